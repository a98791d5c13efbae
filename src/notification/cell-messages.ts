import { addDays, startOfDay } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { byGivenName } from '../platform/fold.ts'
import { listeners, noticedMeeting } from './cell-messages.queries.ts'
import type { Channel } from './delivery.rules.ts'
import { waysOf } from './due.ts'
import { messageWords } from './words.rules.ts'
import { ownWordsOf } from './words.ts'

const LOGGED_DAYS = 183

export const logStart = (today: string): Date => startOfDay(addDays(today, -LOGGED_DAYS))

/**
 * Who of a cell is reached by a message and who is not, each by given name. It follows from what people chose and what
 * this server was given, and from nothing that is due to anybody.
 */
export async function reachedOf(
  db: Database,
  tenant: string,
  cell: string,
  channels: ReadonlySet<Channel>,
  today: string,
): Promise<{ reached: string[]; unreached: string[] }> {
  const people = byGivenName(await listeners(db, tenant, cell, today), ({ name }) => name)
  const { reached = [], unreached = [] } = Object.groupBy(people, (one) =>
    waysOf(one, channels).length > 0 ? 'reached' : 'unreached',
  )
  return { reached: reached.map((one) => one.name), unreached: unreached.map((one) => one.name) }
}

/** The words a cell's next invitation goes out in; the general ones as long as no meeting was noticed. */
export async function invitationOf(
  db: Database,
  tenant: string,
  cell: string,
  today: string,
): Promise<{ text: string; noticed: boolean }> {
  const meeting = await noticedMeeting(db, tenant, cell, today)
  const own = await ownWordsOf(db, tenant)
  return { text: messageWords(meeting ? 'meeting' : 'look', own, meeting), noticed: meeting !== null }
}
