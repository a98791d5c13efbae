import { subtree } from '../organisation/organisation.ts'
import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { KnownOrganisation, KnownPerson } from './import-known.rules.ts'
import type { MemberStatus, PostKind } from './powers.rules.ts'

interface PersonRow {
  id: string
  full_name: string
  birth_date: string | null
  sex: string | null
  phone: string | null
  card_number: string | null
  admitted_on: string | null
  official_on: string | null
  membership: string | null
  cell: string
  status: MemberStatus
  valid_from: string
  valid_to: string | null
}

/** The organisation as an import finds it: its living units, and everybody who has or had a place or a post in it. */
export async function knownOrganisation(
  db: Database,
  tenant: string,
  day: string,
): Promise<KnownOrganisation> {
  const units = await subtree(db, tenant)
  const rows = await db.rows<PersonRow>(sql`
    select p.*, m.id as membership, m.cell, m.status, m.valid_from, m.valid_to
    from person p left join membership m on m.tenant = ${tenant} and m.person = p.id
      and m.valid_from <= ${day} and (m.valid_to is null or m.valid_to > ${day})
    where p.id in (select person from membership where tenant = ${tenant}
                   union select person from post where tenant = ${tenant})
    order by p.id`)
  const posts = await db.rows<{ person: string; unit: string; kind: PostKind }>(sql`
    select person, unit, kind from post
    where tenant = ${tenant} and (valid_to is null or valid_to > ${day})`)
  const postsOf = Map.groupBy(posts, (post) => post.person)
  return {
    tenant,
    units,
    people: rows.map(
      (row): KnownPerson => ({
        id: row.id,
        fullName: row.full_name,
        birthDate: row.birth_date,
        sex: row.sex,
        phone: row.phone,
        cardNumber: row.card_number,
        admittedOn: row.admitted_on,
        officialOn: row.official_on,
        place: row.membership
          ? {
              id: row.membership,
              cell: row.cell,
              status: row.status,
              validFrom: row.valid_from,
              validTo: row.valid_to,
            }
          : null,
        posts: postsOf.get(row.id) ?? [],
      }),
    ),
  }
}

/** Names of the living cells, as the reader of lists asks for them; null when there is none and a list makes them. */
export function knownCellNames({ units }: Pick<KnownOrganisation, 'units'>): string[] | null {
  const names = units.filter((unit) => unit.kind === 'cell').map((unit) => unit.name)
  return names.length > 0 ? [...new Set(names)] : null
}
