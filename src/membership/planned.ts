import { record } from '../history/history.ts'
import { dayOf } from '../platform/clock.ts'
import type { Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { Author } from './membership.ts'

/** Takes back every change of place planned for later: the place of today goes on, and the posts that were to end with it. */
export async function withdrawPlanned(
  tx: Transaction,
  { tenant, person }: { tenant: string; person: string },
  by: Author,
): Promise<void> {
  const today = dayOf(by.now)
  const planned = await tx.rows<{ valid_from: string }>(sql`
    delete from membership where tenant = ${tenant} and person = ${person} and valid_from > ${today} returning valid_from`)
  if (planned.length === 0) return
  const days = planned.map((row) => row.valid_from)
  await tx.run(sql`
    update membership set valid_to = null
    where tenant = ${tenant} and person = ${person} and valid_from <= ${today} and valid_to > ${today}`)
  await tx.run(sql`
    update post set valid_to = null
    where tenant = ${tenant} and person = ${person} and valid_from <= ${today} and valid_to = any(${days}::date[])`)
  await record(tx, {
    tenant,
    at: by.now,
    actor: by.person,
    verb: 'planned-change-withdrawn',
    about: { person },
  })
}
