import { join } from 'node:path'
import pg from 'pg'
import { replayErasedCases } from '../feedback/erase.ts'
import { replayErasures } from '../my-data/erasures.ts'
import { copyIn } from '../platform/copy.ts'
import { type Transaction, transactionOn, valueTypes } from '../platform/database.ts'
import { joinLines } from '../platform/line-list.ts'
import {
  applyMigration,
  MIGRATION_TABLE,
  migrationsIn,
  migrationsOf,
  SCHEMA_LOCK,
} from '../platform/migrate.ts'
import { makeComingMonths, makeMonths } from '../platform/months.ts'
import { type Archive, withArchive } from './archive-reader.ts'
import { chainsOf, LISTS } from './backup.ts'
import { type Manifest, schemaOf } from './manifest.rules.ts'
import { refused } from './refusals.ts'
import { columnsOf, quoted, type Table, tablesOf, WRITING } from './tables.queries.ts'
import { clearSchema, othersAtWork, refuseContent } from './target.queries.ts'

export interface Target {
  readonly ownerUrl: string
  readonly appUrl: string
  readonly dataRoot: string
  readonly migrations: string
  readonly demo: boolean
}

export interface Restored {
  readonly manifest: Manifest
  /** Migrations that ran on top of what the archive held. */
  readonly brought: string[]
  /** What was erased again, since the lists know of it and the archive did not. */
  readonly erasedPeople: number
  readonly erasedCases: number
  /** Tables of the archive that this program has no room for. */
  readonly unknown: string[]
}

/** What an archive says it is, once its list of files is whole; quick, whatever its size. */
export const manifestOf = (path: string): Promise<Manifest> =>
  withArchive(path, async ({ manifest }) => manifest)

/** Reads an archive to its end and tells what is in it. Refuses one that this program could not restore. */
export const checkArchive = (path: string, migrations: string): Promise<Manifest> =>
  withArchive(path, async (archive) => {
    refuseSchema(archive.manifest, migrations)
    await archive.check()
    return archive.manifest
  })

/**
 * Brings an archive into an empty database: the schema as it was when it was made, then the rows, then the migrations that
 * came since, then everything that was erased in between. One transaction: whoever looks sees nothing of it or all.
 * Nothing is written before the archive was read to its end.
 */
export async function restore(path: string, target: Target, now: Date): Promise<Restored> {
  return withArchive(path, async (archive) => {
    const { manifest } = archive
    refuseFor(manifest, target)
    const client = new pg.Client({
      connectionString: target.ownerUrl,
      application_name: 'tusoi-restore',
      types: valueTypes,
    })
    // What breaks the connection is told by the query that was under way.
    client.on('error', () => {})
    await client.connect()
    try {
      await client.query('select pg_advisory_lock($1)', [SCHEMA_LOCK])
      await client.query('begin; set local idle_in_transaction_session_timeout = 0')
      const restored = await restoreIn(client, archive, target, now)
      await client.query('commit')
      // So that the first pages need not guess how much there is.
      const tables = await tablesOf(transactionOn(client))
      await client.query(`analyze ${tables.map(({ name }) => quoted(name)).join(', ')}`)
      return restored
    } finally {
      await client.end()
    }
  })
}

/** Refuses what can't come here, by the manifest alone: a newer program's, another schema's, a demo's among real data. */
export function refuseFor(manifest: Manifest, target: Pick<Target, 'migrations' | 'demo'>): void {
  refuseSchema(manifest, target.migrations)
  if (manifest.demo !== target.demo) throw manifest.demo ? refused.demoIntoReal() : refused.realIntoDemo()
}

function refuseSchema(manifest: Manifest, migrations: string): void {
  const schema = schemaOf(manifest.migrations, migrationsIn(migrations))
  if (schema === 'newer') throw refused.newerArchive(manifest.program)
  if (schema === 'other') throw refused.otherSchema()
}

async function restoreIn(client: pg.Client, archive: Archive, target: Target, now: Date): Promise<Restored> {
  const { manifest } = archive
  const tx = transactionOn(client)
  if (await othersAtWork(tx, decodeURIComponent(new URL(target.appUrl).username))) throw refused.inUse()
  await refuseContent(client, tx)
  await archive.check()
  await makeSchema(client, tx, manifest, target.migrations)
  await client.query(WRITING)
  if (manifest.months) await makeMonths(client, manifest.months.first, manifest.months.last)
  const unknown = await load(client, tx, archive)
  const brought = await bringForward(client, manifest, target.migrations)
  await makeComingMonths(client, now)
  await refuseOtherChains(tx, manifest)
  for (const name of LISTS) await joinLines(join(target.dataRoot, name), await archive.list(name))
  return {
    manifest,
    brought,
    erasedPeople: await replayErasures(tx, target.dataRoot),
    erasedCases: await replayErasedCases(tx, target.dataRoot),
    unknown,
  }
}

/** The schema as it was when the archive was made, without a row. */
async function makeSchema(client: pg.Client, tx: Transaction, manifest: Manifest, directory: string) {
  const there = await migrationsOf(client)
  const same =
    there.length === manifest.migrations.length &&
    there.every(({ name }, i) => name === manifest.migrations[i]!.name)
  if (same) return
  if (schemaOf(there.length > 0 ? there : manifest.migrations, migrationsIn(directory)) !== 'known')
    throw refused.otherSchema()
  await clearSchema(tx)
  await client.query(MIGRATION_TABLE)
  for (const file of migrationsIn(directory).slice(0, manifest.migrations.length))
    await applyMigration(client, file)
}

async function bringForward(client: pg.Client, manifest: Manifest, directory: string): Promise<string[]> {
  const files = migrationsIn(directory).slice(manifest.migrations.length)
  for (const file of files) await applyMigration(client, file)
  return files.map(({ name }) => name)
}

/**
 * Rows go in as they came out: the walls of row level security are down meanwhile, since the owner would stand before them
 * too, and triggers that watch over the order of events are silent. Keys and checks hold. Returns what found no room.
 */
async function load(client: pg.Client, tx: Transaction, { manifest, text }: Archive): Promise<string[]> {
  const tables = await tablesOf(tx)
  const told = new Map(manifest.tables.map((table) => [table.name, table]))
  const missing = tables.filter(
    ({ name, columns }) => !columns.every((column) => told.get(name)?.columns.includes(column)),
  )
  if (missing.length > 0) throw refused.missingTable(missing.map(({ name }) => name).join(', '))
  await walls(client, tables, 'no force row level security', 'disable trigger user')
  for (const table of tables) {
    const { rows, columns, name } = told.get(table.name)!
    // A column this schema does not have is refused by the server, and so nothing is lost in silence.
    const statement = `copy ${quoted(name)} (${columnsOf({ columns })}) from stdin`
    const found = await copyIn(client, statement, text(told.get(name)!))
    if (found !== rows) throw refused.otherRows(name, rows, found)
  }
  await walls(client, tables, 'force row level security', 'enable trigger user')
  const known = new Set(tables.map(({ name }) => name))
  return manifest.tables.filter(({ name, rows }) => !known.has(name) && rows > 0).map(({ name }) => name)
}

async function walls(client: pg.Client, tables: readonly Table[], wall: string, trigger: string) {
  for (const { name, walled, triggers } of tables) {
    if (walled) await client.query(`alter table ${quoted(name)} ${wall}`)
    if (triggers) await client.query(`alter table ${quoted(name)} ${trigger}`)
  }
}

/** A chain that was whole is whole, with the same head; one that was broken when it was backed up can be no better. */
async function refuseOtherChains(tx: Transaction, manifest: Manifest): Promise<void> {
  const found = new Map((await chainsOf(tx)).map((chain) => [chain.tenant, chain]))
  for (const { tenant, name, head, rows, whole } of manifest.history) {
    const chain = found.get(tenant)
    if (chain?.head !== head || chain.rows !== rows || chain.whole !== whole)
      throw refused.brokenChain(name || tenant)
    found.delete(tenant)
  }
  const [other] = found.values()
  if (other) throw refused.brokenChain(other.name || other.tenant)
}
