import { record } from '../history/history.ts'
import { membersOfCells } from '../membership/membership.queries.ts'
import { isPresentMember } from '../membership/powers.rules.ts'
import { dayOf } from '../platform/clock.ts'
import type { Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { type Sql, sql } from '../platform/sql.ts'
import { meetingDropped, meetingMoved } from '../rotation/rotation.ts'
import { agendaFor } from './agenda.rules.ts'
import type { MeetingRow } from './meeting.queries.ts'
import { meetingDefaultsOn } from './meeting-default.ts'
import { followTurns, followTurnsOf } from './meeting-review.ts'

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
  const kept = plan.kept ?? 'live'
  const made = await tx.run(sql`
    insert into meeting (tenant, id, cell, kind, month, day, at_time, place, topic, usual_day, moved_reason, kept, planned_at, planned_by)
    values (${plan.tenant}, ${id}, ${plan.cell}, ${plan.kind}, ${plan.month}, ${plan.day}, ${plan.time}, ${plan.place},
            ${plan.topic ?? ''}, ${plan.usualDay ?? null}, ${plan.movedReason ?? ''}, ${kept}, ${by.now}, ${by.person})
    on conflict do nothing`)
  if (made === 0) return null
  const { meeting } = await meetingDefaultsOn(tx, plan.tenant, dayOf(by.now))
  const lines = agendaFor(meeting.agenda, { ...plan, kept, scored: meeting.score !== null })
  await tx.run(sql`
    insert into meeting_item (tenant, meeting, id, kind, heading, place)
    select ${plan.tenant}, ${id}, line.id, line.kind, line.heading, line.place
    from unnest(${lines.map(() => newId(by.now))}::uuid[], ${lines.map((line) => line.kind)}::text[],
                ${lines.map((line) => line.heading)}::text[], ${lines.map((_, i) => i + 1)}::int[]) as line (id, kind, heading, place)`)
  if (plan.kind === 'ordinary') await meetingMoved(tx, plan, by)
  await followTurns(tx, { ...plan, id }, by.now)
  await recordFor(tx, { tenant: plan.tenant, id }, 'meeting-planned', by, { cell: plan.cell })
  return id
}

/** Where and when, until the meeting begins; a notice that was given is to be given anew. */
export async function changeWhen(
  tx: Transaction,
  meeting: MeetingRow,
  when: {
    day: string
    time: string
    place: string
    topic: string
    usualDay: string | null
    movedReason: string
  },
  by: By,
): Promise<boolean> {
  const changed = await tx.run(sql`
    update meeting set day = ${when.day}, at_time = ${when.time}, place = ${when.place}, topic = ${when.topic},
      usual_day = ${when.usualDay}, moved_reason = ${when.movedReason},
      noticed_at = case when day = ${when.day} and at_time = ${when.time} and place = ${when.place} then noticed_at end
    where tenant = ${meeting.tenant} and id = ${meeting.id} and opened_at is null and dropped_at is null`)
  if (changed === 0) return false
  if (meeting.kind === 'ordinary' && meeting.day !== when.day)
    await meetingMoved(tx, { ...meeting, day: when.day }, by)
  await recordFor(tx, meeting, 'meeting-changed', by)
  return true
}

/** One step of a meeting's life, taken once: says false when it was taken before or is not its turn. */
async function step(
  tx: Transaction,
  meeting: Pick<MeetingRow, 'tenant' | 'id'>,
  verb: string,
  change: Sql,
  by: By,
): Promise<boolean> {
  if ((await tx.run(change)) === 0) return false
  await recordFor(tx, meeting, verb, by)
  return true
}

export const giveNotice = (tx: Transaction, meeting: MeetingRow, by: By): Promise<boolean> =>
  step(
    tx,
    meeting,
    'meeting-notice-given',
    sql`update meeting set noticed_at = ${by.now}, noticed_by = ${by.person}
        where tenant = ${meeting.tenant} and id = ${meeting.id} and opened_at is null and dropped_at is null and noticed_at is null`,
    by,
  )

/** Planned and not held: who was up gets the nearest turn. */
export async function dropMeeting(
  tx: Transaction,
  meeting: MeetingRow,
  reason: string,
  by: By,
): Promise<boolean> {
  const dropped = await tx.run(sql`
    update meeting set dropped_at = ${by.now}, dropped_by = ${by.person}, dropped_reason = ${reason}
    where tenant = ${meeting.tenant} and id = ${meeting.id} and opened_at is null and dropped_at is null`)
  if (dropped === 0) return false
  if (meeting.kind === 'ordinary') {
    await meetingDropped(tx, meeting, by)
    await followTurnsOf(tx, meeting, by.now)
  }
  await recordFor(tx, meeting, 'meeting-dropped', by)
  return true
}

/**
 * The meeting begins: its roll is whoever belongs to the cell on this day, whatever the notice said, with the status
 * of this day. From here on the roll stays. `held`: day, hour and place as they really are.
 */
export async function openMeeting(
  tx: Transaction,
  meeting: MeetingRow,
  seats: { chair: string; clerk: string },
  by: By,
  held: Pick<MeetingRow, 'day' | 'at_time' | 'place' | 'usual_day' | 'moved_reason'> = meeting,
): Promise<boolean> {
  const begun = await tx.run(sql`
    update meeting set opened_at = ${by.now}, opened_by = ${by.person}, chair = ${seats.chair}, clerk = ${seats.clerk},
      day = ${held.day}, at_time = ${held.at_time}, place = ${held.place}, usual_day = ${held.usual_day},
      moved_reason = ${held.moved_reason}
    where tenant = ${meeting.tenant} and id = ${meeting.id} and opened_at is null and dropped_at is null`)
  if (begun === 0) return false
  const members = (await membersOfCells(tx, meeting.tenant, [meeting.cell], held.day)).filter((member) =>
    isPresentMember(member.status),
  )
  await tx.run(sql`
    insert into meeting_presence (tenant, meeting, person, status)
    select ${meeting.tenant}, ${meeting.id}, m.person, m.status
    from unnest(${members.map((member) => member.person)}::uuid[], ${members.map((member) => member.status)}::text[]) as m (person, status)`)
  if (meeting.kind === 'ordinary' && meeting.day !== held.day)
    await meetingMoved(tx, { ...meeting, day: held.day }, by)
  await followTurns(tx, meeting, by.now)
  await recordFor(tx, meeting, 'meeting-opened', by, { chair: seats.chair, clerk: seats.clerk })
  return true
}

/** Who leads and who writes may change while the meeting runs. */
export const changeSeats = (
  tx: Transaction,
  meeting: MeetingRow,
  seats: { chair: string; clerk: string },
  by: By,
): Promise<boolean> =>
  step(
    tx,
    meeting,
    'meeting-seats-changed',
    sql`update meeting set chair = ${seats.chair}, clerk = ${seats.clerk}
        where tenant = ${meeting.tenant} and id = ${meeting.id} and opened_at is not null and locked_at is null`,
    by,
  )

export const recordFor = (
  tx: Transaction,
  meeting: Pick<MeetingRow, 'tenant' | 'id'>,
  verb: string,
  by: By,
  about: Readonly<Record<string, string>> = {},
): Promise<void> =>
  record(tx, {
    tenant: meeting.tenant,
    at: by.now,
    actor: by.person,
    verb,
    about: { meeting: meeting.id, ...about },
  })

/**
 * The meeting as it is in this transaction, if things may be written at its table: begun and not locked. Whoever locks
 * it waits for this transaction, or this one comes too late and gets null.
 */
export function atTable(
  tx: Transaction,
  tenant: string,
  id: string,
  alone: 'alone' | null = null,
): Promise<MeetingRow | null> {
  const row = sql`
    select m.*, u.name as cell_name from meeting m join unit u on u.id = m.cell
    where m.tenant = ${tenant} and m.id = ${id} and m.opened_at is not null and m.locked_at is null`
  // Two that hold it together and both want to change it would wait for each other for ever.
  return tx.maybe<MeetingRow>(alone ? sql`${row} for update of m` : sql`${row} for share of m`)
}
