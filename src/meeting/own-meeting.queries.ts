import { isPresentMember } from '../membership/powers.rules.ts'
import { holdersOf, type Scope } from '../membership/scope.ts'
import type { Database } from '../platform/database.ts'
import { isId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { myTurn } from '../rotation/rotation.ts'
import { type MeetingRow, meetingById } from './meeting.queries.ts'

/** A meeting of the cell this person is in today, whatever has become of it; null for any other. */
export async function meetingOfMine(
  db: Database,
  scope: Scope,
  id: string | undefined,
): Promise<MeetingRow | null> {
  const { membership, tenant } = scope
  if (!tenant || !membership || !isPresentMember(membership.status) || !isId(id)) return null
  const meeting = await meetingById(db, tenant, id)
  return meeting?.cell === membership.cell ? meeting : null
}

/** A meeting of a cell this person was in when it was planned, and is in no longer. */
export async function meetingLeft(
  db: Database,
  person: string,
  id: string | undefined,
): Promise<MeetingRow | null> {
  if (!isId(id)) return null
  return db.maybe<MeetingRow>(sql`
    select m.*, u.name as cell_name from meeting m join unit u on u.id = m.cell
    where m.id = ${id} and exists (
      select 1 from membership s where s.person = ${person} and s.tenant = m.tenant and s.cell = m.cell
        and s.valid_from < s.valid_to and s.valid_to >= (m.planned_at at time zone 'Asia/Ho_Chi_Minh')::date)`)
}

/** That a person is up for review at a meeting: on its list, or by the plan that the cell adopted. */
export interface Up {
  /** Their review on the meeting's list; null as long as only the plan says so. */
  readonly review: string | null
}

export async function upAt(db: Database, meeting: MeetingRow, person: string): Promise<Up | null> {
  const listed = await db.maybe<{ id: string; put_off_at: Date | null }>(sql`
    select id, put_off_at from meeting_review
    where tenant = ${meeting.tenant} and meeting = ${meeting.id} and person = ${person}`)
  if (listed) return listed.put_off_at ? null : { review: listed.id }
  const turn =
    meeting.kind === 'ordinary' && !meeting.opened_at
      ? await myTurn(db, meeting.tenant, meeting.cell, person)
      : null
  return turn?.month === meeting.month ? { review: null } : null
}

/** The meeting, if this person was ever on its list of reviews, whatever cell they are in now. */
export const wasUpAt = (db: Database, person: string, id: string): Promise<MeetingRow | null> =>
  db.maybe<MeetingRow>(sql`
    select m.*, u.name as cell_name from meeting m join unit u on u.id = m.cell
    join meeting_review r on r.tenant = m.tenant and r.meeting = m.id
    where m.id = ${id} and r.person = ${person}`)

export interface TableReader {
  readonly name: string
  readonly title: string
  readonly clerk: boolean
}

/**
 * "Ai xem được?" of what is brought to a meeting's table beforehand: whoever runs the cell's meetings, and the clerk of
 * this one. Drawn from the same posts and the same column that guard the table's pages (gate.ts).
 */
export async function tableReaders(
  db: Database,
  meeting: MeetingRow,
  today: string,
): Promise<{ readers: TableReader[]; clerkLater: boolean }> {
  const holders = await holdersOf(db, meeting.tenant, meeting.cell, 'run-meeting', today)
  const clerk = meeting.clerk
    ? await db.maybe<{ name: string }>(sql`select full_name as name from person where id = ${meeting.clerk}`)
    : null
  const readers = holders.map(({ name, title }) => ({ name, title, clerk: false }))
  if (clerk) readers.push({ name: clerk.name, title: '', clerk: true })
  return { readers, clerkLater: !clerk }
}
