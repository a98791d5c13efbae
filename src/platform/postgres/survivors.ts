import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Address } from './address.ts'
import { readPostmasterFile } from './postmaster-file.ts'
import { processesOf, type ServerProcess, sendSignal } from './processes.ts'
import { refusal } from './refusal.ts'
import { stopServer } from './server.ts'
import { waitFor } from './waiting.ts'

const SECOND = 1000

/**
 * The server that still runs over this data directory. If there is none, then nothing else works in it either
 * once this returns: two servers over one directory would destroy it.
 */
export async function survivingServer(directory: string): Promise<ServerProcess | undefined> {
  const server = await waitFor(() => recordedServer(directory), 2 * SECOND)
  if (server && server !== 'none') return server
  // A server whose postmaster.pid was lost tells nobody where it listens.
  for (const { pid, kind, ours } of processesOf(directory))
    if (kind === 'server' && ours) await stopServer(pid)
  await untilNobodyIsLeft(directory)
  return undefined
}

/**
 * Clears what a crash leaves in the way of the next start; only for a directory in which nothing runs. A full
 * postmaster.pid stays: with it PostgreSQL checks for itself that nobody uses the old shared memory.
 */
export function clearLockFiles(directory: string, address: Address): void {
  const recorded = readPostmasterFile(directory)
  if (recorded && !recorded.pid) rmSync(join(directory, 'postmaster.pid'))
  rmSync(join(address.host, `.s.PGSQL.${address.port}.lock`), { force: true })
}

function recordedServer(directory: string): ServerProcess | 'none' | undefined {
  const servers = processesOf(directory).filter(({ kind }) => kind === 'server')
  if (servers.length === 0) return 'none'
  // Asked again and again: a server that is just starting has not written it yet.
  const recorded = readPostmasterFile(directory)?.pid
  return servers.find(({ pid }) => pid === recorded)
}

/**
 * Children of a server that was killed notice it and end, unless they are busy: those are asked, then forced.
 * Anything that is not such a child is somebody's work, and only waited for.
 */
async function untilNobodyIsLeft(directory: string): Promise<void> {
  const nobody = () => processesOf(directory).length === 0
  for (const signal of [undefined, 'SIGTERM', 'SIGKILL'] as const) {
    const orphans = processesOf(directory).filter(({ kind }) => kind === 'child')
    if (signal) for (const { pid } of orphans) sendSignal(pid, signal)
    if (await waitFor(nobody, signal ? 5 * SECOND : SECOND)) return
  }
  const pids = processesOf(directory).map(({ pid }) => pid)
  throw refusal(
    `${directory} vẫn đang được dùng bởi tiến trình ${pids.join(', ')}. Hãy dừng tiến trình đó rồi khởi động lại.`,
    `${directory} is still in use by process ${pids.join(', ')}. Stop it and start again.`,
  )
}
