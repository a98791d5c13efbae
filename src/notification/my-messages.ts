import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { Channel, SendState } from './delivery.rules.ts'
import { messageWords, type WordsName } from './words.rules.ts'
import { ownWordsOf } from './words.ts'

export interface MyMessage {
  readonly id: string
  readonly at: Date
  readonly text: string
  readonly sends: readonly { readonly channel: Channel; readonly state: SendState }[]
}

/** What a person was told since a day, the newest first; in every organisation they belonged to. */
export async function messagesOf(db: Database, person: string, since: Date): Promise<MyMessage[]> {
  const rows = await db.rows<{
    id: string
    tenant: string
    at: Date
    words: WordsName
    day: string | null
    at_time: string | null
    sends: { channel: Channel; state: SendState }[]
  }>(sql`
    select m.id, m.tenant, m.at, m.words, t.day, t.at_time,
           coalesce((select jsonb_agg(jsonb_build_object('channel', s.channel, 'state', s.state) order by s.channel, s.id)
                     from notice_send s where s.tenant = m.tenant and s.message = m.id), '[]') as sends
    from notice_message m left join meeting t on t.tenant = m.tenant and t.id = m.meeting
    where m.person = ${person} and m.at >= ${since} order by m.at desc, m.id limit 60`)
  const own = new Map(
    await Promise.all(
      [...new Set(rows.map((row) => row.tenant))].map(
        async (tenant) => [tenant, await ownWordsOf(db, tenant)] as const,
      ),
    ),
  )
  return rows.map(({ id, at, tenant, words, day, at_time, sends }) => ({
    id,
    at,
    text: messageWords(words, own.get(tenant)!, day && at_time ? { day, at_time } : null),
    sends,
  }))
}
