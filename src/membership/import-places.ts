import { dayOf } from '../platform/clock.ts'
import type { Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import type { ImportPlan, PlannedPerson } from './import.rules.ts'
import type { Author } from './membership.ts'
import type { MemberStatus } from './powers.rules.ts'

export interface MembershipRow {
  id: string
  cell: string
  status: MemberStatus
  valid_to: string | null
}

export interface EndedPost {
  id: string
  person: string
  valid_to: string | null
}

export interface GivenPost {
  readonly id: string
  readonly holder: string
  readonly unit: string
}

/** A place that began on this very day is changed as it stands; any other ends, and a new one begins. */
export async function changePlaces(
  tx: Transaction,
  placed: readonly PlannedPerson[],
  people: ReadonlyMap<PlannedPerson, string>,
  unitId: (ref: string) => string,
  { tenant, from }: { tenant: string; from: string },
  by: Author,
): Promise<{ made: string[]; before: MembershipRow[] }> {
  const held = placed.flatMap((p) => (p.person?.place ? [p.person.place] : []))
  const before = held.map((place) => ({
    id: place.id,
    cell: place.cell,
    status: place.status,
    valid_to: place.validTo,
  }))
  const amended = placed.filter((p) => p.person?.place?.validFrom === from)
  const begun = placed.filter((p) => p.person?.place?.validFrom !== from)
  await setMemberships(
    tx,
    tenant,
    amended.map((p) => ({
      id: p.person!.place!.id,
      cell: unitId(p.place!.cell),
      status: p.place!.status,
      valid_to: p.person!.place!.validTo,
    })),
  )
  await tx.run(sql`
    update membership set valid_to = ${from}
    where tenant = ${tenant} and id = any(${begun.flatMap((p) => p.person?.place?.id ?? [])})`)
  const made = begun.map(() => newId(by.now))
  await tx.run(sql`
    insert into membership (tenant, id, person, cell, status, valid_from, valid_to)
    select ${tenant}::uuid, n.id, n.person, n.cell, n.status, greatest(${from}::date, n.admitted), n.valid_to
    from unnest(${made}::uuid[], ${begun.map((p) => people.get(p)!)}::uuid[], ${begun.map((p) => unitId(p.place!.cell))}::uuid[],
      ${begun.map((p) => p.place!.status)}::text[], ${begun.map((p) => p.person?.place?.validTo ?? null)}::date[],
      ${begun.map((p) => admittedOn(p, dayOf(by.now)))}::date[])
      as n (id, person, cell, status, valid_to, admitted)`)
  return { made, before }
}

/** A list that holds since long ago has members who were admitted later: nobody belonged to a cell before that day. */
function admittedOn({ member, person }: PlannedPerson, today: string): string | null {
  const day = member.admittedOn
  if (person || !day || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  return day <= today ? day : null
}

/** Also puts back what an undone import changed. */
export async function setMemberships(
  tx: Transaction,
  tenant: string,
  rows: readonly MembershipRow[],
): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`
    update membership set cell = n.cell, status = n.status, valid_to = n.valid_to
    from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.cell)}::uuid[],
      ${rows.map((row) => row.status)}::text[], ${rows.map((row) => row.valid_to)}::date[]) as n (id, cell, status, valid_to)
    where membership.tenant = ${tenant} and membership.id = n.id`)
}

/** Whoever leaves a cell gives up its posts; whoever leaves altogether gives up all. */
export async function endPosts(
  tx: Transaction,
  placed: readonly PlannedPerson[],
  { tenant, from }: { tenant: string; from: string },
): Promise<EndedPost[]> {
  const leaving = placed.filter(
    (p) => p.person?.place && (p.place!.cell !== p.person.place.cell || p.place!.status === 'left'),
  )
  if (leaving.length === 0) return []
  return tx.rows(sql`
    with leaving as (
      select * from unnest(${leaving.map((p) => p.person!.id)}::uuid[], ${leaving.map((p) => p.person!.place!.cell)}::uuid[],
        ${leaving.map((p) => p.place!.status === 'left')}::bool[]) as n (person, cell, altogether)
    ),
    ended as (
      select post.id, post.person, post.valid_to from post join leaving on leaving.person = post.person
      where post.tenant = ${tenant} and (leaving.altogether or post.unit = leaving.cell)
        and (post.valid_to is null or post.valid_to > ${from})
    ),
    written as (
      update post set valid_to = greatest(post.valid_from, ${from}::date) from ended
      where post.tenant = ${tenant} and post.id = ended.id
    )
    select id, person, valid_to from ended`)
}

export async function givePosts(
  tx: Transaction,
  plan: ImportPlan,
  people: ReadonlyMap<PlannedPerson, string>,
  unitId: (ref: string) => string,
  at: { tenant: string; from: string; posts: ReadonlySet<string> },
  by: Author,
): Promise<GivenPost[]> {
  const newcomers = new Map(plan.added.map((p) => [p.member, people.get(p)!]))
  const given = plan.posts
    .filter((post) => at.posts.has(post.key))
    .map((post) => ({
      ...post,
      id: newId(by.now),
      holder: post.person?.id ?? newcomers.get(post.member)!,
      unit: unitId(post.unit),
    }))
  await tx.run(sql`
    insert into post (tenant, id, person, unit, kind, title, valid_from)
    select ${at.tenant}::uuid, n.id, n.person, n.unit, n.kind, n.title, ${at.from}::date
    from unnest(${given.map((post) => post.id)}::uuid[], ${given.map((post) => post.holder)}::uuid[],
      ${given.map((post) => post.unit)}::uuid[], ${given.map((post) => post.kind)}::text[],
      ${given.map((post) => post.title)}::text[]) as n (id, person, unit, kind, title)`)
  return given
}
