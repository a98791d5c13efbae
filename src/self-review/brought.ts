import { recordAll } from '../history/history.ts'
import type { Period } from '../movement/movement.ts'
import { dayOf, startOfDay } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { randomId } from '../platform/ids.ts'
import { type Sql, sql } from '../platform/sql.ts'
import type { Brings, KnownPromise, KnownPromises } from './brought.rules.ts'
import type { Month } from './month.rules.ts'
import type { Plan } from './own-plan.rules.ts'

/**
 * A row `c` of cell_plan that a cell follows on a day: its member is of the cell. What was concluded goes with them to a
 * new cell; what they brought themself ends for the old one when they leave, also if they come back.
 */
export const followedBy = (cell: Sql, day: string): Sql => sql`
  c.withdrawn_on is null
  and exists (select 1 from membership m
              where m.tenant = c.tenant and m.person = c.person and m.cell = ${cell} and m.status <> 'left'
                and m.valid_from <= ${day} and (m.valid_to is null or m.valid_to > ${day}))
  and (c.origin = 'concluded' or (c.cell = ${cell} and not exists (
    select 1 from membership m
    where m.person = c.person and (m.cell <> c.cell or m.status = 'left')
      and m.valid_from > c.opened_on and m.valid_from <= ${day})))`

/** The promises of a box as the cell has them. Nothing is asked where the box knows of none. */
export async function knownPromises(
  db: Database,
  person: string,
  plans: readonly Plan[],
  day: string,
): Promise<KnownPromises> {
  const ids = plans.flatMap((plan) => plan.brought ?? [])
  if (ids.length === 0) return new Map()
  const rows = await db.rows<KnownPromise>(sql`
    select c.id, c.line, c.due, c.told_fixed_on, c.confirmed_on,
           c.confirmed_on is null and ${followedBy(sql`c.cell`, day)} as standing
    from cell_plan c where c.person = ${person} and c.origin = 'brought' and c.id = any(${ids}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row]))
}

interface At {
  readonly period: Period
  readonly person: string
  readonly cell: string
  readonly now: Date
}

/**
 * Shows the cell what the preview showed: new words take the place of old ones, which stay readable. `work` is under way
 * when this returns; the month remembers the ids it gives, and nobody else can tell which plan is meant.
 */
export function bring(
  tx: Transaction,
  at: At,
  month: Month,
  brings: Brings,
): { month: Month; work: Promise<unknown>[] } {
  const { period, person, cell } = at
  const today = dayOf(at.now)
  const fresh = brings.lines.filter((line) => line.changed).map((line) => ({ ...line, id: randomId() }))
  const ended = [...brings.ended, ...fresh.flatMap(({ was }) => was ?? [])].map(({ id }) => id)
  const ids = new Map(fresh.map(({ plan, id }) => [plan, id]))
  const work: Promise<unknown>[] = fresh.map(({ id, line, due, was }) =>
    tx.run(sql`
      insert into cell_plan (tenant, id, person, cell, origin, origin_id, line, due, opened_on, replaces)
      values (${period.tenant}, ${id}, ${person}, ${cell}, 'brought', ${period.id}, ${line}, ${due},
              coalesce((select opened_on from cell_plan where tenant = ${period.tenant} and id = ${was?.id ?? null}), ${today}),
              ${was?.id ?? null})`),
  )
  if (ended.length > 0)
    work.push(
      tx.run(sql`
        update cell_plan set withdrawn_on = ${today}, ended_in = ${period.id}
        where tenant = ${period.tenant} and person = ${person} and id = any(${ended}::uuid[])`),
    )
  const deeds = [
    ...ended.map((id) => deed('plan-taken-back', id, person)),
    ...fresh.map(({ id }) => deed('plan-brought', id, person)),
  ]
  if (deeds.length > 0) work.push(note(tx, at, deeds))
  const plans = month.plans.map((plan) => ({
    ...plan,
    ...(ids.has(plan.id) ? { brought: ids.get(plan.id)! } : {}),
  }))
  return { month: ids.size > 0 ? { ...month, plans } : month, work }
}

/** A month that is opened again: what its sending brought is taken back, what it took back stands again. */
export async function takeBack(tx: Transaction, at: Omit<At, 'cell'>): Promise<(month: Month) => Month> {
  const { period, person } = at
  const gone = await tx.rows<{ id: string; replaces: string | null }>(sql`
    update cell_plan set withdrawn_on = ${dayOf(at.now)}
    where tenant = ${period.tenant} and person = ${person} and origin = 'brought' and origin_id = ${period.id}
      and withdrawn_on is null and confirmed_on is null returning id, replaces`)
  const again = await tx.rows<{ id: string }>(sql`
    update cell_plan set withdrawn_on = null, ended_in = null
    where tenant = ${period.tenant} and person = ${person} and ended_in = ${period.id} returning id`)
  const deeds = [
    ...gone.map(({ id }) => deed('plan-taken-back', id, person)),
    ...again.map(({ id }) => deed('plan-brought', id, person)),
  ]
  if (deeds.length > 0) await note(tx, at, deeds)
  const before = new Map(gone.map(({ id, replaces }) => [id, replaces]))
  return (month) => ({
    ...month,
    plans: month.plans.map((plan) => {
      if (!plan.brought || !before.has(plan.brought)) return plan
      const { brought, ...rest } = plan
      const replaced = before.get(brought)
      return replaced ? { ...rest, brought: replaced } : rest
    }),
  })
}

const deed = (verb: string, plan: string, person: string) => ({
  verb,
  about: [`plan:${plan}`, `person:${person}`],
})

/** With the day of the sending and no hour, like the sending itself. */
const note = (tx: Transaction, { period, person, now }: Omit<At, 'cell'>, deeds: ReturnType<typeof deed>[]) =>
  recordAll(tx, period.tenant, { person, now: startOfDay(dayOf(now)) }, deeds)
