import { record } from '../history/history.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { turnAbsent } from '../rotation/rotation.ts'
import { type MeetingRow, meetingById } from './meeting.queries.ts'
import type { By } from './meeting.ts'
import { followTurnsOf } from './meeting-review.ts'

export interface Absence {
  readonly person: string
  readonly reason: string
  readonly sent_on: string
}

type Which = Pick<MeetingRow, 'tenant' | 'id'>

export const absenceOf = (db: Database, meeting: Which, person: string): Promise<Absence | null> =>
  db.maybe<Absence>(sql`
    select person, reason, sent_on from absence_notice
    where tenant = ${meeting.tenant} and meeting = ${meeting.id} and person = ${person} and withdrawn_on is null`)

/** Every notice of a person that stands, for their own eyes, in whichever organisation. */
export const ownAbsences = (
  db: Database,
  person: string,
): Promise<{ day: string; reason: string; sent_on: string }[]> =>
  db.rows(sql`
    select m.day, a.reason, a.sent_on from absence_notice a join meeting m on m.tenant = a.tenant and m.id = a.meeting
    where a.person = ${person} and a.withdrawn_on is null order by m.day desc, m.id`)

/** Holds the meeting as it is until this transaction ends: whoever opens it waits. False when it began meanwhile. */
const notBegun = async (tx: Transaction, meeting: Which): Promise<boolean> =>
  (await tx.maybe(sql`
    select 1 from meeting
    where tenant = ${meeting.tenant} and id = ${meeting.id} and opened_at is null and dropped_at is null
      and ended_at is null for share`)) !== null

/** Says that the member can't come, or changes why. False when the meeting has begun. */
export async function reportAbsence(
  tx: Transaction,
  meeting: Which,
  reason: string,
  by: By,
): Promise<boolean> {
  if (!(await notBegun(tx, meeting))) return false
  await tx.run(sql`
    insert into absence_notice (tenant, meeting, person, reason, sent_on)
    values (${meeting.tenant}, ${meeting.id}, ${by.person}, ${reason}, ${dayOf(by.now)})
    on conflict (tenant, meeting, person) do update
      set reason = excluded.reason, sent_on = excluded.sent_on, withdrawn_on = null`)
  await giveUpTurn(tx, meeting, by)
  await recordAbsence(tx, meeting, 'absence-reported', by)
  return true
}

/** Whoever is up for review at this meeting gets another turn; the lists of the planned meetings follow the plan. */
async function giveUpTurn(tx: Transaction, { tenant, id }: Which, by: By): Promise<void> {
  const meeting = await meetingById(tx, tenant, id)
  if (meeting?.kind !== 'ordinary') return
  const moved = await turnAbsent(
    tx,
    { tenant, cell: meeting.cell, person: by.person, month: meeting.month },
    by,
  )
  if (moved !== null) await followTurnsOf(tx, meeting, by.now)
}

/** Takes the notice back; its words go with it. False when the meeting has begun. */
export async function withdrawAbsence(tx: Transaction, meeting: Which, by: By): Promise<boolean> {
  if (!(await notBegun(tx, meeting))) return false
  const gone = await tx.run(sql`
    update absence_notice set withdrawn_on = ${dayOf(by.now)}, reason = ''
    where tenant = ${meeting.tenant} and meeting = ${meeting.id} and person = ${by.person} and withdrawn_on is null`)
  if (gone > 0) await recordAbsence(tx, meeting, 'absence-withdrawn', by)
  return true
}

const recordAbsence = (tx: Transaction, meeting: Which, verb: string, by: By) =>
  record(tx, {
    tenant: meeting.tenant,
    at: by.now,
    actor: by.person,
    verb,
    about: { meeting: meeting.id, person: by.person },
  })
