import type { Database, Transaction } from '../platform/database.ts'
import { newId, randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { type By, openPlan, recordConcluded } from './concluded.ts'
import type { Outcome } from './conclusion.rules.ts'
import { type QuorumFailure, type Vote, voteFailure } from './quorum.rules.ts'

/**
 * What the inspection committee found about a member through people's feedback, after hearing, draft and appeal: called
 * are the committee's members, entitled those of them who voted.
 */
export interface Finding extends Vote {
  readonly tenant: string
  readonly person: string
  readonly cell: string
  /** Written for the cell: the words of whoever sent it are none of its business. */
  readonly wording: string
  readonly fixBy: string
  /** "Khi … thì …", followed by the cell like any other; null where a reminder is asked for instead. */
  readonly plan: string | null
  readonly concludedOn: string
}

/**
 * What was founded and has something to mend becomes a conclusion about the member. Its source is an id of its own: from
 * here nothing leads back to the case.
 */
export async function concludeFinding(
  tx: Transaction,
  finding: Finding,
  by: By,
): Promise<{ id: string } | { failure: QuorumFailure | 'counts' }> {
  const failure = voteFailure(finding)
  if (failure) return { failure }
  const { tenant, person, cell } = finding
  const id = newId(by.now)
  await tx.run(sql`
    insert into conclusion (tenant, id, person, cell, source, source_id, kind, outcome, wording, signs, fix_by, yes, no, other,
                            entitled, manner, rule, concluded_on, made_at, made_by)
    values (${tenant}, ${id}, ${person}, ${cell}, 'inspection', ${randomId()}, 'feedback', 'to-fix', ${finding.wording}, '[]',
            ${finding.fixBy}, ${finding.yes}, ${finding.no}, ${finding.other}, ${finding.entitled}, 'hands',
            ${JSON.stringify(finding.rule)}, ${finding.concludedOn}, ${by.now}, ${by.person})`)
  const { plan: line, fixBy: due, concludedOn: on } = finding
  if (line !== null) await openPlan(tx, { tenant, person, cell, conclusion: id, line, due, on }, by)
  await recordConcluded(tx, tenant, { conclusion: id, person }, by)
  return { id }
}

/** What a regular inspection came to, voted by the cell at a meeting or by the inspection committee at a recorded one. */
export interface InspectionConclusion extends Vote {
  readonly tenant: string
  readonly inspection: string
  readonly person: string
  readonly cell: string
  /** The meeting of the cell; null where the inspection committee voted. */
  readonly meeting: string | null
  readonly outcome: Outcome
  readonly wording: string
  readonly plan: string
  readonly fixBy: string | null
  readonly manner: 'hands' | 'named' | 'secret'
  readonly named: Readonly<Record<string, string>> | null
  readonly concludedOn: string
}

/** Once an inspection. The database itself refuses it of somebody who was not told, has not reported or not seen it. */
export async function concludeInspection(
  tx: Transaction,
  one: InspectionConclusion,
  by: By,
): Promise<{ id: string } | { failure: QuorumFailure | 'counts' | 'concluded-already' }> {
  const failure = voteFailure(one)
  if (failure) return { failure }
  const { tenant, person, cell } = one
  const id = newId(by.now)
  const made = await tx.run(sql`
    insert into conclusion (tenant, id, person, cell, source, source_id, kind, inspection, outcome, wording, signs, fix_by, yes,
                            no, other, entitled, manner, named, rule, concluded_on, made_at, made_by)
    values (${tenant}, ${id}, ${person}, ${cell}, ${one.meeting ? 'meeting' : 'inspection'}, ${one.meeting ?? randomId()},
            'inspection', ${one.inspection}, ${one.outcome}, ${one.wording}, '[]', ${one.fixBy}, ${one.yes}, ${one.no},
            ${one.other}, ${one.entitled}, ${one.manner}, ${one.named && JSON.stringify(one.named)},
            ${JSON.stringify(one.rule)}, ${one.concludedOn}, ${by.now}, ${by.person}) on conflict do nothing`)
  if (made === 0) return { failure: 'concluded-already' }
  const { plan: line, fixBy: due, concludedOn: on } = one
  if (due) await openPlan(tx, { tenant, person, cell, conclusion: id, line, due, on }, by)
  await recordConcluded(tx, tenant, { conclusion: id, person }, by)
  return { id }
}

/** The votes by which a meeting concluded inspections, by inspection. */
export async function conclusionVotes(
  db: Database,
  tenant: string,
  meeting: string,
): Promise<ReadonlyMap<string, { readonly yes: number; readonly entitled: number }>> {
  const rows = await db.rows<{ inspection: string; yes: number; entitled: number }>(sql`
    select inspection, yes, entitled from conclusion
    where tenant = ${tenant} and source_id = ${meeting} and kind = 'inspection' and withdrawn_at is null`)
  return new Map(rows.map(({ inspection, ...vote }) => [inspection, vote]))
}
