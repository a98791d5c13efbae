import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/** The secretary of each cell, whom the committee calls. */
export async function secretariesOf(
  db: Database,
  tenant: string,
  today: string,
): Promise<Map<string, { name: string; phone: string | null }>> {
  const rows = await db.rows<{ unit: string; name: string; phone: string | null }>(sql`
    select post.unit, p.full_name as name, p.phone from post join person p on p.id = post.person
    where post.tenant = ${tenant} and post.kind = 'secretary'
      and post.valid_from <= ${today} and (post.valid_to is null or post.valid_to > ${today})`)
  return new Map(rows.map(({ unit, ...secretary }) => [unit, secretary]))
}
