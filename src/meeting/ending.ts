import { conclusionsOf, lineConclusionsOf } from '../conclusion/conclusion.ts'
import { isOpenFor } from '../movement/movement.ts'
import type { Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { turnsHeld } from '../rotation/rotation.ts'
import { type Unfinished, unfinished } from './ending.rules.ts'
import type { MeetingRow } from './meeting.queries.ts'
import { type By, recordFor } from './meeting.ts'
import { meetingDefaultsOn } from './meeting-default.ts'
import { followTurnsOf, reviewsOf } from './meeting-review.ts'
import { votesOf } from './proceedings.ts'
import { rollOf } from './roll.ts'
import { periodOfMeeting } from './self-review-line.ts'

export async function unfinishedIn(tx: Transaction, meeting: MeetingRow, now: Date): Promise<Unfinished[]> {
  const period = await periodOfMeeting(tx, meeting)
  const { meeting: rules } = await meetingDefaultsOn(tx, meeting.tenant, meeting.day)
  return unfinished({
    chair: meeting.chair,
    clerk: meeting.clerk,
    roll: await rollOf(tx, meeting),
    voters: rules.voters,
    lineOpen: period && (await isOpenFor(tx, period, meeting.cell, now)),
    reviews: await reviewsOf(tx, meeting),
    votes: [
      ...(await votesOf(tx, meeting)),
      ...(await conclusionsOf(tx, meeting)),
      ...(await lineConclusionsOf(tx, meeting)),
    ],
  })
}

/** Until the minutes are locked the hour of the end may be mended. */
export async function changeEnd(tx: Transaction, meeting: MeetingRow, time: string, by: By): Promise<void> {
  const changed = await tx.run(sql`
    update meeting set ended_time = ${time}
    where tenant = ${meeting.tenant} and id = ${meeting.id} and ended_at is not null and locked_at is null
      and ended_time <> ${time}`)
  if (changed > 0) await recordFor(tx, meeting, 'meeting-end-changed', by)
}

/**
 * Ends the meeting when nothing is open, and tells the rotation who was reviewed. What is open is given back. Nothing
 * more happens to a meeting that has ended.
 */
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
    await followTurnsOf(tx, meeting, by.now)
  }
  await recordFor(tx, meeting, 'meeting-ended', by)
  return []
}
