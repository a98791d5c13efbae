import { noteErasedCase } from './feedback/erase.ts'
import { runFeedbackClock } from './feedback/feedback-clock.ts'
import { forgetDeeds } from './good-deed/good-deed.ts'
import { followAllTurns } from './meeting/meeting-review.ts'
import { dropOldImports } from './membership/import.ts'
import { openPeriodsEverywhere } from './movement/movement.ts'
import { type Telling, tellDue } from './notification/due.ts'
import { forgetUnconfirmed } from './on-paper/on-behalf.ts'
import { applyFutureMoves } from './organisation/organisation.ts'
import { type Clock, dayOf } from './platform/clock.ts'
import type { Database, Transaction } from './platform/database.ts'
import type { Log } from './platform/log.ts'
import { sql } from './platform/sql.ts'
import { followReminders, keepReminders } from './reminder/reminder-clock.ts'
import { freezeNextMonth } from './report/report.ts'
import { forgetPrompts } from './review-prompt/review-prompt.ts'
import { followAll } from './rotation/rotation.ts'
import { foldOldMonths } from './self-review/folding.ts'
import { followTallies } from './statistics/tally.ts'

/**
 * All that happens by the clock. Every task is due as long as it has something to do, does it whole in one
 * transaction, and finds nothing the second time; so a missed minute, a restart or two servers change nothing.
 */
export const timetable = {
  'apply moves of units whose day has come': (tx: Transaction, now: Date) => applyFutureMoves(tx, dayOf(now)),
  'open the period of the coming meeting': openPeriodsEverywhere,
  'let rotations follow transfers and absences': followAll,
  'let formal reminders follow transfers and withdrawn conclusions': followReminders,
  'close and forget formal reminders whose day has come': keepReminders,
  "fold marks of months closed long ago to 'đã làm'": foldOldMonths,
  'put on the list of planned meetings who is up': followAllTurns,
  'forget good deeds that came to nothing': forgetDeeds,
  'forget prompts for reviews': forgetPrompts,
  'stop, lapse and erase cases of feedback': (tx: Transaction, now: Date, _?: Telling, dataRoot?: string) =>
    runFeedbackClock(tx, now, dataRoot ? (erased) => noteErasedCase(dataRoot, erased) : undefined),
  'forget what was entered for a member and never confirmed': forgetUnconfirmed,
  'empty uploaded lists a day old': dropOldImports,
  'tell what there is to tell': tellDue,
  'count months anew where something was done, and sum them upward': followTallies,
  'forget sessions, limits and form ids that are over': async (tx: Transaction, now: Date) => {
    const hour = new Date(now.getTime() - 3_600_000)
    const month = dayOf(new Date(now.getTime() - 30 * 86_400_000))
    await tx.run(sql`delete from session where ends_at < ${now}`)
    await tx.run(
      sql`delete from throttle where last_at < ${hour} and (wait_until is null or wait_until < ${now})`,
    )
    await tx.run(sql`delete from command where done_on < ${month}`)
  },
} as const

/**
 * Runs everything that is due. Two servers take turns by an advisory lock; whoever comes second finds nothing left to do.
 * What is erased for good is noted below `dataRoot`, beside the database.
 */
export async function runDue(db: Database, now: Date, telling?: Telling, dataRoot?: string): Promise<void> {
  for (const task of Object.values(timetable))
    await db.transaction(async (tx) => {
      await tx.run(sql`select pg_advisory_xact_lock(71208)`)
      await task(tx, now, telling, dataRoot)
    })
}

export function startTimetable({
  db,
  clock,
  log,
  telling,
  dataRoot,
}: {
  db: Database
  clock: Clock
  log: Log
  dataRoot: string
  telling: Promise<Telling>
}): {
  stop(): void
} {
  const tick = async () => {
    try {
      await runDue(db, clock.now(), await telling, dataRoot)
      // Each month in a transaction of its own, so that its progress is seen and it can be called off.
      while (await freezeNextMonth(db, clock.now()));
    } catch (error) {
      log.error({ err: error }, 'timetable')
    }
  }
  const timer = setInterval(tick, 60_000)
  void tick()
  return { stop: () => clearInterval(timer) }
}
