import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

export async function nameOfAccount(db: Database, account: string): Promise<string> {
  const row = await db.row<{ full_name: string }>(sql`
    select full_name from account a join person p on p.id = a.person where a.id = ${account}`)
  return row.full_name
}
