import { record } from '../history/history.ts'
import { addDays, dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { followedBy } from '../self-review/brought.ts'

/** A fix that the cell knows of. Private plans are none of these: they live in their owner's box. */
export interface CellPlan {
  readonly id: string
  readonly person: string
  readonly name: string
  readonly origin: 'brought' | 'concluded' | 'on-behalf'
  readonly line: string
  readonly due: string
  readonly opened_on: string
  readonly told_fixed_on: string | null
  readonly confirmed_on: string | null
}

const COLUMNS = sql`
  c.id, c.person, p.full_name as name, c.origin, c.line, c.due, c.opened_on, c.told_fixed_on, c.confirmed_on`

export interface MeetingPlace {
  readonly tenant: string
  readonly cell: string
  readonly meeting: string
  readonly day: string
}

/** Open plans of a cell on a meeting's day, and those the meeting confirmed, oldest due date first. */
export const cellPlans = (db: Database, at: MeetingPlace): Promise<CellPlan[]> =>
  db.rows<CellPlan>(sql`
    select ${COLUMNS} from cell_plan c join person p on p.id = c.person
    where c.tenant = ${at.tenant} and (c.confirmed_at_meeting = ${at.meeting} or
          (c.confirmed_on is null and ${followedBy(sql`${at.cell}`, at.day)})) order by c.due, c.id`)

/** How long a promise that was kept stays on the cell's list. */
const KEPT_FOR_DAYS = 366

/** What a cell follows today, and what it confirmed in the last year. */
export const plansOfCell = (
  db: Database,
  at: { tenant: string; cell: string; today: string },
): Promise<CellPlan[]> =>
  db.rows<CellPlan>(sql`
    select ${COLUMNS} from cell_plan c join person p on p.id = c.person
    where c.tenant = ${at.tenant} and ${followedBy(sql`${at.cell}`, at.today)}
      and (c.confirmed_on is null or c.confirmed_on > ${addDays(at.today, -KEPT_FOR_DAYS)}) order by c.due, c.id`)

/** Notes who of the cell's officers read whose promises, once a day, for the members to see. */
export async function noteLooks(
  tx: Transaction,
  tenant: string,
  people: readonly string[],
  reader: string,
  today: string,
): Promise<void> {
  const others = [...new Set(people)].filter((person) => person !== reader)
  if (others.length === 0) return
  await tx.run(sql`
    insert into look (tenant, person, reader, what, day)
    select ${tenant}, person, ${reader}, 'cell-plan', ${today} from unnest(${others}::uuid[]) as person
    on conflict do nothing`)
}

export interface PlanLook {
  readonly name: string
  readonly day: string
  readonly what: string
}

/** Every look at what a member brought to the cell, the newest first. */
export const looksAtPlans = (db: Database, person: string): Promise<PlanLook[]> =>
  db.rows<PlanLook>(sql`
    select p.full_name as name, look.day, look.what from look join person p on p.id = look.reader
    where look.person = ${person} and look.what in ('cell-plan', 'declared')
    order by look.day desc, p.full_name, look.what`)

/** A promise of the member's own that the cell knows, or knew. */
export interface OwnCellPlan extends Omit<CellPlan, 'person' | 'name' | 'origin'> {
  readonly tenant: string
  readonly cell_name: string
  readonly withdrawn_on: string | null
  /** The cell still has it. */
  readonly standing: boolean
}

/** What a member brought, the newest first, in whichever cell; words that newer ones took the place of are left out. */
export const broughtBy = (db: Database, person: string, today: string): Promise<OwnCellPlan[]> =>
  db.rows<OwnCellPlan>(sql`
    select c.tenant, c.id, u.name as cell_name, c.line, c.due, c.opened_on, c.told_fixed_on, c.confirmed_on,
           c.withdrawn_on, ${followedBy(sql`c.cell`, today)} as standing
    from cell_plan c join unit u on u.id = c.cell
    where c.person = ${person} and c.origin <> 'concluded'
      and not exists (select 1 from cell_plan newer where newer.tenant = c.tenant and newer.replaces = c.id
                      and newer.withdrawn_on is null)
    order by c.opened_on desc, c.id`)

/** The member takes a promise off the cell's list. False when it is not theirs, or is off it already. */
export async function withdrawBrought(
  tx: Transaction,
  plan: string,
  by: { person: string; now: Date },
): Promise<boolean> {
  const row = await tx.maybe<{ tenant: string }>(sql`
    update cell_plan set withdrawn_on = ${dayOf(by.now)}
    where id = ${plan} and person = ${by.person} and origin <> 'concluded' and withdrawn_on is null and confirmed_on is null
    returning tenant`)
  if (!row) return false
  await record(tx, {
    tenant: row.tenant,
    at: by.now,
    actor: by.person,
    verb: 'plan-taken-back',
    about: { plan, person: by.person },
  })
  return true
}

/** A meeting finds that a plan is fixed, or takes that back before its minutes are locked. */
export async function confirmPlan(
  tx: Transaction,
  at: MeetingPlace,
  plan: string,
  fixed: boolean,
  by: { person: string; now: Date },
): Promise<boolean> {
  const changed = await tx.run(sql`
    update cell_plan c set confirmed_on = ${fixed ? at.day : null}, confirmed_at_meeting = ${fixed ? at.meeting : null}
    where c.tenant = ${at.tenant} and c.id = ${plan} and (c.confirmed_at_meeting = ${at.meeting} or
          (c.confirmed_on is null and ${followedBy(sql`${at.cell}`, at.day)}))`)
  if (changed === 0) return false
  await record(tx, {
    tenant: at.tenant,
    at: by.now,
    actor: by.person,
    verb: fixed ? 'plan-confirmed' : 'plan-confirmation-withdrawn',
    about: { plan, meeting: at.meeting },
  })
  return true
}
