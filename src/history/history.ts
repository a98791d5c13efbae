import { AsyncLocalStorage } from 'node:async_hooks'
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

/** As it stands in the chain. */
type Line = Omit<Deed, 'about'> & { readonly about: string }

/** What the commands of one transaction record before it ends. */
const gathering = new AsyncLocalStorage<Line[]>()

/** Appends to the tenant's chain. Call it last in the transaction: it locks the head of the chain. */
export async function record(tx: Transaction, deed: Deed): Promise<void> {
  const { tenant, at, actor, verb } = deed
  const about = Object.entries(deed.about)
    .map(([kind, id]) => `${kind}:${id}`)
    .join(' ')
  const lines = gathering.getStore()
  if (lines) lines.push({ tenant, at, actor, verb, about })
  else await tx.run(sql`select record_history(${tenant}, ${at}, ${actor}, ${verb}, ${about})`)
}

/** Appends several deeds in their order, as one statement. Like `record`, the last thing a transaction does. */
export async function recordAll(
  tx: Transaction,
  tenant: string,
  by: { person: string | null; now: Date },
  deeds: readonly { verb: string; about: readonly string[] }[],
): Promise<void> {
  const lines = deeds.map(({ verb, about }) => ({
    ...{ tenant, at: by.now, actor: by.person, verb },
    about: about.join(' '),
  }))
  const all = gathering.getStore()
  if (all) all.push(...lines)
  else await append(tx, lines)
}

/**
 * Many commands in one transaction: what they record enters the chain when the last is done, in the order in which they
 * did it, and nobody waits for its head until then. A command that fails fails all of them.
 */
export async function recordTogether<T>(tx: Transaction, commands: () => Promise<T>): Promise<T> {
  const lines: Line[] = []
  const answer = await gathering.run(lines, commands)
  await append(tx, lines)
  return answer
}

async function append(tx: Transaction, lines: readonly Line[]): Promise<void> {
  const chains = Map.groupBy(lines, ({ tenant }) => tenant)
  // In one order for everybody, so that no two wait for each other.
  for (const tenant of [...chains.keys()].sort()) {
    const own = chains.get(tenant)!
    await tx.run(sql`
      select record_deeds(${tenant}, ${own.map(({ at }) => at)}::timestamptz[], ${own.map(({ actor }) => actor)}::uuid[],
                          ${own.map(({ verb }) => verb)}::text[], ${own.map(({ about }) => about)}::text[])`)
  }
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
