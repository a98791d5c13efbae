import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import type { Log } from '../platform/log.ts'
import type { JobIds } from '../platform/queue.ts'
import { sql } from '../platform/sql.ts'
import { firstMoment, type NoticePolicy } from '../reminder/notice.rules.ts'
import { noticePolicyOn } from '../reminder/reminder.ts'
import type { Addressee, Carrier } from './channels/channel.ts'
import { forgetBrowser, noteProblem, whereOf } from './contact.ts'
import { afterAttempt, type Channel, type Next, type Outcome, retryOrEnd } from './delivery.rules.ts'
import { IN_THE_RHYTHM } from './due.queries.ts'
import { knownOf } from './known.ts'
import { messageWords, type WordsName } from './words.rules.ts'
import { ownWordsOf } from './words.ts'
import { wordsProblems } from './words-lint.rules.ts'

export interface Sending {
  readonly db: Database
  readonly log: Log
  readonly now: () => Date
  readonly carriers: ReadonlyMap<Channel, Carrier>
  /** Texts that were looked at and found clean: a cell's invitation is one text. */
  readonly passed: Set<string>
  /** Between the steps; a test ends the process there. */
  readonly step?: (name: 'found' | 'marked' | 'sent' | 'noted') => void
}

interface Row {
  readonly id: string
  readonly tenant: string
  readonly person: string
  readonly channel: Channel
  readonly place: string | null
  readonly state: 'waiting' | 'marked'
  readonly attempts: number
  readonly doubt_at: Date | null
  readonly marked_at: Date | null
  readonly until_at: Date | null
  readonly message: string
  readonly words: WordsName
  readonly meeting: string | null
  readonly day: string | null
  readonly at_time: string | null
}

/**
 * Sends one message by one channel. It is marked, and that is committed, before anything leaves the house; so where the
 * other side does not know a message again, it goes at most once, and after a crash nobody knows: 'unknown'. Where it
 * does, the same id goes again.
 */
export async function sendOne(sending: Sending, ids: JobIds): Promise<void> {
  const { db, now, carriers, step = () => {} } = sending
  const key = { tenant: ids.tenant!, id: ids.send! }
  step('found')
  const row = await db.transaction((tx) => mark(tx, key, carriers, now()))
  if (!row) return
  step('marked')
  const text = await textOf(sending, row)
  const outcome = text === null ? null : await attempt(sending, row, text)
  step('sent')
  await db.transaction((tx) => note(tx, row, outcome, carriers.get(row.channel)!.dedupes, now()))
  step('noted')
}

/** The row if it is to be sent now. What is not, any more or yet, is settled here. */
async function mark(
  tx: Transaction,
  { tenant, id }: { tenant: string; id: string },
  carriers: ReadonlyMap<Channel, Carrier>,
  now: Date,
): Promise<Row | null> {
  const row = await tx.maybe<Row>(sql`
    select s.id, s.tenant, s.person, s.channel, s.place, s.state, s.attempts, s.doubt_at, s.marked_at,
           m.until_at, m.id as message, m.words, m.meeting, t.day, t.at_time
    from notice_send s join notice_message m on m.tenant = s.tenant and m.id = s.message
    left join meeting t on t.tenant = m.tenant and t.id = m.meeting
    where s.tenant = ${tenant} and s.id = ${id} and s.state in ('waiting', 'marked') for update of s`)
  if (!row) return null
  const carrier = carriers.get(row.channel)
  if (row.state === 'marked') {
    // A process died over it, and whether the message left nobody knows.
    const before = { attempts: row.attempts, doubtAt: row.doubt_at ?? row.marked_at, until: row.until_at }
    const next = retryOrEnd(before, carrier?.dedupes ?? 0, now)
    await settle(tx, row, next, now)
    return null
  }
  const why = await whyNot(tx, row, now)
  if (why) return settle(tx, row, { state: 'unsent', problem: why, nextAt: null, doubtAt: row.doubt_at }, now)
  const policy = await noticePolicyOn(tx, tenant, dayOf(now))
  const wait = carrier ? waitFor(row, policy, now) : new Date(now.getTime() + 3_600_000)
  if (wait) {
    await tx.run(sql`update notice_send set next_at = ${wait} where tenant = ${tenant} and id = ${id}`)
    return null
  }
  await tx.run(sql`
    update notice_send set state = 'marked', marked_at = ${now}, attempts = attempts + 1
    where tenant = ${tenant} and id = ${id}`)
  return { ...row, attempts: row.attempts + 1 }
}

/** A try at night waits for the morning; a test is asked for by whoever reads it. */
function waitFor(row: Row, policy: NoticePolicy, now: Date): Date | null {
  if (row.words === 'test') return null
  const at = firstMoment(now, policy)
  return at && at <= now ? null : (at ?? new Date(now.getTime() + 86_400_000))
}

/** What has become of it while it waited: too late, changed, or not for this person any more. */
async function whyNot(tx: Transaction, row: Row, now: Date): Promise<string | null> {
  if (row.until_at && row.until_at <= now) return 'too-late'
  const today = dayOf(now)
  const facts = await tx.row<{ quiet: boolean; belongs: boolean; stands: boolean }>(sql`
    select coalesce((select quiet from reach where person = ${row.person}), false) as quiet,
           exists (
             select 1 from notice_heard h join notice n on n.tenant = h.tenant and n.id = h.notice
             join membership m on m.tenant = n.tenant and m.person = h.person
             where h.tenant = ${row.tenant} and h.message = ${row.message}
               and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to > ${today})
               and (n.person = m.person and m.status <> 'left' or n.cell = m.cell and m.status = any(${IN_THE_RHYTHM}::text[]))) as belongs,
           not exists (
             select 1 from notice_heard h join notice n on n.tenant = h.tenant and n.id = h.notice and n.about = 'meeting'
             join meeting t on t.tenant = n.tenant and t.id = n.meeting
             where h.tenant = ${row.tenant} and h.message = ${row.message}
               and (t.dropped_at is not null or t.noticed_at is distinct from n.noticed_at)) as stands`)
  if (row.words === 'test') return null
  if (facts.quiet) return 'quiet'
  if (!facts.belongs) return 'not-here'
  return facts.stands ? null : 'changed'
}

/** The words, unless the last look at them finds something that may not leave the house. */
async function textOf({ db, log, passed }: Sending, row: Row): Promise<string | null> {
  const when = row.day && row.at_time ? { day: row.day, at_time: row.at_time } : null
  const text = messageWords(row.words, await ownWordsOf(db, row.tenant), when)
  if (passed.has(text)) return text
  if (wordsProblems(text, await knownOf(db)).length === 0) {
    passed.add(text)
    return text
  }
  log.error({ words: row.words }, 'a message was held back for its words')
  return null
}

async function attempt({ db, carriers }: Sending, row: Row, text: string): Promise<Outcome> {
  const to: Addressee = await whereOf(db, row.person, row.place)
  const reached = { push: to.browser, email: to.email, sms: to.phone, zns: to.phone }[row.channel]
  // Taken back since: there is nowhere to send it to.
  if (!reached) return 'bounced'
  return carriers.get(row.channel)!.send({ id: row.id, text, to })
}

async function note(tx: Transaction, row: Row, outcome: Outcome | null, dedupes: number, now: Date) {
  const before = { attempts: row.attempts, doubtAt: row.doubt_at, until: row.until_at }
  const next: Next = outcome
    ? afterAttempt(outcome, before, dedupes, now)
    : { state: 'failed', problem: 'words', nextAt: null, doubtAt: row.doubt_at }
  await settle(tx, row, next, now)
  if (outcome === 'bounced') {
    if (row.channel === 'push') await forgetBrowser(tx, row.person, row.place!)
    else await noteProblem(tx, row.person, row.channel === 'email' ? 'email' : 'phone', dayOf(now))
  }
}

async function settle(
  tx: Transaction,
  row: Row,
  { state, problem, nextAt, doubtAt }: Next,
  now: Date,
): Promise<null> {
  const done = state === 'waiting' ? null : now
  await tx.run(sql`
    update notice_send set state = ${state}, problem = ${problem}, next_at = coalesce(${nextAt}, next_at),
      doubt_at = ${doubtAt}, done_at = ${done}
    where tenant = ${row.tenant} and id = ${row.id}`)
  return null
}
