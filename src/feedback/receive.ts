import { addDays } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { randomId, sha256 } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { CARD_GROUPS, newCode } from '../seal/code.ts'
import { keyPairFrom, newKeyPair, sealTo } from '../seal/keys.ts'
import { type Said, type Which, writeEvent, writeMessage } from './case-write.ts'
import { caseById, policyOf, type Reader, readersOf, receiptsOf } from './feedback.queries.ts'
import type { Source } from './feedback-event.rules.ts'
import { receive as received } from './feedback-triage.rules.ts'
import { countReceived } from './numbers.ts'

/** Five groups of five digits and a check digit: 83 bits. */
export const RECEIPT_GROUPS = CARD_GROUPS
/** A flood of one text gets its codes; beyond so many, codes that open nothing, which nobody can tell from others. */
const MOST_RECEIPTS = 20

/** Fewer can admit nothing. */
const FEWEST_READERS = 2

/**
 * The organisations that take reports, all at once: two read, and both sheets of paper are printed. Without the paper
 * what came in would be lost with its readers' phones.
 */
export const openCommunes = (db: Database): Promise<{ id: string; name: string }[]> =>
  db.rows(sql`
    select u.id, u.name from unit u
    where u.kind = 'commune' and u.ended_on is null
      and (select count(*) from feedback_reader r where r.tenant = u.id) >= ${FEWEST_READERS}::int
      and (select count(*) from feedback_office o where o.tenant = u.id) = 2
    order by u.id`)

/** What an organisation still lacks before it takes reports in; null where it does. */
export async function closedBecause(db: Database, tenant: string): Promise<'readers' | 'sheets' | null> {
  if ((await readersOf(db, tenant)).length < FEWEST_READERS) return 'readers'
  const { n } = await db.row<{ n: number }>(sql`
    select count(*)::int as n from feedback_office where tenant = ${tenant}`)
  return n === 2 ? null : 'sheets'
}

/**
 * Takes in what somebody sent: a new key, sealed to every reader and to the paper share; the words under it; a code for
 * the sender. The key's private half is gone when this returns. Readers see it with tomorrow's batch.
 */
export async function receive(
  tx: Transaction,
  tenant: string,
  said: Said,
  {
    source,
    enteredBy,
    today,
    batch = addDays(today, 1),
    code = newCode(RECEIPT_GROUPS),
  }: { source: Source; enteredBy: string | null; today: string; batch?: string; code?: string },
): Promise<{ code: string; which: Which }> {
  const pair = newKeyPair()
  const which = { tenant, id: randomId(), public_key: pair.publicKey }
  const policy = await policyOf(tx, tenant, batch)
  const event = {
    kind: 'received',
    on: batch,
    source,
    anonymous: !said.contact,
    enteredBy,
  } as const
  const state = received(event, policy)
  await tx.run(sql`
    insert into feedback_case (tenant, id, public_key, batch_on, until)
    values (${tenant}, ${which.id}, ${which.public_key}, ${batch}, ${state.until})`)
  await wrapCase(tx, which, pair.privateKey, await readersOf(tx, tenant))
  await writeEvent(tx, which, { event, texts: {} })
  await countReceived(tx, tenant, batch)
  await addReceipt(tx, which, code)
  await writeMessage(tx, which, said, { fromSender: true, on: batch }, await receiptsOf(tx, tenant, which.id))
  return { code, which }
}

/** One more code for what was sent before, word for word; with it goes how this sender can be reached, if they say it. */
export async function anotherReceipt(tx: Transaction, which: Which, also?: Said): Promise<string> {
  const code = newCode(RECEIPT_GROUPS)
  const isRoom = async () => (await receiptsOf(tx, which.tenant, which.id)).length < MOST_RECEIPTS
  // Of those that come at once each waits for the case before it counts; once it is full, nobody waits.
  if (!((await isRoom()) && (await caseById(tx, which.tenant, which.id, true)) && (await isRoom())))
    return code
  const receipt = await addReceipt(tx, which, code)
  if (also) {
    const { last } = await tx.row<{ last: string }>(sql`
      select max(on_day) as last from feedback_event where tenant = ${which.tenant} and case_id = ${which.id}`)
    await writeMessage(tx, which, also, { fromSender: true, on: last }, [receipt])
  }
  return code
}

export const codeHash = (code: string): Buffer => sha256(`feedback ${code.replaceAll(' ', '')}`)

async function addReceipt(tx: Transaction, which: Which, code: string) {
  const { publicKey } = keyPairFrom(code.replaceAll(' ', ''), 'receipt.v1')
  const code_hash = codeHash(code)
  await tx.run(sql`
    insert into feedback_receipt (tenant, code_hash, case_id, public_key)
    values (${which.tenant}, ${code_hash}, ${which.id}, ${publicKey})`)
  return { code_hash, public_key: publicKey }
}

/** Seals a case's key to these readers and to nobody else, and to the two offices' sheets where there are two. */
export async function wrapCase(
  tx: Transaction,
  which: Which,
  privateKey: Buffer,
  readers: readonly Reader[],
): Promise<void> {
  const { tenant, id } = which
  await tx.run(sql`delete from feedback_key where tenant = ${tenant} and case_id = ${id}`)
  for (const reader of readers)
    await tx.run(sql`
      insert into feedback_key (tenant, case_id, account, key_version, wrapped)
      values (${tenant}, ${id}, ${reader.account}, ${reader.key_version}, ${sealTo(reader.public_key, privateKey)})`)
  await wrapPaper(tx, which, privateKey)
}

/** Seals a case's key to the first office's sheet, and that to the second's; where there are not two, to nothing. */
export async function wrapPaper(tx: Transaction, { tenant, id }: Which, privateKey: Buffer): Promise<void> {
  const offices = await tx.rows<{ public_key: Buffer }>(sql`
    select public_key from feedback_office where tenant = ${tenant} order by office`)
  await tx.run(sql`delete from feedback_paper_key where tenant = ${tenant} and case_id = ${id}`)
  const [first, second] = offices
  if (first && second)
    await tx.run(sql`
      insert into feedback_paper_key (tenant, case_id, wrapped)
      values (${tenant}, ${id}, ${sealTo(second.public_key, sealTo(first.public_key, privateKey))})`)
}
