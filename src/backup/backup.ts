import { statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { ERASED_CASES } from '../feedback/erase.ts'
import { verify } from '../history/history.ts'
import { ERASURES } from '../my-data/erasures.ts'
import { copyOut } from '../platform/copy.ts'
import { type Transaction, transactionOn, valueTypes } from '../platform/database.ts'
import { listText } from '../platform/line-list.ts'
import { migrationsIn, migrationsOf } from '../platform/migrate.ts'
import { sql } from '../platform/sql.ts'
import { type ArchiveWriter, writeArchive } from './archive-writer.ts'
import { FORMAT, type Manifest, schemaOf } from './manifest.rules.ts'
import { refused } from './refusals.ts'
import { columnsOf, LEFT_OUT, monthsOf, quoted, tablesOf, WRITING } from './tables.queries.ts'

export interface Source {
  /** The owner's login: the application's is held back by row level security. */
  readonly ownerUrl: string
  /** Where the lists lie that are kept beside the database. */
  readonly dataRoot: string
  /** Of this program. */
  readonly migrations: string
  readonly version: string
}

/** The lists of what was erased for good. */
export const LISTS = [ERASURES, ERASED_CASES]

const WHAT =
  'Bản sao lưu Tự Soi; khôi phục: bin/tusoi restore. A backup of Tự Soi; to restore it: bin/tusoi restore.'

/** A folder gets a file named by the moment: tusoi-2026-12-01-0900.tar, in the machine's own time. */
export function fileFor(target: string, now: Date): string {
  const isFolder = target.endsWith('/') || statSync(target, { throwIfNoEntry: false })?.isDirectory()
  if (!isFolder) return target
  const two = (n: number) => String(n).padStart(2, '0')
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  return join(target, `tusoi-${day}-${two(now.getHours())}${two(now.getMinutes())}.tar`)
}

/**
 * Writes all of a database as it stood at one moment into an archive, beside a server that goes on working: one
 * transaction that only reads, and locks out nothing but changes of the schema.
 */
export async function makeBackup(
  source: Source,
  path: string,
  now: Date,
  stop: AbortSignal = new AbortController().signal,
): Promise<Manifest> {
  const client = new pg.Client({
    connectionString: source.ownerUrl,
    application_name: 'tusoi-backup',
    types: valueTypes,
  })
  // What breaks the connection is told by the query that was under way.
  client.on('error', () => {})
  await client.connect()
  const leave = () => void client.end().catch(() => {})
  stop.addEventListener('abort', leave)
  try {
    stop.throwIfAborted()
    await client.query('begin isolation level repeatable read read only')
    await client.query(`${WRITING}; set local app.backup = 'on'`)
    const tx = transactionOn(client)
    const facts = await factsOf(tx, client, source, now)
    return await writeArchive(path, now, (archive) => fill(archive, client, tx, source, facts))
  } catch (error) {
    throw stop.aborted ? refused.stopped() : error
  } finally {
    stop.removeEventListener('abort', leave)
    await client.end().catch(() => {})
  }
}

type Facts = Omit<Manifest, 'tables' | 'lists' | 'history'>

/** What stands in the manifest before any table is read. Refuses what can't be backed up whole. */
async function factsOf(tx: Transaction, client: pg.Client, source: Source, now: Date): Promise<Facts> {
  const migrations = await migrationsOf(client)
  if (migrations.length === 0) throw refused.nothing()
  const schema = schemaOf(migrations, migrationsIn(source.migrations))
  if (schema !== 'known') throw schema === 'newer' ? refused.newerData() : refused.otherSchema()
  const { marked } = await tx.row<{ marked: boolean }>(
    sql`select to_regclass('public.demo_mark') is not null as marked`,
  )
  if (!marked) throw refused.oldSchema()
  if (!(await tx.maybe(sql`select 1 from unit limit 1`))) throw refused.nothing()
  const { postgres, demo } = await tx.row<{ postgres: string; demo: boolean }>(
    sql`select current_setting('server_version') as postgres, exists (select 1 from demo_mark) as demo`,
  )
  return {
    what: WHAT,
    format: FORMAT,
    at: now.toISOString(),
    program: source.version,
    postgres,
    demo,
    migrations,
    months: await monthsOf(tx),
    catalogues: await tx.rows(sql`select id, sha256 from catalogue_version order by id`),
    leftOut: LEFT_OUT,
  }
}

async function fill(
  archive: ArchiveWriter,
  client: pg.Client,
  tx: Transaction,
  source: Source,
  facts: Facts,
): Promise<Manifest> {
  const tables = await tablesOf(tx)
  const hidden = tables.filter(({ readable }) => !readable)
  if (hidden.length > 0) throw refused.unreadable(hidden.map(({ name }) => name).join(', '))
  await client.query(`lock table ${tables.map(({ name }) => quoted(name)).join(', ')} in access share mode`)
  const written: Manifest['tables'] = []
  for (const table of tables) {
    let rows = 0
    const blocks = async function* () {
      rows = yield* copyOut(client, `copy (select ${columnsOf(table)} from ${quoted(table.name)}) to stdout`)
    }
    const parts = await archive.table(table.name, blocks())
    written.push({ name: table.name, columns: table.columns, rows, parts })
  }
  const history = await chainsOf(tx)
  // Read last: what was noted while the tables were read is in the list, whatever the snapshot still holds of it.
  const lists = []
  for (const name of LISTS) lists.push(await archive.list(name, await listText(join(source.dataRoot, name))))
  const manifest = { ...facts, history, tables: written, lists }
  await archive.manifest(manifest)
  return manifest
}

/** Every organisation's chain, walked to its head. */
export async function chainsOf(tx: Transaction): Promise<Manifest['history']> {
  const heads = await tx.rows<{ tenant: string; name: string; rows: number; head: Buffer }>(sql`
    select head.tenant, coalesce(unit.name, '') as name, head.n as rows, head.hash as head
    from history_head head left join unit on unit.id = head.tenant order by head.tenant`)
  const chains = []
  for (const { tenant, name, rows, head } of heads)
    chains.push({ tenant, name, rows, head: head.toString('hex'), whole: (await verify(tx, tenant)).ok })
  return chains
}
