import type { KeyRing } from '../account/device.ts'
import { record } from '../history/history.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { type KeyPair, openSealed } from '../seal/keys.ts'
import { type Said, type Written, writeEvent } from './case-write.ts'
import { conflictOf } from './conflict.rules.ts'
import { openFor, tokenOf } from './envelope.ts'
import { count, eraseCase, type NoteErased } from './erase.ts'
import { type CaseRow, caseById, eventsOf, policyOfCase, setColumns } from './feedback.queries.ts'
import { next, reduce } from './feedback.rules.ts'
import { columnsOf } from './feedback-columns.rules.ts'
import type { Actor, FeedbackEvent, FeedbackPolicy } from './feedback-event.rules.ts'
import { type FeedbackState, isAbout, isRefusal, type RefusalKind } from './feedback-state.rules.ts'
import { countConcluded } from './numbers.ts'

/** A case as a reader's request opened it. */
export interface OpenCase {
  readonly row: CaseRow
  readonly pair: KeyPair
  readonly policy: FeedbackPolicy
  readonly state: Exclude<FeedbackState, { stage: 'erased' }>
  readonly written: readonly Written[]
  /** Tokens of those who were in conflict at some time, the member's and nobody's among them. */
  readonly barred: ReadonlySet<string>
}

/** Null when it is not there, not in a batch yet, or this reader's key does not open it. */
export async function openCase(
  db: Database,
  tenant: string,
  id: string,
  ring: KeyRing,
  today: string,
  lock = false,
): Promise<OpenCase | null> {
  const row = await caseById(db, tenant, id, lock)
  if (!row || row.batch_on > today) return null
  const pair = await openKey(db, row, ring)
  return pair && openWith(db, row, pair, today)
}

/** With the case's own key, however it was come by. */
export async function openWith(
  db: Database,
  row: CaseRow,
  pair: KeyPair,
  today: string,
): Promise<OpenCase | null> {
  const policy = await policyOfCase(db, row, today)
  const written = (await eventsOf(db, row.tenant, row.id)).map((one) => {
    const opened = openFor<Written>(pair, one, row.id, `event ${one.n}`)
    if (!opened) throw new Error('an event that its case does not open')
    return opened
  })
  const state = reduce(
    written.map(({ event }) => event),
    policy,
  )
  if (isRefusal(state)) throw new Error(`events that do not follow: ${state.refused}`)
  if (state.stage === 'erased') return null
  const tokens = await db.rows<{ token: Buffer }>(sql`
    select token from feedback_barred where tenant = ${row.tenant} and case_id = ${row.id}`)
  const barred = new Set(tokens.map(({ token }) => token.toString('hex')))
  return { row, pair, policy, state, written, barred }
}

/** Whether the database refuses this person's signature in the case, wherever they stand today. */
export const isBarred = ({ pair, barred }: Pick<OpenCase, 'pair' | 'barred'>, person: string): boolean =>
  barred.has(tokenOf(pair, person).toString('hex'))

export async function openKey(
  db: Database,
  row: Pick<CaseRow, 'tenant' | 'id' | 'public_key'>,
  ring: KeyRing,
): Promise<KeyPair | null> {
  const wrap = await db.maybe<{ wrapped: Buffer; key_version: number; public_key: Buffer }>(sql`
    select f.wrapped, f.key_version, k.public_key from feedback_key f
    join account_key k on k.account = f.account and k.version = f.key_version
    where f.tenant = ${row.tenant} and f.case_id = ${row.id} and f.account = ${ring.account}`)
  const own = wrap && ring.keys.get(wrap.key_version)
  const privateKey = own && openSealed({ publicKey: wrap.public_key, privateKey: own }, wrap.wrapped)
  return privateKey ? { publicKey: row.public_key, privateKey } : null
}

export interface Message extends Said {
  readonly n: number
  readonly fromSender: boolean
  readonly on: string
}

export async function messagesOf(db: Database, { row, pair }: OpenCase): Promise<Message[]> {
  const rows = await db.rows<{
    n: number
    from_sender: boolean
    on_day: string
    key: Buffer
    box: Buffer
  }>(sql`
    select n, from_sender, on_day, key, box from feedback_message
    where tenant = ${row.tenant} and case_id = ${row.id} order by n`)
  return rows.flatMap((one) => {
    const said = openFor<Said>(pair, one, row.id, `message ${one.n}`)
    return said ? [{ ...said, n: one.n, fromSender: one.from_sender, on: one.on_day }] : []
  })
}

export interface By {
  readonly person: string
  readonly now: Date
}

/**
 * What readers do: the next event of a case they hold open under lock, signed by them. Refused as the rules say; the
 * database looks at order and signatures once more.
 */
export async function act(
  tx: Transaction,
  open: OpenCase,
  { event, texts }: Written,
  by: { readonly person: string | null; readonly now: Date; readonly noteErased?: NoteErased },
  /** Who signs in their own session, now or by the proposal before; everybody in the event's `by` is among them. */
  signers: readonly string[],
  readers: readonly Actor[],
): Promise<FeedbackState | RefusalKind> {
  const { row, pair, policy } = open
  const state = next(open.state, event, policy)
  if (isRefusal(state)) return state.refused
  await bar(tx, open, state, readers)
  const n = open.written.length + 1
  for (const person of signers)
    await tx.run(sql`
      insert into feedback_signature (tenant, case_id, n, person, token, signed_on)
      values (${row.tenant}, ${row.id}, ${n}, ${person}, ${tokenOf(pair, person)}, ${event.on})`)
  const isWindow = (event.kind === 'told' || event.kind === 'extended') && 'until' in state
  await writeEvent(tx, row, { event, texts }, isWindow ? state.until : null)
  if (open.state.stage !== 'closed') await tally(tx, row.tenant, event, state)
  if (event.kind === 'concluded') await countConcluded(tx, row.tenant, row.batch_on, event.on)
  if (state.stage !== 'erased') await setColumns(tx, row.tenant, row.id, columnsOf(state))
  await record(tx, {
    tenant: row.tenant,
    at: by.now,
    actor: by.person,
    verb: `feedback-${event.kind}`,
    about: { case: row.id, ...subjectToken(open, state) },
  })
  if (state.stage === 'erased') {
    await by.noteErased?.({ tenant: row.tenant, id: row.id })
    await eraseCase(tx, row.tenant, row.id)
  }
  return state
}

/** Counted when it is known and not when it is erased, by when nobody can tell any more. */
async function tally(
  tx: Transaction,
  tenant: string,
  event: FeedbackEvent,
  state: FeedbackState,
): Promise<void> {
  if (event.kind === 'concluded') return count(tx, tenant, event.outcome)
  if (event.kind === 'slip-handed') return count(tx, tenant, 'sent-on')
  if (state.stage !== 'closed' || event.kind === 'closed') return
  const isGone = state.end === 'member-left' || state.end === 'member-died'
  if (state.end !== 'concluded') await count(tx, tenant, isGone ? 'member-gone' : state.end)
}

const subjectToken = ({ pair }: OpenCase, state: FeedbackState): { subject?: string } =>
  isAbout(state) ? { subject: tokenOf(pair, state.subject.person).toString('hex') } : {}

/** As many tokens as this for every case, most of them nobody's: their number tells nothing. */
const BARRED = 16

/** Tells the database, in tokens, whose signature it has to refuse from now on. */
async function bar(
  tx: Transaction,
  { row, pair, state: before }: OpenCase,
  state: FeedbackState,
  readers: readonly Actor[],
): Promise<void> {
  if (!isAbout(state)) return
  const { tenant, id } = row
  const isNew = !isAbout(before)
  const barred = readers.filter((one) => conflictOf(one, state.subject, state.declared) !== null)
  const tokens = [state.subject.person, ...barred.map((one) => one.id)].map((person) => tokenOf(pair, person))
  const nobodys = isNew
    ? Array.from({ length: Math.max(0, BARRED - tokens.length) }, () => tokenOf(pair, randomId()))
    : []
  await tx.run(sql`
    insert into feedback_barred (tenant, case_id, token)
    select ${tenant}, ${id}, token from unnest(${[...tokens, ...nobodys]}::bytea[]) as token order by token
    on conflict do nothing`)
  if (isNew)
    await tx.run(sql`
      update feedback_case set subject = ${tokens[0]} where tenant = ${tenant} and id = ${id}`)
}

/** Every look is written down; the page of the case shows them. */
export const noteLook = (db: Database, { tenant, id }: CaseRow, reader: string, today: string) =>
  db.run(sql`
    insert into feedback_look (tenant, case_id, reader, day) values (${tenant}, ${id}, ${reader}, ${today})
    on conflict do nothing`)
