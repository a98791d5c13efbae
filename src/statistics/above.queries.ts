import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { FeedbackFigures } from './feedback-figures.rules.ts'
import { type Figures, figuresOfCounts } from './figures.rules.ts'
import { feedbackOfCounts } from './figures.ts'
import { type RoundFigures, roundFiguresOf } from './round-figures.rules.ts'

/** A unit of the tree at or above the communes. Below them nobody outside the organisation looks. */
export interface UnitAbove {
  readonly id: string
  readonly name: string
  readonly kind: 'nation' | 'province' | 'commune'
  readonly parent: string | null
}

/** A unit that lies under another today, or is that one; null for everything else, cells among it. */
export const unitUnder = (db: Database, root: string, unit: string): Promise<UnitAbove | null> =>
  db.maybe<UnitAbove>(sql`
    select u.id, u.name, u.kind, p.ancestor as parent from unit_closure c join unit u on u.id = c.descendant
    left join unit_closure p on p.descendant = u.id and p.depth = 1
    where c.ancestor = ${root} and c.descendant = ${unit} and u.kind in ('nation', 'province', 'commune')`)

export interface MonthAbove {
  readonly month: string
  readonly communes: number
  readonly figures: Figures
  readonly feedback: FeedbackFigures
  readonly frozen: boolean
}

/** The months of a unit, newest first. As many rows as months, whatever lies below. */
export async function monthsAbove(db: Database, unit: string, most: number): Promise<MonthAbove[]> {
  const rows = await db.rows<{
    month: string
    communes: number
    counts: number[]
    feedback: number[]
    frozen: boolean
  }>(sql`
    select month, communes, counts, feedback, frozen from unit_tally where unit = ${unit} order by month desc limit ${most}`)
  return rows.map(({ counts, feedback, ...row }) => ({
    ...row,
    figures: figuresOfCounts(counts),
    feedback: feedbackOfCounts(feedback),
  }))
}

export interface ChildAbove {
  readonly id: string
  readonly name: string
  /** Null: nothing has come up from there for this month. */
  readonly figures: Figures | null
}

/** The units right below one as the tree was in that month, in its order, with what they counted. */
export async function childrenIn(
  db: Database,
  unit: string,
  month: string,
  today: string,
): Promise<ChildAbove[]> {
  const rows = await db.rows<{ id: string; name: string; counts: number[] | null }>(sql`
    with child as (
      select t.unit as id, t.counts from unit_tally t where t.parent = ${unit} and t.month = ${month}
      union all
      select e.unit, null from unit_edge e
      where e.parent = ${unit} and not exists (select 1 from unit_tally t where t.unit = e.unit and t.month = ${month})
        and e.valid_from <= least((${month}::date + interval '1 month' - interval '1 day')::date, ${today}::date)
        and (e.valid_to is null or e.valid_to > least((${month}::date + interval '1 month' - interval '1 day')::date, ${today}::date)))
    select u.id, u.name, child.counts from child join unit u on u.id = child.id
    where u.kind in ('province', 'commune') order by u.place, u.name, u.id`)
  return rows.map(({ counts, ...child }) => ({ ...child, figures: counts && figuresOfCounts(counts) }))
}

export interface HalfAbove {
  readonly half: string
  readonly communes: number
  readonly figures: RoundFigures
  /** By group of the one catalogue that every round of the half-year was held against; null where they differed. */
  readonly groups: { readonly catalogue: string; readonly counts: readonly number[] } | null
}

/** Rounds of a unit by half-year, the latest first. */
export async function roundsAbove(db: Database, unit: string): Promise<HalfAbove[]> {
  const rows = await db.rows<{
    half: string
    catalogue: string
    communes: number
    counts: number[]
    groups: number[]
  }>(sql`
    select half, catalogue, communes, counts, groups from unit_round_tally where unit = ${unit} order by half desc, catalogue`)
  return [...Map.groupBy(rows, ({ half }) => half)].map(([half, own]) => ({
    half,
    communes: own.reduce((sum, { communes }) => sum + communes, 0),
    figures: roundFiguresOf(
      own[0]!.counts.map((_, i) => own.reduce((sum, { counts }) => sum + (counts[i] ?? 0), 0)),
    ),
    groups: own.length === 1 ? { catalogue: own[0]!.catalogue, counts: own[0]!.groups } : null,
  }))
}

/** A unit right below another in a half-year, and of how many communes its rounds tell; null where of none. */
export interface RoundUnit {
  readonly id: string
  readonly name: string
  readonly kind: 'province' | 'commune'
  readonly parent: string
  readonly communes: number | null
}

/** The units right below these as the tree was on a day of the half-year, in its order. */
export const roundUnitsBelow = (
  db: Database,
  parents: readonly string[],
  half: string,
  day: string,
): Promise<RoundUnit[]> =>
  db.rows<RoundUnit>(sql`
    with child as (
      select t.unit as id, t.parent, sum(t.communes)::int as communes from unit_round_tally t
      where t.parent = any(${parents}::uuid[]) and t.half = ${half} group by t.unit, t.parent
      union all
      select e.unit, e.parent, null from unit_edge e
      where e.parent = any(${parents}::uuid[]) and e.valid_from <= ${day} and (e.valid_to is null or e.valid_to > ${day})
        and not exists (select 1 from unit_round_tally t where t.unit = e.unit and t.half = ${half}))
    select u.id, u.name, u.kind, child.parent, child.communes from child join unit u on u.id = child.id
    where u.kind in ('province', 'commune') order by u.place, u.name, u.id`)

/**
 * Of units below that sent files: which communes have no round of the half-year, of those that the file names and those whose
 * cells are kept here. A commune is known by its id on the machine that keeps its cells, since many bear one name.
 */
export const withoutRound = (
  db: Database,
  units: readonly string[],
  half: string,
  day: string,
): Promise<{ unit: string; missing: string[] }[]> =>
  db.rows(sql`
    with sent as (
      select distinct r.unit, f.content->'communes' as communes
      from imported_round r join roll_up_file f on f.child = r.unit and f.id = r.file
      where r.unit = any(${units}::uuid[]) and r.half = ${half}
    ), awaited (unit, commune, name, place) as (
      select sent.unit, (c.value->>'id')::uuid, c.value->>'name', c.ordinality
      from sent, jsonb_array_elements(sent.communes) with ordinality as c
      union all
      select sent.unit, u.id, u.name, 100000 + row_number() over (order by u.place, u.name, u.id)
      from sent join unit_edge e on e.parent = sent.unit and e.valid_from <= ${day} and (e.valid_to is null or e.valid_to > ${day})
      join unit u on u.id = e.unit and u.kind = 'commune'
      where exists (select 1 from unit_closure d join unit cell on cell.id = d.descendant and cell.kind = 'cell' where d.ancestor = u.id)
        and not exists (select 1 from jsonb_array_elements(sent.communes) c where c.value->>'id' = u.id::text)
    )
    select a.unit, coalesce(array_agg(a.name order by a.place) filter (
      where not exists (select 1 from unit_round_tally t where t.unit = a.commune and t.half = ${half})
        and not exists (select 1 from imported_part p where p.commune = a.commune and p.span = ${half})), '{}') as missing
    from awaited a group by a.unit`)

/** The communes right below these units on a day of the half-year that have no round in it, by the unit they lie under. */
export const communesWithout = (
  db: Database,
  parents: readonly string[],
  half: string,
  day: string,
): Promise<{ parent: string; name: string }[]> =>
  db.rows(sql`
    select e.parent, u.name from unit_edge e join unit u on u.id = e.unit
    where e.parent = any(${parents}::uuid[]) and e.valid_from <= ${day} and (e.valid_to is null or e.valid_to > ${day})
      and u.kind = 'commune'
      and not exists (select 1 from unit_round_tally t where t.unit = e.unit and t.half = ${half})
    order by u.place, u.name, u.id`)
