import type { Database, Transaction } from '../platform/database.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { readCode } from '../seal/code.ts'
import { keyPairFrom } from '../seal/keys.ts'
import { type Said, writeEvent, writeMessage } from './case-write.ts'
import { openFor } from './envelope.ts'
import { caseById, kindsOf, policyOfCase, receiptsOf, setColumns } from './feedback.queries.ts'
import { columnsAfter, mayFollow } from './feedback-columns.rules.ts'
import type { SenderState } from './feedback-steps.rules.ts'
import { codeHash, RECEIPT_GROUPS } from './receive.ts'

export interface SentMessage extends Said {
  readonly fromSender: boolean
  readonly on: string
  /** Which of the parts it belongs to. */
  readonly part: string
}

/** One case of those that a report became. */
export interface SenderPart {
  readonly tenant: string
  readonly id: string
  readonly state: SenderState
}

export interface SenderView {
  /** One, or two and more where the report spoke of several matters; those that were erased are gone from here. */
  readonly parts: readonly SenderPart[]
  /** The newest first. */
  readonly messages: readonly SentMessage[]
}

const MOST_MESSAGES = 200
/** How often a sender may add something. */
const MOST_ADDED = 20

/**
 * The cases of a code. For one that is unknown the same statements run and as much is opened, of nothing; what differs
 * is too little to be seen, and the page waits for its moment in either case.
 */
export async function caseOfCode(db: Database, typed: string): Promise<SenderView | 'mistyped' | null> {
  const reading = readCode(typed, RECEIPT_GROUPS)
  if (!reading.ok) return 'mistyped'
  const parts = await db.rows<SenderPart>(sql`
    select r.tenant, r.case_id as id, c.sender_state as state from feedback_receipt r
    join feedback_case c on c.tenant = r.tenant and c.id = r.case_id
    where r.code_hash = ${codeHash(reading.digits)} order by c.batch_on, c.id`)
  const pair = keyPairFrom(reading.digits, 'receipt.v1')
  const tenant = parts[0]?.tenant ?? randomId()
  const ids = parts.length > 0 ? parts.map(({ id }) => id) : [randomId()]
  const rows = await db.rows<{
    case_id: string
    n: number
    from_sender: boolean
    on_day: string
    key: Buffer
    box: Buffer
  }>(sql`
    select m.case_id, m.n, m.from_sender, m.on_day, k.key, m.box from feedback_message m
    join feedback_message_key k on k.tenant = m.tenant and k.case_id = m.case_id and k.n = m.n
    where m.tenant = ${tenant} and m.case_id = any(${ids}::uuid[]) and k.code_hash = ${codeHash(reading.digits)}
    order by m.on_day desc, m.n desc, m.case_id limit ${MOST_MESSAGES}`)
  if (parts.length === 0) return null
  const messages = rows.flatMap((row) => {
    const said = openFor<Said>(pair, row, row.case_id, `message ${row.n}`)
    return said ? [{ ...said, fromSender: row.from_sender, on: row.on_day, part: row.case_id }] : []
  })
  return { parts, messages }
}

/**
 * Something more from the sender; what was rejected is looked at anew by it, once. Others who sent the same words have
 * codes of the same case: what somebody adds is read by the committee and with their own code alone.
 */
export async function addAsSender(
  tx: Transaction,
  part: SenderPart,
  { code, text }: { readonly code: string; readonly text: string },
  today: string,
): Promise<'added' | 'too-often' | 'over'> {
  const row = await caseById(tx, part.tenant, part.id, true)
  if (!row) return 'over'
  const kinds = await kindsOf(tx, part.tenant, part.id)
  if (!mayFollow('sender-added', row, kinds, today)) return 'over'
  if (kinds.filter((kind) => kind === 'sender-added').length >= MOST_ADDED) return 'too-often'
  const { last } = await tx.row<{ last: string }>(sql`
    select max(on_day) as last from feedback_event where tenant = ${part.tenant} and case_id = ${part.id}`)
  const on = today > last ? today : last
  const event = { kind: 'sender-added', on, text: 'message' } as const
  await writeEvent(tx, row, { event, texts: {} })
  const reading = readCode(code, RECEIPT_GROUPS)
  const own = reading.ok ? codeHash(reading.digits) : null
  const receipts = (await receiptsOf(tx, part.tenant, part.id)).filter((one) => own?.equals(one.code_hash))
  await writeMessage(tx, row, { text }, { fromSender: true, on }, receipts)
  const policy = await policyOfCase(tx, row, today)
  await setColumns(tx, part.tenant, part.id, columnsAfter(event, row, policy))
  return 'added'
}
