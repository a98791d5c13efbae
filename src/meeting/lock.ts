import type { Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { Vietnamese } from '../text/text.ts'
import type { Unfinished } from './ending.rules.ts'
import { unfinishedIn } from './ending.ts'
import type { MeetingRow } from './meeting.queries.ts'
import { meetingById } from './meeting.queries.ts'
import type { By } from './meeting.ts'
import { hashOf, lockMinutes, minutesFor } from './minutes.ts'

/**
 * Locks the minutes that were read back, and no others: whoever is still writing is waited for, and when the minutes
 * are not those of the page any more, or do not fit together, nothing is locked. Null when they are locked, also by
 * somebody else a moment before.
 */
export async function lockAsRead(
  tx: Transaction,
  { tenant, id, cell }: MeetingRow,
  shown: string,
  t: Vietnamese,
  by: By,
): Promise<Unfinished[] | null> {
  // Two meetings of a cell locked at once are numbered one after the other.
  await tx.run(sql`select 1 from unit where id = ${cell} for no key update`)
  await tx.run(sql`select 1 from meeting where tenant = ${tenant} and id = ${id} for update`)
  const meeting = (await meetingById(tx, tenant, id))!
  if (meeting.locked_at) return null
  const open = await unfinishedIn(tx, meeting, by.now)
  if (open.length > 0) return open
  const { minutes } = await minutesFor(tx, meeting, t)
  if (hashOf(minutes) !== shown) return []
  await lockMinutes(tx, meeting, t, by)
  return null
}
