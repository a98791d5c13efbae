import { membersOfCells } from '../membership/membership.queries.ts'
import { isAwaited } from '../membership/powers.rules.ts'
import { openDuePeriods, type Period } from '../movement/movement.ts'
import { addDays, dayOf } from '../platform/clock.ts'
import { type Database, together } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { recordPapers } from '../self-review/cell.ts'
import { releaseQuarter } from '../statistics/release.ts'
import { chapter, inLanes } from './chapter.ts'
import { reviewOnPhone } from './findings.ts'
import type { Player } from './players.ts'

/** Who of the phones was used in the last month of a quarter: others in each, as it is, so that releases can be shown. */
const QUARTERS = [
  { quarter: '2026-1', month: '2026-03-01', phones: [0, 21] },
  { quarter: '2026-2', month: '2026-06-01', phones: [5, 30] },
] as const

/** The months between, in which the commune's phones were away and everything was done on paper. */
const ON_PAPER = ['2026-04-01', '2026-05-01', '2026-07-01', '2026-08-01']

/** Whose months are told, and how many of them at once. */
export interface Months {
  readonly tenant: string
  readonly cells: readonly string[]
  readonly players: readonly Player[]
  readonly standing: Player
  readonly at: (day: string) => Date
  readonly lanes: number
}

/** The commune began in spring: two quarters whose numbers its standing board has released, in the week after each. */
export async function tellQuarters(db: Database, told: Months): Promise<void> {
  const { tenant, players, standing, at, lanes } = told
  await chapter(db, (tx) => openDuePeriods(tx, tenant, at('2026-07-20')))
  const periods = await db.rows<Period>(sql`select * from period where tenant = ${tenant} order by month`)
  const periodOf = (month: string) => periods.find((period) => period.month === month)!
  const by = { person: standing.scope.person }
  for (const { quarter, month, phones } of QUARTERS) {
    const period = periodOf(month)
    const now = at(addDays(period.meeting_on, -1))
    const reviewers = [...players.entries()].slice(...phones).filter(([, { cell }]) => cell)
    await inLanes(lanes, reviewers, ([i, player]) => reviewOnPhone(db, player, period, i, 0, now))
    const released = { ...by, now: at(addDays(month, 14)) }
    const outcome = await chapter(db, (tx) =>
      releaseQuarter(tx, tenant, quarter, standing.owner.ring, released),
    )
    if (outcome !== 'released') throw new Error(`quarter ${quarter}: ${outcome}`)
  }
  const now = at('2026-04-02')
  const members = (await membersOfCells(db, tenant, told.cells, dayOf(now))).filter(({ status }) =>
    isAwaited(status),
  )
  const stacks = [...Map.groupBy(members, ({ cell }) => cell)]
  await chapter(db, (tx) =>
    together(
      ...ON_PAPER.flatMap((month) => {
        const period = periodOf(month)
        const noted = { ...by, now: at(addDays(period.meeting_on, -1)) }
        return stacks.map(([cell, own]) =>
          recordPapers(tx, period, { cell, people: own.map(({ person }) => person), done: true }, noted),
        )
      }),
    ),
  )
}
