import type { Visit } from '../account/visit.ts'
import type { Database } from '../platform/database.ts'
import { notFound } from '../platform/problem.ts'
import type { MeetingRow } from './meeting.queries.ts'
import { type ReviewRow, reviewsOf } from './meeting-review.ts'
import { textsOf } from './meeting-text.ts'
import { type ReviewHindrance, reviewHindrance } from './review.rules.ts'
import { isHere } from './roll.rules.ts'
import { rollOf } from './roll.ts'

/** The review of the address. */
export async function reviewOf(v: Visit, meeting: MeetingRow): Promise<ReviewRow> {
  const review = (await reviewsOf(v.db, meeting)).find((one) => one.id === v.params.review)
  if (!review) throw notFound()
  return review
}

/** Whoever leads and writes this review: the meeting's own, unless somebody stands in. */
export const seatsOf = (
  meeting: Pick<MeetingRow, 'chair' | 'clerk'>,
  review: Pick<ReviewRow, 'chair' | 'clerk'>,
) => ({ chair: review.chair ?? meeting.chair, clerk: review.clerk ?? meeting.clerk })

/** What keeps a review from being concluded now by whoever is at the keyboard. */
export async function hindranceOf(
  db: Database,
  meeting: MeetingRow,
  review: ReviewRow,
  writer: string,
): Promise<ReviewHindrance | null> {
  const [roll, texts] = [await rollOf(db, meeting), await textsOf(db, meeting)]
  const seats = seatsOf(meeting, review)
  const here = new Set(roll.filter(isHere).map((line) => line.person))
  return reviewHindrance({
    person: review.person,
    ...seats,
    writer,
    presence: roll.find((line) => line.person === review.person),
    seatsHere: [seats.chair, seats.clerk].every((person) => person !== null && here.has(person)),
    heard: ['self', 'reply'].some((field) => texts.read(review.id, field) !== ''),
    putOff: review.put_off_at !== null,
    concluded: review.conclusion !== null,
  })
}
