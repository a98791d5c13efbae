import { randomBytes } from 'node:crypto'
import { fingerprint } from '../seal/keys.ts'
import type { Which } from './case-write.ts'

/**
 * What keeps a flood from the door, in this process's memory and under keys that die with it: nothing of it reaches the
 * database, a log or a disk. People without a script, without an account and behind one address with their whole hamlet
 * must get through; a machine must be slow.
 */
export interface Pace {
  /** For a page that will be sent: when it was made, so that nobody sends what nobody could have written. */
  ticket(now: Date): string
  checkTicket(ticket: string, content: string, now: Date): 'good' | 'early' | 'old' | 'used'
  /** Whether this place may do one more of these now. Counted when it may. */
  take(what: 'report' | 'code', remote: string, now: Date): boolean
  /** The case that the same words made before. */
  same(words: string, now: Date): Which | null
  remember(words: string, which: Which, now: Date): void
}

const EARLIEST = 3_000
const LATEST = 12 * 3_600_000
const DAY = 24 * 3_600_000
const MOST_KEPT = 20_000

/** So many at once, and one more each so many milliseconds: of one address, and of all together. */
const LIMITS = {
  report: { one: { burst: 20, each: 15_000 }, all: { burst: 120, each: 1_500 } },
  code: { one: { burst: 30, each: 6_000 }, all: { burst: 3_000, each: 20 } },
} as const

interface Bucket {
  left: number
  at: number
}

export function makePace(): Pace {
  const secret = randomBytes(32)
  const buckets = new Map<string, Bucket>()
  const used = new Map<string, { content: string; at: number }>()
  const known = new Map<string, { which: Which; at: number }>()
  const keyed = (kind: string, text: string) => fingerprint(secret, `${kind}\0${text}`).toString('base64url')

  const peek = (key: string, { burst, each }: { burst: number; each: number }, now: number): Bucket => {
    const bucket = buckets.get(key) ?? { left: burst, at: now }
    return { left: Math.min(burst, bucket.left + Math.max(0, now - bucket.at) / each), at: now }
  }

  return {
    ticket(now) {
      const body = `${now.getTime().toString(36)}.${randomBytes(9).toString('base64url')}`
      return `${body}.${keyed('ticket', body).slice(0, 22)}`
    },
    checkTicket(ticket, content, now) {
      const [at, nonce, mark] = ticket.split('.')
      const body = `${at}.${nonce}`
      if (!at || !nonce || mark !== keyed('ticket', body).slice(0, 22)) return 'old'
      const age = now.getTime() - Number.parseInt(at, 36)
      if (age < EARLIEST) return 'early'
      if (age > LATEST) return 'old'
      const before = used.get(body)
      const print = keyed('content', content)
      if (before && before.content !== print) return 'used'
      trim(used, now.getTime() - LATEST)
      used.set(body, { content: print, at: now.getTime() })
      return 'good'
    },
    take(what, remote, moment) {
      const now = moment.getTime()
      const [one, all] = [keyed(what, remote), `all ${what}`]
      const [mine, ours] = [peek(one, LIMITS[what].one, now), peek(all, LIMITS[what].all, now)]
      if (mine.left < 1 || ours.left < 1) return false
      trim(buckets, now - LIMITS[what].one.burst * LIMITS[what].one.each)
      buckets.set(one, { left: mine.left - 1, at: now })
      buckets.set(all, { left: ours.left - 1, at: now })
      return true
    },
    same(words, now) {
      const found = known.get(keyed('words', plain(words)))
      return found && now.getTime() - found.at < DAY ? found.which : null
    },
    remember(words, which, now) {
      trim(known, now.getTime() - DAY)
      known.set(keyed('words', plain(words)), { which, at: now.getTime() })
    },
  }
}

/** Without what a flood varies by machine: capitals, spaces, marks of punctuation. */
const plain = (words: string) =>
  words
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Lets go of what is over, and of the oldest when there is too much. Maps keep the order things came in. */
function trim(of: Map<string, { at: number }>, before: number): void {
  for (const [key, { at }] of of) {
    if (at >= before && of.size < MOST_KEPT) return
    of.delete(key)
  }
}
