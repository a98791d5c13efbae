import { record } from '../history/history.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

export interface ByHand {
  readonly notice: string
  readonly person: string
  readonly name: string
  readonly at: Date
  readonly told_on: string | null
}

const SHOWN_DAYS = 90

/**
 * What a body has to tell somebody in person, because no message can: formal matters only, of reminders that this body
 * keeps. The key of such a notice has the reminder behind its grade.
 */
export const byHandOf = (db: Database, tenant: string, body: string, now: Date): Promise<ByHand[]> =>
  db.rows(sql`
    select n.id as notice, h.person, p.full_name as name, h.at, h.told_on
    from notice n join notice_heard h on h.tenant = n.tenant and h.notice = n.id and h.outcome = 'by-hand'
    join person p on p.id = h.person
    join reminder r on r.tenant = n.tenant and r.id::text = split_part(n.key, ':', 2)
    where n.tenant = ${tenant} and n.grade = 'formal' and r.keeper = ${body}
      and h.at > ${new Date(now.getTime() - SHOWN_DAYS * 86_400_000)}
    order by h.told_on is not null, h.at, p.full_name, n.id`)

/** Somebody of the body was there and said it. Saying so twice changes nothing. */
export async function markTold(
  tx: Transaction,
  what: { tenant: string; body: string; notice: string; person: string },
  by: { person: string; now: Date },
): Promise<boolean> {
  const { tenant, notice, person } = what
  const listed = await byHandOf(tx, tenant, what.body, by.now)
  const row = listed.find((one) => one.notice === notice && one.person === person)
  if (!row) return false
  if (row.told_on) return true
  await tx.run(sql`
    update notice_heard set told_on = ${dayOf(by.now)}, told_by = ${by.person}
    where tenant = ${tenant} and notice = ${notice} and person = ${person}`)
  await record(tx, { tenant, at: by.now, actor: by.person, verb: 'notice-told', about: { notice, person } })
  return true
}
