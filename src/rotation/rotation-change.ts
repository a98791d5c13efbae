import { record } from '../history/history.ts'
import type { Author } from '../membership/membership.ts'
import { dayOf } from '../platform/clock.ts'
import type { Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { languages } from '../text/text.ts'
import type { RotationRow } from './rotation.queries.ts'
import { changeRotation, type RotationChange } from './rotation-change.rules.ts'
import type { RotationPlan, RotationRefusal } from './rotation-plan.rules.ts'
import { changeSentence } from './rotation-words.rules.ts'

export type Applied =
  | { readonly row: RotationRow; readonly sentence: string }
  | { readonly refused: RotationRefusal }

/** Makes one change in a locked plan and says in one sentence whose turn moved. A refusal changes nothing. */
export async function applyChange(
  tx: Transaction,
  row: RotationRow,
  change: RotationChange,
  by: Author,
): Promise<Applied> {
  const changed = changeRotation(row.plan, change, dayOf(by.now))
  if ('refused' in changed) return changed
  const sentence = changeSentence(row.plan, changed, languages.vi.rotation)
  return { row: await storeChange(tx, row, changed.plan, sentence, by), sentence }
}

/** Makes what can be made of several changes, one after the other; whose facts no longer fit is passed over. */
export async function applyChanges(
  tx: Transaction,
  row: RotationRow,
  changes: readonly RotationChange[],
  by: Author,
): Promise<RotationRow> {
  let now = row
  for (const change of changes) {
    const applied = await applyChange(tx, now, change, by)
    if ('row' in applied) now = applied.row
  }
  return now
}

export async function storeChange(
  tx: Transaction,
  row: RotationRow,
  plan: RotationPlan,
  sentence: string,
  by: Author,
): Promise<RotationRow> {
  const revision = row.revision + 1
  await tx.run(sql`
    update rotation set plan = ${JSON.stringify(plan)}, revision = ${revision}
    where tenant = ${row.tenant} and id = ${row.id}`)
  await tx.run(sql`
    insert into rotation_change (tenant, rotation, revision, sentence, day, made_by)
    values (${row.tenant}, ${row.id}, ${revision}, ${sentence}, ${dayOf(by.now)}, ${by.person})`)
  return { ...row, plan, revision }
}

/** Stores what moves nobody: it needs no sentence and makes no open page stale. */
export async function storeQuietly(
  tx: Transaction,
  row: RotationRow,
  plan: RotationPlan,
): Promise<RotationRow> {
  await tx.run(sql`
    update rotation set plan = ${JSON.stringify(plan)} where tenant = ${row.tenant} and id = ${row.id}`)
  return { ...row, plan }
}

export const recordRotation = (
  tx: Transaction,
  row: Pick<RotationRow, 'tenant' | 'id' | 'cell'>,
  verb: string,
  by: Author,
): Promise<void> =>
  record(tx, {
    tenant: row.tenant,
    at: by.now,
    actor: by.person,
    verb,
    about: { rotation: row.id, cell: row.cell },
  })
