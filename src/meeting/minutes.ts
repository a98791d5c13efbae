import { concludedAt, conclusionsOf, noteLooks } from '../conclusion/conclusion.ts'
import { unitById } from '../organisation/organisation.ts'
import { cellPlans } from '../plan/cell-plan.ts'
import { canonical } from '../platform/canonical.ts'
import { showDay } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { sha256 } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { nextSentence } from '../rotation/rotation.ts'
import type { Vietnamese } from '../text/text.ts'
import { type MeetingRow, namesOf, wholeAgendaOf } from './meeting.queries.ts'
import { type By, recordFor } from './meeting.ts'
import { meetingDefaultsOn } from './meeting-default.ts'
import { reviewsOf } from './meeting-review.ts'
import { textsOf } from './meeting-text.ts'
import type { Minutes } from './minutes.rules.ts'
import { mattersOf } from './minutes-matters.ts'
import { type MeetingRecord, minutesOf } from './minutes-of.rules.ts'
import { speechesOf, tasksBefore, tasksOf, votesOf } from './proceedings.ts'
import { isHere } from './roll.rules.ts'
import { rollOf } from './roll.ts'
import { scoreOf } from './score.ts'
import { selfReviewOf } from './self-review-line.ts'

/** What stands on a paper below the minutes themselves. */
export interface Extra {
  readonly addenda: readonly Addendum[]
  /** The line that lets anybody compare the paper with the record; null while the minutes are open. */
  readonly seal: string | null
}

export interface Addendum {
  readonly before: string
  readonly after: string
  readonly reason: string
  readonly by: string
  /** dd/mm/yyyy */
  readonly day: string
}

/** The minutes as locked, or as they would be locked now. */
export async function minutesFor(
  db: Database,
  meeting: MeetingRow,
  t: Vietnamese,
): Promise<{ minutes: Minutes; extra: Extra }> {
  const locked = await db.maybe<{ content: Locked; hash: string }>(sql`
    select content, hash from minutes where tenant = ${meeting.tenant} and meeting = ${meeting.id}`)
  if (!locked)
    return {
      minutes: minutesOf(await recordOf(db, meeting, t), t.minutes),
      extra: { addenda: [], seal: null },
    }
  const { head } = locked.content
  const addenda = await db.rows<Omit<Addendum, 'day'> & { on: string }>(sql`
    select a.before, a.after, a.reason, p.full_name as by, to_char(a.made_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as on
    from addendum a join person p on p.id = a.made_by
    where a.tenant = ${meeting.tenant} and a.meeting = ${meeting.id} order by a.made_at, a.id`)
  return {
    minutes: locked.content.minutes,
    extra: {
      addenda: addenda.map(({ on, ...one }) => ({ ...one, day: showDay(on) })),
      seal: t.minutes.seal(grouped(locked.hash), head.n, grouped(head.hash)),
    },
  }
}

/**
 * The same for a reader of locked minutes, whose look is noted for those they conclude about to see. Whoever was in the
 * room has heard it there.
 */
export async function minutesRead(
  db: Database,
  meeting: MeetingRow,
  reader: { readonly person: string; readonly today: string },
  t: Vietnamese,
): Promise<{ minutes: Minutes; extra: Extra }> {
  if (meeting.locked_at) {
    const [roll, reviews] = [await rollOf(db, meeting), await reviewsOf(db, meeting)]
    const people = [
      ...reviews.filter((review) => !review.put_off_at).map((review) => review.person),
      ...(await concludedAt(db, meeting)),
    ]
    if (!roll.some((line) => line.person === reader.person && isHere(line)))
      await db.transaction((tx) => noteLooks(tx, meeting.tenant, people, reader.person, reader.today))
  }
  return minutesFor(db, meeting, t)
}

/** What is locked: the minutes, and how far the record of deeds had come, so that a paper is its witness. */
interface Locked {
  readonly minutes: Minutes
  readonly head: { readonly n: number; readonly hash: string }
}

/** The first 64 bits, as people compare them. */
const grouped = (hex: string) => hex.slice(0, 16).match(/.{4}/g)!.join(' ')

async function recordOf(db: Database, meeting: MeetingRow, t: Vietnamese): Promise<MeetingRecord> {
  const [tenant, defaults, roll, items, reviews, conclusions, speeches, votes, tasks, before, texts] =
    await Promise.all([
      unitById(db, meeting.tenant),
      meetingDefaultsOn(db, meeting.tenant, meeting.day),
      rollOf(db, meeting),
      wholeAgendaOf(db, meeting),
      reviewsOf(db, meeting),
      conclusionsOf(db, meeting),
      speechesOf(db, meeting),
      votesOf(db, meeting),
      tasksOf(db, meeting),
      tasksBefore(db, meeting),
      textsOf(db, meeting),
    ])
  // Also of somebody who left the cell between the notice and today.
  const seats = [meeting, ...reviews]
    .flatMap(({ chair, clerk }) => [chair, clerk])
    .filter((one) => one !== null)
  const plans = await cellPlans(db, { ...meeting, meeting: meeting.id })
  return {
    meeting,
    superior: tenant?.name ?? '',
    defaults: defaults.meeting,
    number: await numberOf(db, meeting, defaults.meeting.paper.number),
    roll,
    items: items.filter((item) => !item.dropped),
    dropped: items.filter((item) => item.dropped),
    reviews,
    conclusions,
    speeches,
    votes,
    tasks,
    tasksBefore: before,
    plansConfirmed: plans.filter((plan) => plan.confirmed_on),
    matters: await mattersOf(db, meeting, t),
    score: await scoreOf(db, meeting),
    selfReview: await selfReviewOf(db, meeting),
    next:
      meeting.kind === 'ordinary' && !(await hasLater(db, meeting))
        ? ((await nextSentence(db, meeting.tenant, meeting.cell, meeting.day, t)) ?? '')
        : '',
    texts,
    names: new Map([...roll.map((line) => [line.person, line.name] as const), ...(await namesOf(db, seats))]),
  }
}

/** A later ordinary meeting has begun: who is up next is said there. So it is for a book copied late. */
const hasLater = async (db: Database, meeting: MeetingRow): Promise<boolean> =>
  (await db.maybe(sql`
    select 1 from meeting
    where tenant = ${meeting.tenant} and cell = ${meeting.cell} and kind = 'ordinary' and opened_at is not null
      and month > ${meeting.month} limit 1`)) !== null

/** "Số {n}-BB/CB" with the how-manieth minutes of the cell's year these are. */
async function numberOf(db: Database, meeting: MeetingRow, pattern: string): Promise<string> {
  if (!pattern.includes('{n}')) return pattern
  const { before } = await db.row<{ before: number }>(sql`
    select count(*) as before from meeting
    where tenant = ${meeting.tenant} and cell = ${meeting.cell} and locked_at is not null and id <> ${meeting.id}
      and extract(year from day) = ${Number(meeting.day.slice(0, 4))}`)
  return pattern.replace('{n}', String(before + 1).padStart(2, '0'))
}

/**
 * Locks the minutes: what they say is stored once and for all, its hash stands in the record of deeds, and the number
 * and hash of the deed before go into the paper. False when they are locked already or the meeting has not ended.
 */
export async function lockMinutes(
  tx: Transaction,
  meeting: MeetingRow,
  t: Vietnamese,
  by: By,
): Promise<boolean> {
  const row = await tx.maybe<MeetingRow>(sql`
    update meeting set locked_at = ${by.now}, locked_by = ${by.person}
    where tenant = ${meeting.tenant} and id = ${meeting.id} and ended_at is not null and locked_at is null returning *`)
  if (!row) return false
  const minutes = minutesOf(await recordOf(tx, { ...meeting, ...row }, t), t.minutes)
  const head = await tx.maybe<{ n: number; hash: Buffer }>(sql`
    select n, hash from history_head where tenant = ${meeting.tenant}`)
  const content: Locked = {
    minutes,
    head: { n: head?.n ?? 0, hash: head?.hash.toString('hex') ?? '' },
  }
  const hash = hashOf(content)
  await tx.run(sql`
    insert into minutes (tenant, meeting, content, hash, locked_at, locked_by)
    values (${meeting.tenant}, ${meeting.id}, ${JSON.stringify(content)}, ${hash}, ${by.now}, ${by.person})`)
  await recordFor(tx, meeting, 'minutes-locked', by, { content: hash })
  return true
}

/** Of the content with its keys in order: jsonb gives them back in an order of its own. */
export const hashOf = (content: unknown): string => sha256(canonical(content)).toString('hex')

/** A correction after locking: the words that were wrong and those that are right, both kept. */
export async function addAddendum(
  tx: Transaction,
  meeting: MeetingRow,
  addendum: { id: string; before: string; after: string; reason: string },
  by: By,
): Promise<boolean> {
  const made = await tx.run(sql`
    insert into addendum (tenant, meeting, id, before, after, reason, made_at, made_by)
    select tenant, meeting, ${addendum.id}, ${addendum.before}, ${addendum.after}, ${addendum.reason}, ${by.now}, ${by.person}
    from minutes where tenant = ${meeting.tenant} and meeting = ${meeting.id} on conflict do nothing`)
  if (made > 0) await recordFor(tx, meeting, 'minutes-corrected', by, { addendum: addendum.id })
  return made > 0
}
