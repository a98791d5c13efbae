import { record } from '../history/history.ts'
import { dayOf } from '../platform/clock.ts'
import type { Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/**
 * The member says that a fix the cell knows of is done, or takes it back; the cell confirms at a meeting. False when
 * it is not theirs, or was confirmed.
 */
export async function tellFixed(
  tx: Transaction,
  plan: { readonly id: string; readonly fixed: boolean },
  by: { person: string; now: Date },
): Promise<boolean> {
  const row = await tx.maybe<{ tenant: string; told_fixed_on: string | null }>(sql`
    select tenant, told_fixed_on from cell_plan
    where id = ${plan.id} and person = ${by.person} and confirmed_on is null and withdrawn_on is null for update`)
  if (!row) return false
  if ((row.told_fixed_on !== null) === plan.fixed) return true
  await tx.run(sql`
    update cell_plan set told_fixed_on = ${plan.fixed ? dayOf(by.now) : null}
    where tenant = ${row.tenant} and id = ${plan.id}`)
  await record(tx, {
    tenant: row.tenant,
    at: by.now,
    actor: by.person,
    verb: plan.fixed ? 'plan-told-fixed' : 'plan-told-fixed-withdrawn',
    about: { plan: plan.id, person: by.person },
  })
  return true
}
