import type { PostKind } from '../membership/powers.rules.ts'
import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { Actor, Standing, Subject } from './feedback-event.rules.ts'

interface Placed {
  person: string
  cell: string | null
}

const LEADERS: readonly PostKind[] = ['secretary', 'deputy', 'committee-member', 'standing-member']

/** These people as they stand today: their cell, and who leads them there, in the commune or in a unit between. */
export async function actorsOf(
  db: Database,
  tenant: string,
  people: readonly string[],
  today: string,
): Promise<Actor[]> {
  const places = await db.rows<Placed>(sql`
    select person.id as person, m.cell from person
    left join membership m on m.person = person.id and m.tenant = ${tenant} and m.status <> 'left'
      and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to > ${today})
    where person.id = any(${people}::uuid[])`)
  const cells = [...new Set(places.flatMap((place) => place.cell ?? []))]
  // A cell, what it belongs to, and so on up to the commune.
  const above = await db.rows<{ cell: string; unit: string }>(sql`
    select descendant as cell, ancestor as unit from unit_closure where descendant = any(${cells}::uuid[])`)
  const units = [...new Set([...above.map(({ unit }) => unit), ...cells, tenant])]
  const leaders = await db.rows<{ person: string; unit: string }>(sql`
    select person, unit from post
    where tenant = ${tenant} and unit = any(${units}::uuid[]) and kind = any(${LEADERS})
      and valid_from <= ${today} and (valid_to is null or valid_to > ${today})`)
  const leadsTo = (unit: string, cell: string | null) =>
    unit === tenant || unit === cell || above.some((one) => one.unit === unit && one.cell === cell)
  return people.map((id) => {
    const cell = places.find((place) => place.person === id)?.cell ?? null
    const under = leaders
      .filter((one) => one.person !== id && leadsTo(one.unit, cell))
      .map((one) => one.person)
    return { id, cell, under: [...new Set(under)] }
  })
}

/** A member a case may be about, with where they stand; null for somebody without a cell here. */
export async function subjectFor(
  db: Database,
  tenant: string,
  person: string,
  today: string,
): Promise<Subject | null> {
  const place = await db.maybe<{ cell: string }>(sql`
    select cell from membership
    where tenant = ${tenant} and person = ${person} and status <> 'left'
      and valid_from <= ${today} and (valid_to is null or valid_to > ${today})`)
  if (!place) return null
  const posts = await db.rows<{ kind: PostKind }>(sql`
    select kind from post
    where tenant = ${tenant} and unit = ${tenant} and person = ${person}
      and valid_from <= ${today} and (valid_to is null or valid_to > ${today})`)
  return { person, cell: place.cell, standing: standingOf(posts.map(({ kind }) => kind)) }
}

/** Whoever sits on the committee, its board or the inspection committee is not judged by their own. */
export function standingOf(posts: readonly PostKind[]): Standing {
  if (posts.some((kind) => kind === 'secretary' || kind === 'deputy')) return 'managed-above'
  if (posts.includes('standing-member')) return 'standing-board'
  return posts.some((kind) => kind !== 'administrator') ? 'committee' : 'ordinary'
}
