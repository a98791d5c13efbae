import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { defaultRotationPolicy, type RotationPolicy } from './rotation-plan.rules.ts'

export interface PlannedMonth {
  readonly month: string
  /** The planned day; null where the month's meeting was dropped. */
  readonly day: string | null
}

/** The months from this one on for which the cell has said more than the rhythm does. */
export const plannedMonths = (
  db: Database,
  tenant: string,
  cell: string,
  from: string,
): Promise<PlannedMonth[]> =>
  db.rows<PlannedMonth>(sql`
    select month, max(day) filter (where dropped_at is null) as day from meeting
    where tenant = ${tenant} and cell = ${cell} and kind = 'ordinary' and month >= ${from} group by month`)

export interface AdoptingMeeting {
  readonly id: string
  readonly day: string
}

/** Meetings of the cell, today's included, at which a plan may have been adopted; the newest first. */
export const adoptingMeetings = (
  db: Database,
  tenant: string,
  cell: string,
  from: string,
  today: string,
): Promise<AdoptingMeeting[]> =>
  db.rows<AdoptingMeeting>(sql`
    select id, day from meeting
    where tenant = ${tenant} and cell = ${cell} and dropped_at is null and day between ${from} and ${today}
    order by day desc, id desc`)

export const dayOfMeeting = async (db: Database, tenant: string, id: string): Promise<string | null> =>
  (await db.maybe<{ day: string }>(sql`select day from meeting where tenant = ${tenant} and id = ${id}`))
    ?.day ?? null

/** What the organisation laid down for its rotations. */
export const rotationPolicyOn = async (
  db: Database,
  tenant: string,
  day: string,
): Promise<RotationPolicy> => {
  const row = await db.maybe<{ rotation: RotationPolicy }>(sql`
    select rotation from meeting_default where tenant = ${tenant} and valid_from <= ${day}
    order by valid_from desc limit 1`)
  return row?.rotation ?? defaultRotationPolicy
}
