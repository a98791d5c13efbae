import type { Database, Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/** What was done. A verb in the past tense; `about` names ids only: 'person:… device:…'. */
export interface Deed {
  readonly tenant: string
  readonly at: Date
  /** The person who did it; null for the timetable and the command line. */
  readonly actor: string | null
  readonly verb: string
  readonly about: Readonly<Record<string, string>>
}

/** Appends to the tenant's chain. Call it last in the transaction: it locks the head of the chain. */
export async function record(tx: Transaction, deed: Deed): Promise<void> {
  const about = Object.entries(deed.about)
    .map(([kind, id]) => `${kind}:${id}`)
    .join(' ')
  await tx.run(sql`select record_history(${deed.tenant}, ${deed.at}, ${deed.actor}, ${deed.verb}, ${about})`)
}

/** Appends several deeds in their order, as one statement. Like `record`, the last thing a transaction does. */
export async function recordAll(
  tx: Transaction,
  tenant: string,
  by: { person: string | null; now: Date },
  deeds: readonly { verb: string; about: readonly string[] }[],
): Promise<void> {
  if (deeds.length === 0) return
  await tx.run(sql`
    select record_history_all(${tenant}, ${by.now}, ${by.person}, ${deeds.map((deed) => deed.verb)}::text[],
                              ${deeds.map((deed) => deed.about.join(' '))}::text[])`)
}

export type Verification = { ok: true; length: number; head: string } | { ok: false; brokenAt: number }

/** Walks the chain in SQL over the stored bytes; tells the first link that does not hold. */
export async function verify(db: Database, tenant: string): Promise<Verification> {
  const broken = await db.maybe<{ n: number }>(sql`
    with link as (
      select n, hash, canonical, history_canonical(n, at, actor, verb, about) as said,
             lag(hash, 1, '\\x'::bytea) over w as before, row_number() over w as expected
      from history where tenant = ${tenant} window w as (order by n)
    ),
    last as (select coalesce(max(n), 0) as n from link)
    select n from link where hash <> sha256(before || canonical) or said <> canonical or n <> expected
    union all
    select last.n + 1 from last left join history_head head on head.tenant = ${tenant}
      where coalesce(head.n, 0) <> last.n
         or (last.n > 0 and head.hash <> (select hash from link where link.n = last.n))
    order by n limit 1`)
  if (broken) return { ok: false, brokenAt: broken.n }
  const head = await db.maybe<{ n: number; hash: Buffer }>(sql`
    select n, hash from history_head where tenant = ${tenant}`)
  return { ok: true, length: head?.n ?? 0, head: head?.hash.toString('hex') ?? '' }
}
