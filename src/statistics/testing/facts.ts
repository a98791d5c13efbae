import type { Database } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'
import type { Facts } from '../figures.rules.ts'

/** The rows of an organisation as they lie there, for the pure definition: nothing is counted or left out on the way. */
export async function factsOf(db: Database, tenant: string, period: string | null): Promise<Facts> {
  const ended = await db.rows<{ cell: string }>(
    sql`select cell from period_closed where tenant = ${tenant} and period = ${period}`,
  )
  return {
    cells: await db.rows(
      sql`select id as cell, founded_on, ended_on from unit where tenant = ${tenant} and kind = 'cell'`,
    ),
    places: await db.rows(
      sql`select person, cell, status, valid_from, valid_to from membership where tenant = ${tenant}`,
    ),
    done: await db.rows(
      sql`select person, cell from review_done where tenant = ${tenant} and period = ${period}`,
    ),
    ended: ended.map(({ cell }) => cell),
    meetings: await db.rows(sql`
      select m.cell, m.month, m.kind, m.opened_at is not null as held, m.ended_at is not null as over,
             m.locked_at is not null as locked,
             (select count(*)::int from meeting_review r
              where r.tenant = m.tenant and r.meeting = m.id and r.put_off_at is null) as turns
      from meeting m where m.tenant = ${tenant} and m.dropped_at is null`),
    promises: await db.rows(sql`
      select p.person, p.cell, p.origin, p.due, p.opened_on, p.confirmed_on, p.withdrawn_on,
             p.origin <> 'concluded' or exists (
               select 1 from conclusion c join meeting m on m.tenant = c.tenant and m.id = c.source_id
               where c.tenant = p.tenant and c.id = p.origin_id and c.withdrawn_at is null and m.ended_at is not null) as stands
      from cell_plan p where p.tenant = ${tenant}`),
    reminders: await db.rows(sql`
      select (f.said -> 'member' ->> 'cell')::uuid as cell, e.kind, e.on_day as on
      from reminder_event e join reminder_event f on f.tenant = e.tenant and f.reminder = e.reminder and f.n = 1
      where e.tenant = ${tenant}`),
    deeds: await db.rows(sql`
      select d.cell, d.settled_on as on from good_deed d join meeting m on m.tenant = d.tenant and m.id = d.settled_at_meeting
      where d.tenant = ${tenant} and d.outcome = 'confirmed' and m.locked_at is not null`),
  }
}
