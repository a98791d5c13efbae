import type { Database, Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { RotationPlan } from './rotation-plan.rules.ts'
import type { PlaceRow } from './rotation-roster.rules.ts'

export interface RotationRow {
  readonly tenant: string
  readonly id: string
  readonly cell: string
  readonly plan: RotationPlan
  readonly revision: number
  readonly drafted_on: string
  readonly adopted_on: string | null
  readonly adopted_at_meeting: string | null
  readonly ended_on: string | null
}

/** The plan the cell goes by. */
export const adoptedOf = (db: Database, tenant: string, cell: string): Promise<RotationRow | null> =>
  db.maybe<RotationRow>(sql`
    select * from rotation
    where tenant = ${tenant} and cell = ${cell} and ended_on is null and adopted_on is not null`)

/** The plan that waits to be adopted. */
export const draftOf = (db: Database, tenant: string, cell: string): Promise<RotationRow | null> =>
  db.maybe<RotationRow>(sql`
    select * from rotation
    where tenant = ${tenant} and cell = ${cell} and ended_on is null and adopted_on is null`)

/** Those that run and those that wait, of one cell, kept from others until the transaction ends. */
export const lockedOf = (tx: Transaction, tenant: string, cell: string): Promise<RotationRow[]> =>
  tx.rows<RotationRow>(sql`
    select * from rotation where tenant = ${tenant} and cell = ${cell} and ended_on is null order by id for update`)

/** The adopted plans of these cells that run. */
export const runningIn = (db: Database, tenant: string, cells: readonly string[]): Promise<RotationRow[]> =>
  db.rows<RotationRow>(sql`
    select * from rotation
    where tenant = ${tenant} and cell = any(${cells}) and ended_on is null and adopted_on is not null`)

/** The cell's adopted plan to which a month belongs: the running one if it knows the month, else the last that does. */
export const adoptedWithMonth = (
  db: Database,
  tenant: string,
  cell: string,
  month: string,
): Promise<RotationRow | null> =>
  db.maybe<RotationRow>(sql`
    select * from rotation
    where tenant = ${tenant} and cell = ${cell} and adopted_on is not null
      and plan->'meetings' @> ${JSON.stringify([{ id: month }])}::jsonb
    order by ended_on is null desc, adopted_on desc limit 1`)

/** Plans of cells that have become part of this one, also by way of another. */
export const plansMergedInto = (tx: Transaction, tenant: string, cell: string): Promise<RotationRow[]> =>
  tx.rows<RotationRow>(sql`
    with recursive part as (
      select id from unit where merged_into = ${cell}
      union select u.id from unit u join part on u.merged_into = part.id
    )
    select r.* from rotation r join part on part.id = r.cell
    where r.tenant = ${tenant} and r.ended_on is null order by r.id for update of r`)

export interface ChangeLine {
  readonly revision: number
  readonly sentence: string
  readonly day: string
}

/** What was changed in a plan, the newest first. */
export const changesOf = (
  db: Database,
  rotation: Pick<RotationRow, 'tenant' | 'id'>,
): Promise<ChangeLine[]> =>
  db.rows<ChangeLine>(sql`
    select revision, sentence, day from rotation_change
    where tenant = ${rotation.tenant} and rotation = ${rotation.id} order by revision desc`)

export const pairsOf = async (
  db: Database,
  tenant: string,
  cell: string,
): Promise<(readonly [string, string])[]> => {
  const rows = await db.rows<{ person: string; other: string }>(sql`
    select person, other from rotation_apart where tenant = ${tenant} and cell = ${cell} order by person, other`)
  return rows.map((row) => [row.person, row.other] as const)
}

/** Every place in the organisation of those who are or will be of the cell, and of these people. */
export const placesAround = (
  db: Database,
  tenant: string,
  cell: string,
  people: readonly string[],
  today: string,
): Promise<PlaceRow[]> =>
  db.rows<PlaceRow>(sql`
    select m.person, p.full_name, m.cell, m.status, m.valid_from, m.valid_to
    from membership m join person p on p.id = m.person
    where m.tenant = ${tenant} and (m.person = any(${people}) or m.person in (
      select person from membership
      where tenant = ${tenant} and cell = ${cell} and (valid_to is null or valid_to > ${today})))
    order by m.person, m.valid_from`)

/** The first day on which the cell has a member on record. */
export const beginningOf = async (db: Database, tenant: string, cell: string): Promise<string | null> =>
  (
    await db.row<{ day: string | null }>(sql`
      select min(valid_from) as day from membership where tenant = ${tenant} and cell = ${cell}`)
  ).day

/** Who holds a post in the cell or over the commune; the administrator's is none. */
export const officersOf = async (
  db: Database,
  tenant: string,
  cell: string,
  today: string,
): Promise<Set<string>> => {
  const rows = await db.rows<{ person: string }>(sql`
    select distinct person from post
    where tenant = ${tenant} and unit in (${cell}, ${tenant}) and kind <> 'administrator'
      and valid_from <= ${today} and (valid_to is null or valid_to > ${today})`)
  return new Set(rows.map((row) => row.person))
}

/** When each was last reviewed, wherever in the organisation: concluded on by a meeting, or at a held turn of a plan. */
export const lastReviews = async (
  db: Database,
  tenant: string,
  people: readonly string[],
): Promise<Map<string, string>> => {
  const rows = await db.rows<{ person: string; day: string }>(sql`
    select person, max(day) as day from (
      select person, concluded_on as day from conclusion
      where tenant = ${tenant} and source = 'meeting' and kind = 'sign' and withdrawn_at is null and person = any(${people})
      union all
      select (place->>'member')::uuid, (held->>'on')::date
      from rotation r, jsonb_array_elements(r.plan->'meetings') held, jsonb_array_elements(held->'places') place
      where r.tenant = ${tenant} and r.adopted_on is not null and (held->>'held')::boolean
        and (place->>'member')::uuid = any(${people})
    ) as review group by person`)
  return new Map(rows.map((row) => [row.person, row.day]))
}

/**
 * Running and waiting plans that members of their cells may have moved away from since they were last looked at: the
 * day has changed, or history tells of members, units or the rhythm.
 */
export const rotationsToFollow = (
  db: Database,
  today: string,
): Promise<{ tenant: string; cell: string; merged_into: string | null }[]> =>
  db.rows(sql`
    select distinct r.tenant, r.cell, u.merged_into from rotation r join unit u on u.id = r.cell
    where r.ended_on is null and (r.followed_on is distinct from ${today} or exists (
      select 1 from history h where h.tenant = r.tenant and h.n > r.followed_n
        and h.verb like any (array['member%', 'import-%', 'person-%', 'post-%', 'planned-%', 'unit-%', 'defaults-%'])))
    order by r.tenant, r.cell`)

/** Marks both plans of a cell as brought up to this day and to the end of the history. */
export const markFollowed = (tx: Transaction, tenant: string, cell: string, today: string): Promise<number> =>
  tx.run(sql`
    update rotation set followed_on = ${today},
      followed_n = coalesce((select n from history_head where tenant = ${tenant}), 0)
    where tenant = ${tenant} and cell = ${cell} and ended_on is null`)
