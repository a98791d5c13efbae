import type pg from 'pg'
import type { Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { refused } from './refusals.ts'
import { quoted } from './tables.queries.ts'

/** What a server writes by itself before anybody has set anything up. */
const BEFORE_SET_UP = ['setup_token', 'server_secret', 'throttle', 'erasure']

/** Whether somebody stays connected here with the application's login. Who has just left may still be listed for a moment. */
export async function othersAtWork(tx: Transaction, login: string): Promise<boolean> {
  for (let look = 1; ; look++) {
    const found = await tx.maybe(sql`
      select 1 from pg_stat_activity
      where datname = current_database() and usename = ${login} and pid <> pg_backend_pid() limit 1`)
    if (!found || look === LOOKS) return found !== null
    // Within a transaction the list stays as it was first read.
    await tx.maybe(sql`select pg_stat_clear_snapshot()`)
    await new Promise((done) => setTimeout(done, 100))
  }
}

const LOOKS = 20

/** Everything of ours in the schema: tables and functions. */
const tables = (tx: Transaction) =>
  tx.rows<{ name: string; walled: boolean }>(sql`
    select relname as name, relforcerowsecurity as walled from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by relname`)

/**
 * Refuses a database in which there is a row of anything, and locks all tables, so that none can come. What a server
 * writes by itself before it is set up is deleted.
 */
export async function refuseContent(client: pg.Client, tx: Transaction): Promise<void> {
  const all = await tables(tx)
  const full: string[] = []
  for (const { name, walled } of all) {
    const table = quoted(name)
    await client.query(`lock table ${table} in access exclusive mode`)
    if (name === 'migration') continue
    // Before its wall the owner too would see an empty table.
    if (walled) await client.query(`alter table ${table} no force row level security`)
    if (BEFORE_SET_UP.includes(name)) await client.query(`delete from ${table}`)
    const { rows } = await client.query(`select 1 from ${table} limit 1`)
    if (rows.length > 0) full.push(name)
    if (walled) await client.query(`alter table ${table} force row level security`)
  }
  if (full.length > 0)
    throw refused.notEmpty(full.length > 5 ? `${full.slice(0, 5).join(', ')}, …` : full.join(', '))
}

/** Takes the empty schema away: its tables, with their partitions, and its functions. */
export async function clearSchema(tx: Transaction): Promise<void> {
  const all = await tables(tx)
  const functions = await tx.rows<{ name: string }>(sql`
    select p.oid::regprocedure::text as name from pg_proc p
    where p.pronamespace = 'public'::regnamespace
      and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`)
  const drop = (text: string) => tx.run({ text, values: [], name: '' })
  if (all.length > 0) await drop(`drop table ${all.map(({ name }) => quoted(name)).join(', ')} cascade`)
  if (functions.length > 0)
    await drop(`drop function ${functions.map(({ name }) => name).join(', ')} cascade`)
}
