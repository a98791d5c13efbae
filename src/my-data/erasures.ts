import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

interface Erasure {
  readonly person: string
  readonly at: string
}

const fileIn = (dataRoot: string) => join(dataRoot, 'erasures.jsonl')

/** One line a person's erasure, in a file beside the database and not in it; on the disk before the erasure begins. */
export async function noteErasure(dataRoot: string, erasure: Erasure): Promise<void> {
  await mkdir(dataRoot, { recursive: true })
  // The line end in front closes a line that a power failure cut off.
  await appendFile(fileIn(dataRoot), `\n${JSON.stringify(erasure)}\n`, { mode: 0o600, flush: true })
}

/** Null for a line that was cut off: the erasure it was written for had not begun. */
function erasureIn(line: string): Erasure | null {
  try {
    return JSON.parse(line) as Erasure
  } catch {
    return null
  }
}

/** Carries out again what the database, restored from older data, does not know of. Called at every start. */
export async function replayErasures(db: Database, dataRoot: string): Promise<number> {
  const text = await readFile(fileIn(dataRoot), 'utf8').catch(() => '')
  let replayed = 0
  for (const { person, at } of text.split('\n').flatMap((line) => erasureIn(line) ?? [])) {
    const known = await db.maybe(
      sql`select 1 from erasure where person = ${person} and erased_at = ${new Date(at)}`,
    )
    if (known) continue
    replayed += 1
    await db.asMember(person, async (tx) => {
      await tx.run(sql`delete from self_review where self_review.person = ${person}`)
      await tx.run(sql`delete from diary_entry where diary_entry.person = ${person}`)
      await tx.run(sql`delete from preparation where preparation.person = ${person}`)
      await tx.run(sql`delete from own_year where own_year.person = ${person}`)
      await tx.run(
        sql`delete from key_wrap where account = (select id from account where person = ${person})`,
      )
      await tx.run(sql`insert into erasure (person, erased_at) values (${person}, ${new Date(at)})`)
    })
  }
  return replayed
}
