import { record } from '../history/history.ts'
import { dayOf } from '../platform/clock.ts'
import type { Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import type { MeetingRow } from './meeting.queries.ts'
import { meetingDefaultsOn } from './meeting-default.ts'

export interface By {
  readonly person: string
  readonly now: Date
}

export interface PlannedMeeting {
  readonly tenant: string
  readonly cell: string
  readonly kind: MeetingRow['kind']
  /** The first day of the month it is held for. */
  readonly month: string
  readonly day: string
  readonly time: string
  readonly place: string
  readonly topic?: string
  /** The day the rhythm gives, where `day` is another; a reason goes with it. */
  readonly usualDay?: string | null
  readonly movedReason?: string
  readonly kept?: MeetingRow['kept']
}

/** Lays down a meeting with the organisation's agenda. Null when the cell has its ordinary meeting of that month already. */
export async function planMeeting(tx: Transaction, plan: PlannedMeeting, by: By): Promise<string | null> {
  const id = newId(by.now)
  const made = await tx.run(sql`
    insert into meeting (tenant, id, cell, kind, month, day, at_time, place, topic, usual_day, moved_reason, kept, planned_at, planned_by)
    values (${plan.tenant}, ${id}, ${plan.cell}, ${plan.kind}, ${plan.month}, ${plan.day}, ${plan.time}, ${plan.place},
            ${plan.topic ?? ''}, ${plan.usualDay ?? null}, ${plan.movedReason ?? ''}, ${plan.kept ?? 'live'}, ${by.now}, ${by.person})
    on conflict do nothing`)
  if (made === 0) return null
  const { meeting } = await meetingDefaultsOn(tx, plan.tenant, dayOf(by.now))
  const lines = meeting.agenda.filter((line) => line.kind !== 'score' || meeting.score)
  await tx.run(sql`
    insert into meeting_item (tenant, meeting, id, kind, heading, place)
    select ${plan.tenant}, ${id}, line.id, line.kind, line.heading, line.place
    from unnest(${lines.map(() => newId(by.now))}::uuid[], ${lines.map((line) => line.kind)}::text[],
                ${lines.map((line) => line.heading)}::text[], ${lines.map((_, i) => i + 1)}::int[]) as line (id, kind, heading, place)`)
  await record(tx, {
    tenant: plan.tenant,
    at: by.now,
    actor: by.person,
    verb: 'meeting-planned',
    about: { meeting: id, cell: plan.cell },
  })
  return id
}
