import { join } from 'node:path'
import { eraseYears } from '../commitment/own-year.ts'
import { eraseDiary } from '../diary/diary.ts'
import { eraseReportDrafts } from '../inspection/report-draft.ts'
import { eraseSheets } from '../meeting/preparation.ts'
import type { Database } from '../platform/database.ts'
import { addLine, listText, readLine } from '../platform/line-list.ts'
import { sql } from '../platform/sql.ts'
import { eraseRoundDrafts } from '../round/round-draft.ts'

interface Erasure {
  readonly person: string
  readonly at: string
}

/** The list's name in the data folder. */
export const ERASURES = 'erasures.jsonl'

/** One line a person's erasure, in a file beside the database and not in it; on the disk before the erasure begins. */
export const noteErasure = (dataRoot: string, erasure: Erasure): Promise<void> =>
  addLine(join(dataRoot, ERASURES), erasure)

/** Carries out again what the database, restored from older data, does not know of. Called at every start and by a restore. */
export async function replayErasures(db: Database, dataRoot: string): Promise<number> {
  const text = await listText(join(dataRoot, ERASURES))
  let replayed = 0
  for (const { person, at } of text.split('\n').flatMap((line) => (readLine(line) as Erasure | null) ?? [])) {
    const known = await db.maybe(
      sql`select 1 from erasure where person = ${person} and erased_at = ${new Date(at)}`,
    )
    if (known) continue
    replayed += 1
    await db.asMember(person, async (tx) => {
      await tx.run(sql`delete from self_review where self_review.person = ${person}`)
      await eraseDiary(tx, person)
      await eraseSheets(tx, person)
      await eraseReportDrafts(tx, person)
      await eraseYears(tx, person)
      await eraseRoundDrafts(tx, person)
      await tx.run(
        sql`delete from key_wrap where account = (select id from account where person = ${person})`,
      )
      await tx.run(sql`
        update recovery_sheet set voided_at = ${new Date(at)}
        where account = (select id from account where person = ${person}) and voided_at is null`)
      await tx.run(sql`insert into erasure (person, erased_at) values (${person}, ${new Date(at)})`)
    })
  }
  return replayed
}
