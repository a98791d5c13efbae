import { record } from '../history/history.ts'
import { bindingOn } from '../movement/binding.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { defaultRotationPolicy, type RotationPolicy } from '../rotation/rotation-plan.rules.ts'
import { type MeetingDefault, usualMeeting } from './meeting-default.rules.ts'
import { policyWithin } from './rotation-bound.rules.ts'

export interface MeetingDefaults {
  readonly meeting: MeetingDefault
  readonly rotation: RotationPolicy
}

/**
 * What holds on a day; an organisation that has laid down nothing has what is usual. Movements that bind it hold its
 * rotation within what they lay down.
 */
export async function meetingDefaultsOn(db: Database, tenant: string, day: string): Promise<MeetingDefaults> {
  const row = await db.maybe<MeetingDefaults>(sql`
    select meeting, rotation from meeting_default where tenant = ${tenant} and valid_from <= ${day}
    order by valid_from desc limit 1`)
  const { meeting, rotation } = row ?? { meeting: usualMeeting, rotation: defaultRotationPolicy }
  return { meeting, rotation: policyWithin(rotation, await bindingOn(db, tenant, day)) }
}

/** Holds from today on. */
export async function setMeetingDefaults(
  tx: Transaction,
  tenant: string,
  defaults: MeetingDefaults,
  by: { person: string; now: Date },
): Promise<void> {
  await tx.run(sql`
    insert into meeting_default (tenant, valid_from, meeting, rotation)
    values (${tenant}, ${dayOf(by.now)}, ${JSON.stringify(defaults.meeting)}, ${JSON.stringify(defaults.rotation)})
    on conflict (tenant, valid_from) do update set meeting = excluded.meeting, rotation = excluded.rotation`)
  await record(tx, { tenant, at: by.now, actor: by.person, verb: 'meeting-defaults-set', about: { tenant } })
}
