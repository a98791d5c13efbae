import type pg from 'pg'

interface Laid {
  readonly table: string
  readonly name: string
  /** A constraint's clause, or null for a bare index. */
  readonly clause: string | null
  readonly statement: string
  readonly kind: 'f' | 'p' | 'u' | 'i'
}

/**
 * Runs a bulk load with the keys and indexes of these tables laid aside, and makes them again afterwards: sorted once
 * instead of kept up row by row, and every key checked over all rows.
 */
export async function inBulk<T>(
  owner: pg.Client,
  tables: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  const { rows } = await owner.query<Laid>(
    `select c.conrelid::regclass::text as table, c.conname as name, pg_get_constraintdef(c.oid) as clause, '' as statement,
            c.contype::text as kind
     from pg_constraint c where c.conrelid = any($1::regclass[]) and c.contype in ('f', 'p', 'u')
       and not exists (select 1 from pg_constraint f where f.contype = 'f' and f.confrelid = c.conrelid and c.contype = 'p')
     union all
     select i.indrelid::regclass::text, i.indexrelid::regclass::text, null, pg_get_indexdef(i.indexrelid), 'i'
     from pg_index i where i.indrelid = any($1::regclass[])
       and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)`,
    [tables],
  )
  const laid = rows.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
  for (const { table, name, kind } of laid)
    await owner.query(kind === 'i' ? `drop index ${name}` : `alter table ${table} drop constraint ${name}`)
  const result = await work()
  await owner.query(`set maintenance_work_mem = '256MB'`)
  for (const { table, name, clause, statement } of laid.reverse())
    await owner.query(
      // What PostgreSQL tells of an index over partitions would make it for the parent alone.
      clause === null
        ? statement.replace(' ON ONLY ', ' ON ')
        : `alter table ${table} add constraint ${name} ${clause}`,
    )
  return result
}

/** What refers to others goes first and comes back last. */
const ORDER = ['f', 'i', 'u', 'p']
