import type { Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/**
 * Empties the boxes of periods that closed longer ago than the organisation keeps them; that the month was done
 * stays. A member's newest box stays too, since open plans travel in it. Who had marks makes no difference.
 */
export async function foldOldMonths(tx: Transaction, now: Date): Promise<void> {
  await tx.run(sql`select set_config('app.folding', 'on', true)`)
  await tx.run(sql`
    update self_review r set sealed = null
    from period p
    where p.tenant = r.tenant and p.id = r.period and r.sealed is not null
      and p.closes_at < ${now}::timestamptz - make_interval(months => (
        select keep_months from practice_default d where d.tenant = r.tenant order by valid_from desc limit 1))
      and exists (
        select 1 from self_review newer join period q on q.tenant = newer.tenant and q.id = newer.period
        where newer.person = r.person and q.month > p.month and newer.sealed is not null)`)
  await tx.run(sql`select set_config('app.folding', '', true)`)
}
