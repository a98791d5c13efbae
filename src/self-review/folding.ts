import { dayOf } from '../platform/clock.ts'
import type { Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/**
 * Empties the boxes of periods that closed longer ago than the organisation keeps them; that the month was done
 * stays. A member's newest box stays too, since open plans travel in it. Who had marks makes no difference. A period is
 * looked at once a day, from the day it is due: a newest box is left for the day after its owner has a newer one.
 */
export async function foldOldMonths(tx: Transaction, now: Date): Promise<void> {
  const today = dayOf(now)
  const due = await tx.run(sql`
    update period p set folded_on = ${today}
    from (select distinct on (tenant) tenant, keep_months from practice_default order by tenant, valid_from desc) d
    where d.tenant = p.tenant and p.folded_on is distinct from ${today}
      and p.closes_at < ${now}::timestamptz - make_interval(months => d.keep_months)`)
  if (due === 0) return
  await tx.run(sql`select set_config('app.folding', 'on', true)`)
  await tx.run(sql`
    update self_review r set sealed = null
    from period p
    where p.tenant = r.tenant and p.id = r.period and r.sealed is not null and p.folded_on = ${today}
      and exists (
        select 1 from self_review newer join period q on q.tenant = newer.tenant and q.id = newer.period
        where newer.person = r.person and q.month > p.month and newer.sealed is not null)`)
  await tx.run(sql`select set_config('app.folding', '', true)`)
}
