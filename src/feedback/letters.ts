import type { KeyRing } from '../account/device.ts'
import { record } from '../history/history.ts'
import { startOfDay } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import type { KeyPair } from '../seal/keys.ts'
import { writeEvent } from './case-write.ts'
import { openFor, sealFor } from './envelope.ts'
import { caseById, kindsOf, policyOfCase, setColumns } from './feedback.queries.ts'
import { columnsAfter, mayFollow, type Unopened } from './feedback-columns.rules.ts'
import type { FeedbackEvent, Follow, Outcome } from './feedback-event.rules.ts'

/** What the committee sends the member a case is about, and what the member said to it, for their own eyes. */
export interface Letter {
  readonly kind: 'notice' | 'draft' | 'conclusion' | 'follow' | 'own-answer' | 'own-comment' | 'own-appeal'
  readonly text: string
  readonly outcome?: Outcome
  /** Of a founded case that was closed: what comes of it. */
  readonly follow?: Follow
  /** Their own words, written down from a paper handed in on that day. */
  readonly handed?: string
  /** The member under the case's key, for the history. */
  readonly token: string
  /** The event it came with: of two drafts the later counts. */
  readonly n: number
}

export interface OwnLetter extends Letter {
  readonly tenant: string
  readonly id: string
  readonly case: string
  readonly on: string
}

/** Seals it to the member's account; the row names nobody. False when they have no account. */
export async function sendLetter(
  tx: Transaction,
  { tenant, caseId, person }: { tenant: string; caseId: string; person: string },
  letter: Letter,
  on: string,
): Promise<boolean> {
  const key = await tx.maybe<{ public_key: Buffer }>(sql`
    select k.public_key from account a join account_key k on k.account = a.id
    where a.person = ${person} order by k.version desc limit 1`)
  if (!key) return false
  const id = randomId()
  const { box, keys } = sealFor(caseId, `letter ${id}`, letter, [key.public_key])
  await tx.run(sql`
    insert into feedback_letter (tenant, id, case_id, on_day, key, box)
    values (${tenant}, ${id}, ${caseId}, ${on}, ${keys[0]}, ${box})`)
  return true
}

/** Everywhere they are or were a member: a letter stays theirs when they move. */
export async function allOwnLetters(db: Database, person: string, ring: KeyRing): Promise<OwnLetter[]> {
  const homes = await db.rows<{ tenant: string }>(sql`
    select distinct tenant from membership where person = ${person} order by tenant`)
  const letters: OwnLetter[] = []
  for (const { tenant } of homes) letters.push(...(await ownLetters(db, tenant, ring)))
  return letters.sort(inOrder)
}

const inOrder = (a: OwnLetter, b: OwnLetter) => (a.on === b.on ? a.n - b.n : a.on < b.on ? -1 : 1)

/** Their own among all letters of the organisation: those that one of their keys opens. Nothing else tells whose they are. */
export async function ownLetters(db: Database, tenant: string, ring: KeyRing): Promise<OwnLetter[]> {
  const pairs = await pairsOf(db, ring)
  const rows = await db.rows<{ id: string; case_id: string; on_day: string; key: Buffer; box: Buffer }>(sql`
    select id, case_id, on_day, key, box from feedback_letter where tenant = ${tenant} order by on_day, id`)
  return rows
    .flatMap((row) => {
      for (const pair of pairs) {
        const letter = openFor<Letter>(pair, row, row.case_id, `letter ${row.id}`)
        if (letter) return [{ ...letter, tenant, id: row.id, case: row.case_id, on: row.on_day }]
      }
      return []
    })
    .sort(inOrder)
}

async function pairsOf(db: Database, ring: KeyRing): Promise<KeyPair[]> {
  const rows = await db.rows<{ version: number; public_key: Buffer }>(sql`
    select version, public_key from account_key where account = ${ring.account} order by version desc`)
  return rows.flatMap(({ version, public_key }) => {
    const privateKey = ring.keys.get(version)
    return privateKey ? [{ publicKey: public_key, privateKey }] : []
  })
}

/**
 * What the member does in a case about them, without being able to open it: sealed to the case, and its words once more
 * to themself. The history says only the day, and who only under the case's key.
 */
export async function actAsMember(
  tx: Transaction,
  { tenant, caseId, person, token }: { tenant: string; caseId: string; person: string; token: string },
  kind: MemberStep,
  { text, outcome, today }: { text: string; outcome?: Outcome; today: string },
): Promise<boolean> {
  const row = await caseById(tx, tenant, caseId, true)
  if (!row) return false
  const kinds = await kindsOf(tx, tenant, caseId)
  if (!mayFollow(kind, row, kinds, today)) return false
  const policy = await policyOfCase(tx, row, today)
  const step: Unopened =
    kind === 'conclusion-told' ? { kind, on: today, outcome: outcome ?? 'founded' } : { kind, on: today }
  const after = columnsAfter(step, row, policy)
  const written = eventOf(kind, today)
  await writeEvent(
    tx,
    row,
    { event: written, texts: text ? { text } : {} },
    kind === 'told' ? after.until : null,
  )
  const own = OWN[kind]
  if (own)
    await sendLetter(tx, { tenant, caseId, person }, { kind: own, text, token, n: kinds.length + 1 }, today)
  await setColumns(tx, tenant, caseId, after)
  await record(tx, {
    tenant,
    at: startOfDay(today),
    actor: null,
    verb: `feedback-${kind}`,
    about: { case: caseId, subject: token },
  })
  return true
}

export type MemberStep = Exclude<Unopened['kind'], 'lapsed' | 'sender-added'>

const OWN: Partial<Record<Unopened['kind'], Letter['kind']>> = {
  answered: 'own-answer',
  commented: 'own-comment',
  appealed: 'own-appeal',
}

function eventOf(kind: MemberStep, on: string): FeedbackEvent {
  switch (kind) {
    case 'told':
    case 'shown':
    case 'conclusion-told':
      return { kind, on, how: 'on-phone', by: null }
    case 'answered':
    case 'commented':
    case 'appealed':
      return { kind, on, text: 'text' }
  }
}
