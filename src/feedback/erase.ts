import { join } from 'node:path'
import type { Database, Transaction } from '../platform/database.ts'
import { addLine, listText, readLine } from '../platform/line-list.ts'
import { sql } from '../platform/sql.ts'

/** What the tally says of a case that goes. Set while it is still known, by whoever could open it. */
export type Ended =
  | 'rejected'
  | 'passed-on'
  | 'thanked'
  | 'founded'
  | 'partly'
  | 'unfounded'
  | 'insufficient'
  | 'sent-on'
  | 'member-gone'
  | 'lost'

/** Writes down outside the database what is about to go, so that a restore does not bring it back. */
export type NoteErased = (erased: { tenant: string; id: string }) => Promise<void>

/** Keys, words, codes and links go with the row; without the key what a disk may still hold opens for nobody. */
export const eraseCase = (tx: Transaction, tenant: string, id: string): Promise<number> =>
  tx.run(sql`delete from feedback_case where tenant = ${tenant} and id = ${id}`)

export async function count(tx: Transaction, tenant: string, ended: Ended): Promise<void> {
  await tx.run(sql`
    insert into feedback_tally as t (tenant, ended, count) values (${tenant}, ${ended}, 1)
    on conflict (tenant, ended) do update set count = t.count + 1`)
}

interface ErasedCase {
  readonly tenant: string
  readonly id: string
}

/** The list's name in the data folder. */
export const ERASED_CASES = 'feedback-erasures.jsonl'

/** In a file beside the database and not in it, on the disk before the erasure begins. Random ids, and nothing else. */
export const noteErasedCase = (dataRoot: string, erased: ErasedCase): Promise<void> =>
  addLine(join(dataRoot, ERASED_CASES), { tenant: erased.tenant, id: erased.id })

/** Carries out again what the database, restored from older data, still has. Called at every start and by a restore. */
export async function replayErasedCases(db: Database, dataRoot: string): Promise<number> {
  const text = await listText(join(dataRoot, ERASED_CASES))
  let replayed = 0
  for (const erased of text.split('\n').flatMap((line) => (readLine(line) as ErasedCase | null) ?? []))
    replayed += await db.run(sql`
      delete from feedback_case where tenant = ${erased.tenant} and id = ${erased.id}`)
  return replayed
}
