import { record } from '../history/history.ts'
import type { Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { BoardAppeal } from './conclusion.queries.ts'

interface By {
  readonly person: string
  readonly now: Date
}

/** Takes a conclusion to the next level. False when it was taken there before. */
export async function sendAppeal(
  tx: Transaction,
  conclusion: { readonly tenant: string; readonly id: string },
  reason: string,
  by: By,
): Promise<boolean> {
  const sent = await tx.run(sql`
    insert into conclusion_appeal (tenant, conclusion, person, reason, sent_at)
    values (${conclusion.tenant}, ${conclusion.id}, ${by.person}, ${reason}, ${by.now}) on conflict do nothing`)
  if (sent === 0) return false
  await deed(tx, conclusion.tenant, 'conclusion-appealed', { conclusion: conclusion.id }, by)
  return true
}

/** Answers once; both texts stay. False when somebody answered before. */
export async function answerAppeal(
  tx: Transaction,
  appeal: Pick<BoardAppeal, 'tenant' | 'id'>,
  answer: string,
  by: By,
): Promise<boolean> {
  const changed = await tx.run(sql`
    update conclusion_appeal set answer = ${answer}, answered_at = ${by.now}, answered_by = ${by.person}
    where tenant = ${appeal.tenant} and conclusion = ${appeal.id} and answer is null`)
  if (changed === 0) return false
  await deed(tx, appeal.tenant, 'appeal-answered', { conclusion: appeal.id }, by)
  return true
}

/** Reading what was concluded about somebody is itself noted, once a reader, person and day, for that person to see. */
export async function noteLooks(
  tx: Transaction,
  tenant: string,
  people: readonly string[],
  reader: string,
  today: string,
): Promise<void> {
  const others = [...new Set(people)].filter((person) => person !== reader)
  if (others.length === 0) return
  await tx.run(sql`
    insert into look (tenant, person, reader, what, day)
    select ${tenant}, person, ${reader}, 'concluded', ${today} from unnest(${others}::uuid[]) as person
    on conflict do nothing`)
}

const deed = (tx: Transaction, tenant: string, verb: string, about: Record<string, string>, by: By) =>
  record(tx, { tenant, at: by.now, actor: by.person, verb, about: { ...about, person: by.person } })
