import { join } from 'node:path'
import type { Config } from './config.ts'
import { type ConnectedDatabase, connect } from './database.ts'
import type { Log } from './log.ts'
import { migrate } from './migrate.ts'
import { startPostgres } from './postgres/postgres.ts'

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
