import { join } from 'node:path'
import pg from 'pg'
import { systemClock } from './clock.ts'
import type { Config } from './config.ts'
import { type ConnectedDatabase, connect } from './database.ts'
import type { Log } from './log.ts'
import { migrate } from './migrate.ts'
import { type RunningPostgres, startPostgres } from './postgres/postgres.ts'
import { refuseUnsafe } from './postgres/safety.ts'
import { sql } from './sql.ts'

export interface OpenedDatabase {
  readonly db: ConnectedDatabase
  readonly ownerUrl: string
  readonly appUrl: string
  close(): Promise<void>
}

/**
 * The embedded server, or the one of DATABASE_URL; brought to the newest schema; refused when it is not safe.
 * `meanwhile` is called once there is nothing to do but wait for PostgreSQL; it may be called again.
 */
export async function openDatabase(
  config: Config,
  log: Log,
  meanwhile: () => void = () => {},
): Promise<OpenedDatabase> {
  const own = config.databaseUrl === null
  const start = () => startPostgres({ dataRoot: config.dataRoot, log: (line) => log.info(line), meanwhile })
  const server = own ? await start() : null
  meanwhile()
  const ownerUrl = server?.ownerUrl ?? config.migrationUrl!
  const appUrl = server?.appUrl ?? config.databaseUrl!
  try {
    const applied = await migrate(ownerUrl, join(config.root, 'db/migrations'), systemClock.now())
    await refuseUnsafeLogin(appUrl)
    if (applied.length > 0) log.info({ applied }, 'schema brought forward')
  } catch (error) {
    await server?.stop()
    throw error
  }
  const db = connect(appUrl)
  const guard = server && keepUp(server, db, start, log)
  return {
    db,
    ownerUrl,
    appUrl,
    close: async () => {
      await guard?.rest()
      await db.close()
      await guard?.stop()
    },
  }
}

/** The embedded server, started or adopted, or the one of DATABASE_URL, with its schema left as it is. */
export async function openServer(
  config: Config,
  log: Log,
): Promise<Pick<OpenedDatabase, 'ownerUrl' | 'appUrl' | 'close'>> {
  if (config.databaseUrl)
    return { ownerUrl: config.migrationUrl!, appUrl: config.databaseUrl, close: async () => {} }
  const { ownerUrl, appUrl, stop } = await startPostgres({
    dataRoot: config.dataRoot,
    log: (line) => log.info(line),
  })
  return { ownerUrl, appUrl, close: stop }
}

const LOOK_EVERY = 1000

/**
 * Starts the embedded server again when it is gone: killed, or stopped from outside. Requests are answered with 503
 * meanwhile. A server that answers, be it only that it still recovers, is left to itself.
 */
function keepUp(
  first: RunningPostgres,
  db: ConnectedDatabase,
  start: () => Promise<RunningPostgres>,
  log: Log,
): { rest(): Promise<void>; stop(): Promise<void> } {
  let server = first
  let looking: Promise<void> | null = null
  const look = async () => {
    const gone = await db.run(sql`select 1`).then(() => false, isGone)
    if (!gone) return
    log.warn('PostgreSQL is gone and is started again')
    // Gives back the lock of the data directory, so that the launcher can judge afresh what is there.
    await server.stop()
    server = await start()
    db.connectTo(server.appUrl)
  }
  const timer = setInterval(() => {
    looking ??= look()
      .catch((error: unknown) => log.error({ err: error }, 'PostgreSQL could not be started again'))
      .finally(() => {
        looking = null
      })
  }, LOOK_EVERY)
  return {
    async rest() {
      clearInterval(timer)
      await looking
    },
    stop: () => server.stop(),
  }
}

/** Nobody listens there. */
const isGone = (error: unknown): boolean =>
  ['ECONNREFUSED', 'ENOENT'].includes((error as { code?: string }).code ?? '')

/** Connects as the application and refuses a server or a login that is not safe. */
export async function refuseUnsafeLogin(appUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: appUrl })
  await client.connect()
  try {
    await refuseUnsafe(client)
  } finally {
    await client.end()
  }
}
