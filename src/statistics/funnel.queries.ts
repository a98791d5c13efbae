import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { Funnel } from './funnel.rules.ts'

/**
 * What became of the matters that cells concluded from a day on, each once; a meeting counts when it is over. Counts
 * only: no name leaves here.
 */
export const funnelOf = (
  db: Database,
  tenant: string,
  { from, today }: { from: string; today: string },
): Promise<Funnel> =>
  db.row<Funnel>(sql`
    with stood as (
      select c.id, c.kind, c.outcome, c.concluded_on from conclusion c
      join meeting m on m.tenant = c.tenant and m.id = c.source_id and m.ended_at is not null
      where c.tenant = ${tenant} and c.withdrawn_at is null
    ),
    member as (
      select distinct m.person from membership m
      where m.tenant = ${tenant} and m.status <> 'left'
        and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to > ${today})
    ),
    matter as (
      select p.due, p.told_fixed_on is not null or p.confirmed_on is not null as told, p.confirmed_on is not null as confirmed,
             s.concluded_on >= ${from} as new, member.person is null as gone
      from stood s join cell_plan p on p.tenant = ${tenant} and p.origin = 'concluded' and p.origin_id = s.id and p.withdrawn_on is null
      left join member on member.person = p.person
    )
    select (select count(*) from member)::int as members,
           count(*) filter (where new)::int as planned,
           (select count(*) from stood where kind = 'commitment' and outcome = 'not-kept' and concluded_on >= ${from})::int as unplanned,
           count(*) filter (where new and told)::int as told,
           count(*) filter (where new and confirmed)::int as confirmed,
           count(*) filter (where new and not confirmed and gone)::int as gone,
           count(*) filter (where new and not confirmed and not gone and told)::int as waiting,
           count(*) filter (where new and not told and not gone and due >= ${today})::int as open,
           count(*) filter (where new and not told and not gone and due < ${today})::int as overdue,
           count(*) filter (where not new and not confirmed and not gone)::int as older
    from matter`)
