import { dayOf } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/**
 * How many of an organisation's matters of feedback, never whose: there is no way from here to a person, not even to
 * those who may read every case. Nobody is shown these as they are, but through statistics/feedback-figures.rules.ts.
 */
export interface FeedbackNumbers {
  /** In batches of the days asked for. */
  readonly received: number
  /** Now, whatever the days asked for: something is still to be done. */
  readonly open: number
  /** Of these, the ones whose day has passed while it is the inspection committee that is waited for. */
  readonly overdue: number
  /** Concluded by a vote within the days asked for. */
  readonly concluded: number
  /** From the batch to the vote, of those concluded; null where there are none. */
  readonly medianDays: number | null
}

/** Both days are meant. What came in today is not known to anybody before tomorrow, here neither. */
export async function feedbackNumbers(
  db: Database,
  tenant: string,
  { from, to }: { readonly from: string; readonly to: string },
  now: Date,
): Promise<FeedbackNumbers> {
  const today = dayOf(now)
  const counts = await db.row<Omit<FeedbackNumbers, 'concluded' | 'medianDays'>>(sql`
    select count(*) filter (where c.batch_on between ${from} and ${to})::int as received,
           count(*) filter (where c.stage <> 'closed')::int as open,
           count(*) filter (where c.stopped_on is null and c.until < ${today} and (
             c.stage in ('triage', 'admitted', 'noticed', 'heard', 'drafted', 'concluded')
             or c.stage = 'shown' and ${commented}))::int as overdue
    from feedback_case c where c.tenant = ${tenant} and c.batch_on <= ${today}`)
  const concluded = await db.row<{ concluded: number; median: number | null }>(sql`
    select count(*)::int as concluded,
           (percentile_disc(0.5) within group (order by e.on_day - c.batch_on))::int as median
    from feedback_event e join feedback_case c on c.tenant = e.tenant and c.id = e.case_id
    where e.tenant = ${tenant} and e.kind = 'concluded' and e.on_day between ${from} and ${to}`)
  return { ...counts, concluded: concluded.concluded, medianDays: concluded.median }
}

/** The member said what they think of the draft, so that the vote is all that is waited for. */
const commented = sql`exists (
  select 1 from feedback_event e where e.tenant = c.tenant and e.case_id = c.id and e.kind = 'commented'
    and e.n > (select max(s.n) from feedback_event s
               where s.tenant = c.tenant and s.case_id = c.id and s.kind = 'shown'))`
