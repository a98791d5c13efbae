import type { KeyRing } from '../account/device.ts'
import { record } from '../history/history.ts'
import { addDays } from '../platform/clock.ts'
import type { Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { type By, openCase } from './case.ts'
import { policyOf, setColumns } from './feedback.queries.ts'
import { columnsOf } from './feedback-columns.rules.ts'
import type { FeedbackPolicy } from './feedback-event.rules.ts'

/**
 * Lays down times for what comes in from tomorrow on, and days off for all cases. Days off move deadlines that run, and
 * those stand in clear only as far as somebody who can open the cases wrote them down: so a reader does it, who opens
 * all of them.
 */
export async function setTimes(
  tx: Transaction,
  tenant: string,
  policy: FeedbackPolicy,
  ring: KeyRing,
  by: By,
  today: string,
): Promise<'set' | 'not-all'> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`feedback times ${tenant}`}, 7))`)
  const before = await policyOf(tx, tenant, today)
  await lay(tx, tenant, today, { ...before, calendar: policy.calendar })
  await lay(tx, tenant, addDays(today, 1), policy)
  const running = await tx.rows<{ id: string; batch_on: string }>(sql`
    select id, batch_on from feedback_case
    where tenant = ${tenant} and stage not in ('leaving', 'closed') order by id`)
  for (const { id, batch_on } of running) {
    // What came in today is nobody's to read yet; it goes by the day on which it is.
    const open = await openCase(tx, tenant, id, ring, batch_on > today ? batch_on : today, true)
    if (!open) return 'not-all'
    await setColumns(tx, tenant, id, columnsOf(open.state))
  }
  await record(tx, {
    tenant,
    at: by.now,
    actor: by.person,
    verb: 'feedback-times-set',
    about: { tenant },
  })
  return 'set'
}

const lay = (tx: Transaction, tenant: string, from: string, policy: FeedbackPolicy) =>
  tx.run(sql`
    insert into feedback_default (tenant, valid_from, policy) values (${tenant}, ${from}, ${JSON.stringify(policy)}::jsonb)
    on conflict (tenant, valid_from) do update set policy = excluded.policy`)
