import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { Signatory } from './commitment-sheet.ts'

/** A person as the head of their own paper names them: today's posts, and the cell and organisation given. */
export async function signatoryOf(
  db: Database,
  person: string,
  of: { readonly tenant: string; readonly cell: string },
  today: string,
): Promise<Signatory> {
  return db.row<Signatory>(sql`
    select p.full_name as name, p.birth_date as born, cell.name as cell, organisation.name as organisation,
           coalesce((select array_agg(post.title order by post.valid_from, post.title) from post
                     where post.person = p.id and post.valid_from <= ${today}
                       and (post.valid_to is null or post.valid_to > ${today})), '{}') as posts
    from person p, unit cell, unit organisation
    where p.id = ${person} and cell.id = ${of.cell} and organisation.id = ${of.tenant}`)
}
