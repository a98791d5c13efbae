import { join } from 'node:path'
import pg from 'pg'
import { withArchive } from '../src/backup/archive-reader.ts'
import { makeBackup } from '../src/backup/backup.ts'
import { type Restored, restore } from '../src/backup/restore.ts'
import { clearSchema } from '../src/backup/target.queries.ts'
import { transactionOn } from '../src/platform/database.ts'
import { migrate } from '../src/platform/migrate.ts'
import { type OwnServer, root } from './own-server.ts'

export const MIGRATIONS = join(root, 'db/migrations')

export async function asOwner<T>(server: OwnServer, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: server.ownerUrl })
  owner.on('error', () => {})
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

/** As the command line does it. */
export const backUp = (
  server: OwnServer,
  path: string,
  now = new Date(),
  migrations = MIGRATIONS,
  stop?: AbortSignal,
) =>
  makeBackup(
    { ownerUrl: server.ownerUrl, dataRoot: server.dataRoot, migrations, version: '9.9.9' },
    path,
    now,
    stop,
  )

export const bringBack = (
  server: OwnServer,
  path: string,
  { demo = false, migrations = MIGRATIONS, dataRoot = server.dataRoot } = {},
): Promise<Restored> =>
  restore(path, { ownerUrl: server.ownerUrl, appUrl: server.appUrl, dataRoot, migrations, demo }, new Date())

/** A database without a row; with the schema as a first start leaves it, or without any. */
export async function emptied(server: OwnServer, schema: 'made' | 'none' = 'made'): Promise<void> {
  await asOwner(server, async (owner) => {
    await owner.query('begin')
    await clearSchema(transactionOn(owner))
    await owner.query('commit')
  })
  if (schema === 'made') await migrate(server.ownerUrl, MIGRATIONS, new Date())
}

const OF_THE_MOMENT = ['migration', 'session', 'setup_token', 'throttle']

/** Every table as a count and a sum over all its rows, past every wall. Said in its own words, not the backup's. */
export async function tableSums(server: OwnServer): Promise<Map<string, string>> {
  return asOwner(server, async (owner) => {
    const { rows } = await owner.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
         and not relispartition and relname <> all($1) order by relname`,
      [OF_THE_MOMENT],
    )
    await owner.query('begin')
    await owner.query(`set local timezone = 'UTC'`)
    const sums = new Map<string, string>()
    for (const { name } of rows) {
      await owner.query(`alter table ${name} no force row level security`)
      const { rows: found } = await owner.query<{ sum: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' order by t::text collate "C")), '') as sum from ${name} t`,
      )
      sums.set(name, found[0]!.sum)
    }
    await owner.query('rollback')
    return sums
  })
}

/** What stands before a table: walls, triggers that are on, keys. */
export async function safeguards(server: OwnServer): Promise<string[]> {
  return asOwner(server, async (owner) => {
    const { rows } = await owner.query<{ line: string }>(`
      select relname || ' walls ' || relrowsecurity || relforcerowsecurity as line from pg_class
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname !~ '_20\\d\\d_\\d\\d$'
      union all select tgrelid::regclass || ' trigger ' || tgname || ' ' || tgenabled::text from pg_trigger
        where not tgisinternal and tgrelid::regclass::text !~ '_20\\d\\d_\\d\\d$'
      union all select conrelid::regclass || ' ' || conname || ' ' || convalidated from pg_constraint
        where connamespace = 'public'::regnamespace and conrelid <> 0 and conrelid::regclass::text !~ '_20\\d\\d_\\d\\d$'
      union all select polrelid::regclass || ' policy ' || polname || ' ' || polcmd::text from pg_policy
      union all select relname || ' rights ' || coalesce(relacl::text, '') from pg_class
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname !~ '_20\\d\\d_\\d\\d$'
      order by 1`)
    return rows.map(({ line }) => line)
  })
}

/** All that a backup says once it is unpacked: every row of every table, the lists and the manifest. */
export const unpackedText = (path: string): Promise<string> =>
  withArchive(path, async ({ manifest, text, list }) => {
    const all = [JSON.stringify(manifest)]
    for (const table of manifest.tables) for await (const block of text(table)) all.push(block.toString())
    for (const { name } of manifest.lists) all.push(await list(name.split('/').at(-1)!))
    return all.join('\n')
  })

/** The rows of one table in a backup, as COPY's text has them. */
export const archived = (path: string, name: string): Promise<Record<string, string>[]> =>
  withArchive(path, async ({ manifest, text }) => {
    const table = manifest.tables.find((one) => one.name === name)!
    const blocks: Buffer[] = []
    for await (const block of text(table)) blocks.push(block)
    const lines = Buffer.concat(blocks).toString().split('\n').slice(0, -1)
    return lines.map((line) =>
      Object.fromEntries(line.split('\t').map((value, i) => [table.columns[i]!, value])),
    )
  })
