import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database, Transaction } from '../platform/database.ts'
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

const fileIn = (dataRoot: string) => join(dataRoot, 'feedback-erasures.jsonl')

/** In a file beside the database and not in it, on the disk before the erasure begins. Random ids, and nothing else. */
export async function noteErasedCase(
  dataRoot: string,
  erased: { tenant: string; id: string },
): Promise<void> {
  await mkdir(dataRoot, { recursive: true })
  // The line end in front closes a line that a power failure cut off.
  await appendFile(fileIn(dataRoot), `\n${JSON.stringify(erased)}\n`, { mode: 0o600, flush: true })
}

/** Carries out again what the database, restored from older data, still has. Called at every start. */
export async function replayErasedCases(db: Database, dataRoot: string): Promise<number> {
  const text = await readFile(fileIn(dataRoot), 'utf8').catch(() => '')
  let replayed = 0
  for (const line of text.split('\n')) {
    const erased = erasedIn(line)
    if (erased)
      replayed += await db.run(sql`
        delete from feedback_case where tenant = ${erased.tenant} and id = ${erased.id}`)
  }
  return replayed
}

function erasedIn(line: string): { tenant: string; id: string } | null {
  try {
    return line ? (JSON.parse(line) as { tenant: string; id: string }) : null
  } catch {
    return null
  }
}
