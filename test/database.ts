import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { mustWait } from '../src/account/throttle.ts'
import { connect } from '../src/platform/database.ts'
import { migrate } from '../src/platform/migrate.ts'
import { startInstalledPostgres, startPostgres } from '../src/platform/postgres/postgres.ts'
import { loadShipped } from '../src/setup/setup.ts'

declare module 'vitest' {
  interface ProvidedContext {
    appUrl: string
    ownerUrl: string
  }
}

const root = join(import.meta.dirname, '..')

/**
 * One real server for the whole run: the embedded one, or, with TEST_POSTGRES_BIN, the machine's own. Every test
 * works in a transaction that is rolled back; only what all share is committed here.
 */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const dataRoot = mkdtempSync(join(tmpdir(), 'tusoi-test-'))
  const binDir = process.env.TEST_POSTGRES_BIN
  const server = binDir
    ? await startInstalledPostgres({ binDir, dataRoot })
    : await startPostgres({ dataRoot })
  const { appUrl, ownerUrl } = server
  // The day of the tests: their rows lie in partitions, as a server's do, and nothing here came later than they do.
  const now = new Date('2026-12-01T08:00:00+07:00')
  await migrate(ownerUrl, join(root, 'db/migrations'), now)
  const db = connect(appUrl, { max: 1 })
  await db.transaction((tx) => loadShipped(tx, root, now))
  await mustWait(db, 'card', 'first use makes the secret of this server', now)
  await db.close()
  provide('appUrl', appUrl)
  provide('ownerUrl', ownerUrl)
  return async () => {
    await server.stop()
    rmSync(dataRoot, { recursive: true, force: true })
  }
}
