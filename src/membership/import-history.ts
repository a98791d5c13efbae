import type { Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { Author } from './membership.ts'

/** Each row of history renews the head of the chain; some hundred people share one, so that a large list stays quick. */
const PEOPLE_A_ROW = 250

export const inGroups = (people: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(people.length / PEOPLE_A_ROW) }, (_, i) =>
    people.slice(i * PEOPLE_A_ROW, (i + 1) * PEOPLE_A_ROW),
  )

/** Appends several deeds in their order. Like `record`, the last thing a transaction does. */
export async function recordAll(
  tx: Transaction,
  tenant: string,
  by: Author,
  deeds: readonly { verb: string; about: readonly string[] }[],
): Promise<void> {
  await tx.run(sql`
    select record_history(${tenant}, ${by.now}, ${by.person}, verb, about)
    from unnest(${deeds.map((deed) => deed.verb)}::text[], ${deeds.map((deed) => deed.about.join(' '))}::text[])
      with ordinality as deed (verb, about, n) order by n`)
}
