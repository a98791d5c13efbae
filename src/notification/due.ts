import { tenants } from '../organisation/organisation.ts'
import { dayOf, startOfDay } from '../platform/clock.ts'
import { type Transaction, together } from '../platform/database.ts'
import { newId, randomId } from '../platform/ids.ts'
import type { Queue } from '../platform/queue.ts'
import { sql } from '../platform/sql.ts'
import { type Due, type NoticePolicy, noticesFor } from '../reminder/notice.rules.ts'
import { duesOn, noticePolicyOn } from '../reminder/reminder.ts'
import type { Channel } from './delivery.rules.ts'
import { type Pending, pendingOf, type ReachRow, reachOf, rhythmFacts, sentSince } from './due.queries.ts'
import { type Occasion, rhythmOccasions } from './occasion.rules.ts'

/** The queue in which each message waits for its way out. */
export const SENDS = 'notice-send'

export interface Telling {
  /** Without one, messages wait in their rows for the next server that has one. */
  readonly queue: Queue | null
  /** The channels this server was given. */
  readonly channels: ReadonlySet<Channel>
}

const ALONE: Telling = { queue: null, channels: new Set(['push']) }

/** Organisations that are asked about at once: a nation takes few statements, and no more rows at a time than a province has. */
const ASKED_AT_ONCE = 100

/** Everything there is to tell at this moment: recorded, made into messages and handed to the queue, or none of it. */
export async function tellDue(tx: Transaction, now: Date, telling: Telling = ALONE): Promise<void> {
  const all = (await tenants(tx)).map(({ id }) => id)
  for (let at = 0; at < all.length; at += ASKED_AT_ONCE) {
    const occasions = await occasionsOf(tx, all.slice(at, at + ASKED_AT_ONCE), now)
    if (occasions.length === 0) continue
    await record(tx, occasions, now)
    const pending = await pendingOf(tx, occasions, dayOf(now))
    for (const [tenant, own] of Map.groupBy(pending, (one) => one.tenant))
      await tellPeople(tx, tenant, own, telling.channels, now)
  }
  await handOver(tx, telling.queue, now)
}

async function occasionsOf(
  tx: Transaction,
  tenants: readonly string[],
  now: Date,
): Promise<(Occasion & { tenant: string })[]> {
  const [rhythms, dues] = await together(rhythmFacts(tx, tenants, now), duesOn(tx, tenants, dayOf(now)))
  const rhythmic = rhythms.flatMap(({ tenant, ...rhythm }) =>
    rhythmOccasions(rhythm, now).map((one) => ({ tenant, ...one })),
  )
  const personal = dues
    .filter(({ due }) => due.from <= now && (due.until === null || due.until > now))
    .map(({ tenant, person, due }) => ({ tenant, ...ofPerson(person, due) }))
  return [...rhythmic, ...personal]
}

const ofPerson = (person: string, due: Due): Occasion => ({
  key: `${due.grade}:${due.id}:${person}`,
  grade: due.grade,
  about: due.about,
  cell: null,
  person,
  meeting: null,
  noticedAt: null,
  from: due.from,
  until: due.until,
})

async function record(tx: Transaction, occasions: readonly (Occasion & { tenant: string })[], now: Date) {
  const rows = occasions.map((one) => ({
    tenant: one.tenant,
    id: newId(now),
    key: one.key,
    grade: one.grade,
    about: one.about,
    cell: one.cell,
    person: one.person,
    meeting: one.meeting,
    noticed_at: one.noticedAt,
    from_at: one.from,
    until_at: one.until,
  }))
  await tx.run(sql`
    insert into notice (tenant, id, key, grade, about, cell, person, meeting, noticed_at, from_at, until_at, recorded_at)
    select r.*, ${now}::timestamptz from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r
      (tenant uuid, id uuid, key text, grade text, about text, cell uuid, person uuid, meeting uuid, noticed_at timestamptz,
       from_at timestamptz, until_at timestamptz)
    where not exists (select 1 from notice n where n.tenant = r.tenant and n.key = r.key)
    on conflict do nothing`)
}

interface MessageRow {
  id: string
  person: string
  at: Date
  grades: readonly string[]
  words: 'meeting' | 'dropped' | 'look'
  meeting: string | null
  until_at: Date | null
}

interface HeardRow {
  notice: string
  person: string
  outcome: 'said' | 'by-hand' | 'unsaid'
  why: string
  message: string | null
}

async function tellPeople(
  tx: Transaction,
  tenant: string,
  pending: readonly Pending[],
  channels: ReadonlySet<Channel>,
  now: Date,
) {
  const byPerson = Map.groupBy(pending, (one) => one.person)
  const people = [...byPerson.keys()]
  const reach = new Map((await reachOf(tx, people)).map((one) => [one.person, one]))
  const monthBefore = startOfDay(`${dayOf(new Date(now.getTime() - 31 * 86_400_000)).slice(0, 7)}-01`)
  const sent = Map.groupBy(await sentSince(tx, tenant, people, monthBefore), (one) => one.person)
  const policy = await noticePolicyOn(tx, tenant, dayOf(now))
  const messages: MessageRow[] = []
  const heard: HeardRow[] = []
  for (const [person, notices] of byPerson) {
    const has = reach.get(person)!
    const said = sayTo(
      person,
      has,
      waysOf(has, channels).length > 0,
      notices,
      sent.get(person) ?? [],
      policy,
      now,
    )
    messages.push(...said.messages)
    heard.push(...said.heard)
  }
  await write(tx, tenant, messages, heard, sendsOf(messages, reach, channels, now), now)
}

/** What one person is told now, by the rules of reminder/notice.rules.ts; what has to wait is looked at again next time. */
function sayTo(
  person: string,
  reach: ReachRow,
  reachable: boolean,
  notices: readonly Pending[],
  sent: Parameters<typeof noticesFor>[2],
  policy: NoticePolicy,
  now: Date,
): { messages: MessageRow[]; heard: HeardRow[] } {
  const byId = new Map(notices.map((one) => [one.id, one]))
  const dues = notices.map((one) => dueOf(one))
  const plan = noticesFor({ askedForNone: reach.quiet }, dues, sent, policy, now)
  const messages: MessageRow[] = []
  const heard: HeardRow[] = []
  for (const message of plan.messages) {
    if (message.at > now) continue
    const about = message.about.map((id) => byId.get(id)!)
    const named = about.find((one) => one.about === 'meeting') ?? about.find((one) => one.about === 'dropped')
    const id = randomId()
    messages.push({
      id,
      person,
      at: now,
      grades: message.grades,
      words: (named?.about as 'meeting' | 'dropped') ?? 'look',
      meeting: named?.meeting ?? null,
      until_at: latest(about),
    })
    for (const one of about) {
      // What only stands in the app reaches nobody who never opens it: a formal one is told by hand as well.
      const outcome = one.grade === 'formal' && !reachable ? 'by-hand' : 'said'
      heard.push({ notice: one.id, person, outcome, why: '', message: id })
    }
  }
  for (const id of plan.byHand) heard.push({ notice: id, person, outcome: 'by-hand', why: '', message: null })
  // Room may come with another message as long as it is worth saying.
  for (const { id, why } of plan.unsaid)
    if (why !== 'limit') heard.push({ notice: id, person, outcome: 'unsaid', why, message: null })
  return { messages, heard }
}

const dueOf = (one: Pending): Due =>
  ({
    id: one.id,
    grade: one.grade,
    about: one.about === 'dropped' ? 'meeting' : one.about,
    from: one.from_at,
    until: one.until_at,
  }) as Due

/** A message is worth sending as long as one of the things it is about is worth saying. */
function latest(about: readonly Pending[]): Date | null {
  if (about.some((one) => one.until_at === null)) return null
  return about.reduce<Date | null>((most, { until_at }) => (most && most > until_at! ? most : until_at), null)
}

/** Every browser, the mailbox, and the phone by the one way its owner chose. */
export function waysOf(
  reach: ReachRow,
  channels: ReadonlySet<Channel>,
): { channel: Channel; place: string | null }[] {
  const ways: { channel: Channel; place: string | null }[] = [
    ...reach.browsers.map((place) => ({ channel: 'push' as const, place })),
    ...(reach.email ? [{ channel: 'email' as const, place: null }] : []),
    ...(reach.phone ? [{ channel: reach.phone, place: null }] : []),
  ]
  return reach.quiet ? [] : ways.filter(({ channel }) => channels.has(channel))
}

export interface SendRow {
  id: string
  message: string
  person: string
  channel: Channel
  place: string | null
  next_at: Date
}

export const sendsOf = (
  messages: readonly { id: string; person: string }[],
  reach: ReadonlyMap<string, ReachRow>,
  channels: ReadonlySet<Channel>,
  now: Date,
): SendRow[] =>
  messages.flatMap(({ id, person }) =>
    waysOf(reach.get(person)!, channels).map((way) => ({
      id: randomId(),
      message: id,
      person,
      ...way,
      next_at: now,
    })),
  )

export async function write(
  tx: Transaction,
  tenant: string,
  messages: readonly (Omit<MessageRow, 'words'> & { words: string })[],
  heard: readonly HeardRow[],
  sends: readonly SendRow[],
  now: Date,
): Promise<void> {
  await tx.run(sql`
    insert into notice_message (tenant, id, person, at, grades, words, meeting, until_at)
    select ${tenant}, r.* from jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) as r
      (id uuid, person uuid, at timestamptz, grades text[], words text, meeting uuid, until_at timestamptz)`)
  await tx.run(sql`
    insert into notice_heard (tenant, notice, person, outcome, why, message, at)
    select ${tenant}, r.*, ${now}::timestamptz from jsonb_to_recordset(${JSON.stringify(heard)}::jsonb) as r
      (notice uuid, person uuid, outcome text, why text, message uuid)`)
  await tx.run(sql`
    insert into notice_send (tenant, id, message, person, channel, place, state, next_at)
    select ${tenant}, r.id, r.message, r.person, r.channel, r.place, 'waiting', r.next_at
    from jsonb_to_recordset(${JSON.stringify(sends)}::jsonb) as r
      (id uuid, message uuid, person uuid, channel text, place uuid, next_at timestamptz)`)
}

/** More than a commune has; what is left over goes with the next minute. */
const AT_ONCE = 2000
/** Far longer than any attempt takes: whoever was about it is dead. */
const DEAD_AFTER = 10 * 60_000

/** Puts what waits, and what a dead process was about, into the queue; the queue holds each only once. */
async function handOver(tx: Transaction, queue: Queue | null, now: Date): Promise<void> {
  if (!queue) return
  const rows = await tx.rows<{ tenant: string; id: string }>(sql`
    select tenant, id from notice_send
    where state in ('waiting', 'marked') and next_at <= ${now}
      and (state = 'waiting' or marked_at <= ${new Date(now.getTime() - DEAD_AFTER)})
    order by next_at, id limit ${AT_ONCE}`)
  await queue.put(
    tx,
    SENDS,
    rows.map(({ tenant, id }) => ({ key: id, ids: { tenant, send: id } })),
  )
}
