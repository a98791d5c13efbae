import { membersOfCells } from '../membership/membership.queries.ts'
import { isAwaited } from '../membership/powers.rules.ts'
import { openDuePeriods, type Period } from '../movement/movement.ts'
import { addDays, dayOf } from '../platform/clock.ts'
import { type Transaction, together } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { recordPapers } from '../self-review/cell.ts'
import { releaseQuarter } from '../statistics/release.ts'
import { reviewOnPhone } from './findings.ts'
import type { Player } from './players.ts'

/** Who of the phones was used in the last month of a quarter: others in each, as it is, so that releases can be shown. */
const QUARTERS = [
  { quarter: '2026-1', month: '2026-03-01', phones: [0, 21] },
  { quarter: '2026-2', month: '2026-06-01', phones: [12, 32] },
] as const

/** The months between, in which the commune's phones were away and everything was done on paper. */
const ON_PAPER = ['2026-04-01', '2026-05-01', '2026-07-01', '2026-08-01']

/** The commune began in spring: two quarters whose numbers its standing board has released, in the week after each. */
export async function tellQuarters(
  tx: Transaction,
  tenant: string,
  players: readonly Player[],
  cells: readonly string[],
  standing: Player,
  at: (day: string) => Date,
): Promise<void> {
  await openDuePeriods(tx, tenant, at('2026-07-20'))
  const periods = await tx.rows<Period>(sql`select * from period where tenant = ${tenant} order by month`)
  const periodOf = (month: string) => periods.find((period) => period.month === month)!
  const by = { person: standing.scope.person }
  for (const { quarter, month, phones } of QUARTERS) {
    const period = periodOf(month)
    const now = at(addDays(period.meeting_on, -1))
    for (const [i, player] of players.entries())
      if (player.cell && i >= phones[0] && i < phones[1]) await reviewOnPhone(tx, player, period, i, 0, now)
    const outcome = await releaseQuarter(tx, tenant, quarter, standing.owner.ring, {
      ...by,
      now: at(addDays(month, 14)),
    })
    if (outcome !== 'released') throw new Error(`quarter ${quarter}: ${outcome}`)
  }
  const now = at('2026-04-02')
  const members = (await membersOfCells(tx, tenant, cells, dayOf(now))).filter(({ status }) =>
    isAwaited(status),
  )
  for (const month of ON_PAPER) {
    const period = periodOf(month)
    await together(
      ...[...Map.groupBy(members, ({ cell }) => cell)].map(([cell, own]) =>
        recordPapers(
          tx,
          period,
          { cell, people: own.map(({ person }) => person), done: true },
          { ...by, now: at(addDays(period.meeting_on, -1)) },
        ),
      ),
    )
  }
}
