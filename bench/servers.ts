import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type ConnectedDatabase, connect } from '../src/platform/database.ts'
import { migrate } from '../src/platform/migrate.ts'
import { serverAccount } from '../src/platform/postgres/account.ts'
import {
  type Binaries,
  embeddedBinaries,
  installedBinaries,
  runnable,
} from '../src/platform/postgres/binaries.ts'
import { launch, type RunningPostgres } from '../src/platform/postgres/postgres.ts'
import { run } from '../src/platform/postgres/program.ts'

/** One PostgreSQL with the product's schema. */
export interface Server {
  readonly postgres: RunningPostgres
  readonly owner: pg.Client
  /** As the application logs in. */
  readonly db: ConnectedDatabase
  close(): Promise<void>
}

export const root = join(import.meta.dirname, '..')

/** The embedded PostgreSQL, or, with TEST_POSTGRES_BIN, the machine's own. */
function binaries(): Binaries {
  const binDir = process.env.TEST_POSTGRES_BIN
  return binDir ? installedBinaries(binDir) : embeddedBinaries()
}

/** Whether this PostgreSQL brings the library by which one server reads another. */
export function canReachOut(): boolean {
  const { home } = binaries()
  return ['lib/postgresql', 'lib', 'lib/x86_64-linux-gnu/postgresql'].some((place) =>
    ['postgres_fdw.so', 'postgres_fdw.dylib', 'postgres_fdw.dll'].some((file) =>
      existsSync(join(home, place, file)),
    ),
  )
}

export async function openServer({ reachesOut = false } = {}): Promise<Server> {
  const dataRoot = mkdtempSync(join(tmpdir(), 'tusoi-servers-'))
  let postgres = await launch(binaries(), dataRoot)
  if (reachesOut) {
    // Only the superuser may bring an extension in, and it has no login: single-user mode, as the launcher itself does.
    await postgres.stop()
    await allowReachingOut(dataRoot)
    postgres = await launch(binaries(), dataRoot)
  }
  await migrate(postgres.ownerUrl, join(root, 'db/migrations'))
  const owner = new pg.Client({ connectionString: postgres.ownerUrl })
  await owner.connect()
  // Grouped by what cuts a table, rows are counted where they are: the first of two stages.
  const db = connect(`${postgres.appUrl}?options=-c%20enable_partitionwise_aggregate%3Don`, { max: 4 })
  return {
    postgres,
    owner,
    db,
    async close() {
      await Promise.all([owner.end(), db.close()])
      await postgres.stop()
      rmSync(dataRoot, { recursive: true, force: true })
    },
  }
}

async function allowReachingOut(dataRoot: string): Promise<void> {
  const directory = realpathSync(join(dataRoot, `postgres-${binaries().major}`))
  const account = serverAccount(directory)
  const bin = await runnable(binaries(), account, dataRoot)
  const statements = [
    'create extension postgres_fdw schema public',
    'grant usage on foreign data wrapper postgres_fdw to tusoi_owner',
  ]
  await run(join(bin, 'postgres'), ['--single', '-j', '-D', directory, 'tusoi'], account, {
    input: `${statements.join(';\n\n')};\n\n`,
  })
}

/** Tables of the practice whose rows are nobody's private ones: those with the tenant first in their key and no wall. */
const PRACTICE = `
  select c.relname as name from pg_class c
  join pg_index i on i.indrelid = c.oid and i.indisprimary
  join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] and a.attname = 'tenant'
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and not c.relrowsecurity order by 1`

/**
 * Makes one server see the rows of others: each table of the practice becomes one cut by tenant, whose parts are the
 * tables of the servers that hold these tenants. Statements name the same tables as before. Private rows stay where they
 * are: their tables are not among them, and the walls stand on their own servers. Tells the tables.
 */
export async function seeThrough(
  one: Server,
  others: readonly { readonly server: Server; readonly tenants: readonly string[] }[],
): Promise<string[]> {
  const { owner } = one
  const { rows } = await owner.query<{ name: string }>(PRACTICE)
  const tables = rows.map(({ name }) => name)
  for (const [n, { server }] of others.entries()) {
    const { host, port, appUrl } = server.postgres
    const { username, password } = new URL(appUrl)
    await owner.query(`create server place_${n} foreign data wrapper postgres_fdw
      options (host '${host}', port '${port}', dbname 'tusoi', async_capable 'true', fetch_size '5000')`)
    await owner.query(`create user mapping for tusoi_app server place_${n}
      options (user '${username}', password '${password}')`)
  }
  for (const table of tables) {
    await owner.query(`create table seen (like ${table} including defaults) partition by list (tenant)`)
    await owner.query(`drop table ${table} cascade`)
    await owner.query(`alter table seen rename to ${table}`)
    for (const [n, { tenants }] of others.entries())
      await owner.query(`create foreign table ${table}_at_${n} partition of ${table}
        for values in (${tenants.map((tenant) => `'${tenant}'`).join(', ')})
        server place_${n} options (table_name '${table}')`)
    // What the application may do with a row is decided where the row is: its login there is the same.
    await owner.query(`grant select, insert, update, delete on ${table} to tusoi_app`)
  }
  return tables
}
