import { record } from '../history/history.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/** A fix that the cell knows of. Private plans are none of these: they live in their owner's box. */
export interface CellPlan {
  readonly id: string
  readonly person: string
  readonly name: string
  readonly line: string
  readonly due: string
  readonly told_fixed_on: string | null
  readonly confirmed_on: string | null
}

/** Open plans of a cell, and those a given meeting confirmed, oldest due date first. */
export const cellPlans = (db: Database, tenant: string, cell: string, meeting: string): Promise<CellPlan[]> =>
  db.rows<CellPlan>(sql`
    select c.id, c.person, p.full_name as name, c.line, c.due, c.told_fixed_on, c.confirmed_on
    from cell_plan c join person p on p.id = c.person
    where c.tenant = ${tenant} and c.cell = ${cell} and c.withdrawn_on is null
      and (c.confirmed_on is null or c.confirmed_at_meeting = ${meeting}) order by c.due, c.id`)

/** A meeting finds that a plan is fixed, or takes that back before its minutes are locked. */
export async function confirmPlan(
  tx: Transaction,
  at: { tenant: string; cell: string; meeting: string; day: string },
  plan: string,
  fixed: boolean,
  by: { person: string; now: Date },
): Promise<boolean> {
  const changed = await tx.run(sql`
    update cell_plan set confirmed_on = ${fixed ? at.day : null}, confirmed_at_meeting = ${fixed ? at.meeting : null}
    where tenant = ${at.tenant} and cell = ${at.cell} and id = ${plan} and withdrawn_on is null
      and (confirmed_on is null or confirmed_at_meeting = ${at.meeting})`)
  if (changed === 0) return false
  await record(tx, {
    tenant: at.tenant,
    at: by.now,
    actor: by.person,
    verb: fixed ? 'plan-confirmed' : 'plan-confirmation-withdrawn',
    about: { plan, meeting: at.meeting },
  })
  return true
}
