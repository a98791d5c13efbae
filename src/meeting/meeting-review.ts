import { lineConclusionsOf } from '../conclusion/conclusion.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { turnOf } from '../rotation/rotation.ts'
import type { MeetingRow } from './meeting.queries.ts'
import { type By, recordFor } from './meeting.ts'

/** A member's review at a meeting, with what was concluded. */
export interface ReviewRow {
  readonly id: string
  readonly person: string
  readonly name: string
  readonly origin: 'turn' | 'added'
  /** Who leads and who writes this review, where the meeting's own chair or clerk is the one reviewed. */
  readonly chair: string | null
  readonly clerk: string | null
  readonly put_off_at: Date | null
  readonly put_off_reason: string
  readonly conclusion: string | null
}

export const reviewsOf = (db: Database, meeting: Pick<MeetingRow, 'tenant' | 'id'>): Promise<ReviewRow[]> =>
  db.rows<ReviewRow>(sql`
    select r.id, r.person, p.full_name as name, r.origin, r.chair, r.clerk, r.put_off_at, r.put_off_reason, c.id as conclusion
    from meeting_review r join person p on p.id = r.person
    left join conclusion c on c.tenant = r.tenant and c.source_id = r.meeting and c.person = r.person and c.kind = 'sign'
      and c.withdrawn_at is null
    where r.tenant = ${meeting.tenant} and r.meeting = ${meeting.id} order by r.place, r.id`)

/** Puts members on the list of this meeting's reviews; those on it already stay. */
export async function addReviews(
  tx: Transaction,
  meeting: Pick<MeetingRow, 'tenant' | 'id'>,
  people: readonly string[],
  origin: ReviewRow['origin'],
  now: Date,
): Promise<number> {
  let added = 0
  for (const person of people)
    added += await tx.run(sql`
      insert into meeting_review (tenant, meeting, id, person, origin, place)
      select ${meeting.tenant}, ${meeting.id}, ${newId(now)}, ${person}, ${origin},
             coalesce((select max(place) from meeting_review where tenant = ${meeting.tenant} and meeting = ${meeting.id}), 0) + 1
      on conflict (tenant, meeting, person) do update set put_off_at = null, put_off_by = null, put_off_reason = ''
        where meeting_review.put_off_at is not null`)
  return added
}

/** The cell takes somebody on its list, or back on it, at its meeting. */
export async function bringReviews(
  tx: Transaction,
  meeting: Pick<MeetingRow, 'tenant' | 'id'>,
  people: readonly string[],
  origin: ReviewRow['origin'],
  by: By,
): Promise<void> {
  for (const person of people)
    if ((await addReviews(tx, meeting, [person], origin, by.now)) > 0)
      await recordFor(tx, meeting, 'review-added', by, { person })
}

/**
 * Lets the list of a meeting that has not begun follow the rotation: who is up comes on it, whose turn went elsewhere
 * is put off. What the cell added by itself stays.
 */
export async function followTurns(
  tx: Transaction,
  meeting: Pick<MeetingRow, 'tenant' | 'id' | 'cell' | 'month' | 'kind'>,
  now: Date,
): Promise<void> {
  if (meeting.kind !== 'ordinary') return
  const up = (await turnOf(tx, meeting.tenant, meeting.cell, meeting.month)).map((turn) => turn.person)
  await addReviews(tx, meeting, up, 'turn', now)
  await tx.run(sql`
    update meeting_review set put_off_at = ${now}
    where tenant = ${meeting.tenant} and meeting = ${meeting.id} and origin = 'turn' and put_off_at is null
      and not (person = any(${up}::uuid[]))`)
  await tx.run(sql`
    update meeting set turns_of = coalesce((select r.id || ' ' || r.revision from rotation r where ${running}), '')
    where meeting.tenant = ${meeting.tenant} and meeting.id = ${meeting.id}`)
}

/** The same for every meeting that one cell has planned. */
export async function followTurnsOf(
  tx: Transaction,
  { tenant, cell }: Pick<MeetingRow, 'tenant' | 'cell'>,
  now: Date,
): Promise<void> {
  const planned = await tx.rows<Pick<MeetingRow, 'tenant' | 'id' | 'cell' | 'month' | 'kind'>>(sql`
    select tenant, id, cell, month, kind from meeting
    where tenant = ${tenant} and cell = ${cell} and kind = 'ordinary' and opened_at is null and dropped_at is null
    order by month`)
  for (const meeting of planned) await followTurns(tx, meeting, now)
}

/** The adopted plan that a meeting's cell goes by. */
const running = sql`r.tenant = meeting.tenant and r.cell = meeting.cell and r.adopted_on is not null and r.ended_on is null`

/** The same for every planned meeting whose cell's plan has changed since; the timetable calls it. */
export async function followAllTurns(tx: Transaction, now: Date): Promise<void> {
  const planned = await tx.rows<Pick<MeetingRow, 'tenant' | 'id' | 'cell' | 'month' | 'kind'>>(sql`
    select meeting.tenant, meeting.id, meeting.cell, meeting.month, meeting.kind
    from meeting join rotation r on ${running}
    where meeting.kind = 'ordinary' and meeting.opened_at is null and meeting.dropped_at is null
      and meeting.day >= ${dayOf(now)} and meeting.turns_of <> r.id || ' ' || r.revision`)
  for (const meeting of planned) await followTurns(tx, meeting, now)
}

/** A review as it is in this transaction; whoever concludes it or puts it off waits for the other. */
export async function reviewHeld(
  tx: Transaction,
  meeting: Pick<MeetingRow, 'tenant' | 'id'>,
  review: string,
): Promise<ReviewRow | null> {
  await tx.run(sql`
    select 1 from meeting_review
    where tenant = ${meeting.tenant} and meeting = ${meeting.id} and id = ${review} for update`)
  return (await reviewsOf(tx, meeting)).find((one) => one.id === review) ?? null
}

/** Not at this meeting. What was prepared stays; the rotation gives the nearest turn. False once anything is concluded. */
export async function putOff(
  tx: Transaction,
  meeting: MeetingRow,
  review: { id: string; person: string },
  reason: string,
  by: By,
): Promise<boolean> {
  if ((await reviewHeld(tx, meeting, review.id))?.conclusion) return false
  if ((await lineConclusionsOf(tx, meeting)).some((one) => one.person === review.person)) return false
  const changed = await tx.run(sql`
    update meeting_review set put_off_at = ${by.now}, put_off_by = ${by.person}, put_off_reason = ${reason}
    where tenant = ${meeting.tenant} and meeting = ${meeting.id} and id = ${review.id} and put_off_at is null`)
  if (changed === 0) return false
  await recordFor(tx, meeting, 'review-put-off', by, { person: review.person })
  return true
}

export async function seatReview(
  tx: Transaction,
  meeting: MeetingRow,
  review: { id: string; person: string },
  seats: { chair: string | null; clerk: string | null },
  by: By,
): Promise<void> {
  await tx.run(sql`
    update meeting_review set chair = ${seats.chair}, clerk = ${seats.clerk}
    where tenant = ${meeting.tenant} and meeting = ${meeting.id} and id = ${review.id}`)
  await recordFor(tx, meeting, 'review-seats-set', by, { person: review.person })
}
