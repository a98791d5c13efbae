import type { Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import type { Channel } from './delivery.rules.ts'
import { reachOf } from './due.queries.ts'
import { sendsOf, write } from './due.ts'

export type TestRefused = 'nowhere' | 'enough'

/** A message may cost money. */
const A_DAY = 3

/** A message of a person to themself, by every way they have, like any other. */
export async function sendTest(
  tx: Transaction,
  tenant: string,
  person: string,
  channels: ReadonlySet<Channel>,
  now: Date,
): Promise<TestRefused | null> {
  const reach = await reachOf(tx, [person])
  const { n } = await tx.row<{ n: number }>(sql`
    select count(*)::int as n from notice_message
    where person = ${person} and words = 'test' and at > ${new Date(now.getTime() - 86_400_000)}`)
  if (n >= A_DAY) return 'enough'
  const message = {
    id: newId(now),
    person,
    at: now,
    grades: ['test'],
    words: 'test',
    meeting: null,
    until_at: new Date(now.getTime() + 3_600_000),
  }
  const ways = { ...reach[0]!, quiet: false }
  const sends = sendsOf([message], new Map([[person, ways]]), channels, now)
  if (sends.length === 0) return 'nowhere'
  await write(tx, tenant, [message], [], sends, now)
  return null
}
