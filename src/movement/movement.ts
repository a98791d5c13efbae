import { record } from '../history/history.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { type Binding, within } from './binding.rules.ts'
import { bindingOn } from './binding.ts'
import { addMonths, meetingMonthOf, type PlannedPeriod, plannedPeriod, type Rhythm } from './period.rules.ts'

export interface Defaults extends Rhythm {
  readonly valid_from: string
  /** Marks of a closed month fold to 'đã làm' after so many months. */
  readonly keep_months: number
}

/** Facts of the practice as starting values; an organisation changes them in its defaults. */
export const STARTING = {
  form: 'skim',
  full_month: 12,
  meeting_day: 3,
  latest_day: 10,
  keep_months: 12,
} as const

export interface Period {
  id: string
  tenant: string
  month: string
  meeting_on: string
  opens_at: Date
  closes_at: Date
  catalogue: string
  form: 'skim' | 'full'
}

/** What an organisation goes by on a day: what it laid down itself, held within the movements that bind it. */
export async function defaultsOn(db: Database, tenant: string, day: string): Promise<Defaults | null> {
  const own = await db.maybe<Defaults>(sql`
    select * from practice_default where tenant = ${tenant} and valid_from <= ${day} order by valid_from desc limit 1`)
  return own && heldWithin(own, await bindingOn(db, tenant, day))
}

function heldWithin(own: Defaults, binding: Binding): Defaults {
  const latest = within('latestDay', own.latest_day, binding)
  return {
    ...own,
    catalogue: within('catalogue', own.catalogue, binding),
    form: within('form', own.form, binding),
    latest_day: latest,
    // A meeting after the last day would put the last day off.
    meeting_day: Math.min(own.meeting_day, latest),
  }
}

/** Lays down the defaults from today on. Periods that exist keep what they were made with. */
export async function setDefaults(
  tx: Transaction,
  tenant: string,
  defaults: Omit<Defaults, 'valid_from'>,
  by: { person: string | null; now: Date },
): Promise<void> {
  const d = defaults
  await tx.run(sql`
    insert into practice_default (tenant, valid_from, catalogue, form, full_month, meeting_day, latest_day, keep_months)
    values (${tenant}, ${dayOf(by.now)}, ${d.catalogue}, ${d.form}, ${d.full_month}, ${d.meeting_day}, ${d.latest_day}, ${d.keep_months})
    on conflict (tenant, valid_from) do update set catalogue = excluded.catalogue, form = excluded.form,
      full_month = excluded.full_month, meeting_day = excluded.meeting_day, latest_day = excluded.latest_day,
      keep_months = excluded.keep_months`)
  await openDuePeriods(tx, tenant, by.now)
  await record(tx, { tenant, at: by.now, actor: by.person, verb: 'defaults-set', about: { tenant } })
}

/**
 * Makes the periods that should be open by now: the one named by the coming meeting and, while its latest day has
 * not passed, the one before. An organisation that starts today begins with the coming meeting.
 */
export async function openDuePeriods(tx: Transaction, tenant: string, now: Date): Promise<number> {
  const today = dayOf(now)
  const defaults = await defaultsOn(tx, tenant, today)
  if (!defaults) return 0
  const coming = meetingMonthOf(today, defaults.meeting_day)
  const last = await tx.maybe<{ month: string }>(sql`
    select month from period where tenant = ${tenant} order by month desc limit 1`)
  let made = 0
  for (let month = last ? addMonths(last.month, 1) : coming; month <= coming; month = addMonths(month, 1))
    made += await makePeriod(
      tx,
      tenant,
      plannedPeriod(month, (await defaultsOn(tx, tenant, today)) ?? defaults),
      now,
    )
  return made
}

/**
 * The same everywhere, by the clock. No meeting to come is later than next month's, so whoever has that period has
 * nothing to open, whatever they go by.
 */
export async function openPeriodsEverywhere(tx: Transaction, now: Date): Promise<void> {
  const next = addMonths(`${dayOf(now).slice(0, 7)}-01`, 1)
  const behind = await tx.rows<{ tenant: string }>(sql`
    select u.id as tenant from unit u
    where u.kind = 'commune' and u.ended_on is null
      and not exists (select 1 from period p where p.tenant = u.id and p.month >= ${next}) order by u.id`)
  for (const { tenant } of behind) await openDuePeriods(tx, tenant, now)
}

async function makePeriod(
  tx: Transaction,
  tenant: string,
  planned: PlannedPeriod,
  now: Date,
): Promise<number> {
  return tx.run(sql`
    insert into period (tenant, id, month, meeting_on, opens_at, closes_at, catalogue, form)
    values (${tenant}, ${newId(now)}, ${planned.month}, ${planned.meetingOn}, ${planned.opensAt}, ${planned.closesAt},
            ${planned.catalogue}, ${planned.form}) on conflict do nothing`)
}

/** The period a member of this cell is in: the earliest that is open and that the cell has not ended. */
export async function currentPeriod(
  db: Database,
  tenant: string,
  cell: string,
  now: Date,
): Promise<Period | null> {
  return db.maybe<Period>(sql`
    select period.* from period
    where tenant = ${tenant} and opens_at <= ${now} and closes_at > ${now}
      and not exists (select 1 from period_closed c
                      where c.tenant = period.tenant and c.period = period.id and c.cell = ${cell})
    order by month limit 1`)
}

export async function periodById(db: Database, tenant: string, id: string): Promise<Period | null> {
  return db.maybe<Period>(sql`select * from period where tenant = ${tenant} and id = ${id}`)
}

/** The period named by the meeting of this month. */
export async function periodOfMonth(db: Database, tenant: string, month: string): Promise<Period | null> {
  return db.maybe<Period>(sql`select * from period where tenant = ${tenant} and month = ${month}`)
}

/** The catalogue that a month's period is held against, or, without one, that the organisation goes by on a day. */
export async function catalogueOf(
  db: Database,
  tenant: string,
  month: string,
  day: string,
): Promise<string | null> {
  const period = await periodOfMonth(db, tenant, month)
  return period?.catalogue ?? (await defaultsOn(db, tenant, day))?.catalogue ?? null
}

/** The newest period that has begun, whether or not it is still open. */
export async function latestPeriod(db: Database, tenant: string, now: Date): Promise<Period | null> {
  return db.maybe<Period>(sql`
    select * from period where tenant = ${tenant} and opens_at <= ${now} order by month desc limit 1`)
}

/** Open for this cell: begun, not past its latest day, not ended by the cell's meeting. */
export async function isOpenFor(tx: Transaction, period: Period, cell: string, now: Date): Promise<boolean> {
  if (period.opens_at > now || period.closes_at <= now) return false
  const ended = await tx.maybe(sql`
    select 1 from period_closed where tenant = ${period.tenant} and period = ${period.id} and cell = ${cell}`)
  return ended === null
}

/** The cell's meeting ends its self-review line. Repeating it changes nothing. */
export async function endLine(
  tx: Transaction,
  period: Period,
  cell: string,
  by: { person: string; now: Date },
): Promise<void> {
  const ended = await tx.run(sql`
    insert into period_closed (tenant, period, cell, closed_at, closed_by)
    values (${period.tenant}, ${period.id}, ${cell}, ${by.now}, ${by.person}) on conflict do nothing`)
  if (ended > 0)
    await record(tx, {
      tenant: period.tenant,
      at: by.now,
      actor: by.person,
      verb: 'line-ended',
      about: { period: period.id, cell },
    })
}
