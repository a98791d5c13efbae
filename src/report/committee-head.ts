import { unitById } from '../organisation/organisation.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { languages } from '../text/text.ts'
import type { Head } from './word-head.ts'

export type CommitteeHead = Omit<Head, 'motto' | 'star'>

/** The head of a report of a committee on a day: an organisation's, or of a unit above. */
export async function committeeHead(db: Database, tenant: string, now: Date): Promise<CommitteeHead> {
  const t = languages.vi
  const organisation = await unitById(db, tenant)
  const superior = await db.maybe<{ name: string }>(sql`
    select u.name from unit_closure c join unit u on u.id = c.ancestor where c.descendant = ${tenant} and c.depth = 1`)
  const [year, month, day] = dayOf(now).split('-') as [string, string, string]
  const name = organisation?.name ?? ''
  const kind = organisation?.kind
  const above = kind === 'province' || kind === 'nation' ? kind : null
  return {
    superior: superior?.name ?? '',
    body: (above ? t.targetAbove : t.comparison).paper.body(name),
    number: above ? t.targetAbove.paper.number[above] : t.comparison.paper.number,
    placeAndDay: t.minutes.placeAndDay(t.minutes.placeOf(name), day, month, year),
  }
}
