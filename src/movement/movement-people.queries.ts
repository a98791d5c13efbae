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
