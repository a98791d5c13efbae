import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { Channel } from './delivery.rules.ts'
import type { ChannelLine } from './settings.pages.tsx'

const WEEK = 7 * 86_400_000

/** How a channel did in the last seven days, over everybody. */
export async function channelLines(
  db: Database,
  tenant: string,
  now: Date,
): Promise<Map<Channel, ChannelLine>> {
  const rows = await db.rows<ChannelLine & { channel: Channel }>(sql`
    select s.channel, count(*) filter (where s.state = 'sent')::int as sent,
           count(*) filter (where s.state = 'failed')::int as failed,
           count(*) filter (where s.state = 'unknown')::int as unknown,
           count(*) filter (where s.state in ('waiting', 'marked'))::int as waiting
    from notice_send s join notice_message m on m.tenant = s.tenant and m.id = s.message
    where s.tenant = ${tenant} and m.at > ${new Date(now.getTime() - WEEK)} group by s.channel`)
  return new Map(rows.map((row) => [row.channel, row]))
}
