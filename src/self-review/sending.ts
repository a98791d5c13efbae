import { record } from '../history/history.ts'
import { isOpenFor, type Period } from '../movement/movement.ts'
import { dayOf, startOfDay } from '../platform/clock.ts'
import { type Database, type Transaction, together } from '../platform/database.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { ballotKey, castBallot, nextBallot } from './ballot.ts'
import { bringsOf, shownOf } from './brought.rules.ts'
import { bring, knownPromises, takeBack } from './brought.ts'
import { canSend, markedGroups, stepsOf } from './month.rules.ts'
import { planWords } from './own-plan.ts'
import { lockedRow } from './self-review.queries.ts'
import {
  type Owner,
  openedMonth,
  openRow,
  PeriodClosed,
  requireOpen,
  storeMonth,
  taskOf,
} from './self-review.ts'

export type Submission = 'sent' | 'incomplete' | 'changed'

/**
 * Sends the month: the box is kept as it is, others learn 'done', the quarter's ballot is cast anew, and the lines
 * the member saw in the preview (`seen`) are declared, and no others. One transaction with its history row, which tells the day only.
 */
export async function submit(
  db: Database,
  owner: Owner,
  period: Period,
  now: Date,
  seen: readonly string[],
): Promise<Submission> {
  const task = await taskOf(db, period, owner)
  const { person, membership } = owner.scope
  const cell = membership?.cell
  if (!cell) throw new PeriodClosed()
  const today = dayOf(now)
  return db.asMember(person, async (tx) => {
    const [open, row, key] = await together(
      isOpenFor(tx, period, cell, now),
      lockedRow(tx, period, person),
      ballotKey(tx, period),
    )
    // A resend whose first answer was lost may come after the end.
    if (row?.status === 'submitted') return 'sent'
    if (!open) throw new PeriodClosed()
    const month = await openedMonth(tx, owner, period, row)
    if (!canSend(stepsOf(month, task, false))) return 'incomplete'
    const known = await knownPromises(tx, person, month.plans, today)
    const brings = bringsOf(month, task, known, (await planWords(tx, month.plans)).name)
    const shown = shownOf(brings)
    if (shown.length !== seen.length || shown.some((line, n) => line !== seen[n])) return 'changed'
    // Without a statistics key nothing is cast, and nothing is remembered.
    const ballot = key && nextBallot(month.ballot, period, markedGroups(month, task))
    const brought = bring(tx, { period, person, cell, now }, month, brings)
    tx.lastly(
      together(
        ...(ballot ? [castBallot(tx, period.tenant, ballot, key, task.catalogue)] : []),
        storeMonth(tx, owner, period, ballot ? { ...brought.month, ballot } : brought.month, 'submitted'),
        tx.run(sql`
          insert into review_done (tenant, period, person, cell, how, done_on)
          values (${period.tenant}, ${period.id}, ${person}, ${cell}, 'phone', ${today})
          on conflict (tenant, period, person) do update set how = 'phone', done_on = excluded.done_on, recorded_by = null`),
        ...brings.lines.map(({ line }) =>
          tx.run(sql`
            insert into declared_line (tenant, id, period, person, cell, line, day)
            values (${period.tenant}, ${randomId()}, ${period.id}, ${person}, ${cell}, ${line}, ${today})`),
        ),
        ...brought.work,
        record(tx, {
          tenant: period.tenant,
          at: startOfDay(today),
          actor: person,
          verb: 'review-submitted',
          about: { period: period.id },
        }),
      ),
    )
    return 'sent'
  })
}

/** Back to a draft while the period is open: what was declared is withdrawn, others see 'not yet'. */
export async function reopen(db: Database, owner: Owner, period: Period, now: Date): Promise<void> {
  const { person } = owner.scope
  await db.asMember(person, async (tx) => {
    await requireOpen(tx, owner, period, now)
    const row = await lockedRow(tx, period, person)
    if (row?.status !== 'submitted') return
    const month = openRow(owner, row)
    const taken = await takeBack(tx, { period, person, now })
    await (month ? storeMonth(tx, owner, period, taken(month), 'draft') : redrafted(tx, period, person))
    await tx.run(
      sql`delete from review_done where tenant = ${period.tenant} and period = ${period.id} and person = ${person}`,
    )
    await tx.run(
      sql`delete from declared_line
          where tenant = ${period.tenant} and period = ${period.id} and person = ${person} and on_behalf is null`,
    )
    await record(tx, {
      tenant: period.tenant,
      at: startOfDay(dayOf(now)),
      actor: person,
      verb: 'review-reopened',
      about: { period: period.id },
    })
  })
}

/** A box that this device can't open stays as it is. */
const redrafted = (tx: Transaction, period: Period, person: string) =>
  tx.run(sql`
    update self_review set status = 'draft'
    where tenant = ${period.tenant} and period = ${period.id} and person = ${person}`)
