import { setContact } from '../../src/notification/contact.ts'
import { tellDue } from '../../src/notification/due.ts'
import type { Transaction } from '../../src/platform/database.ts'
import { sql } from '../../src/platform/sql.ts'
import type { Cast, CastName } from '../cast.ts'

/** Ways out that the stage was given; nothing is ever sent, since no queue runs. */
export const CHANNELS = {
  TUSOI_SMTP_URL: 'smtp://127.0.0.1:9',
  TUSOI_SMTP_FROM: 'tusoi@thu.test',
  TUSOI_SMS_URL: 'http://127.0.0.1:9/sms',
  TUSOI_SMS_KEY: 'k',
  TUSOI_SMS_SECRET: 's',
  TUSOI_SMS_SENDER: 'TUSOI',
} as const

const STATES = ['sent', 'unknown', 'waiting'] as const

/** Three of the cell at Quới Lợi take messages, in three states; one of them has a number that takes nothing. */
export async function layMessages(tx: Transaction, { people }: Cast, now: Date): Promise<void> {
  const names: CastName[] = ['minh', 'tam', 'phuc']
  for (const [n, name] of names.entries())
    await setContact(
      tx,
      people[name].id,
      { phone: `8491234567${n}`, by: 'sms', email: n === 1 ? 'tam@thu.test' : null, quiet: false },
      now,
    )
  await tellDue(tx, now, { queue: null, channels: new Set(['sms', 'email']) })
  for (const [n, name] of names.entries())
    await tx.run(sql`update notice_send set state = ${STATES[n]} where person = ${people[name].id}`)
  await tx.asMember(people.minh.id, (own) =>
    own.run(sql`update contact set phone_problem_on = '2026-12-01' where person = ${people.minh.id}`),
  )
}
