import type { Database } from '../platform/database.ts'
import { type Sql, sql } from '../platform/sql.ts'
import { FIGURES } from './figures.rules.ts'

/** Of a cell: members whose review a month awaits or who did it anyway, and those who did it. */
export interface Reviewed {
  readonly cell: string
  readonly members: number
  readonly reviewed: number
}

/** A month's period of self-review, null where it has none, and the day on which its members are looked at. */
interface Of {
  readonly tenant: string
  readonly month: string
  readonly period: string | null
  readonly ref: string
}

/** Every deed that changes who is awaited where or who reviewed themself. Whoever adds one names it here. */
export const DEEDS = {
  /** Of one member: whoever did it. */
  byThemselves: ['review-submitted', 'review-reopened'],
  /** Of one member: whom it is about. */
  bySomebody: ['paper-review-noted', 'paper-review-note-withdrawn'],
  /** After these anybody may be awaited in another cell, or in another period. */
  ofAnybody: [
    'member-joined',
    'member-transferred',
    'member-status-changed',
    'planned-change-withdrawn',
    'unit-merged',
    'members-imported',
    'import-committed',
    'members-restored',
    'import-undone',
    'defaults-set',
  ],
} as const

/**
 * The figures that are counted over people. What today's tally says of a cell holds until somebody who has a place there
 * did something about it, which stands in the history: only the cells of those are counted anew. So it costs as
 * much as there are cells, and members of the few.
 */
export async function reviewedSince(db: Database, of: Of, today: string): Promise<Reviewed[]> {
  const rows = await db.rows<{ cell: string; members: number | null; reviewed: number | null }>(sql`
    with since as (
      select h.verb, case when h.verb = any(${DEEDS.byThemselves}::text[]) then h.actor
                          else substring(h.about from 'person:([0-9a-f-]{36})')::uuid end as person
      from tally_mark k join history h on h.tenant = k.tenant and h.n > k.history_n
      where k.tenant = ${of.tenant} and h.verb = any(${Object.values(DEEDS).flat()}::text[])
    )
    select t.unit as cell, t.counts[${FIGURES.indexOf('members') + 1}::int] as members,
           t.counts[${FIGURES.indexOf('reviewed') + 1}::int] as reviewed
    from tally t join tally_mark k on k.tenant = t.tenant and k.counted_on = ${today}
    where t.tenant = ${of.tenant} and t.month = ${of.month}
      and not exists (select 1 from since where verb = any(${DEEDS.ofAnybody}::text[]))
    union all
    select distinct m.cell, null::int, null::int from membership m
    where m.tenant = ${of.tenant} and m.person in (select person from since)`)
  if (!rows.some(({ cell }) => cell === of.tenant)) return countedReviews(db, of)
  const touched = new Set(rows.filter(({ members }) => members === null).map(({ cell }) => cell))
  const known = rows.filter(
    ({ cell, members }) => members !== 0 && cell !== of.tenant && !touched.has(cell),
  ) as Reviewed[]
  return touched.size === 0 ? known : [...known, ...(await countedReviews(db, of, [...touched]))]
}

/** Counted over the members of all cells, or of these. */
export function countedReviews(
  db: Database,
  { tenant, period, ref }: Of,
  cells: readonly string[] | null = null,
): Promise<Reviewed[]> {
  const within = (column: Sql) => (cells ? sql`and ${column} = any(${cells}::uuid[])` : sql``)
  // Whoever has a place in one of the cells, with all their places: somebody in two cells counts in one of them.
  const people = cells
    ? sql`and m.person = any(array(select o.person from membership o where o.tenant = ${tenant} ${within(sql`o.cell`)}))`
    : sql``
  return db.rows<Reviewed>(sql`
    with place as (
      select distinct on (m.person) m.person, m.cell, d.person is not null as done,
             m.status in ('official', 'probationary', 'temporary-in') as awaited
      from membership m
      left join review_done d on d.tenant = m.tenant and d.period = ${period} and d.person = m.person
      where m.tenant = ${tenant} and m.status not in ('left', 'suspended')
        and m.valid_from <= ${ref} and (m.valid_to is null or m.valid_to > ${ref}) ${people}
      order by m.person, m.status in ('official', 'probationary', 'temporary-in') desc,
               coalesce(m.cell = d.cell, false) desc, m.valid_from, m.cell
    )
    select p.cell, count(*)::int as members, count(*) filter (where p.done)::int as reviewed from place p
    where (p.awaited or p.done) ${within(sql`p.cell`)} group by p.cell`)
}
