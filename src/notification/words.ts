import { record } from '../history/history.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { OwnWords, OwnWordsName } from './words.rules.ts'

/** The words an organisation wrote itself; what it did not stands in text/vi/notice.ts. */
export async function ownWordsOf(db: Database, tenant: string): Promise<OwnWords> {
  const rows = await db.rows<{ name: OwnWordsName; body: string }>(sql`
    select distinct on (name) name, body from notice_words where tenant = ${tenant} order by name, version desc`)
  return Object.fromEntries(rows.filter(({ body }) => body !== '').map(({ name, body }) => [name, body]))
}

/** Lays down words from now on; '' goes back to those of the product. The older ones stay. */
export async function setWords(
  tx: Transaction,
  tenant: string,
  words: Readonly<Record<OwnWordsName, string>>,
  by: { person: string; now: Date },
): Promise<void> {
  const before = await ownWordsOf(tx, tenant)
  const changed = (Object.keys(words) as OwnWordsName[]).filter(
    (name) => (before[name] ?? '') !== words[name],
  )
  for (const name of changed)
    await tx.run(sql`
      insert into notice_words (tenant, name, version, body, set_at, set_by)
      select ${tenant}, ${name}, coalesce(max(version), 0) + 1, ${words[name]}, ${by.now}, ${by.person}
      from notice_words where tenant = ${tenant} and name = ${name}`)
  if (changed.length > 0)
    await record(tx, { tenant, at: by.now, actor: by.person, verb: 'notice-words-set', about: { tenant } })
}
