import type { Database } from '../platform/database.ts'
import { isId } from '../platform/ids.ts'
import { type Sql, sql } from '../platform/sql.ts'
import { reduce } from './reminder.rules.ts'
import type { Body, ReminderEvent, ReminderPolicy } from './reminder-event.rules.ts'
import { withWords } from './reminder-said.rules.ts'
import { isRefusal, type ReminderState } from './reminder-state.rules.ts'

export interface Entry {
  readonly n: number
  readonly event: ReminderEvent
  readonly meeting: string | null
  readonly paper: string
  readonly actor: string | null
}

/** A formal reminder with everything that happened, as its events make it. */
export interface ReminderCase {
  readonly tenant: string
  readonly id: string
  readonly person: string
  readonly name: string
  readonly conclusion: string
  readonly body: Body
  readonly unit: string
  readonly unit_name: string
  readonly keeper: string
  /** The member's cell, as far as transfers were followed. */
  readonly cell: string
  readonly cell_name: string
  readonly ended: string | null
  readonly policy: ReminderPolicy
  readonly entries: readonly Entry[]
  readonly state: ReminderState
}

interface Stored extends Omit<ReminderCase, 'entries' | 'state'> {
  readonly entries: readonly (Omit<Entry, 'event'> & { kind: string; on: string; said: unknown })[]
  readonly texts: Readonly<Record<string, string>>
}

/** The cases `r` for which a condition holds, the oldest first. */
async function cases(db: Database, condition: Sql): Promise<ReminderCase[]> {
  const rows = await db.rows<Stored>(sql`
    select r.tenant, r.id, r.person, p.full_name as name, r.conclusion, r.body, r.unit, u.name as unit_name, r.keeper, r.cell,
           c.name as cell_name, r.ended, r.policy,
           (select jsonb_agg(jsonb_build_object('n', e.n, 'kind', e.kind, 'on', e.on_day, 'said', e.said,
              'meeting', e.meeting, 'paper', e.paper, 'actor', e.actor) order by e.n)
            from reminder_event e where e.tenant = r.tenant and e.reminder = r.id) as entries,
           (select coalesce(jsonb_object_agg(t.id, t.body), '{}'::jsonb)
            from reminder_text t where t.tenant = r.tenant and t.reminder = r.id) as texts
    from reminder r join person p on p.id = r.person join unit u on u.id = r.unit join unit c on c.id = r.cell
    where ${condition} order by r.id`)
  return rows.map(caseOf)
}

function caseOf({ texts, entries, ...row }: Stored): ReminderCase {
  const read = entries.map(({ kind, on, said, ...entry }) => ({
    ...entry,
    event: withWords({ kind, on, said }, texts),
  }))
  const state = reduce(
    read.map(({ event }) => event),
    row.policy,
  )
  if (isRefusal(state)) throw new Error(`the events of a reminder do not follow: ${state.refused}`)
  return { ...row, entries: read, state }
}

export async function reminderById(
  db: Database,
  tenant: string,
  id: string | undefined,
): Promise<ReminderCase | null> {
  if (!isId(id)) return null
  return (await cases(db, sql`r.tenant = ${tenant} and r.id = ${id}`))[0] ?? null
}

/** The case as it is until this transaction ends: whoever else writes to it waits. */
export async function reminderHeld(
  tx: Database,
  { tenant, id }: { tenant: string; id: string },
): Promise<ReminderCase | null> {
  await tx.run(sql`select 1 from reminder where tenant = ${tenant} and id = ${id} for update`)
  return reminderById(tx, tenant, id)
}

/** All about a person, in whichever organisation. */
export const remindersAbout = (db: Database, person: string): Promise<ReminderCase[]> =>
  cases(db, sql`r.person = ${person}`)

/** How many of them have not ended: a number, so that the first page of one's own says no more. */
export const runningAbout = async (db: Database, person: string): Promise<number> =>
  (
    await db.row<{ n: number }>(
      sql`select count(*)::int as n from reminder where person = ${person} and ended is null`,
    )
  ).n

/** All that a body keeps, and what it proposed and another keeps now. */
export const remindersOf = (db: Database, tenant: string, unit: string): Promise<ReminderCase[]> =>
  cases(db, sql`r.tenant = ${tenant} and (r.keeper = ${unit} or r.unit = ${unit})`)

/** Decided by cells of this organisation, where a member asked the board to look again. */
export const remindersTaken = (db: Database, tenant: string): Promise<ReminderCase[]> =>
  cases(
    db,
    sql`r.tenant = ${tenant} and r.body = 'cell' and exists (
          select 1 from reminder_event e where e.tenant = r.tenant and e.reminder = r.id and e.kind = 'appealed')`,
  )

/** In which something was written down at this meeting of a cell. */
export const remindersAtMeeting = (db: Database, tenant: string, meeting: string): Promise<ReminderCase[]> =>
  cases(
    db,
    sql`r.tenant = ${tenant} and exists (
          select 1 from reminder_event e where e.tenant = r.tenant and e.reminder = r.id and e.meeting = ${meeting})`,
  )

/** Everything that has not ended, of these organisations. */
export const runningReminders = (db: Database, tenants: readonly string[]): Promise<ReminderCase[]> =>
  cases(db, sql`r.tenant = any(${tenants}::uuid[]) and r.ended is null`)

/** On what a reminder may rest: concluded, at a meeting that has ended or by the inspection committee, and not withdrawn. */
export interface Ground {
  readonly id: string
  readonly person: string
  readonly name: string
  readonly cell: string
  readonly cell_name: string
  readonly kind: 'sign' | 'commitment'
  /** The line of the commitment that was not kept. */
  readonly line: string | null
  readonly concluded_on: string
  readonly wording: string
  readonly signs: readonly { readonly label: string }[]
  readonly fix_by: string | null
}

/** What a round concluded names signs, as a review does. */
const KIND = sql`case when c.kind = 'commitment' then 'commitment' else 'sign' end`

const grounds = (condition: Sql) => sql`
  select c.id, c.person, p.full_name as name, c.cell, u.name as cell_name, ${KIND} as kind, l.what as line, c.concluded_on, c.wording,
         c.signs, c.fix_by
  from conclusion c join person p on p.id = c.person join unit u on u.id = c.cell
  left join commitment_line l on l.tenant = c.tenant and l.id = c.line
  where c.withdrawn_at is null and ${condition}
    and (c.source = 'inspection' or exists (
      select 1 from meeting m where m.tenant = c.tenant and m.id = c.source_id and m.ended_at is not null))
    and (c.outcome = 'not-kept'
      or (c.outcome = 'to-fix' and (jsonb_array_length(c.signs) > 0 or c.kind in ('feedback', 'inspection'))))`

/** Of members this cell has on a day, not yet taken up. Without a cell, of the whole organisation in the order of its tree. */
export const openGrounds = (
  db: Database,
  { tenant, cell }: { tenant: string; cell: string | null },
  today: string,
): Promise<Ground[]> =>
  db.rows<Ground>(sql`
    ${grounds(sql`c.tenant = ${tenant}
      and not exists (select 1 from reminder r where r.tenant = c.tenant and r.conclusion = c.id
                      and r.ended is distinct from 'transferred')
      and exists (select 1 from membership s where s.tenant = c.tenant and s.person = c.person
                  and (${cell}::uuid is null or s.cell = ${cell}) and s.status not in ('left', 'exempt', 'suspended')
                  and s.valid_from <= ${today} and (s.valid_to is null or s.valid_to > ${today}))`)}
    order by u.place, u.id, c.concluded_on desc, c.id`)

/** Whatever became of it since: what a case was opened on. */
export const groundOf = (db: Database, tenant: string, id: string): Promise<Ground | null> =>
  db.maybe<Ground>(sql`
    select c.id, c.person, p.full_name as name, c.cell, u.name as cell_name, ${KIND} as kind, l.what as line, c.concluded_on, c.wording,
           c.signs, c.fix_by
    from conclusion c join person p on p.id = c.person join unit u on u.id = c.cell
    left join commitment_line l on l.tenant = c.tenant and l.id = c.line
    where c.tenant = ${tenant} and c.id = ${id}`)

export async function fullNames(
  db: Database,
  people: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (people.length === 0) return new Map()
  const rows = await db.rows<{ id: string; full_name: string }>(sql`
    select id, full_name from person where id = any(${people}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row.full_name]))
}

/** One of them, held until the transaction ends, so that it can't be withdrawn meanwhile. */
export const groundHeld = (tx: Database, tenant: string, id: string): Promise<Ground | null> =>
  tx.maybe<Ground>(sql`${grounds(sql`c.tenant = ${tenant} and c.id = ${id}`)} for share of c`)

interface Named {
  readonly person: string
  readonly name: string
}

export const peopleOfCell = (db: Database, tenant: string, cell: string, today: string): Promise<Named[]> =>
  db.rows<Named>(sql`
    select m.person, p.full_name as name from membership m join person p on p.id = m.person
    where m.tenant = ${tenant} and m.cell = ${cell} and m.status <> 'left'
      and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to > ${today})`)

/** Whoever holds a post in the organisation or one of its cells; the administrator is none. */
export const officersIn = (db: Database, tenant: string, today: string): Promise<Named[]> =>
  db.rows<Named>(sql`
    select distinct o.person, p.full_name as name from post o join person p on p.id = o.person
    where o.tenant = ${tenant} and o.kind <> 'administrator'
      and o.valid_from <= ${today} and (o.valid_to is null or o.valid_to > ${today})`)

/** The cell's next meeting that leaves time enough: the day an invitation most likely names. */
export const comingMeetingDay = async (
  db: Database,
  tenant: string,
  cell: string,
  from: string,
): Promise<string> =>
  (
    await db.maybe<{ day: string }>(sql`
      select day from meeting where tenant = ${tenant} and cell = ${cell} and day >= ${from} and dropped_at is null
        and opened_at is null order by day limit 1`)
  )?.day ?? ''

/** Of a reminder: who holds a post in that cell, on the day of the decision or now. */
export const postsInCell = async (
  db: Database,
  tenant: string,
  cell: string,
  days: readonly string[],
): Promise<string[]> =>
  (
    await db.rows<{ person: string }>(sql`
      select distinct o.person from post o, unnest(${days}::date[]) as d (day)
      where o.tenant = ${tenant} and o.unit = ${cell} and o.kind <> 'administrator'
        and o.valid_from <= d.day and (o.valid_to is null or o.valid_to > d.day)`)
  ).map(({ person }) => person)

/** Who led a meeting of a cell or kept its minutes. */
export const seatsOfMeetings = async (
  db: Database,
  tenant: string,
  meetings: readonly string[],
): Promise<string[]> =>
  (
    await db.rows<{ person: string }>(sql`
      select distinct x as person from meeting m, unnest(array[m.chair, m.clerk]) as x
      where m.tenant = ${tenant} and m.id = any(${meetings}::uuid[]) and x is not null`)
  ).map(({ person }) => person)
