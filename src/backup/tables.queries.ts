import type { Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/**
 * What is of the moment and not backed up: whoever was signed in signs in again, and tries at codes are counted anew. What
 * is queued follows from rows that are backed up, so the queue's own schema is not either.
 */
export const LEFT_OUT = ['session', 'setup_token', 'throttle']

export interface Table {
  readonly name: string
  readonly columns: string[]
  /** Row level security stands before it, for the owner as well. */
  readonly walled: boolean
  /** The owner may look past the wall in a backup's transaction. */
  readonly readable: boolean
  /** Has triggers of ours. */
  readonly triggers: boolean
  readonly needs: string[]
}

/** The tables of the schema, each behind those it refers to, and otherwise by name. Partitions are parts of their table. */
export async function tablesOf(tx: Transaction): Promise<Table[]> {
  const tables = await tx.rows<Table>(sql`
    select c.relname as name, c.relforcerowsecurity as walled,
           not c.relforcerowsecurity or exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'backup') as readable,
           exists (select 1 from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) as triggers,
           (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
           (select coalesce(array_agg(f.confrelid::regclass::text), '{}') from pg_constraint f
            where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> 'migration'
    order by c.relname collate "C"`)
  return inOrder(tables.filter(({ name }) => !LEFT_OUT.includes(name)))
}

function inOrder(tables: readonly Table[]): Table[] {
  const left = new Set(tables)
  const laid: Table[] = []
  while (left.size > 0) {
    const waiting = new Set([...left].map(({ name }) => name))
    const next = [...left].filter(({ needs }) => !needs.some((name) => waiting.has(name)))
    if (next.length === 0)
      throw new Error(`tables refer to each other in a circle: ${[...waiting].join(', ')}`)
    laid.push(...next)
    for (const table of next) left.delete(table)
  }
  return laid
}

/** Which months have partitions of their own. */
export const monthsOf = (tx: Transaction): Promise<{ first: string; last: string } | null> =>
  tx
    .row<{ first: string | null; last: string | null }>(sql`
      select min(month) || '-01' as first, max(month) || '-01' as last from (
        select replace(substring(c.relname from '_(\\d{4}_\\d{2})$'), '_', '-') as month
        from pg_class c where c.relispartition and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace) part`)
    .then(({ first, last }) => (first && last ? { first, last } : null))

/** How values are written in the archive: the same on every server, whatever its own habits. */
export const WRITING = `
  set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'; set local intervalstyle = 'postgres';
  set local extra_float_digits = 1; set local bytea_output = 'hex'; set local client_encoding = 'UTF8'`

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
export const columnsOf = (table: { columns: readonly string[] }): string =>
  table.columns.map(quoted).join(', ')
