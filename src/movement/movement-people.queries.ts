import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/** Who laid down each version of a movement, by its number; none for the command line. */
export async function namesOf(
  db: Database,
  movement: { tenant: string; id: string },
): Promise<ReadonlyMap<number, string>> {
  const rows = await db.rows<{ n: number; full_name: string }>(sql`
    select v.n, p.full_name from movement_version v join person p on p.id = v.laid_by
    where v.tenant = ${movement.tenant} and v.movement = ${movement.id}`)
  return new Map(rows.map((row) => [row.n, row.full_name]))
}

/** A whole province below a unit would be too many to list: only what hangs on it. */
export const unitsRightBelow = (db: Database, unit: string): Promise<{ name: string }[]> =>
  db.rows(sql`
    select u.name from unit_closure c join unit u on u.id = c.descendant
    where c.ancestor = ${unit} and c.depth = 1 and u.ended_on is null order by u.place, u.name`)
