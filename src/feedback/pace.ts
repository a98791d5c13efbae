import { randomBytes } from 'node:crypto'
import { addDays, dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { fingerprint } from '../seal/keys.ts'
import type { Which } from './case-write.ts'

/**
 * What keeps a flood from the door. What has to do with a place stays in this process's memory, under a key that dies
 * with it; what processes share is a secret of two days, the words of a day as keyed hashes, and two levels
 * (decision 0026). People without a script, without an account and behind one address with their whole hamlet must get
 * through; a machine must be slow.
 */
export interface Pace {
  /** For a page that will be sent: when it was made, so that nobody sends what nobody could have written. */
  ticket(db: Database, now: Date): Promise<string>
  checkTicket(
    db: Database,
    ticket: string,
    content: string,
    now: Date,
  ): Promise<'good' | 'early' | 'old' | 'used'>
  /** Whether this place may do one more of these now. Counted when it may. */
  take(db: Database, what: Paced, remote: string, now: Date): Promise<boolean>
  /** The case that the same words made today or yesterday, here or in another process. */
  same(db: Database, words: string, now: Date): Promise<Which | null>
  /** The same, held until the transaction ends: of two that came at once the second finds the first's case. */
  sameHeld(tx: Transaction, words: string, now: Date): Promise<Which | null>
  remember(tx: Transaction, words: string, which: Which, now: Date): Promise<void>
}

export type Paced = 'post' | 'report' | 'photo' | 'code'

const EARLIEST = 3_000
const LATEST = 12 * 3_600_000
const MOST_KEPT = 20_000

interface Limit {
  readonly burst: number
  /** Milliseconds until one more fits. */
  readonly each: number
}

/** Of one address in this process; of all together in this process; of all together in all of them. */
const LIMITS: Record<Paced, { one: Limit; all?: Limit; everywhere?: Limit }> = {
  // A commune sends a few a minute; what is beyond this is answered from memory, with its words.
  post: { one: { burst: 60, each: 500 }, all: { burst: 60, each: 50 } },
  report: { one: { burst: 20, each: 15_000 }, everywhere: { burst: 120, each: 1_500 } },
  photo: { one: { burst: 5, each: 20_000 }, everywhere: { burst: 20, each: 3_000 } },
  code: { one: { burst: 30, each: 6_000 }, all: { burst: 3_000, each: 20 } },
}

interface Bucket {
  left: number
  at: number
}

export function makePace(): Pace {
  const own = randomBytes(32)
  const buckets = new Map<string, Bucket>()
  const used = new Map<string, { content: string; at: number }>()
  const secrets = new Map<string, Buffer>()

  const peek = (key: string, { burst, each }: Limit, now: number): Bucket => {
    const bucket = buckets.get(key) ?? { left: burst, at: now }
    return { left: Math.min(burst, bucket.left + Math.max(0, now - bucket.at) / each), at: now }
  }

  const secretMade = async (db: Database, day: string): Promise<Buffer | undefined> => {
    const known = secrets.get(day)
    if (known) return known
    const made = await db.maybe<{ secret: Buffer }>(sql`
      select secret from feedback_day_secret where day = ${day}`)
    if (secrets.size > 2) secrets.clear()
    if (made) secrets.set(day, made.secret)
    return made?.secret
  }
  const secretOf = async (db: Database, day: string): Promise<Buffer> => {
    const made = await secretMade(db, day)
    if (made) return made
    await db.run(sql`
      insert into feedback_day_secret (day, secret) values (${day}, ${randomBytes(32)}) on conflict do nothing`)
    return (await secretMade(db, day))!
  }
  const markOf = async (db: Database, body: string, made: Date) =>
    keyed(await secretOf(db, dayOf(made)), 'ticket', body)
      .toString('base64url')
      .slice(0, 22)
  const printWith = (secret: Buffer, words: string) => keyed(secret, 'words', plain(words))

  const find = async (db: Database, words: string, now: Date, hold: boolean): Promise<Which | null> => {
    const today = dayOf(now)
    // Where yesterday has no secret nothing was sent yesterday.
    const before = await secretMade(db, addDays(today, -1))
    const prints = [await secretOf(db, today), ...(before ? [before] : [])].map((secret) =>
      printWith(secret, words),
    )
    if (hold)
      await db.run(sql`select pg_advisory_xact_lock(${prints[0]!.readBigInt64BE(0).toString()}::bigint)`)
    return db.maybe<Which>(sql`
      select c.tenant, c.id, c.public_key from feedback_seen s
      join feedback_case c on c.tenant = s.tenant and c.id = s.case_id
      where s.print = any(${prints}::bytea[]) limit 1`)
  }

  return {
    async ticket(db, now) {
      const body = `${now.getTime().toString(36)}.${randomBytes(9).toString('base64url')}`
      return `${body}.${await markOf(db, body, now)}`
    },
    async checkTicket(db, ticket, content, now) {
      const [at = '', nonce = '', mark] = ticket.split('.')
      const made = Number.parseInt(at, 36)
      const age = now.getTime() - made
      // Before anything is asked of the database: its secret is of a day that exists.
      if (!/^[0-9a-z]{1,9}$/.test(at) || !nonce || !(age <= LATEST && age >= -EARLIEST)) return 'old'
      const body = `${at}.${nonce}`
      if (mark !== (await markOf(db, body, new Date(made)))) return 'old'
      if (age < EARLIEST) return 'early'
      const before = used.get(body)
      const print = keyed(own, 'content', content).toString('base64url')
      if (before && before.content !== print) return 'used'
      trim(used, now.getTime() - LATEST)
      used.set(body, { content: print, at: now.getTime() })
      return 'good'
    },
    async take(db, what, remote, moment) {
      const now = moment.getTime()
      const { one, all, everywhere } = LIMITS[what]
      const key = keyed(own, what, remote).toString('base64url')
      const mine = peek(key, one, now)
      const ours = all && peek(what, all, now)
      if (mine.left < 1 || (ours && ours.left < 1)) return false
      // Before anything is waited for: of a hundred at one moment each finds what the ones before it took.
      trim(buckets, now - one.burst * one.each)
      buckets.set(key, { left: mine.left - 1, at: now })
      if (ours) buckets.set(what, { left: ours.left - 1, at: now })
      if (!everywhere || (await takeShared(db, what, everywhere, moment))) return true
      const since = buckets.get(key)
      if (since) since.left += 1
      return false
    },
    same: (db, words, now) => find(db, words, now, false),
    sameHeld: (tx, words, now) => find(tx, words, now, true),
    async remember(tx, words, which, now) {
      const day = dayOf(now)
      await tx.run(sql`
        insert into feedback_seen (print, day, tenant, case_id)
        values (${printWith(await secretOf(tx, day), words)}, ${day}, ${which.tenant}, ${which.id}) on conflict do nothing`)
    },
  }
}

const keyed = (secret: Buffer, kind: string, text: string): Buffer => fingerprint(secret, `${kind}\0${text}`)

/** A bucket that all processes take from: how full of reports it is, and when that was. */
async function takeShared(db: Database, kind: string, { burst, each }: Limit, now: Date): Promise<boolean> {
  await db.run(sql`
    insert into feedback_flood (kind, level, at) values (${kind}, 0, ${now}) on conflict do nothing`)
  const drained = sql`greatest(0, level - greatest(0, extract(epoch from ${now}::timestamptz - at)) * 1000 / ${each}::float8)`
  const taken = await db.run(sql`
    update feedback_flood set level = ${drained} + 1, at = ${now}
    where kind = ${kind} and ${drained} + 1 <= ${burst}::float8`)
  return taken === 1
}

/** By the clock: what was kept of two days ago and before. */
export async function forgetFlood(db: Database, today: string): Promise<void> {
  await db.run(sql`delete from feedback_seen where day < ${addDays(today, -1)}`)
  await db.run(sql`delete from feedback_day_secret where day < ${addDays(today, -1)}`)
}

/**
 * Without what a flood varies by machine: capitals, spaces, punctuation, letters of another width or shape. The marks of
 * Vietnamese stay: with another one it is another word, and may be another person.
 */
const plain = (words: string) =>
  words
    .normalize('NFKC')
    .toLocaleLowerCase('vi')
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** Lets go of what is over, and of the oldest when there is too much. Maps keep the order things came in. */
function trim(of: Map<string, { at: number }>, before: number): void {
  for (const [key, { at }] of of) {
    if (at >= before && of.size < MOST_KEPT) return
    of.delete(key)
  }
}
