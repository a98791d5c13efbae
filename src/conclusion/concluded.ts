import { record } from '../history/history.ts'
import type { Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'

export type By = { readonly person: string; readonly now: Date }

/** The fix a conclusion names, with its day: the cell follows it and will confirm it. */
export const openPlan = (
  tx: Transaction,
  plan: {
    readonly tenant: string
    readonly person: string
    readonly cell: string
    readonly conclusion: string
    readonly line: string
    readonly due: string
    readonly on: string
  },
  by: By,
) =>
  tx.run(sql`
    insert into cell_plan (tenant, id, person, cell, origin, origin_id, line, due, opened_on)
    values (${plan.tenant}, ${newId(by.now)}, ${plan.person}, ${plan.cell}, 'concluded', ${plan.conclusion}, ${plan.line},
            ${plan.due}, ${plan.on})`)

export const recordConcluded = (
  tx: Transaction,
  tenant: string,
  about: { readonly conclusion: string; readonly person: string; readonly meeting?: string },
  by: By,
) => record(tx, { tenant, at: by.now, actor: by.person, verb: 'concluded', about: { ...about } })
