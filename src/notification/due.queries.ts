import { isAwaited, MEMBER_STATUSES } from '../membership/powers.rules.ts'
import { dayOf } from '../platform/clock.ts'
import { type Database, together } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { Grade, Sent } from '../reminder/notice.rules.ts'
import { type CellFacts, isWorthSaying, type MeetingFacts, type PeriodFacts } from './occasion.rules.ts'

/** Whose rhythm it is: members whose review is awaited. Who is exempt, away, suspended or has left hears nothing of it. */
export const IN_THE_RHYTHM = MEMBER_STATUSES.filter(isAwaited)

/** What the rhythm of an organisation may give cause to say now. */
interface RhythmFacts {
  readonly tenant: string
  readonly meetings: readonly MeetingFacts[]
  readonly periods: readonly PeriodFacts[]
  readonly cells: readonly CellFacts[]
}

type Of<T> = T & { readonly tenant: string }

/** Of those of these organisations where there is anything. Their cells are read only while a period is to be told of. */
export async function rhythmFacts(
  db: Database,
  tenants: readonly string[],
  now: Date,
): Promise<RhythmFacts[]> {
  const today = dayOf(now)
  const [meetings, open] = await together(upcoming(db, tenants, today), openPeriods(db, tenants, now))
  const periods = open.filter((period) => isWorthSaying(period, now))
  const cells = periods.length === 0 ? [] : await cellsIn(db, periods, today)
  const of = <T>(rows: readonly Of<T>[]) => Map.groupBy(rows, ({ tenant }) => tenant)
  const [meetingsOf, periodsOf, cellsOf] = [of(meetings), of(periods), of(cells)]
  return tenants
    .filter((tenant) => meetingsOf.has(tenant) || periodsOf.has(tenant))
    .map((tenant) => ({
      tenant,
      meetings: meetingsOf.get(tenant) ?? [],
      periods: periodsOf.get(tenant) ?? [],
      cells: cellsOf.get(tenant) ?? [],
    }))
}

const upcoming = (db: Database, tenants: readonly string[], today: string): Promise<Of<MeetingFacts>[]> =>
  db.rows(sql`
    select m.tenant, m.id, m.cell, m.day, m.at_time, m.noticed_at, m.opened_at, m.dropped_at,
           m.dropped_at is not null and exists (
             select 1 from notice n join notice_heard h on h.tenant = n.tenant and h.notice = n.id and h.outcome = 'said'
             where n.tenant = m.tenant and n.meeting = m.id and n.about = 'meeting') as invited
    from meeting m
    where m.tenant = any(${tenants}::uuid[]) and m.day >= ${today} and (m.noticed_at is not null or m.dropped_at is not null)`)

const openPeriods = (db: Database, tenants: readonly string[], now: Date): Promise<Of<PeriodFacts>[]> =>
  db.rows(sql`
    select tenant, id, opens_at, closes_at from period
    where tenant = any(${tenants}::uuid[]) and opens_at <= ${now} and closes_at > ${now} order by month`)

const cellsIn = (
  db: Database,
  periods: readonly Of<PeriodFacts>[],
  today: string,
): Promise<Of<CellFacts>[]> =>
  db.rows(sql`
    select u.tenant, u.id as cell, coalesce(array_agg(c.period) filter (where c.period is not null), '{}') as ended
    from unit u left join period_closed c
      on c.tenant = u.tenant and c.cell = u.id and c.period = any(${periods.map((one) => one.id)}::uuid[])
    where u.tenant = any(${periods.map((one) => one.tenant)}::uuid[]) and u.kind = 'cell'
      and u.founded_on <= ${today} and (u.ended_on is null or u.ended_on > ${today})
    group by u.tenant, u.id, u.place order by u.place, u.id`)

export interface NoticeRow {
  readonly id: string
  readonly key: string
  readonly grade: Grade | 'test'
  readonly about: string
  readonly meeting: string | null
  readonly from_at: Date
  readonly until_at: Date | null
}

export interface Pending extends NoticeRow {
  readonly tenant: string
  readonly person: string
}

/** Each person to whom one of these notices has not been said yet, nor been found not to be said. */
export const pendingOf = (
  db: Database,
  notices: readonly { readonly tenant: string; readonly key: string }[],
  today: string,
): Promise<Pending[]> =>
  db.rows(sql`
    with told as (
      select n.tenant, n.id, n.key, n.grade, n.about, n.meeting, n.from_at, n.until_at, n.cell, n.person
      from notice n
      where (n.tenant, n.key) in (
        select * from unnest(${notices.map((one) => one.tenant)}::uuid[], ${notices.map((one) => one.key)}::text[]))
    ),
    hearer as (
      select told.*, m.person as hears from told
      join membership m on m.tenant = told.tenant and m.cell = told.cell and m.status = any(${IN_THE_RHYTHM}::text[])
        and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to > ${today})
      union all
      select told.*, m.person from told
      join membership m on m.tenant = told.tenant and m.person = told.person and m.status <> 'left'
        and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to > ${today})
    )
    select a.tenant, a.id, a.key, a.grade, a.about, a.meeting, a.from_at, a.until_at, a.hears as person from hearer a
    where not exists (select 1 from notice_heard h where h.tenant = a.tenant and h.notice = a.id and h.person = a.hears)
    order by a.hears, a.id`)

export interface ReachRow {
  readonly person: string
  readonly quiet: boolean
  readonly email: boolean
  readonly phone: 'sms' | 'zns' | null
  readonly browsers: readonly string[]
}

export const reachOf = (db: Database, people: readonly string[]): Promise<ReachRow[]> =>
  db.rows(sql`
    select p.id as person, coalesce(r.quiet, false) as quiet, coalesce(r.email, false) as email, r.phone,
           array(select b.subscription from push_browser b where b.person = p.id order by b.subscription) as browsers
    from unnest(${people}::uuid[]) as p (id) left join reach r on r.person = p.id`)

/** What went to these people since a day of the month before: the limit is by the month. */
export const sentSince = (
  db: Database,
  tenant: string,
  people: readonly string[],
  since: Date,
): Promise<(Sent & { person: string })[]> =>
  db.rows(sql`
    select person, at, grades from notice_message
    where tenant = ${tenant} and person = any(${people}::uuid[]) and at >= ${since} and not 'test' = any(grades) order by at`)
