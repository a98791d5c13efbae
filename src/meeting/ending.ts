import { isOpenFor } from '../movement/movement.ts'
import type { Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { turnsHeld } from '../rotation/rotation.ts'
import { type Unfinished, unfinished } from './ending.rules.ts'
import type { MeetingRow } from './meeting.queries.ts'
import { type By, recordFor } from './meeting.ts'
import { reviewsOf } from './meeting-review.ts'
import { countersOf } from './roll.rules.ts'
import { rollOf } from './roll.ts'
import { periodOfMeeting } from './self-review-line.ts'

export async function unfinishedIn(tx: Transaction, meeting: MeetingRow, now: Date): Promise<Unfinished[]> {
  const period = await periodOfMeeting(tx, meeting)
  return unfinished({
    counters: countersOf(await rollOf(tx, meeting)),
    lineOpen: period && (await isOpenFor(tx, period, meeting.cell, now)),
    reviews: await reviewsOf(tx, meeting),
  })
}

/** Ends the meeting when nothing is open, and tells the rotation who was reviewed. What is open is given back. */
export async function endMeeting(
  tx: Transaction,
  meeting: MeetingRow,
  time: string,
  by: By,
): Promise<Unfinished[]> {
  const open = await unfinishedIn(tx, meeting, by.now)
  if (open.length > 0) return open
  const ended = await tx.run(sql`
    update meeting set ended_at = ${by.now}, ended_by = ${by.person}, ended_time = ${time}
    where tenant = ${meeting.tenant} and id = ${meeting.id} and opened_at is not null and ended_at is null`)
  if (ended === 0) return []
  if (meeting.kind === 'ordinary') {
    const reviews = await reviewsOf(tx, meeting)
    const reviewed = reviews.filter((review) => review.conclusion).map((review) => review.person)
    await turnsHeld(tx, { ...meeting, reviewed }, by)
  }
  await recordFor(tx, meeting, 'meeting-ended', by)
  return []
}
