import type { Database } from '../platform/database.ts'
import { isId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'

export interface MeetingRow {
  readonly tenant: string
  readonly id: string
  readonly cell: string
  readonly cell_name: string
  readonly kind: 'ordinary' | 'thematic'
  /** The first day of the month it is held for. */
  readonly month: string
  readonly day: string
  /** '19:30' */
  readonly at_time: string
  readonly place: string
  readonly topic: string
  /** The day the rhythm gives, where the meeting is on another; then `moved_reason` says why. */
  readonly usual_day: string | null
  readonly moved_reason: string
  readonly kept: 'live' | 'book' | 'review-only'
  readonly book: string
  readonly book_page: string
  readonly chair: string | null
  readonly clerk: string | null
  readonly noticed_at: Date | null
  readonly opened_at: Date | null
  readonly ended_at: Date | null
  /** '21:15' */
  readonly ended_time: string
  readonly locked_at: Date | null
  readonly dropped_at: Date | null
  readonly dropped_reason: string
}

export const meetingById = (db: Database, tenant: string, id: string): Promise<MeetingRow | null> =>
  db.maybe<MeetingRow>(sql`
    select m.*, u.name as cell_name from meeting m join unit u on u.id = m.cell
    where m.tenant = ${tenant} and m.id = ${id}`)

/** Null when there is no such meeting in this organisation. */
export const cellOfMeeting = async (
  db: Database,
  tenant: string,
  id: string | undefined,
): Promise<string | null> => (isId(id) && (await meetingById(db, tenant, id))?.cell) || null

/** Newest first; those that were dropped are left out. */
export const meetingsOfCell = (db: Database, tenant: string, cell: string): Promise<MeetingRow[]> =>
  db.rows<MeetingRow>(sql`
    select m.*, u.name as cell_name from meeting m join unit u on u.id = m.cell
    where m.tenant = ${tenant} and m.cell = ${cell} and m.dropped_at is null
    order by m.day desc, m.at_time desc, m.id desc`)

/** Begun and not yet locked. */
export const openMeetings = (db: Database, tenant: string, cell: string): Promise<MeetingRow[]> =>
  db.rows<MeetingRow>(sql`
    select m.*, u.name as cell_name from meeting m join unit u on u.id = m.cell
    where m.tenant = ${tenant} and m.cell = ${cell} and m.opened_at is not null and m.locked_at is null
    order by m.day, m.id`)

/** The ordinary meeting that a cell has for a month. */
export const ordinaryMeeting = (
  db: Database,
  tenant: string,
  cell: string,
  month: string,
): Promise<MeetingRow | null> =>
  db.maybe<MeetingRow>(sql`
    select m.*, u.name as cell_name from meeting m join unit u on u.id = m.cell
    where m.tenant = ${tenant} and m.cell = ${cell} and m.month = ${month} and m.kind = 'ordinary' and m.dropped_at is null`)

/** All meetings of a cell that are to come or running: a thematic one does not hide the ordinary one after it. */
export const comingMeetings = (
  db: Database,
  tenant: string,
  cell: string,
  today: string,
): Promise<MeetingRow[]> =>
  db.rows<MeetingRow>(sql`
    select m.*, u.name as cell_name from meeting m join unit u on u.id = m.cell
    where m.tenant = ${tenant} and m.cell = ${cell} and m.dropped_at is null and m.ended_at is null
      and (m.day >= ${today} or m.opened_at is not null)
    order by m.day, m.at_time, m.id`)

/** What the notice tells of the agenda: its lines in order. */
export const agendaOf = (
  db: Database,
  meeting: Pick<MeetingRow, 'tenant' | 'id'>,
): Promise<{ id: string; kind: string; heading: string }[]> =>
  db.rows(sql`
    select id, kind, heading from meeting_item
    where tenant = ${meeting.tenant} and meeting = ${meeting.id} and dropped_at is null order by place, id`)

/** Also the lines that were taken off, at their places. */
export const wholeAgendaOf = (
  db: Database,
  meeting: Pick<MeetingRow, 'tenant' | 'id'>,
): Promise<{ id: string; kind: string; heading: string; dropped: boolean }[]> =>
  db.rows(sql`
    select id, kind, heading, dropped_at is not null as dropped from meeting_item
    where tenant = ${meeting.tenant} and meeting = ${meeting.id} order by place, id`)

/** Full names by person. */
export async function namesOf(db: Database, people: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (people.length === 0) return new Map()
  const rows = await db.rows<{ id: string; full_name: string }>(sql`
    select id, full_name from person where id = any(${people}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row.full_name]))
}
