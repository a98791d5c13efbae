import { dayOf } from '../platform/clock.ts'
import type { Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { reminderHeld } from './reminder.queries.ts'
import { write } from './reminder.ts'
import type { ReminderEvent } from './reminder-event.rules.ts'
import { isRefusal } from './reminder-state.rules.ts'
import { steps } from './reminder-steps.rules.ts'

interface Which {
  readonly tenant: string
  readonly id: string
}

/** By the clock: what is confirmed closes when no way is left open, what is closed long ago is forgotten. */
export async function keepReminders(tx: Transaction, now: Date): Promise<void> {
  const today = dayOf(now)
  const due = await tx.rows<Which>(sql`
    select tenant, id from reminder where clock_on <= ${today} order by tenant, id`)
  for (const which of due) {
    const held = await reminderHeld(tx, which)
    const step = held && steps(held.state, today).find(({ who }) => who === 'clock')
    if (step?.kind === 'close') await befall(tx, which, { kind: 'closed', on: today }, now)
    if (step?.kind === 'forget') await befall(tx, which, { kind: 'forgotten', on: today, why: 'time' }, now)
  }
}

interface Changed extends Which {
  readonly ended: string | null
  readonly conclusion: string
  readonly withdrawn: boolean
  /** Null for somebody who has left. */
  readonly status: string | null
  readonly cell: string | null
}

/**
 * What happened elsewhere: the conclusion it rests on was withdrawn, the member left, was exempted, or is in another cell.
 * Each case says how far it was followed, so a second run finds nothing.
 */
export async function followReminders(tx: Transaction, now: Date): Promise<void> {
  const today = dayOf(now)
  const changed = await tx.rows<Changed>(sql`
    select r.tenant, r.id, r.ended, r.conclusion, c.withdrawn_at is not null as withdrawn, m.status, m.cell
    from reminder r join conclusion c on c.tenant = r.tenant and c.id = r.conclusion
    left join membership m on m.tenant = r.tenant and m.person = r.person and m.status <> 'left'
      and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to > ${today})
    where (r.ended is null
           and (c.withdrawn_at is not null or m.person is null or m.status = 'exempt' or m.cell <> r.cell))
       or (r.ended = 'fixed' and r.clock_on is not null and (c.withdrawn_at is not null or m.person is null))
    order by r.tenant, r.id`)
  for (const one of changed) {
    const event = one.ended ? forgetting(one, today) : follows(one, today)
    const outcome = await befall(tx, one, event, now)
    // Back with the body that keeps it: nothing changes hands, and the place is known.
    if (isRefusal(outcome) && outcome.refused === 'same-cell')
      await tx.run(
        sql`update reminder set cell = ${one.cell} where tenant = ${one.tenant} and id = ${one.id}`,
      )
  }
}

function follows(one: Changed, on: string): ReminderEvent {
  if (one.withdrawn) return { kind: 'conclusion-withdrawn', on, conclusion: one.conclusion }
  if (!one.cell) return { kind: 'left', on }
  if (one.status === 'exempt') return { kind: 'exempt', on }
  return { kind: 'transferred', on, cell: one.cell, committee: one.tenant }
}

/** Nothing is left to list it for, or nobody. */
const forgetting = (one: Changed, on: string): ReminderEvent => ({
  kind: 'forgotten',
  on,
  why: one.withdrawn ? 'conclusion-withdrawn' : 'left',
})

/** What does not follow yet, because a clock went back, waits for the next run. */
const befall = (tx: Transaction, which: Which, event: ReminderEvent, now: Date) =>
  write(tx, which, event, { person: null, now })
