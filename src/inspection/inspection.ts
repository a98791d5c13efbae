import { record } from '../history/history.ts'
import { dayOf } from '../platform/clock.ts'
import type { Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { type Inspection, inspectionById } from './inspection.queries.ts'
import { type Act, actsFor, mayReport, type Said } from './inspection.rules.ts'

export interface By {
  readonly person: string
  readonly now: Date
}

interface Which {
  readonly tenant: string
  readonly id: string
}

/** Adds a member and a theme to the draft of a unit's yearly plan, which is begun with its first line. */
export async function planInspection(
  tx: Transaction,
  line: {
    readonly tenant: string
    readonly unit: string
    readonly year: number
    readonly person: string
    readonly theme: string
    readonly month: string
  },
  by: By,
): Promise<boolean> {
  const { tenant, unit } = line
  await tx.run(sql`
    insert into inspection_plan (tenant, id, unit, year, drafted_by, drafted_on)
    values (${tenant}, ${newId(by.now)}, ${unit}, ${line.year}, ${by.person}, ${dayOf(by.now)}) on conflict do nothing`)
  const plan = await tx.maybe<{ id: string; year: number }>(sql`
    select id, year from inspection_plan
    where tenant = ${tenant} and unit = ${unit} and adopted_on is null for update`)
  if (!plan || plan.year !== line.year) return false
  const id = newId(by.now)
  const made = await tx.run(sql`
    insert into inspection (tenant, id, plan, person, theme, month)
    values (${tenant}, ${id}, ${plan.id}, ${line.person}, ${line.theme}, ${line.month}) on conflict do nothing`)
  if (made > 0) await deed(tx, 'inspection-planned', { tenant, id }, by)
  return made > 0
}

/** Takes a line out of a draft; of what is adopted none is taken out, only dropped with a reason. */
export async function unplan(tx: Transaction, { tenant, id }: Which, by: By): Promise<boolean> {
  const gone = await tx.run(sql`
    delete from inspection i using inspection_plan p
    where i.tenant = ${tenant} and i.id = ${id} and p.tenant = i.tenant and p.id = i.plan and p.adopted_on is null`)
  if (gone > 0) await deed(tx, 'inspection-unplanned', { tenant, id }, by)
  return gone > 0
}

/** The cell adopts its draft at a meeting; the inspection committee at a recorded one of its own. */
export async function adoptPlan(
  tx: Transaction,
  { tenant, unit }: { readonly tenant: string; readonly unit: string },
  how: { readonly meeting: string | null; readonly paper: string; readonly on: string },
  by: By,
): Promise<boolean> {
  const plan = await tx.maybe<{ id: string }>(sql`
    update inspection_plan p set adopted_on = ${how.on}, adopted_at_meeting = ${how.meeting}, adopted_paper = ${how.paper},
      adopted_by = ${by.person}
    where tenant = ${tenant} and unit = ${unit} and adopted_on is null
      and exists (select 1 from inspection i where i.tenant = p.tenant and i.plan = p.id) returning id`)
  if (!plan) return false
  await record(tx, {
    tenant,
    at: by.now,
    actor: by.person,
    verb: 'inspection-plan-adopted',
    about: { plan: plan.id, ...(how.meeting ? { meeting: how.meeting } : {}) },
  })
  return true
}

/** Held until the transaction ends, if this may be done to it now by somebody who is not its member. */
async function held(tx: Transaction, { tenant, id }: Which, act: Act, by: By): Promise<Inspection | null> {
  await tx.run(sql`select 1 from inspection where tenant = ${tenant} and id = ${id} for update`)
  const one = await inspectionById(tx, tenant, id)
  return one && one.person !== by.person && actsFor(one.stage).includes(act) ? one : null
}

/** The member is told beforehand: at a meeting, or in person. */
export async function tellMember(
  tx: Transaction,
  which: Which,
  { meeting, on }: { readonly meeting: string | null; readonly on: string },
  by: By,
): Promise<boolean> {
  const one = await held(tx, which, 'tell', by)
  if (!one) return false
  await tx.run(sql`
    update inspection set told_on = ${on}, told_at_meeting = ${meeting}, told_by = ${by.person}
    where tenant = ${which.tenant} and id = ${which.id}`)
  await deed(tx, 'inspection-told', which, by)
  return true
}

/** The member's own report, or a later one; whoever sends it knows of the inspection. */
export async function sendReport(tx: Transaction, which: Which, said: Said, by: By): Promise<boolean> {
  await tx.run(sql`select 1 from inspection where tenant = ${which.tenant} and id = ${which.id} for update`)
  const one = await inspectionById(tx, which.tenant, which.id)
  if (!one || one.person !== by.person || !mayReport(one.stage)) return false
  await addReport(tx, one, said, null, by)
  await tx.run(sql`
    update inspection set told_on = coalesce(told_on, ${dayOf(by.now)}) where tenant = ${which.tenant} and id = ${which.id}`)
  return true
}

/** From signed paper, of a member who wrote it by hand. They see on their page who entered it. */
export async function enterReport(tx: Transaction, which: Which, said: Said, by: By): Promise<boolean> {
  const one = await held(tx, which, 'enter', by)
  if (!one) return false
  await addReport(tx, one, said, by.person, by)
  return true
}

async function addReport(tx: Transaction, one: Inspection, said: Said, enteredBy: string | null, by: By) {
  await tx.run(sql`
    insert into inspection_report (tenant, inspection, n, said, sent_on, entered_by)
    values (${one.tenant}, ${one.id}, ${one.reports.length + 1}, ${JSON.stringify(said)}, ${dayOf(by.now)}, ${enteredBy})`)
  await deed(tx, enteredBy ? 'inspection-report-entered' : 'inspection-report-sent', one, by)
}

export async function askMore(tx: Transaction, which: Which, body: string, by: By): Promise<boolean> {
  const one = await held(tx, which, 'ask', by)
  if (!one) return false
  await tx.run(sql`
    insert into inspection_ask (tenant, inspection, n, body, after_report, asked_by, asked_on)
    values (${which.tenant}, ${which.id}, ${one.asks.length + 1}, ${body}, ${one.reports.length}, ${by.person}, ${dayOf(by.now)})`)
  await deed(tx, 'inspection-asked', which, by)
  return true
}

export interface NewResult {
  readonly outcome: 'none-seen' | 'fixed' | 'to-fix'
  readonly body: string
  readonly fix: string
  readonly fixBy: string | null
}

/** A draft of the result; the member sees it before anybody votes. Another takes its place and is seen anew. */
export async function draftResult(
  tx: Transaction,
  which: Which,
  result: NewResult,
  by: By,
): Promise<boolean> {
  const one = await held(tx, which, 'draft', by)
  if (!one) return false
  await tx.run(sql`
    insert into inspection_result (tenant, inspection, n, after_report, outcome, body, fix, fix_by, made_by, made_on)
    values (${which.tenant}, ${which.id}, ${one.results.length + 1}, ${one.reports.length}, ${result.outcome}, ${result.body},
            ${result.fix}, ${result.fixBy}, ${by.person}, ${dayOf(by.now)})`)
  await deed(tx, 'inspection-result-drafted', which, by)
  return true
}

/** The member has seen the draft, and says something to it or nothing. */
export async function seeResult(
  tx: Transaction,
  which: Which,
  { n, said }: { readonly n: number; readonly said: string },
  by: By,
): Promise<boolean> {
  const seen = await tx.run(sql`
    update inspection_result r set seen_on = coalesce(seen_on, ${dayOf(by.now)}), said = ${said}
    where tenant = ${which.tenant} and inspection = ${which.id} and n = ${n} and said = ''
      and n = (select max(l.n) from inspection_result l where l.tenant = r.tenant and l.inspection = r.inspection)
      and exists (select 1 from inspection i where i.tenant = r.tenant and i.id = r.inspection and i.person = ${by.person}
                  and i.dropped_on is null)
      and not exists (select 1 from conclusion c where c.tenant = r.tenant and c.inspection = r.inspection
                      and c.withdrawn_at is null)`)
  if (seen > 0) await deed(tx, 'inspection-result-seen', which, by)
  return seen > 0
}

/** It was put into the member's hands on paper. */
export async function handResult(tx: Transaction, which: Which, by: By): Promise<boolean> {
  const one = await held(tx, which, 'hand', by)
  if (!one?.result) return false
  await tx.run(sql`
    update inspection_result set seen_on = ${dayOf(by.now)}, handed_by = ${by.person}
    where tenant = ${which.tenant} and inspection = ${which.id} and n = ${one.result.n} and seen_on is null`)
  await deed(tx, 'inspection-result-handed', which, by)
  return true
}

export async function dropInspection(
  tx: Transaction,
  which: Which,
  reason: string,
  by: By,
): Promise<boolean> {
  const one = await held(tx, which, 'drop', by)
  if (!one) return false
  await tx.run(sql`
    update inspection set dropped_on = ${dayOf(by.now)}, dropped_reason = ${reason}
    where tenant = ${which.tenant} and id = ${which.id}`)
  await deed(tx, 'inspection-dropped', which, by)
  return true
}

/** Held, as the vote about it is written down; null where nothing may be concluded by this person. */
export const heldForVote = (tx: Transaction, which: Which, by: By): Promise<Inspection | null> =>
  held(tx, which, 'conclude', by)

/** Ids, and not whose inspection it is. */
const deed = (tx: Transaction, verb: string, { tenant, id }: Which, by: By) =>
  record(tx, { tenant, at: by.now, actor: by.person, verb, about: { inspection: id } })
