import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/**
 * How many of an organisation's matters of feedback, never whose: there is no way from here to a person, not even to
 * those who may read every case. Nobody is shown these as they are, but through statistics/feedback-figures.rules.ts.
 */
export interface FeedbackNumbers {
  /** In batches of the months asked for, erased since or not. */
  readonly received: number
  /** Now, whatever the months asked for: something is still to be done. */
  readonly open: number
  /** Of these, the ones whose day has passed while it is the inspection committee that is waited for. */
  readonly overdue: number
  /** Concluded by a vote in the months asked for. */
  readonly concluded: number
  /** From the batch to the vote, of those concluded; null where there are none. */
  readonly medianDays: number | null
}

/**
 * Both days are meant, and the whole months they lie in: what was erased has left no day. What came in today is not known
 * to anybody before tomorrow, here neither.
 */
export async function feedbackNumbers(
  db: Database,
  tenant: string,
  { from, to }: { readonly from: string; readonly to: string },
  now: Date,
): Promise<FeedbackNumbers> {
  const today = dayOf(now)
  const standing = await db.row<Pick<FeedbackNumbers, 'open' | 'overdue'>>(sql`
    select count(*) filter (where c.stage <> 'closed')::int as open,
           count(*) filter (where c.stopped_on is null and c.until < ${today} and (
             c.stage in ('triage', 'admitted', 'noticed', 'heard', 'drafted', 'concluded')
             or c.stage = 'shown' and ${commented}))::int as overdue
    from feedback_case c where c.tenant = ${tenant} and c.batch_on <= ${today}`)
  const months = [monthOf(from), monthOf(to)] as const
  const counted = await db.row<{ received: number; concluded: number; median: number | null }>(sql`
    select coalesce(sum(m.received), 0)::int - (
             select count(*) from feedback_case c
             where c.tenant = ${tenant} and c.batch_on > ${today}
               and date_trunc('month', c.batch_on)::date between ${months[0]} and ${months[1]})::int as received,
           coalesce(sum(cardinality(m.days)), 0)::int as concluded,
           (select percentile_disc(0.5) within group (order by one) from feedback_month d, unnest(d.days) as one
            where d.tenant = ${tenant} and d.month between ${months[0]} and ${months[1]})::int as median
    from feedback_month m where m.tenant = ${tenant} and m.month between ${months[0]} and ${months[1]}`)
  return { ...standing, received: counted.received, concluded: counted.concluded, medianDays: counted.median }
}

const monthOf = (day: string): string => `${day.slice(0, 7)}-01`

/** The member said what they think of the draft, so that the vote is all that is waited for. */
const commented = sql`exists (
  select 1 from feedback_event e where e.tenant = c.tenant and e.case_id = c.id and e.kind = 'commented'
    and e.n > (select max(s.n) from feedback_event s
               where s.tenant = c.tenant and s.case_id = c.id and s.kind = 'shown'))`

/** One more came in, in the batch of that day. */
export async function countReceived(tx: Transaction, tenant: string, batch: string): Promise<void> {
  await tx.run(sql`
    insert into feedback_month as m (tenant, month, received) values (${tenant}, ${monthOf(batch)}, 1)
    on conflict (tenant, month) do update set received = m.received + 1`)
}

/** One was concluded so many days after its batch. The days of a month lie there in their order and not as they came. */
export async function countConcluded(
  tx: Transaction,
  tenant: string,
  batch: string,
  on: string,
): Promise<void> {
  const days = Math.round((Date.parse(on) - Date.parse(batch)) / 86_400_000)
  await tx.run(sql`
    insert into feedback_month as m (tenant, month, days) values (${tenant}, ${monthOf(on)}, array[${days}::int])
    on conflict (tenant, month) do update
      set days = (select array_agg(one order by one) from unnest(m.days || ${days}::int) as one)`)
}
