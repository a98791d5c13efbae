import type { Period } from '../movement/movement.ts'
import { type Database, type Transaction, together } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

export interface ReviewRow {
  tenant: string
  period: string
  person: string
  status: 'draft' | 'submitted'
  catalogue: string
  key_version: number
  sealed: Buffer | null
}

/** Only within `asMember` of the same person: row level security hides it otherwise. */
export const reviewRow = (tx: Transaction, period: Period, person: string): Promise<ReviewRow | null> =>
  tx.maybe<ReviewRow>(ofMonth(period, person))

/** Holds the row for a change. Where there is none yet, whoever comes second waits for the first one's. */
export async function lockedRow(tx: Transaction, period: Period, person: string): Promise<ReviewRow | null> {
  const query = sql`${ofMonth(period, person)} for update`
  const row = await tx.maybe<ReviewRow>(query)
  if (row) return row
  const [, after] = await together(
    tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${period.id} ${person}`}, 6))`),
    tx.maybe<ReviewRow>(query),
  )
  return after
}

const ofMonth = (period: Period, person: string) => sql`
  select * from self_review
  where self_review.tenant = ${period.tenant} and self_review.period = ${period.id} and self_review.person = ${person}`

/** The newest box of an earlier month, in whichever organisation the member was then. */
export async function latestBox(
  tx: Transaction,
  person: string,
  beforeMonth: string,
): Promise<ReviewRow | null> {
  return tx.maybe<ReviewRow>(sql`
    select r.* from self_review r join period p on p.tenant = r.tenant and p.id = r.period
    where r.person = ${person} and p.month < ${beforeMonth} and r.sealed is not null order by p.month desc limit 1`)
}

export interface PastRow extends ReviewRow {
  month: string
  meeting_on: string
}

export async function pastRows(tx: Transaction, person: string): Promise<PastRow[]> {
  return tx.rows<PastRow>(sql`
    select r.*, p.month, p.meeting_on from self_review r join period p on p.tenant = r.tenant and p.id = r.period
    where r.person = ${person} order by p.month desc`)
}

export async function doneOf(
  db: Database,
  period: Period,
  person: string,
): Promise<{ how: 'phone' | 'paper'; done_on: string } | null> {
  return db.maybe(sql`
    select how, done_on from review_done
    where tenant = ${period.tenant} and period = ${period.id} and person = ${person}`)
}

export async function declaredOf(
  db: Database,
  person: string,
): Promise<{ line: string; meeting_on: string; day: string }[]> {
  return db.rows(sql`
    select d.line, p.meeting_on, d.day from declared_line d join period p on p.tenant = d.tenant and p.id = d.period
    where d.person = ${person} order by p.month desc, d.id`)
}
