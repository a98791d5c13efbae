import type { Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { sealFor } from './envelope.ts'
import type { FeedbackEvent } from './feedback-event.rules.ts'

export interface Which {
  readonly tenant: string
  readonly id: string
  readonly public_key: Buffer
}

/** Of an event: its words beside it, by the ids that it names. */
export interface Written {
  readonly event: FeedbackEvent
  readonly texts: Readonly<Record<string, string>>
}

/** Seals an event to the case and writes it down as its next; anybody may who has it to do, for it needs no secret. */
export async function writeEvent(
  tx: Transaction,
  which: Which,
  written: Written,
  until: string | null = null,
): Promise<number> {
  const { event } = written
  const { n } = await tx.row<{ n: number }>(sql`
    select coalesce(max(n), 0) + 1 as n from feedback_event where tenant = ${which.tenant} and case_id = ${which.id}`)
  const { box, keys } = sealFor(which.id, `event ${n}`, written, [which.public_key])
  await tx.run(sql`
    insert into feedback_event (tenant, case_id, n, kind, on_day, until, key, box)
    values (${which.tenant}, ${which.id}, ${n}, ${event.kind}, ${event.on}, ${until}, ${keys[0]}, ${box})`)
  return n
}

export interface Said {
  readonly text: string
  /** Of the first message: what it is about, where and when, how to reach the sender. */
  readonly about?: string
  readonly where?: string
  readonly when?: string
  readonly contact?: string
  /** It came with a photo, which lies sealed on its own. */
  readonly photo?: boolean
}

/** A message between sender and readers, sealed to the case and to each of its codes. */
export async function writeMessage(
  tx: Transaction,
  which: Which,
  said: Said,
  { fromSender, on }: { fromSender: boolean; on: string },
  receipts: readonly { code_hash: Buffer; public_key: Buffer }[],
): Promise<void> {
  const { n } = await tx.row<{ n: number }>(sql`
    select coalesce(max(n), 0) + 1 as n from feedback_message where tenant = ${which.tenant} and case_id = ${which.id}`)
  const { box, keys } = sealFor(which.id, `message ${n}`, said, [
    which.public_key,
    ...receipts.map((receipt) => receipt.public_key),
  ])
  await tx.run(sql`
    insert into feedback_message (tenant, case_id, n, from_sender, on_day, key, box)
    values (${which.tenant}, ${which.id}, ${n}, ${fromSender}, ${on}, ${keys[0]}, ${box})`)
  for (const [i, { code_hash }] of receipts.entries())
    await tx.run(sql`
      insert into feedback_message_key (tenant, case_id, n, code_hash, key)
      values (${which.tenant}, ${which.id}, ${n}, ${code_hash}, ${keys[i + 1]})`)
}
