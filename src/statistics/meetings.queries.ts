import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

export interface CellMonth {
  readonly cell: string
  /** The first day of the month. */
  readonly month: string
  readonly held: boolean
  readonly locked: boolean
  /** The meeting, for those who may read its minutes. */
  readonly meeting: string
}

/** Ordinary meetings of a tenant's cells from one month to another, both counted in. */
export const cellMonths = (db: Database, tenant: string, from: string, until: string): Promise<CellMonth[]> =>
  db.rows<CellMonth>(sql`
    select cell, month, id as meeting, opened_at is not null as held, locked_at is not null as locked
    from meeting
    where tenant = ${tenant} and kind = 'ordinary' and dropped_at is null and month between ${from} and ${until}`)
