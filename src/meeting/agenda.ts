import type { Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import type { AgendaKind } from './agenda.rules.ts'
import type { MeetingRow } from './meeting.queries.ts'
import { type By, recordFor } from './meeting.ts'

export async function addItem(
  tx: Transaction,
  meeting: MeetingRow,
  item: { kind: AgendaKind; heading: string },
  by: By,
): Promise<string> {
  const id = newId(by.now)
  await tx.run(sql`
    insert into meeting_item (tenant, meeting, id, kind, heading, place)
    select ${meeting.tenant}, ${meeting.id}, ${id}, ${item.kind}, ${item.heading},
           coalesce((select max(place) from meeting_item where tenant = ${meeting.tenant} and meeting = ${meeting.id}), 0) + 1`)
  return id
}

/** Holds the agenda open until this transaction ends; false once the minutes are locked. */
export const agendaOpen = async (tx: Transaction, meeting: MeetingRow): Promise<boolean> =>
  (await tx.maybe(sql`
    select 1 from meeting
    where tenant = ${meeting.tenant} and id = ${meeting.id} and locked_at is null and dropped_at is null for share`)) !==
  null

export const headingOf = async (tx: Transaction, meeting: MeetingRow, item: string): Promise<string | null> =>
  (
    await tx.maybe<{ heading: string }>(sql`
      select heading from meeting_item where tenant = ${meeting.tenant} and meeting = ${meeting.id} and id = ${item}`)
  )?.heading ?? null

/** Words a line anew that still has the words the page showed; false when somebody else was a moment earlier. */
export async function renameItem(
  tx: Transaction,
  meeting: MeetingRow,
  line: { item: string; was: string; heading: string },
  by: By,
): Promise<boolean> {
  const changed = await tx.run(sql`
    update meeting_item set heading = ${line.heading}
    where tenant = ${meeting.tenant} and meeting = ${meeting.id} and id = ${line.item} and heading = ${line.was}
      and dropped_at is null`)
  if (changed > 0) await recordFor(tx, meeting, 'agenda-reworded', by, { item: line.item })
  return changed > 0
}

/** What was written under a dropped line stays, in the minutes too. */
export async function dropItem(tx: Transaction, meeting: MeetingRow, item: string, by: By): Promise<void> {
  const changed = await tx.run(sql`
    update meeting_item set dropped_at = ${by.now}
    where tenant = ${meeting.tenant} and meeting = ${meeting.id} and id = ${item} and dropped_at is null`)
  if (changed > 0) await recordFor(tx, meeting, 'agenda-line-dropped', by, { item })
}

/** One place up or down among the lines that stand. */
export async function moveItem(
  tx: Transaction,
  meeting: MeetingRow,
  item: string,
  way: 'up' | 'down',
): Promise<boolean> {
  const lines = await tx.rows<{ id: string; place: number }>(sql`
    select id, place from meeting_item
    where tenant = ${meeting.tenant} and meeting = ${meeting.id} and dropped_at is null order by place, id for update`)
  const at = lines.findIndex((line) => line.id === item)
  const other = lines[way === 'up' ? at - 1 : at + 1]
  if (at < 0) return false
  if (!other) return true
  await tx.run(sql`
    update meeting_item set place = case id when ${item}::uuid then ${other.place}::int else ${lines[at]!.place}::int end
    where tenant = ${meeting.tenant} and meeting = ${meeting.id} and id in (${item}, ${other.id})`)
  return true
}
