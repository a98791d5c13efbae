import { record } from '../history/history.ts'
import type { Transaction } from '../platform/database.ts'
import { newId, randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import {
  type Counts,
  countsProblem,
  type QuorumFailure,
  type QuorumRule,
  quorumFailure,
} from './quorum.rules.ts'

/** What the inspection committee found about a member through people's feedback, after hearing, draft and appeal. */
export interface Finding extends Counts {
  readonly tenant: string
  readonly person: string
  readonly cell: string
  /** Written for the cell: the words of whoever sent it are none of its business. */
  readonly wording: string
  readonly fixBy: string
  /** "Khi … thì …", followed by the cell like any other; null where a reminder is asked for instead. */
  readonly plan: string | null
  /** The committee's members, and those of them who voted. */
  readonly called: number
  readonly entitled: number
  readonly rule: QuorumRule
  readonly concludedOn: string
}

/**
 * What was founded and has something to mend becomes a conclusion about the member. Its source is an id of its own: from
 * here nothing leads back to the case.
 */
export async function concludeFinding(
  tx: Transaction,
  finding: Finding,
  by: { readonly person: string; readonly now: Date },
): Promise<{ id: string } | { failure: QuorumFailure | 'counts' }> {
  if (countsProblem(finding, finding.entitled)) return { failure: 'counts' }
  const failure = quorumFailure(finding.rule, finding)
  if (failure) return { failure }
  const { tenant, person, cell } = finding
  const id = newId(by.now)
  await tx.run(sql`
    insert into conclusion (tenant, id, person, cell, source, source_id, kind, outcome, wording, signs, fix_by, yes, no, other,
                            entitled, manner, rule, concluded_on, made_at, made_by)
    values (${tenant}, ${id}, ${person}, ${cell}, 'inspection', ${randomId()}, 'feedback', 'to-fix', ${finding.wording}, '[]',
            ${finding.fixBy}, ${finding.yes}, ${finding.no}, ${finding.other}, ${finding.entitled}, 'hands',
            ${JSON.stringify(finding.rule)}, ${finding.concludedOn}, ${by.now}, ${by.person})`)
  if (finding.plan !== null)
    await tx.run(sql`
      insert into cell_plan (tenant, id, person, cell, origin, origin_id, line, due, opened_on)
      values (${tenant}, ${newId(by.now)}, ${person}, ${cell}, 'concluded', ${id}, ${finding.plan}, ${finding.fixBy},
              ${finding.concludedOn})`)
  await record(tx, {
    tenant,
    at: by.now,
    actor: by.person,
    verb: 'concluded',
    about: { conclusion: id, person },
  })
  return { id }
}
