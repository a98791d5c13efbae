import { isPresentMember } from '../membership/powers.rules.ts'
import { scopeOf } from '../membership/scope.ts'
import { defaultsOn } from '../movement/movement.ts'
import { addMonths, meetingMonthOf } from '../movement/period.rules.ts'
import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/** A meeting as a calendar shows it: when and where, and nothing of what it is about. */
export interface CalendarMeeting {
  readonly id: string
  readonly month: string
  readonly day: string
  readonly at_time: string
  readonly place: string
  readonly dropped: boolean
  /** How often it was changed since it was planned, and when last. */
  readonly changes: number
  readonly changed_at: Date
}

export interface ExpectedMeeting {
  readonly cell: string
  readonly day: string
}

export interface CalendarDays {
  readonly meetings: readonly CalendarMeeting[]
  readonly expected: readonly ExpectedMeeting[]
}

const MONTHS_AHEAD = 3

/** Meetings of the cell this person is in today, from a month back on, and the days the rhythm gives for the months to come. */
export async function calendarDays(db: Database, person: string, today: string): Promise<CalendarDays> {
  const { membership, tenant } = await scopeOf(db, person, today)
  if (!membership || !tenant || !isPresentMember(membership.status)) return { meetings: [], expected: [] }
  const { cell } = membership
  const meetings = await meetingsFrom(db, tenant, cell, today)
  const defaults = await defaultsOn(db, tenant, today)
  if (!defaults) return { meetings, expected: [] }
  const coming = meetingMonthOf(today, defaults.meeting_day)
  // A month whose meeting was dropped was decided on too.
  const decided = new Set(meetings.filter((one) => one.ordinary).map((one) => one.month))
  const expected = Array.from({ length: MONTHS_AHEAD }, (_, n) => addMonths(coming, n))
    .filter((month) => !decided.has(month))
    .map((month) => ({ cell, day: month.slice(0, 8) + String(defaults.meeting_day).padStart(2, '0') }))
  return { meetings, expected }
}

/** The table keeps a meeting as it is now; that it was changed, and when, is in the history. */
const meetingsFrom = (
  db: Database,
  tenant: string,
  cell: string,
  today: string,
): Promise<(CalendarMeeting & { ordinary: boolean })[]> =>
  db.rows(sql`
    with own as (
      select id, month, day, at_time, place, kind = 'ordinary' as ordinary, dropped_at, planned_at from meeting
      where tenant = ${tenant} and cell = ${cell} and day >= ${today}::date - interval '1 month'
    )
    select own.id, own.month, own.day, own.at_time, own.place, own.ordinary, own.dropped_at is not null as dropped,
           count(h.n)::int as changes, coalesce(max(h.at), own.planned_at) as changed_at
    from own left join history h on h.tenant = ${tenant} and h.at >= (select min(planned_at) from own)
      and h.verb in ('meeting-changed', 'meeting-dropped') and h.about like 'meeting:' || own.id || '%'
    group by own.id, own.month, own.day, own.at_time, own.place, own.ordinary, own.dropped_at, own.planned_at
    order by own.day, own.at_time, own.id`)
