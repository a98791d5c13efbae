import type { Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import type { AgendaKind } from './agenda.rules.ts'
import type { MeetingRow } from './meeting.queries.ts'
import type { By } from './meeting.ts'

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

export const renameItem = async (
  tx: Transaction,
  meeting: MeetingRow,
  item: string,
  heading: string,
): Promise<boolean> =>
  (await tx.run(sql`
    update meeting_item set heading = ${heading}
    where tenant = ${meeting.tenant} and meeting = ${meeting.id} and id = ${item} and dropped_at is null`)) >
  0

/** What was written under a dropped line stays stored; the line comes back with it. */
export const dropItem = async (
  tx: Transaction,
  meeting: MeetingRow,
  item: string,
  by: By,
): Promise<boolean> =>
  (await tx.run(sql`
    update meeting_item set dropped_at = ${by.now}
    where tenant = ${meeting.tenant} and meeting = ${meeting.id} and id = ${item} and dropped_at is null`)) >
  0

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
