import type { PostKind } from '../membership/powers.rules.ts'
import { powersOf } from '../membership/powers.rules.ts'
import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { Columns } from './feedback-columns.rules.ts'
import { defaultFeedbackPolicy, type FeedbackPolicy } from './feedback-event.rules.ts'
import type { WorkCalendar } from './working-days.rules.ts'

export interface CaseRow extends Columns {
  readonly tenant: string
  readonly id: string
  readonly public_key: Buffer
  readonly batch_on: string
  readonly subject: Buffer | null
}

export interface Reader {
  readonly account: string
  readonly person: string
  readonly key_version: number
  readonly public_key: Buffer
}

const calendars = new Map<string, WorkCalendar>()

/** One object for one calendar, so that what is worked out from it is kept with it. */
function calendarOf(given: WorkCalendar): WorkCalendar {
  const key = JSON.stringify(given)
  const known = calendars.get(key)
  if (known) return known
  if (calendars.size > 100) calendars.clear()
  calendars.set(key, given)
  return given
}

/** As laid down on that day. */
export async function policyOf(db: Database, tenant: string, today: string): Promise<FeedbackPolicy> {
  const row = await db.maybe<{ policy: Partial<FeedbackPolicy> }>(sql`
    select policy from feedback_default where tenant = ${tenant} and valid_from <= ${today}
    order by valid_from desc limit 1`)
  if (!row) return defaultFeedbackPolicy
  const policy = { ...defaultFeedbackPolicy, ...row.policy }
  return { ...policy, calendar: calendarOf(policy.calendar) }
}

/** A case goes by what was laid down when it came in; only the days off are those known today. */
export async function policyOfCase(
  db: Database,
  { tenant, batch_on }: Pick<CaseRow, 'tenant' | 'batch_on'>,
  today: string,
): Promise<FeedbackPolicy> {
  const { calendar } = await policyOf(db, tenant, today)
  return { ...(await policyOf(db, tenant, batch_on)), calendar }
}

/** The set that cases are sealed to now. */
export const readersOf = (db: Database, tenant: string): Promise<(Reader & { since: string })[]> =>
  db.rows(sql`
    select account, person, key_version, public_key, since from feedback_reader where tenant = ${tenant} order by account`)

/** The set that today's posts ask for: of the inspection committee, with an account and a key. */
export async function rightfulReaders(db: Database, tenant: string, today: string): Promise<Reader[]> {
  const rows = await db.rows<Reader & { kind: PostKind }>(sql`
    select a.id as account, a.person, k.version as key_version, k.public_key, post.kind
    from post join account a on a.person = post.person
    join account_key k on k.account = a.id and k.version = (select max(version) from account_key where account = a.id)
    where post.tenant = ${tenant} and post.unit = ${tenant}
      and post.valid_from <= ${today} and (post.valid_to is null or post.valid_to > ${today})
    order by a.id`)
  const allowed = rows.filter((row) => powersOf(row.kind, 'commune').includes('read-feedback'))
  return [...new Map(allowed.map(({ kind: _, ...row }) => [row.account, row])).values()]
}

export const caseColumns = sql`tenant, id, public_key, batch_on, stage, sender_state, until, stopped_on, erase_on, reopened, subject`

export const caseById = (db: Database, tenant: string, id: string, lock = false): Promise<CaseRow | null> =>
  db.maybe(sql`
    select ${caseColumns} from feedback_case where tenant = ${tenant} and id = ${id} ${lock ? sql`for update` : sql``}`)

/** What readers may see by now: the batches of today and before. */
export const casesOf = (db: Database, tenant: string, today: string): Promise<CaseRow[]> =>
  db.rows(sql`
    select ${caseColumns} from feedback_case where tenant = ${tenant} and batch_on <= ${today}
    order by stage = 'closed', coalesce(until, batch_on), id`)

export interface EventRow {
  readonly n: number
  readonly kind: string
  readonly on_day: string
  readonly key: Buffer
  readonly box: Buffer
}

export const eventsOf = (db: Database, tenant: string, id: string): Promise<EventRow[]> =>
  db.rows(sql`
    select n, kind, on_day, key, box from feedback_event where tenant = ${tenant} and case_id = ${id} order by n`)

export const kindsOf = async (db: Database, tenant: string, id: string): Promise<string[]> =>
  (
    await db.rows<{ kind: string }>(
      sql`select kind from feedback_event where tenant = ${tenant} and case_id = ${id} order by n`,
    )
  ).map(({ kind }) => kind)

export const setColumns = (db: Database, tenant: string, id: string, columns: Columns): Promise<number> =>
  db.run(sql`
    update feedback_case set stage = ${columns.stage}, sender_state = ${columns.sender_state}, until = ${columns.until},
      stopped_on = ${columns.stopped_on}, erase_on = ${columns.erase_on},
      reopened = ${columns.reopened}
    where tenant = ${tenant} and id = ${id}`)

export const receiptsOf = (
  db: Database,
  tenant: string,
  id: string,
): Promise<{ code_hash: Buffer; public_key: Buffer }[]> =>
  db.rows(sql`
    select code_hash, public_key from feedback_receipt where tenant = ${tenant} and case_id = ${id} order by code_hash`)
