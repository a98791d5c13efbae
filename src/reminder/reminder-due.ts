import { type Database, together } from '../platform/database.ts'
import { type Sql, sql } from '../platform/sql.ts'
import type { Due } from './notice.rules.ts'
import { runningReminders } from './reminder.queries.ts'
import { formalDues, mattersOf } from './reminder-due.rules.ts'

interface Matter {
  readonly tenant: string
  readonly person: string
  readonly about: 'conclusion' | 'task' | 'brought'
  readonly id: string
  readonly due: string
  readonly opened: string
}

/** Something a member of an organisation may be told to look at. */
export interface DueOf {
  readonly tenant: string
  readonly person: string
  readonly due: Due
}

/**
 * What each member of these organisations may be told to look at on a day: fixes the cell concluded on, plans
 * brought to the cell, tasks given out at a meeting, formal reminders. Everything here is known to others already; of
 * what is private there is no row this could read.
 */
export async function duesOn(db: Database, tenants: readonly string[], day: string): Promise<DueOf[]> {
  const [matters, running] = await together(mattersWithDays(db, tenants, day), runningReminders(db, tenants))
  return [
    ...matters.flatMap(({ tenant, person, opened, ...matter }) =>
      mattersOf(matter, opened, day).map((due) => ({ tenant, person, due })),
    ),
    ...running.flatMap(({ tenant, person, id, state }) =>
      formalDues(id, state, day).map((due) => ({ tenant, person, due })),
    ),
  ]
}

/** Of members the organisation has on that day. What the owner has called fixed is for the cell to look at, not for them. */
const mattersWithDays = (db: Database, tenants: readonly string[], day: string): Promise<Matter[]> => {
  // Asked of each matter: an organisation has thousands of members and a few matters that are open.
  const isHere = (tenant: Sql, person: Sql) => sql`exists (
    select 1 from membership h where h.tenant = ${tenant} and h.person = ${person} and h.status not in ('left', 'suspended')
      and h.valid_from <= ${day} and (h.valid_to is null or h.valid_to > ${day}))`
  return db.rows<Matter>(sql`
    select p.tenant, p.person, case when p.origin = 'concluded' then 'conclusion' else 'brought' end as about, p.id, p.due,
           p.opened_on as opened
    from cell_plan p
    left join conclusion c on p.origin = 'concluded' and c.tenant = p.tenant and c.id = p.origin_id
    left join meeting m on m.tenant = c.tenant and m.id = c.source_id
    where p.tenant = any(${tenants}::uuid[]) and p.withdrawn_on is null and p.confirmed_on is null and p.told_fixed_on is null
      and (p.origin = 'brought' or (c.withdrawn_at is null and (c.source = 'inspection' or m.ended_at is not null)))
      and ${isHere(sql`p.tenant`, sql`p.person`)}
    union all
    select t.tenant, t.owner, 'task', t.id, t.due, m.day
    from meeting_task t join meeting m on m.tenant = t.tenant and m.id = t.meeting and m.ended_at is not null
    where t.tenant = any(${tenants}::uuid[]) and t.due is not null and t.done_on is null and t.dropped_at is null
      and ${isHere(sql`t.tenant`, sql`t.owner`)}
    order by 2, 5, 4`)
}
