import type { QuorumRule } from '../conclusion/quorum.rules.ts'
import { record } from '../history/history.ts'
import { bindingOn } from '../movement/binding.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { defaultNoticePolicy, type NoticePolicy } from './notice.rules.ts'
import { noticesWithin } from './notice-bound.rules.ts'
import { defaultReminderPolicy, type ReminderPolicy } from './reminder-event.rules.ts'

export interface ReminderDefaults {
  readonly reminder: ReminderPolicy
  readonly notice: NoticePolicy
  /** A cell decides by the quorum of its meetings; the committee, whose meetings are not run here, by this one. */
  readonly committee: QuorumRule
}

export const usualReminders: ReminderDefaults = {
  reminder: defaultReminderPolicy,
  notice: defaultNoticePolicy,
  committee: { present: 'two-thirds', approve: 'half-of-members' },
}

/**
 * What holds on a day; an organisation that has laid down nothing has what is usual. Movements that bind it hold its
 * messages within what they lay down.
 */
export async function reminderDefaultsOn(
  db: Database,
  tenant: string,
  day: string,
): Promise<ReminderDefaults> {
  const row = await db.maybe<ReminderDefaults>(sql`
    select reminder, notice, committee from reminder_default where tenant = ${tenant} and valid_from <= ${day}
    order by valid_from desc limit 1`)
  const laid = row ?? usualReminders
  return { ...laid, notice: noticesWithin(laid.notice, await bindingOn(db, tenant, day)) }
}

/** What an organisation laid down for messages, as it holds on a day. */
export const noticePolicyOn = async (db: Database, tenant: string, day: string): Promise<NoticePolicy> =>
  (await reminderDefaultsOn(db, tenant, day)).notice

/** The first day from which something else holds, where that lies ahead. */
export const nextDefaultsAfter = (
  db: Database,
  tenant: string,
  day: string,
): Promise<{ valid_from: string } | null> =>
  db.maybe(sql`
    select valid_from from reminder_default where tenant = ${tenant} and valid_from > ${day} order by valid_from limit 1`)

export async function setReminderDefaults(
  tx: Transaction,
  tenant: string,
  from: string,
  defaults: ReminderDefaults,
  by: { person: string; now: Date },
): Promise<void> {
  const [reminder, notice, committee] = [defaults.reminder, defaults.notice, defaults.committee].map((one) =>
    JSON.stringify(one),
  )
  await tx.run(sql`
    insert into reminder_default (tenant, valid_from, reminder, notice, committee)
    values (${tenant}, ${from}, ${reminder}, ${notice}, ${committee})
    on conflict (tenant, valid_from) do update
      set reminder = excluded.reminder, notice = excluded.notice, committee = excluded.committee`)
  await record(tx, { tenant, at: by.now, actor: by.person, verb: 'reminder-defaults-set', about: { tenant } })
}
