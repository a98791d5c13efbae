import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../src/platform/migrate.ts'
import {
  type RunningPostgres,
  startInstalledPostgres,
  startPostgres,
} from '../src/platform/postgres/postgres.ts'

export const root = join(import.meta.dirname, '..')

export interface OwnServer {
  readonly appUrl: string
  readonly ownerUrl: string
  readonly dataRoot: string
  /** Starts it again over the same data. */
  start(): Promise<void>
  stop(): Promise<void>
  /** Stops it and removes its data. */
  remove(): Promise<void>
}

/**
 * A server for one file: for tests that commit, tamper as the owner, or look into the data directory. The embedded one,
 * or one of the machine's own.
 */
export async function ownServer(binDir?: string): Promise<OwnServer> {
  const dataRoot = mkdtempSync(join(tmpdir(), 'tusoi-own-'))
  const launch = () => (binDir ? startInstalledPostgres({ binDir, dataRoot }) : startPostgres({ dataRoot }))
  let running: RunningPostgres = await launch()
  await migrate(running.ownerUrl, join(root, 'db/migrations'))
  return {
    get appUrl() {
      return running.appUrl
    },
    get ownerUrl() {
      return running.ownerUrl
    },
    dataRoot,
    start: async () => {
      running = await launch()
    },
    stop: () => running.stop(),
    remove: async () => {
      await running.stop()
      rmSync(dataRoot, { recursive: true, force: true })
    },
  }
}
