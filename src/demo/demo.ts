import pg from 'pg'
import type { Serve } from '../account/visit.ts'
import { anyTenant } from '../organisation/organisation.ts'
import { type Clock, clockFrom } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { ConnectedDatabase, Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { demoRoutes } from './demo.routes.tsx'
import { OPENING } from './opening.ts'
import { tellStory } from './story.ts'

export interface Demo {
  readonly clock: Clock
  readonly routes: (serve: Serve) => void
}

/**
 * Tells the demo's story into an empty database and gives the demo its clock and its pages. The first time nobody is
 * looking yet: chapter after chapter is committed, and what does not need each other is told side by side, on connections
 * of its own: `telling` is closed when all is told, since each has prepared hundreds of statements that nobody needs again.
 */
export async function prepareDemo(
  db: Database,
  config: Config,
  ownerUrl: string,
  telling: ConnectedDatabase,
): Promise<Demo> {
  try {
    await refuseRealData(db)
    if ((await isHalfTold(db)) || !(await anyTenant(db)))
      await asOwner(ownerUrl, (owner) => tellFirst(telling, config, owner))
  } finally {
    await telling.close()
  }
  const reset = async () => {
    await asOwner(ownerUrl, emptyDatabase)
    await loadDemo(db, config)
  }
  return { clock: clockFrom(OPENING), routes: (serve) => demoRoutes(serve, reset) }
}

/** All of it or nothing: whoever looks meanwhile sees no half of it. */
export async function loadDemo(db: Database, config: Pick<Config, 'root'>): Promise<void> {
  await db.transaction((tx) => tellStory(tx, config.root))
}

/** Of two that start at once the second waits, and finds all told. */
async function tellFirst(db: Database, config: Config, owner: pg.Client): Promise<void> {
  await owner.query('select pg_advisory_lock($1)', [LOCK])
  if (await isHalfTold(db)) await emptyDatabase(owner)
  if (await anyTenant(db)) return
  await owner.query(`create table if not exists ${HALF_TOLD} ()`)
  await tellStory(db, config.root, LANES)
  await owner.query(`drop table ${HALF_TOLD}`)
}

const LOCK = 7_120_827

/** One connection is at work on the rounds and two on the months: more would only wait for the two cores of a small machine. */
const LANES = 2

/** There only while the first telling is under way: who finds it at a start knows that one was broken off. */
const HALF_TOLD = 'demo_half_told'

/** In the demo everybody takes any role with one tap: it never opens on what real people wrote. */
async function refuseRealData(db: Database): Promise<void> {
  if (!(await anyTenant(db)) || (await db.maybe(sql`select 1 from demo_mark`))) return
  throw new Error(
    'Dữ liệu ở đây không phải dữ liệu mẫu, nên bản mẫu không mở. Đặt TUSOI_DATA sang thư mục khác, hoặc xóa thư mục dữ liệu mẫu cũ. The data here are not the demo, so the demo does not open them. Set TUSOI_DATA to another folder, or remove the data of an old demo.',
  )
}

async function isHalfTold(db: Database): Promise<boolean> {
  const { there } = await db.row<{ there: boolean }>(
    sql`select to_regclass(${`public.${HALF_TOLD}`}) is not null as there`,
  )
  return there
}

/** Only for the demo's own database, and only as its owner: the application's login can't take history away. */
async function emptyDatabase(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ tables: string }>(
    `select string_agg(quote_ident(tablename), ', ') as tables from pg_tables where schemaname = 'public' and tablename <> 'migration'`,
  )
  await client.query('begin')
  await client.query('alter table history disable trigger history_is_append_only')
  await client.query(`truncate ${rows[0]!.tables}`)
  await client.query('alter table history enable trigger history_is_append_only')
  await client.query('commit')
}

async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
