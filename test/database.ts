import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { mustWait } from '../src/account/throttle.ts'
import { connect } from '../src/platform/database.ts'
import { migrate } from '../src/platform/migrate.ts'
import { startPostgres } from '../src/platform/postgres/postgres.ts'
import { loadShipped } from '../src/setup/setup.ts'

declare module 'vitest' {
  interface ProvidedContext {
    appUrl: string
    ownerUrl: string
  }
}

const root = join(import.meta.dirname, '..')

/**
 * One real server for the whole run: the embedded one, or the one that TEST_DATABASE_URL and TEST_MIGRATION_URL
 * name. Every test works in a transaction that is rolled back; only what all share is committed here.
 */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const dataRoot = mkdtempSync(join(tmpdir(), 'tusoi-test-'))
  const given = process.env.TEST_DATABASE_URL && process.env.TEST_MIGRATION_URL
  const server = given ? null : await startPostgres({ dataRoot })
  const appUrl = server?.appUrl ?? process.env.TEST_DATABASE_URL!
  const ownerUrl = server?.ownerUrl ?? process.env.TEST_MIGRATION_URL!
  await migrate(ownerUrl, join(root, 'db/migrations'))
  const db = connect(appUrl, { max: 1 })
  await db.transaction((tx) => loadShipped(tx, root, new Date()))
  await mustWait(db, 'card', 'first use makes the secret of this server', new Date())
  await db.close()
  provide('appUrl', appUrl)
  provide('ownerUrl', ownerUrl)
  return async () => {
    await server?.stop()
    rmSync(dataRoot, { recursive: true, force: true })
  }
}
