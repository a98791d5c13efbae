import type { Database, Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { MeetingRow } from './meeting.queries.ts'
import { type PlaceKind, placeFields } from './text-places.rules.ts'

type Meeting = Pick<MeetingRow, 'tenant' | 'id'>

export interface PlaceRow {
  readonly id: string
  readonly kind: PlaceKind
  /** Whose review a text belongs to, or a speech was made in; null for all else. */
  readonly reviewed: string | null
}

/**
 * All that texts of a meeting can be about. What was taken off the page meanwhile is among it: whoever was typing
 * there loses no word.
 */
export async function textPlaces(
  db: Database,
  meeting: Meeting,
): Promise<{ find(about: string, field: string): PlaceRow | undefined }> {
  const { tenant, id } = meeting
  const rows = await db.rows<PlaceRow>(sql`
    select id, 'item' as kind, null::uuid as reviewed from meeting_item where tenant = ${tenant} and meeting = ${id}
    union all
    select id, 'task', null from meeting_task where tenant = ${tenant} and meeting = ${id}
    union all
    select id, 'review', person from meeting_review where tenant = ${tenant} and meeting = ${id}
    union all
    select s.id, 'speech', r.person from meeting_speech s
      left join meeting_review r on r.tenant = s.tenant and r.meeting = s.meeting and r.id = s.about
    where s.tenant = ${tenant} and s.meeting = ${id}`)
  const places = new Map<string, PlaceRow>(rows.map((row) => [row.id, row]))
  places.set(id, { id, kind: 'meeting', reviewed: null })
  return {
    find: (about, field) => {
      const place = places.get(about)
      return place && placeFields[place.kind].includes(field) ? place : undefined
    },
  }
}

/** Whoever writes under something that somebody else took off meanwhile brings it back, so that the words are seen. */
export async function bringBack(
  tx: Transaction,
  meeting: Meeting,
  written: readonly string[],
): Promise<void> {
  if (written.length === 0) return
  const { tenant, id } = meeting
  await tx.run(sql`
    update meeting_item set dropped_at = null
    where tenant = ${tenant} and meeting = ${id} and id = any(${written}::uuid[]) and dropped_at is not null`)
  await tx.run(sql`
    update meeting_speech set dropped_at = null
    where tenant = ${tenant} and meeting = ${id} and id = any(${written}::uuid[]) and dropped_at is not null`)
  await tx.run(sql`
    update meeting_task set dropped_at = null
    where tenant = ${tenant} and meeting = ${id} and id = any(${written}::uuid[]) and dropped_at is not null`)
}
