import { groupsInOrder } from '../catalogue/catalogue.rules.ts'
import { catalogueByRef } from '../catalogue/catalogue.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { frozenMembers, lastClosed } from '../round/compare.ts'
import { addFigures, countsOf } from './figures.rules.ts'
import { countsOfFeedback, type MonthCounts, monthCounts } from './figures.ts'
import { halfOf, roundCountsOf, roundFiguresFrom } from './round-figures.rules.ts'
import { rollUpMonths, rollUpRounds } from './tally-above.ts'

/** At most so many organisations in one run of the clock, those first of which most was done since: nobody waits for ever. */
const A_RUN = 40

/**
 * Counts anew every organisation in which something was done, a day began or a month was opened since it was counted last;
 * then sums upward. Months that are over are counted once and stay. Tells how many organisations it counted.
 */
export async function followTallies(tx: Transaction, now: Date): Promise<number> {
  const today = dayOf(now)
  const behind = await tx.rows<{ tenant: string; n: number }>(sql`
    select u.id as tenant, coalesce(h.n, 0) as n
    from unit u left join history_head h on h.tenant = u.id left join tally_mark k on k.tenant = u.id
    where u.kind = 'commune' and u.ended_on is null
      and (k.tenant is null or k.counted_on <> ${today} or k.history_n <> coalesce(h.n, 0) or exists (
        select 1 from period p where p.tenant = u.id and p.opens_at <= ${now} and not exists (
          select 1 from tally t where t.tenant = u.id and t.month = p.month and t.unit = u.id)))
    order by k.counted_on nulls first, coalesce(h.n, 0) - k.history_n desc, u.id limit ${A_RUN}`)
  const months: { tenant: string; month: string }[] = []
  const rounds: string[] = []
  for (const { tenant, n } of behind) {
    for (const month of await openMonths(tx, tenant, now)) {
      await writeMonth(tx, tenant, month, now)
      months.push({ tenant, month })
    }
    if (await writeRounds(tx, tenant)) rounds.push(tenant)
    // What was done while this counted makes the mark stand behind, and the next minute counts again.
    await tx.run(sql`
      insert into tally_mark (tenant, history_n, counted_on) values (${tenant}, ${n}, ${today})
      on conflict (tenant) do update set history_n = excluded.history_n, counted_on = excluded.counted_on`)
  }
  await rollUpMonths(tx, months, today)
  await rollUpRounds(tx, rounds, today)
  return behind.length
}

/** Months in which the organisation reviewed itself or met, as far as they are not over and counted. */
async function openMonths(tx: Transaction, tenant: string, now: Date): Promise<string[]> {
  const rows = await tx.rows<{ month: string }>(sql`
    select m.month from (
      select month from period where tenant = ${tenant} and opens_at <= ${now}
      union
      select month from meeting
      where tenant = ${tenant} and kind = 'ordinary' and dropped_at is null and opened_at is not null) m
    where not exists (select 1 from tally t where t.tenant = ${tenant} and t.unit = ${tenant} and t.month = m.month and t.frozen)
    order by m.month`)
  return rows.map(({ month }) => month)
}

async function writeMonth(tx: Transaction, tenant: string, month: string, now: Date): Promise<void> {
  const { cells, over, feedback }: MonthCounts = await monthCounts(tx, tenant, month, now)
  const total = addFigures(cells.values())
  const rows = [
    { unit: tenant, counts: countsOf(total), feedback: countsOfFeedback(feedback) },
    ...[...cells].map(([unit, figures]) => ({ unit, counts: countsOf(figures), feedback: null })),
  ]
  await tx.run(sql`delete from tally where tenant = ${tenant} and month = ${month}`)
  await tx.run(sql`
    insert into tally (tenant, month, unit, counts, feedback, counted_on, frozen)
    select ${tenant}, ${month}, t.unit, t.counts, t.feedback, ${dayOf(now)}, ${over}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (unit uuid, counts int[], feedback int[])`)
}

/** Rounds closed since. What is closed is frozen, so each is counted once. */
async function writeRounds(tx: Transaction, tenant: string): Promise<boolean> {
  const known = await tx.rows<{ round: string }>(
    sql`select round from round_figures where tenant = ${tenant}`,
  )
  const ids = new Set(known.map(({ round }) => round))
  const fresh = (await lastClosed(tx, tenant)).filter(({ id }) => !ids.has(id))
  for (const round of fresh) {
    const { half, figures, groups } = await countRound(tx, round)
    await tx.run(sql`
      insert into round_figures (tenant, round, half, catalogue, counts, groups)
      values (${tenant}, ${round.id}, ${half}, ${round.catalogue}, ${roundCountsOf(figures)}, ${groups})`)
  }
  return fresh.length > 0
}

/** A closed round as it goes upward. */
export async function countRound(db: Database, round: Awaited<ReturnType<typeof lastClosed>>[number]) {
  const groups = groupsInOrder(await catalogueByRef(db, round.catalogue)).map(({ group }) =>
    group.items.map(({ id }) => id),
  )
  const members = (await frozenMembers(db, round)).map(({ declared, ...member }) => ({
    ...member,
    declared: declared !== 'not-yet' && declared !== 'not-awaited',
  }))
  return { half: halfOf(round.closes_on), ...roundFiguresFrom(members, groups) }
}
