import type pg from 'pg'
import { addMonths } from '../src/movement/period.rules.ts'
import { dayOf } from '../src/platform/clock.ts'
import { loadShipped } from '../src/setup/setup.ts'
import { rollUpMonths } from '../src/statistics/tally-above.ts'
import { inBulk } from './bulk.ts'
import { layMeetings } from './meetings.ts'
import { layBoxes, layDone, layPeriods, monthsUntil } from './months.ts'
import { layPersons, layPlaces, type Populated, planPeople } from './people.ts'
import { layRounds } from './rounds.ts'
import type { Stage } from './stage.ts'
import { say, table } from './table.ts'
import { layTallies, markCounted } from './tallies.ts'
import { layTree, type Nation, type Province, planNation } from './tree.ts'

/** What stands there afterwards. */
export interface Laid {
  readonly nation: Nation
  /** 103 communes and 143,000 members. */
  readonly near: readonly Populated[]
  /** 103 communes and 200,000 members over 36 months; the first three communes have 5,300, 10,600 and 21,200. */
  readonly long: readonly Populated[]
  readonly months: readonly string[]
  /** In the whole nation. */
  readonly communes: number
}

const PROVINCES = 34
const COMMUNES = 3_321
const CELLS = 250_000
const LONG_MONTHS = 36
const TALLY_MONTHS = 12
/** Members of communes that are compared with one another, each twice the one before. */
const DOUBLED = [5_300, 10_600, 21_200]

/** Provinces of 103, 103 and 206 communes, the others even. */
function communesOf(scale: number): number[] {
  const first = [103, 103, 206].map((n) => Math.max(4, Math.round(n * scale)))
  const others = Math.max(1, Math.round((PROVINCES - 3) * Math.min(1, scale * 4)))
  const rest = Math.max(others, Math.round((COMMUNES - 412) * scale))
  return [
    ...first,
    ...Array.from(
      { length: others },
      (_, i) => Math.floor((rest * (i + 1)) / others) - Math.floor((rest * i) / others),
    ),
  ]
}

/** So many members over a province's communes, the first ones as given. */
function populate(province: Province, members: number, first: readonly number[], from: number): Populated[] {
  const left = Math.max(0, members - first.reduce((sum, n) => sum + n, 0))
  const others = province.communes.length - first.length
  let next = from
  return province.communes.map((commune, i) => {
    const own =
      first[i] ??
      Math.floor((left * (i - first.length + 1)) / others) - Math.floor((left * (i - first.length)) / others)
    const populated = planPeople(commune, own, next)
    next += own
    return populated
  })
}

/** Everything by COPY, each table with its indexes laid aside; prints how long each took. */
export async function layNation(stage: Stage, owner: pg.Client, scale: number): Promise<Laid> {
  const now = stage.clock.now()
  const today = dayOf(now)
  const months = monthsUntil(now, LONG_MONTHS)
  const nation = planNation(communesOf(scale), Math.round(CELLS * scale))
  const all = nation.provinces.flatMap(({ communes }) => communes)
  const [p, q] = nation.provinces as [Province, Province]
  const near = populate(p, Math.round(143_000 * scale), [], 0)
  const long = populate(
    q,
    Math.round(200_000 * scale),
    DOUBLED.map((n) => Math.round(n * scale)),
    1_000_000,
  )
  const rows: string[][] = []
  const timed = async (name: string, tables: string[], work: () => Promise<number>) => {
    const began = performance.now()
    const count = await inBulk(owner, tables, work)
    const seconds = (performance.now() - began) / 1000
    rows.push([
      name,
      count.toLocaleString('en'),
      `${seconds.toFixed(1)} s`,
      Math.round(count / seconds).toLocaleString('en'),
    ])
  }
  await stage.db.transaction((tx) => loadShipped(tx, stage.config.root, now))
  await owner.query('select count(*) from keep_months($1, $2)', [addMonths(months[0]!, -1), months.at(-1)])

  await timed('units, their places, their closure', ['unit', 'unit_edge', 'unit_closure'], () =>
    layTree(owner, nation),
  )
  const people = [...near, ...long]
  await timed('persons', ['person'], () => layPersons(owner, people))
  await timed('memberships and posts', ['membership', 'post'], () => layPlaces(owner, people))
  const near3 = months.slice(-3)
  await layPeriods(
    owner,
    near.map(({ commune }) => commune),
    near3,
  )
  await layPeriods(
    owner,
    long.map(({ commune }) => commune),
    months,
  )
  await timed(
    'reviews done',
    ['review_done'],
    async () => (await layDone(owner, near, near3)) + (await layDone(owner, long, months)),
  )
  const practice = [
    'meeting',
    'meeting_review',
    'meeting_presence',
    'conclusion',
    'cell_plan',
    'period_closed',
  ]
  await timed('meetings, conclusions, presences', practice, async () => {
    const laid = await layMeetings(owner, long, months, months.slice(-3))
    const more = await layMeetings(owner, near, near3, near3.slice(-2))
    return [laid, more].flatMap((one) => Object.values(one)).reduce((sum, n) => sum + n, 0)
  })
  await timed('members of two rounds', ['round_member'], () => layRounds(owner, long))
  const sample = long[1]!
  await timed('sealed boxes of a sample', [], () =>
    layBoxes(
      owner,
      sample.commune,
      sample.people.slice(0, Math.max(20, Math.round(600 * scale))),
      months.slice(0, -1).slice(-12),
    ),
  )
  await timed('tallies', ['tally'], () =>
    layTallies(owner, all, months.slice(-TALLY_MONTHS), { open: months.slice(-2), today }),
  )
  await markCounted(owner, all, today)
  await owner.query('analyze')

  let rollUp = 0
  for (const month of months.slice(-TALLY_MONTHS)) {
    const began = performance.now()
    await stage.db.transaction((tx) =>
      rollUpMonths(
        tx,
        all.map(({ id }) => ({ tenant: id, month })),
        today,
      ),
    )
    rollUp = (performance.now() - began) / 1000
  }
  await owner.query('analyze unit_tally')
  table(['loaded by COPY', 'rows', 'took, indexes too', 'rows a second'], rows)
  const size = await owner.query<{ size: string }>(
    'select pg_size_pretty(pg_database_size(current_database())) as size',
  )
  say(
    `the database holds ${size.rows[0]!.size}; the sums of one month, every commune anew, up to the nation: ${rollUp.toFixed(2)} s\n`,
  )
  return { nation, near, long, months, communes: all.length }
}
