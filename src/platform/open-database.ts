import { join } from 'node:path'
import pg from 'pg'
import type { Config } from './config.ts'
import { type ConnectedDatabase, connect } from './database.ts'
import type { Log } from './log.ts'
import { migrate } from './migrate.ts'
import { startPostgres } from './postgres/postgres.ts'
import { refuseUnsafe } from './postgres/safety.ts'

export interface OpenedDatabase {
  readonly db: ConnectedDatabase
  readonly ownerUrl: string
  close(): Promise<void>
}

/** The embedded server, or the one of DATABASE_URL; brought to the newest schema; refused when it is not safe. */
export async function openDatabase(config: Config, log: Log): Promise<OpenedDatabase> {
  const own = config.databaseUrl === null
  const server = own
    ? await startPostgres({ dataRoot: config.dataRoot, log: (line) => log.info(line) })
    : null
  const ownerUrl = server?.ownerUrl ?? config.migrationUrl!
  const appUrl = server?.appUrl ?? config.databaseUrl!
  try {
    const applied = await migrate(ownerUrl, join(config.root, 'db/migrations'))
    await safe(appUrl)
    if (applied.length > 0) log.info({ applied }, 'schema brought forward')
  } catch (error) {
    await server?.stop()
    throw error
  }
  const db = connect(appUrl)
  return {
    db,
    ownerUrl,
    close: async () => {
      await db.close()
      await server?.stop()
    },
  }
}

async function safe(appUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: appUrl })
  await client.connect()
  try {
    await refuseUnsafe(client)
  } finally {
    await client.end()
  }
}
