import { type Database, together } from '../platform/database.ts'
import { type Sql, sql } from '../platform/sql.ts'
import type { Due } from './notice.rules.ts'
import { runningReminders } from './reminder.queries.ts'
import { formalDues, mattersOf } from './reminder-due.rules.ts'

interface Matter {
  readonly person: string
  readonly about: 'conclusion' | 'task' | 'brought'
  readonly id: string
  readonly due: string
  readonly opened: string
}

/**
 * What each member of an organisation may be told to look at on a day, by person: fixes the cell concluded on, plans
 * brought to the cell, tasks given out at a meeting, formal reminders. Everything here is known to others already; of
 * what is private there is no row this could read.
 */
export async function duesOn(
  db: Database,
  tenant: string,
  day: string,
): Promise<ReadonlyMap<string, readonly Due[]>> {
  const dues = new Map<string, Due[]>()
  const say = (person: string, more: readonly Due[]) => {
    if (more.length > 0) dues.set(person, [...(dues.get(person) ?? []), ...more])
  }
  const [matters, running] = await together(mattersWithDays(db, tenant, day), runningReminders(db, tenant))
  for (const { person, opened, ...matter } of matters) say(person, mattersOf(matter, opened, day))
  for (const one of running) say(one.person, formalDues(one.id, one.state, day))
  return dues
}

/** Of members the organisation has on that day. What the owner has called fixed is for the cell to look at, not for them. */
const mattersWithDays = (db: Database, tenant: string, day: string): Promise<Matter[]> => {
  // Asked of each matter: an organisation has thousands of members and a few matters that are open.
  const isHere = (person: Sql) => sql`exists (
    select 1 from membership h where h.tenant = ${tenant} and h.person = ${person} and h.status not in ('left', 'suspended')
      and h.valid_from <= ${day} and (h.valid_to is null or h.valid_to > ${day}))`
  return db.rows<Matter>(sql`
    select p.person, case when p.origin = 'concluded' then 'conclusion' else 'brought' end as about, p.id, p.due,
           p.opened_on as opened
    from cell_plan p
    left join conclusion c on p.origin = 'concluded' and c.tenant = p.tenant and c.id = p.origin_id
    left join meeting m on m.tenant = c.tenant and m.id = c.source_id
    where p.tenant = ${tenant} and p.withdrawn_on is null and p.confirmed_on is null and p.told_fixed_on is null
      and (p.origin = 'brought' or (c.withdrawn_at is null and (c.source = 'inspection' or m.ended_at is not null)))
      and ${isHere(sql`p.person`)}
    union all
    select t.owner, 'task', t.id, t.due, m.day
    from meeting_task t join meeting m on m.tenant = t.tenant and m.id = t.meeting and m.ended_at is not null
    where t.tenant = ${tenant} and t.due is not null and t.done_on is null and t.dropped_at is null
      and ${isHere(sql`t.owner`)}
    order by 1, 4, 3`)
}
