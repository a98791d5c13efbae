import type { Transaction } from '../platform/database.ts'
import { type Sql, sql } from '../platform/sql.ts'
import { FIGURES } from './figures.rules.ts'
import { FEEDBACK_COUNTS } from './figures.ts'
import { ROUND_FIGURES } from './round-figures.rules.ts'

/** Below this many concluded about, a commune's number would be a name: its round is in no sum. */
const FEWEST_CONCLUDED = 5

interface MonthOf {
  readonly unit: string
  readonly month: string
}

/**
 * Writes the communes' rows and sums them upward, one level after the other: a row of a unit is the sum of the rows whose
 * parent it is, so it costs as much as it has children. Which unit lies under which is what it was at the month's end.
 */
export async function rollUpMonths(
  tx: Transaction,
  counted: readonly { readonly tenant: string; readonly month: string }[],
  today: string,
): Promise<void> {
  if (counted.length === 0) return
  const [tenants, months] = [counted.map(({ tenant }) => tenant), counted.map(({ month }) => month)]
  const before = await tx.rows<MonthOf>(sql`
    select u.parent as unit, u.month from unit_tally u
    join unnest(${tenants}::uuid[], ${months}::date[]) as c (unit, month) on c.unit = u.unit and c.month = u.month
    where u.parent is not null`)
  const now = await tx.rows<MonthOf>(sql`
    insert into unit_tally (unit, month, parent, communes, counts, feedback, frozen)
    select t.unit, t.month, ${parentOn(sql`t.unit`, lastDay(sql`t.month`, today))}, 1, t.counts, t.feedback, t.frozen
    from tally t join unnest(${tenants}::uuid[], ${months}::date[]) as c (unit, month) on c.unit = t.unit and c.month = t.month
    where t.tenant = t.unit
    on conflict (unit, month) do update set parent = excluded.parent, counts = excluded.counts,
      feedback = excluded.feedback, frozen = excluded.frozen
    returning parent as unit, month`)
  await sumMonths(tx, distinct([...before, ...now]), today)
}

/** Sums these units in these months, and whatever lies above them. */
export async function sumMonths(tx: Transaction, of: readonly MonthOf[], today: string): Promise<void> {
  let above = distinct(of)
  while (above.length > 0) above = await sumOneLevel(tx, above, today)
}

/** Out of their children and of what came in a file; tells what lies above them. */
async function sumOneLevel(tx: Transaction, of: readonly MonthOf[], today: string): Promise<MonthOf[]> {
  const [units, months] = [of.map(({ unit }) => unit), of.map(({ month }) => month)]
  const asked = sql`unnest(${units}::uuid[], ${months}::date[]) as c (unit, month)`
  const gone = await tx.rows<MonthOf>(sql`
    delete from unit_tally u using ${asked}
    where u.unit = c.unit and u.month = c.month returning u.parent as unit, u.month`)
  const made = await tx.rows<MonthOf>(sql`
    insert into unit_tally (unit, month, parent, communes, counts, feedback, frozen)
    select s.unit, s.month, ${parentOn(sql`s.unit`, lastDay(sql`s.month`, today))}, s.communes, s.counts, s.feedback, s.frozen
    from (
      select u.parent as unit, u.month, sum(u.communes)::int as communes, ${summed('u.counts', FIGURES.length)} as counts,
             ${summed('u.feedback', FEEDBACK_COUNTS.length)} as feedback, bool_and(u.frozen) as frozen
      from (
        select u.parent, u.month, u.communes, u.counts, u.feedback, u.frozen
        from unit_tally u join ${asked} on u.parent = c.unit and u.month = c.month
        where ${isNotInFile(sql`to_char(u.month, 'YYYY-MM')`)}
        union all
        select i.unit, i.month, i.communes, i.counts, '{}'::int[], true
        from imported_tally i join ${asked} on i.unit = c.unit and i.month = c.month) u
      group by u.parent, u.month) s
    returning parent as unit, month`)
  return distinct([...gone, ...made])
}

/** What a file of another unit tells of a commune counts there: once, though its cells be kept here by now. */
const isNotInFile = (span: Sql): Sql => sql`not exists (
  select 1 from imported_part p where p.commune = u.unit and p.span = ${span} and p.unit <> u.unit)`

/** The same of rounds: the last of each half-year of these organisations. */
export async function rollUpRounds(
  tx: Transaction,
  tenants: readonly string[],
  today: string,
): Promise<void> {
  if (tenants.length === 0) return
  const last = sql`
    select distinct on (f.tenant, f.half) f.*, r.closes_on
    from round_figures f join round r on r.tenant = f.tenant and r.id = f.round
    where f.tenant = any(${tenants}::uuid[]) order by f.tenant, f.half, r.closes_on desc, f.round desc`
  const parent = parentOn(sql`l.tenant`, sql`least(l.closes_on, ${today}::date)`)
  const changed = await tx.rows<{ unit: string | null; half: string }>(sql`
    with gone as (delete from unit_round_tally where unit = any(${tenants}::uuid[]) returning parent, half)
    select parent as unit, half from gone
    union
    select ${parent}, l.half from (${last}) l`)
  await tx.run(sql`
    insert into unit_round_tally (unit, half, catalogue, parent, communes, counts, groups)
    select l.tenant, l.half, l.catalogue, ${parent}, 1, l.counts, l.groups from (${last}) l
    where l.counts[${ROUND_FIGURES.indexOf('concluded') + 1}::int] >= ${FEWEST_CONCLUDED}`)
  await sumRounds(
    tx,
    changed.map(({ unit }) => unit),
    today,
  )
}

/** Sums the rounds of these units, and whatever lies above them. */
export async function sumRounds(
  tx: Transaction,
  of: readonly (string | null)[],
  today: string,
): Promise<void> {
  let units = of
  for (;;) {
    units = [...new Set(units.filter((unit) => unit !== null))]
    if (units.length === 0) return
    units = await sumRoundsOf(tx, units, today)
  }
}

async function sumRoundsOf(
  tx: Transaction,
  units: readonly (string | null)[],
  today: string,
): Promise<(string | null)[]> {
  const gone = await tx.rows<{ unit: string | null }>(sql`
    delete from unit_round_tally where unit = any(${units}::uuid[]) returning parent as unit`)
  const { most } = await tx.row<{ most: number }>(sql`
    select coalesce(max(cardinality(groups)), 0) as most from (
      select groups from unit_round_tally where parent = any(${units}::uuid[])
      union all select groups from imported_round where unit = any(${units}::uuid[])) g`)
  const made = await tx.rows<{ unit: string | null }>(sql`
    insert into unit_round_tally (unit, half, catalogue, parent, communes, counts, groups)
    select s.unit, s.half, s.catalogue, ${parentOn(sql`s.unit`, halfEnd(today))}, s.communes, s.counts, s.groups
    from (
      select u.parent as unit, u.half, u.catalogue, sum(u.communes)::int as communes,
             ${summed('u.counts', ROUND_FIGURES.length)} as counts, ${summed('u.groups', most)} as groups
      from (
        select u.parent, u.half, u.catalogue, u.communes, u.counts, u.groups
        from unit_round_tally u where u.parent = any(${units}::uuid[]) and ${isNotInFile(sql`u.half`)}
        union all
        select i.unit, i.half, i.catalogue, i.communes, i.counts, i.groups
        from imported_round i where i.unit = any(${units}::uuid[])) u
      group by u.parent, u.half, u.catalogue) s
    returning parent as unit`)
  return [...gone, ...made].map(({ unit }) => unit)
}

/** `array[sum(c[1]), …]`: places beyond the end of an older, shorter row count as nothing. */
function summed(column: 'u.counts' | 'u.feedback' | 'u.groups', places: number): Sql {
  const sums = Array.from({ length: places }, (_, i) => `coalesce(sum(${column}[${i + 1}]), 0)::int`)
  return { text: `array[${sums.join(', ')}]::int[]`, values: [], name: '' }
}

/** Where a unit lay on a day; of a time before it was entered, where it lay first. */
const parentOn = (unit: Sql, day: Sql): Sql => sql`(
  select e.parent from unit_edge e where e.unit = ${unit}
  order by e.valid_from <= ${day} and (e.valid_to is null or e.valid_to > ${day}) desc, e.valid_from limit 1)`

/** The last day of a month, or today before that. */
const lastDay = (month: Sql, today: string): Sql =>
  sql`least((${month} + interval '1 month' - interval '1 day')::date, ${today}::date)`

const halfEnd = (today: string): Sql =>
  lastDay(sql`make_date(left(s.half, 4)::int, right(s.half, 1)::int * 6, 1)`, today)

const distinct = (rows: readonly { readonly unit: string | null; readonly month: string }[]): MonthOf[] => [
  ...new Map(
    rows.flatMap(({ unit, month }) => (unit ? [[`${unit} ${month}`, { unit, month }] as const] : [])),
  ).values(),
]
