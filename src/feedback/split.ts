import type { Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { newKeyPair } from '../seal/keys.ts'
import { messagesOf, type OpenCase } from './case.ts'
import { writeEvent, writeMessage } from './case-write.ts'
import { readersOf, receiptsOf } from './feedback.queries.ts'
import type { Of } from './feedback-event.rules.ts'
import { receive } from './feedback-triage.rules.ts'
import { addPhoto, photoOf, photosOf } from './photo.ts'
import { wrapCase } from './receive.ts'

/**
 * The second matter of a report as a case of its own: a key of its own, the words that two readers cut out for it, the
 * sender's contact, photos and every code of the first. What is then done, concluded or erased in one of them is
 * nothing to the other, and no row of one names the other; they have their codes in common, and nothing else.
 */
export async function splitOff(
  tx: Transaction,
  open: OpenCase,
  { into, on }: Of<'split'>,
  words: string,
): Promise<void> {
  const { row, policy, state } = open
  const { tenant } = row
  const pair = newKeyPair()
  const which = { tenant, id: into, public_key: pair.publicKey }
  const event = { ...state.received, on }
  const { until } = receive(event, policy)
  await tx.run(sql`
    insert into feedback_case (tenant, id, public_key, batch_on, until)
    values (${tenant}, ${into}, ${pair.publicKey}, ${on}, ${until})`)
  await wrapCase(tx, which, pair.privateKey, await readersOf(tx, tenant))
  await writeEvent(tx, which, { event, texts: {} })
  await tx.run(sql`
    insert into feedback_receipt (tenant, code_hash, case_id, public_key)
    select tenant, code_hash, ${into}, public_key from feedback_receipt
    where tenant = ${tenant} and case_id = ${row.id}`)
  const first = (await messagesOf(tx, open)).find((one) => one.fromSender)
  const said = {
    text: words,
    about: first?.about,
    where: first?.where,
    when: first?.when,
    contact: first?.contact,
    photo: first?.photo,
  }
  await writeMessage(tx, which, said, { fromSender: true, on }, await receiptsOf(tx, tenant, into))
  for (const n of await photosOf(tx, open)) {
    const photo = await photoOf(tx, open, n)
    if (photo) await addPhoto(tx, which, photo)
  }
}
