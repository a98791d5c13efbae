import { statfsSync } from 'node:fs'
import { fullDisk } from './refusal.ts'

const MB = 1024 * 1024

/**
 * A new data directory takes 55 MB, and a running server soon needs its next 16 MB of log. Asked beforehand,
 * because PostgreSQL itself can not even say why it ended when its log is on the same full disk.
 */
export function refuseFullDisk(directory: string, exists: boolean): void {
  const { bavail, bsize } = statfsSync(directory)
  if (bavail * bsize < (exists ? 32 : 120) * MB) throw fullDisk(directory)
}
