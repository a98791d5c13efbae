import type { Visit } from '../account/visit.ts'
import type { Database } from '../platform/database.ts'
import { notFound } from '../platform/problem.ts'
import type { MeetingRow } from './meeting.queries.ts'
import { type ReviewRow, reviewsOf } from './meeting-review.ts'
import { textsOf } from './meeting-text.ts'
import { speechesOf } from './proceedings.ts'
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
  const texts = await textsOf(db, meeting)
  const heard = ['self', 'reply'].some((field) => texts.read(review.id, field) !== '')
  return reviewHindrance({ ...(await factsOf(db, meeting, review, writer)), heard })
}

/**
 * What keeps a line of the reviewed member's commitment from being concluded about: the same, before the review is
 * concluded or after. They are heard, too, by having spoken under their own review.
 */
export async function lineHindranceOf(
  db: Database,
  meeting: MeetingRow,
  review: ReviewRow,
  writer: string,
): Promise<ReviewHindrance | null> {
  const [texts, speeches] = [await textsOf(db, meeting), await speechesOf(db, meeting)]
  const heard =
    ['self', 'reply'].some((field) => texts.read(review.id, field) !== '') ||
    speeches.some((speech) => speech.about === review.id && speech.speaker === review.person)
  return reviewHindrance({ ...(await factsOf(db, meeting, review, writer)), concluded: false, heard })
}

async function factsOf(db: Database, meeting: MeetingRow, review: ReviewRow, writer: string) {
  const roll = await rollOf(db, meeting)
  const seats = seatsOf(meeting, review)
  const here = new Set(roll.filter(isHere).map((line) => line.person))
  return {
    person: review.person,
    ...seats,
    writer,
    presence: roll.find((line) => line.person === review.person),
    seatsHere: [seats.chair, seats.clerk].every((person) => person !== null && here.has(person)),
    putOff: review.put_off_at !== null,
    concluded: review.conclusion !== null,
  }
}
