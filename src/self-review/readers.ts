import { holdersOf } from '../membership/scope.ts'
import type { Database } from '../platform/database.ts'

export interface Readers {
  readonly done: { name: string; title: string }[]
  /** Null when nothing is brought to the cell. */
  readonly declared: { name: string; title: string }[] | null
}

/** "Ai xem được?": drawn from the table of powers and today's posts, the same that guard the pages. */
export async function readersOf(
  db: Database,
  tenant: string,
  cell: string,
  today: string,
  declares: boolean,
): Promise<Readers> {
  return {
    done: await holdersOf(db, tenant, cell, 'see-done', today),
    declared: declares ? await holdersOf(db, tenant, cell, 'see-declared', today) : null,
  }
}
