import { noteDeed } from '../good-deed/good-deed.ts'
import { record } from '../history/history.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { writeMessage } from './case-write.ts'
import { type CaseRow, receiptsOf } from './feedback.queries.ts'

/** On which days thanks of this case were noted as somebody's deed: not whose. */
export const deedsNotedOf = (
  db: Database,
  { tenant, id }: CaseRow,
): Promise<{ n: number; on_day: string }[]> =>
  db.rows(sql`
    select n, on_day from feedback_deed where tenant = ${tenant} and case_id = ${id} order by n`)

/**
 * People's thanks, which two readers took for thanks, become a candidate good deed: told at the next meeting of its member's
 * cell like any other, unless its member asks that it be not. The sender reads that it went there.
 */
export async function noteThanks(
  tx: Transaction,
  row: CaseRow,
  deed: {
    readonly id: string
    readonly person: string
    readonly cell: string
    readonly day: string
    readonly words: string
    readonly toldBy: string
  },
  toSender: string,
  by: { readonly person: string; readonly now: Date; readonly today: string },
): Promise<boolean> {
  const { tenant } = row
  const noted = await noteDeed(tx, { ...deed, tenant, origin: 'people', source: 'feedback' }, by)
  if (!noted) return false
  const before = await deedsNotedOf(tx, row)
  await tx.run(sql`
    insert into feedback_deed (tenant, case_id, n, on_day)
    values (${tenant}, ${row.id}, ${before.length + 1}, ${by.today})`)
  if (before.length === 0)
    await writeMessage(
      tx,
      row,
      { text: toSender },
      { fromSender: false, on: by.today },
      await receiptsOf(tx, tenant, row.id),
    )
  await record(tx, {
    tenant,
    at: by.now,
    actor: by.person,
    verb: 'feedback-thanks-noted',
    about: { case: row.id },
  })
  return true
}
