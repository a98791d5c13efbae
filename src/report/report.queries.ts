import type { Database } from '../platform/database.ts'
import { isId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import type { FeedbackFigures } from '../statistics/feedback-figures.rules.ts'
import type { MissingReason, SpanKind } from './report-span.rules.ts'

export interface ReportRow {
  readonly tenant: string
  readonly id: string
  readonly kind: SpanKind
  readonly starts: string
  readonly months: readonly string[]
  readonly nth: number
  readonly follows: string | null
  readonly cutoff_on: string
  readonly due_on: string
  readonly cells: number
  readonly complete: number
  readonly asked_at: Date
  readonly asked_by_name: string
  readonly frozen_at: Date | null
  readonly cancelled_at: Date | null
  readonly cancelled_by_name: string | null
  readonly issued_on: string | null
  readonly issued_at: Date | null
  readonly issued_by_name: string | null
  readonly number: string
  readonly signer: IssuedBy | null
}

/** Who signs a paper and whom it goes to. */
export interface IssuedBy {
  readonly role: string
  readonly post: string
  readonly name: string
  readonly recipients: readonly string[]
}

export interface FrozenFigures {
  readonly month: string
  readonly unit: string
  readonly name: string
  readonly counts: readonly number[]
  /** Of the whole organisation only. */
  readonly feedback: FeedbackFigures | null
}

export interface FrozenMissing {
  readonly month: string
  readonly cell: string
  readonly name: string
  readonly reason: MissingReason
}

export interface FrozenRound {
  readonly round: string
  readonly name: string
  readonly closed_on: string
  readonly counts: readonly number[]
}

const asked = (tenant: string, id: string | null) => sql`
  select r.tenant, r.id, r.kind, r.starts, array(select to_char(m, 'YYYY-MM-DD') from unnest(r.months) m order by m) as months,
         r.nth, r.follows, r.cutoff_on, r.due_on, r.cells, r.complete, r.asked_at, a.full_name as asked_by_name, r.frozen_at,
         r.cancelled_at, c.full_name as cancelled_by_name, r.issued_on, r.issued_at, i.full_name as issued_by_name, r.number, r.signer
  from report r join person a on a.id = r.asked_by
  left join person c on c.id = r.cancelled_by left join person i on i.id = r.issued_by
  where r.tenant = ${tenant} and (${id}::uuid is null or r.id = ${id})
  order by r.starts desc, r.kind, r.nth desc, r.asked_at desc`

export const reportById = async (
  db: Database,
  tenant: string,
  id: string | null | undefined,
): Promise<ReportRow | null> => (isId(id) ? db.maybe<ReportRow>(asked(tenant, id)) : null)

/** All of an organisation, the newest span first, in it the newest supplement first; also those that were cancelled. */
export const reportsOf = (db: Database, tenant: string): Promise<ReportRow[]> =>
  db.rows<ReportRow>(asked(tenant, null))

export const frozenFigures = (
  db: Database,
  { tenant, id }: Pick<ReportRow, 'tenant' | 'id'>,
): Promise<FrozenFigures[]> =>
  db.rows(sql`
    select month, unit, name, counts, feedback from report_figures where tenant = ${tenant} and report = ${id} order by month, place`)

export const frozenMissing = (
  db: Database,
  { tenant, id }: Pick<ReportRow, 'tenant' | 'id'>,
): Promise<FrozenMissing[]> =>
  db.rows(sql`
    select month, cell, name, reason from report_missing where tenant = ${tenant} and report = ${id} order by place, month`)

export const frozenRounds = (
  db: Database,
  { tenant, id }: Pick<ReportRow, 'tenant' | 'id'>,
): Promise<FrozenRound[]> =>
  db.rows(sql`
    select round, name, closed_on, counts from report_round where tenant = ${tenant} and report = ${id} order by closed_on, name`)

export const monthsDone = async (
  db: Database,
  { tenant, id }: Pick<ReportRow, 'tenant' | 'id'>,
): Promise<string[]> =>
  (
    await db.rows<{ month: string }>(sql`
      select distinct month from report_figures where tenant = ${tenant} and report = ${id} order by month`)
  ).map(({ month }) => month)

/**
 * The month from which meetings are owed: that of the first which was held or copied from a book here, since nobody copies
 * the years before; but not before the first period. Without a meeting the first period's; null without a period.
 */
export const beganIn = async (db: Database, tenant: string): Promise<string | null> =>
  (
    await db.row<{ month: string | null }>(sql`
      select greatest(min(p.month), (
        select min(m.month) from meeting m
        where m.tenant = ${tenant} and m.kind = 'ordinary' and m.dropped_at is null and m.opened_at is not null)
      )::text as month
      from period p where p.tenant = ${tenant}`)
  ).month

export const ordinaryMeetings = (
  db: Database,
  tenant: string,
  months: readonly string[],
): Promise<{ cell: string; month: string; held: boolean; locked: boolean }[]> =>
  db.rows(sql`
    select cell, month, opened_at is not null as held, locked_at is not null as locked from meeting
    where tenant = ${tenant} and kind = 'ordinary' and dropped_at is null and month = any(${months})`)

export const roundsClosedIn = (
  db: Database,
  tenant: string,
  { starts, ends }: { starts: string; ends: string },
): Promise<FrozenRound[]> =>
  db.rows(sql`
    select r.id as round, r.name, r.closed_on, t.counts
    from round r join round_tally t on t.tenant = r.tenant and t.round = r.id and t.unit = r.tenant
    where r.tenant = ${tenant} and r.closed_on between ${starts} and ${ends} order by r.closed_on, r.name`)
