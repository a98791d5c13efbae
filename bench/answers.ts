import { briefingNumbers } from '../src/briefing/briefing.ts'
import { openAppeals } from '../src/conclusion/conclusion.queries.ts'
import { cellsOf } from '../src/organisation/organisation.ts'
import { dayOf } from '../src/platform/clock.ts'
import type { Database } from '../src/platform/database.ts'
import { type Sql, sql } from '../src/platform/sql.ts'
import { reviewedThisCycle } from '../src/rotation/rotation.ts'
import { lastClosed, lastTotals, twoRounds } from '../src/round/compare.ts'
import { childrenIn, monthsAbove, roundsAbove, unitUnder } from '../src/statistics/above.queries.ts'
import { secretariesOf } from '../src/statistics/committee.queries.ts'
import { FIGURES } from '../src/statistics/figures.rules.ts'
import { figuresOf, monthCounts, talliedMonths } from '../src/statistics/figures.ts'
import { cellMonths } from '../src/statistics/meetings.queries.ts'
import { quarters } from '../src/statistics/release.ts'
import type { Nation } from './tree.ts'

/** Grouped by tenant where the rows are, then added up. */
export const twoStage = {
  'reviews done': sql`
    select sum(n)::int as n from (select tenant, count(*) as n from review_done group by tenant) t`,
  'promises open': sql`
    select sum(n)::int as n from (
      select tenant, count(*) as n from cell_plan where confirmed_on is null and withdrawn_on is null group by tenant) t`,
  'conclusions by outcome': sql`
    select outcome, sum(n)::int as n from (
      select tenant, outcome, count(*) as n from conclusion group by tenant, outcome) t group by outcome order by outcome`,
  'sums of all cells': twoStageOfTallies(),
} satisfies Record<string, Sql>

/** `array[sum(counts[1]), …]`, never unnest. */
function twoStageOfTallies(): Sql {
  const sums = (of: string) => FIGURES.map((_, i) => `sum(${of}[${i + 1}])::int`).join(', ')
  const text = `
    select month, array[${sums('t.counts')}] as counts from (
      select tenant, month, array[${sums('counts')}] as counts from tally where unit <> tenant group by tenant, month) t
    group by month order by month`
  return { ...sql``, text, name: 'two stages of tallies', values: [] }
}

/** What the pages of committees ask, for every commune and every unit above, by the product's own functions. */
export async function answersOf(
  db: Database,
  nation: Nation,
  months: readonly string[],
  now: Date,
): Promise<Record<string, unknown>> {
  const today = dayOf(now)
  const answers: Record<string, unknown> = {}
  const give = async (name: string, what: Promise<unknown>) => {
    answers[name] = plain(await what)
  }
  for (const { name, id } of nation.provinces.flatMap(({ communes }) => communes)) {
    const cells = await cellsOf(db, id)
    await give(`${name}: cells`, Promise.resolve(cells))
    for (const month of months) {
      await give(`${name}: figures ${month}`, figuresOf(db, id, month, now))
      await give(`${name}: counted anew ${month}`, monthCounts(db, id, month, now))
    }
    await give(`${name}: months`, talliedMonths(db, id, 36))
    await give(`${name}: secretaries`, secretariesOf(db, id, today))
    await give(`${name}: meetings`, cellMonths(db, id, months[0]!, months.at(-1)!).then(sorted))
    await give(
      `${name}: turns`,
      reviewedThisCycle(
        db,
        id,
        cells.map((cell) => cell.id),
      ),
    )
    await give(`${name}: quarters`, quarters(db, id, now))
    await give(`${name}: appeals`, openAppeals(db, id))
    await give(`${name}: briefings`, briefingNumbers(db, id, today))
    await give(`${name}: last rounds`, lastTotals(db, id))
    const [after, before] = await lastClosed(db, id)
    await give(`${name}: comparison`, twoRounds(db, id, before?.id, after?.id))
  }
  for (const { id } of [nation, ...nation.provinces]) {
    await give(`${id}: unit`, unitUnder(db, nation.id, id))
    await give(`${id}: months`, monthsAbove(db, id, 36))
    await give(`${id}: rounds`, roundsAbove(db, id))
    for (const month of months) await give(`${id}: children ${month}`, childrenIn(db, id, month, today))
  }
  for (const [name, query] of Object.entries(twoStage)) await give(`all: ${name}`, db.rows(query))
  return answers
}

/** Maps as lists in an order of their own, so that the order in which rows came makes no difference. */
const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, inner: unknown) =>
      inner instanceof Map ? sorted([...inner]) : inner === undefined ? null : inner,
    ) ?? 'null',
  )

const sorted = <T>(rows: readonly T[]): T[] =>
  rows
    .map((row) => [JSON.stringify(row), row] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row)
