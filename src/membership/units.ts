import type { MergeRefusal } from '../organisation/organisation.rules.ts'
import { endUnit, type Unit } from '../organisation/organisation.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { type Author, changePlace } from './membership.ts'
import { SETUP_STEPS, type SetupStep } from './setup-steps.rules.ts'

/**
 * Ends a unit that becomes part of another. Its members have their place there from today, its posts end, and what
 * was done in it stays under its own name. Who is planned to come to it goes to the other instead.
 */
export async function mergeUnits(
  tx: Transaction,
  unit: Unit,
  into: Unit,
  reason: string,
  by: Author,
): Promise<MergeRefusal | null> {
  const refusal = await endUnit(tx, unit, into, by)
  if (refusal || !unit.tenant) return refusal
  const today = dayOf(by.now)
  const members = await tx.rows<{ person: string }>(sql`
    select person from membership
    where tenant = ${unit.tenant} and cell = ${unit.id} and status <> 'left'
      and valid_from <= ${today} and (valid_to is null or valid_to > ${today}) order by id`)
  await tx.run(sql`
    update membership set cell = ${into.id}
    where tenant = ${unit.tenant} and cell = ${unit.id} and valid_from > ${today}`)
  for (const { person } of members)
    await changePlace(tx, { tenant: unit.tenant, person, cell: into.id, reason }, by)
  await tx.run(sql`
    update post set valid_to = greatest(valid_from, ${today}::date)
    where tenant = ${unit.tenant} and unit = ${unit.id} and (valid_to is null or valid_to > ${today})`)
  return null
}

/** How many have a place in each cell on a day. */
export async function memberCounts(db: Database, tenant: string, day: string): Promise<Map<string, number>> {
  const rows = await db.rows<{ cell: string; n: number }>(sql`
    select cell, count(*)::int as n from membership
    where tenant = ${tenant} and status <> 'left' and valid_from <= ${day} and (valid_to is null or valid_to > ${day})
    group by cell`)
  return new Map(rows.map((row) => [row.cell, row.n]))
}

/** The steps of a set-up that somebody has taken, as history tells; a post beside the administrator's counts as officers. */
export async function stepsTaken(db: Database, tenant: string): Promise<Set<SetupStep>> {
  const verbs = await db.rows<{ verb: string }>(sql`
    select distinct verb from history
    where tenant = ${tenant} and verb in ('import-committed', 'member-joined', 'card-printed')
       or tenant = ${tenant} and verb = 'defaults-set' and actor is not null`)
  const officers = await db.maybe(sql`
    select 1 from post where tenant = ${tenant} and kind <> 'administrator' limit 1`)
  const done = new Set(verbs.map(({ verb }) => verb))
  const taken: Record<SetupStep, boolean> = {
    defaults: done.has('defaults-set'),
    import: done.has('import-committed') || done.has('member-joined'),
    officers: officers !== null,
    cards: done.has('card-printed'),
  }
  return new Set(SETUP_STEPS.filter((step) => taken[step]))
}
