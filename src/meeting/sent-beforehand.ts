import type { Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { MeetingRow } from './meeting.queries.ts'
import { reviewsOf } from './meeting-review.ts'
import { textsOf } from './meeting-text.ts'

export interface SentBeforehand {
  readonly name: string
  readonly text: string
}

/**
 * The self-criticisms that members sent before the meeting, by their place on its list. That they were read is itself
 * noted, for their senders to see.
 */
export async function sentBeforehandRead(
  tx: Transaction,
  meeting: Pick<MeetingRow, 'tenant' | 'id'>,
  reader: string,
  today: string,
): Promise<SentBeforehand[]> {
  const [reviews, texts] = [await reviewsOf(tx, meeting), await textsOf(tx, meeting)]
  const sent = reviews
    .filter((review) => !review.put_off_at)
    .map(({ person, name, id }) => ({ person, name, text: texts.read(id, 'self') }))
    .filter(({ text }) => text !== '')
  const others = sent.map(({ person }) => person).filter((person) => person !== reader)
  if (others.length > 0)
    await tx.run(sql`
      insert into look (tenant, person, reader, what, day)
      select ${meeting.tenant}, person, ${reader}, 'self-criticism', ${today} from unnest(${others}::uuid[]) as person
      on conflict do nothing`)
  return sent
}
