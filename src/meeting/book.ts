import { confirmCommitment } from '../commitment/commitment.ts'
import { conclude } from '../conclusion/conclusion.ts'
import type { QuorumRule } from '../conclusion/quorum.rules.ts'
import { settleDeed } from '../good-deed/good-deed.ts'
import { endLine } from '../movement/movement.ts'
import { addMonths } from '../movement/period.rules.ts'
import type { Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { turnsHeld } from '../rotation/rotation.ts'
import type { Vietnamese } from '../text/text.ts'
import type { BookDraft } from './book.form.ts'
import { type MeetingRow, meetingById, ordinaryMeeting } from './meeting.queries.ts'
import { type By, planMeeting, recordFor } from './meeting.ts'
import { addReviews, reviewsOf, seatReview } from './meeting-review.ts'
import { writeText } from './meeting-text.ts'
import { lockMinutes } from './minutes.ts'
import { addTask } from './proceedings.ts'
import { periodOfMeeting } from './self-review-line.ts'

/**
 * A meeting that was held and stands in a bound book: planned, held and locked in one transaction, by the same verbs
 * as a meeting kept here, so that it counts the same; left open where more has to be written down from the book.
 * Null when the cell has begun one for this month already.
 */
export async function recordFromBook(
  tx: Transaction,
  of: { tenant: string; cell: string; quorum: QuorumRule },
  draft: BookDraft,
  t: Vietnamese,
  by: By,
): Promise<string | null> {
  const meeting = await heldMeeting(tx, of, draft, by)
  if (!meeting) return null
  await tx.run(sql`
    insert into meeting_presence (tenant, meeting, person, status, state, reason, set_by, set_at)
    select ${of.tenant}, ${meeting.id}, r.person, r.status, r.state, r.reason, ${by.person}, ${by.now}
    from unnest(${draft.roll.map((line) => line.person)}::uuid[], ${draft.roll.map((line) => line.status)}::text[],
                ${draft.roll.map((line) => line.state)}::text[], ${draft.roll.map((line) => line.reason)}::text[]) as r (person, status, state, reason)`)
  await reviewed(tx, meeting, of.quorum, draft, by)
  for (const what of draft.tasks) {
    const id = newId(by.now)
    await addTask(tx, meeting, { id, owner: null, due: null }, by)
    await writeText(
      tx,
      {
        tenant: meeting.tenant,
        meeting: meeting.id,
        id: newId(by.now),
        about: id,
        field: 'what',
        body: what,
        seen: [],
        writing: id,
        turn: 0,
      },
      by,
    )
  }
  const at = { tenant: of.tenant, cell: of.cell, meeting: meeting.id, day: meeting.day }
  // One that was changed a moment before waits for the next meeting.
  for (const id of draft.commitments) await confirmCommitment(tx, at, id, by)
  for (const id of draft.deeds) await settleDeed(tx, meeting, { id, outcome: 'confirmed', reason: '' }, by)
  const period = await periodOfMeeting(tx, meeting)
  if (period && period.opens_at <= by.now) await endLine(tx, period, meeting.cell, by)
  await turnsHeld(tx, { ...meeting, reviewed: draft.reviews.map((review) => review.person) }, by)
  if (!draft.more) await lockMinutes(tx, meeting, t, by)
  return meeting.id
}

/** The row of a meeting that begins and ends with being written down; one that was planned for the month is used. */
async function heldMeeting(
  tx: Transaction,
  of: { tenant: string; cell: string },
  draft: BookDraft,
  by: By,
): Promise<MeetingRow | null> {
  const planned = await ordinaryMeeting(tx, of.tenant, of.cell, draft.month)
  if (planned?.opened_at) return null
  const id = planned?.id ?? (await planMeeting(tx, { ...of, ...draft, kind: 'ordinary', kept: 'book' }, by))
  if (!id) return null
  const held = await tx.run(sql`
    update meeting set kept = 'book', day = ${draft.day}, at_time = ${draft.time}, place = ${draft.place},
      usual_day = ${draft.usualDay}, moved_reason = ${draft.movedReason}, book = ${draft.book}, book_page = ${draft.page},
      chair = ${draft.chair}, clerk = ${draft.clerk}, opened_at = ${by.now}, opened_by = ${by.person}, ended_at = ${by.now}, ended_by = ${by.person}
    where tenant = ${of.tenant} and id = ${id} and opened_at is null and dropped_at is null`)
  // Somebody else began it, or copied it, a moment before.
  if (held === 0) return null
  await recordFor(tx, { tenant: of.tenant, id }, 'meeting-recorded-from-book', by)
  return meetingById(tx, of.tenant, id)
}

async function reviewed(
  tx: Transaction,
  meeting: MeetingRow,
  rule: QuorumRule,
  draft: BookDraft,
  by: By,
): Promise<void> {
  const people = draft.reviews.map((review) => review.person)
  await addReviews(tx, meeting, people, 'added', by.now)
  const rows = await reviewsOf(tx, meeting)
  await tx.run(sql`
    update meeting_review set put_off_at = ${by.now}, put_off_by = ${by.person}
    where tenant = ${meeting.tenant} and meeting = ${meeting.id} and not (person = any(${people}::uuid[]))`)
  for (const one of draft.reviews) {
    const row = rows.find((review) => review.person === one.person)!
    const seats = {
      chair: draft.chair === one.person ? one.standIn : null,
      clerk: draft.clerk === one.person ? one.standIn : null,
    }
    if (seats.chair || seats.clerk) await seatReview(tx, meeting, row, seats, by)
    const outcome = await conclude(
      tx,
      {
        tenant: meeting.tenant,
        person: one.person,
        cell: meeting.cell,
        source_id: meeting.id,
        concluded_on: meeting.day,
        outcome: one.outcome,
        wording: one.wording,
        signs: [],
        fix_by: one.fixBy,
        plan: one.plan,
        yes: one.yes,
        no: one.no,
        other: draft.entitled - one.yes - one.no,
        entitled: draft.entitled,
        called: draft.called,
        manner: 'hands',
        named: null,
        rule,
      },
      by,
    )
    if ('failure' in outcome)
      throw new Error(`the form let through a conclusion that fails: ${outcome.failure}`)
  }
}

/** Months that a book can be copied for: this one and the year before. */
export const bookMonths = (today: string): string[] =>
  Array.from({ length: 13 }, (_, i) => addMonths(`${today.slice(0, 7)}-01`, -i))
