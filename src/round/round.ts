import type { Catalogue } from '../catalogue/catalogue.rules.ts'
import { record, recordAll } from '../history/history.ts'
import { cellsOf, subtree } from '../organisation/organisation.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { type DeclaredSign, membersIn, type RoundRow, roundById } from './round.queries.ts'
import {
  type ClosingRefusal,
  closingRefusal,
  isRunning,
  openOf,
  overlapOf,
  type RoundDays,
  stateOf,
  TALLY,
  tallyOf,
} from './round.rules.ts'

export type { FrozenMember, FrozenRound } from './comparison.rules.ts'

interface By {
  readonly person: string
  readonly now: Date
}

interface Span extends RoundDays {
  readonly id: string
  readonly name: string
}

/**
 * Rounds of a tenant are laid down and moved one after the other, so that of two at once the second sees the first. One
 * that was closed late takes up the days it was laid down for, so that old ones are entered in whichever order.
 */
async function othersOf(tx: Transaction, tenant: string, not: string | null): Promise<Span[]> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`rounds ${tenant}`}, 7))`)
  return tx.rows<Span>(sql`
    select id, name, opens_on, declare_by, conclude_by, greatest(opens_on, least(closed_on, closes_on)) as closes_on
    from round where tenant = ${tenant} and dropped_on is null and id is distinct from ${not}`)
}

export async function launchRound(
  tx: Transaction,
  plan: RoundDays & { readonly tenant: string; readonly name: string; readonly catalogue: string },
  by: By,
): Promise<{ id: string } | { overlaps: Span }> {
  const overlaps = overlapOf(plan, await othersOf(tx, plan.tenant, null))
  if (overlaps) return { overlaps }
  const id = newId(by.now)
  await tx.run(sql`
    insert into round (tenant, id, name, catalogue, opens_on, declare_by, conclude_by, closes_on, launched_at, launched_by)
    values (${plan.tenant}, ${id}, ${plan.name}, ${plan.catalogue}, ${plan.opens_on}, ${plan.declare_by}, ${plan.conclude_by},
            ${plan.closes_on}, ${by.now}, ${by.person})`)
  await deed(tx, { tenant: plan.tenant, id }, 'round-launched', by)
  return { id }
}

/** Name and days, until it is closed; what they were stays readable. The catalogue is never changed. */
export async function changeRound(
  tx: Transaction,
  round: RoundRow,
  after: RoundDays & { readonly name: string },
  by: By,
): Promise<'changed' | 'over' | { overlaps: Span }> {
  const overlaps = overlapOf(after, await othersOf(tx, round.tenant, round.id))
  if (overlaps) return { overlaps }
  const { name, opens_on, declare_by, conclude_by, closes_on } = round
  const changed = await tx.run(sql`
    update round set name = ${after.name}, opens_on = ${after.opens_on}, declare_by = ${after.declare_by},
      conclude_by = ${after.conclude_by}, closes_on = ${after.closes_on}
    where tenant = ${round.tenant} and id = ${round.id} and closed_on is null and dropped_on is null`)
  if (changed === 0) return 'over'
  await tx.run(sql`
    insert into round_change (tenant, round, id, before, after, made_at, made_by)
    values (${round.tenant}, ${round.id}, ${newId(by.now)},
            ${JSON.stringify({ name, opens_on, declare_by, conclude_by, closes_on })}, ${JSON.stringify(after)}, ${by.now}, ${by.person})`)
  await deed(tx, round, 'round-changed', by)
  return 'changed'
}

/** Called off, as long as nobody has declared and no cell has concluded. */
export async function dropRound(tx: Transaction, round: RoundRow, reason: string, by: By): Promise<boolean> {
  await holdRound(tx, round)
  const dropped = await tx.run(sql`
    update round set dropped_on = ${dayOf(by.now)}, dropped_at = ${by.now}, dropped_by = ${by.person}, dropped_reason = ${reason}
    where tenant = ${round.tenant} and id = ${round.id} and closed_on is null and dropped_on is null
      and not exists (select 1 from round_declaration d where d.tenant = ${round.tenant} and d.round = ${round.id})
      and not exists (select 1 from conclusion c where c.tenant = ${round.tenant} and c.round = ${round.id})`)
  if (dropped === 0) return false
  await deed(tx, round, 'round-dropped', by)
  return true
}

const holdRound = (tx: Transaction, round: Pick<RoundRow, 'tenant' | 'id'>): Promise<unknown> =>
  tx.row(sql`select 1 from round where tenant = ${round.tenant} and id = ${round.id} for update`)

/** The round as it is in this transaction, if it still takes declarations and conclusions: whoever closes it waits. */
export async function whileRunning(
  tx: Transaction,
  round: Pick<RoundRow, 'tenant' | 'id'>,
  today: string,
): Promise<RoundRow | null> {
  await tx.row(sql`select 1 from round where tenant = ${round.tenant} and id = ${round.id} for share`)
  const now = await roundById(tx, round.tenant, round.id)
  return now && isRunning(stateOf(now, today)) ? now : null
}

export interface NewDeclaration {
  readonly person: string
  readonly cell: string
  readonly signs: readonly DeclaredSign[]
  /** Who saw the member sign the paper; null where the member sends it themself. */
  readonly witness: string | null
}

/**
 * Declares, or declares anew as long as the cell has not concluded: the old one stays. Several at once are what an
 * officer enters from signed papers. False when the round is over or the cell has concluded about one of them.
 */
export async function declare(
  tx: Transaction,
  round: Pick<RoundRow, 'tenant' | 'id'>,
  declarations: readonly NewDeclaration[],
  by: By,
): Promise<boolean> {
  const today = dayOf(by.now)
  if (!(await whileRunning(tx, round, today))) return false
  // Two of one member at once come one after the other: which of them stands is told by their numbers.
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`declare ${round.id}`}, 7))`)
  const rows = declarations.map((one) => ({
    ...one,
    id: newId(by.now),
    how: one.witness ? 'on-behalf' : 'own',
    sent_by: by.person,
  }))
  const made = await tx.run(sql`
    insert into round_declaration (tenant, round, id, person, nth, cell, signs, how, sent_on, sent_at, sent_by, witness)
    select ${round.tenant}, ${round.id}, d.id, d.person,
           (select coalesce(max(o.nth), 0) + 1 from round_declaration o
            where o.tenant = ${round.tenant} and o.round = ${round.id} and o.person = d.person), d.cell, d.signs, d.how, ${today}, ${by.now}, d.sent_by, d.witness
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d (
      id uuid, person uuid, cell uuid, signs jsonb, how text, sent_by uuid, witness uuid)
    where not exists (
      select 1 from conclusion c
      where c.tenant = ${round.tenant} and c.round = ${round.id} and c.person = d.person and c.withdrawn_at is null)`)
  if (made < rows.length) return false
  await deeds(
    tx,
    round,
    rows.map((row) => ({ verb: row.witness ? 'declared-on-behalf' : 'declared', person: row.person })),
    by,
  )
  return true
}

/**
 * Closes a round: who took part, in which cell, what they declared and what was concluded, with the tree as it stands,
 * are laid down once. Nothing that happens to people or units later changes them.
 */
export async function closeRound(
  tx: Transaction,
  round: RoundRow,
  said: { readonly knows: boolean; readonly reason: string },
  by: By,
): Promise<'closed' | ClosingRefusal> {
  const today = dayOf(by.now)
  await holdRound(tx, round)
  const now = (await roundById(tx, round.tenant, round.id))!
  const cells = await cellsOf(tx, round.tenant)
  const members = await membersIn(tx, now, cells, today)
  const refusal = closingRefusal(stateOf(now, today), openOf(members), said)
  if (refusal) return refusal
  const units = await subtree(tx, round.tenant)
  await tx.run(sql`
    insert into round_unit (tenant, round, unit, parent, kind, name, place)
    select ${round.tenant}, ${round.id}, u.unit, u.parent, u.kind, u.name, u.place
    from unnest(${units.map((unit) => unit.id)}::uuid[], ${units.map((unit) => (unit.id === round.tenant ? null : unit.parent))}::uuid[],
                ${units.map((unit) => unit.kind)}::text[], ${units.map((unit) => unit.name)}::text[],
                ${units.map((_, i) => i + 1)}::int[]) as u (unit, parent, kind, name, place)`)
  const frozen = members.map((member) => ({
    person: member.person,
    unit: member.cell,
    status: member.status,
    part: member.part,
    declared: member.declared,
    own: (member.declaration?.signs ?? []).map(({ id, level }) => ({ id, level })),
    level: member.level,
    signs: (member.level === null ? [] : member.conclusion!.signs).map(({ id, level }) => ({ id, level })),
  }))
  await tx.run(sql`
    insert into round_member (tenant, round, person, unit, status, part, declared, own, level, signs)
    select ${round.tenant}, ${round.id}, m.* from jsonb_to_recordset(${JSON.stringify(frozen)}::jsonb) as m (
      person uuid, unit uuid, status text, part text, declared text, own jsonb, level text, signs jsonb)`)
  const counted = frozen.map((member) => ({ ...member, raised: member.own.length > 0 }))
  const tallies = [round.tenant, ...cells.map((cell) => cell.id)].map((unit) => {
    const tally = tallyOf(counted.filter((member) => unit === round.tenant || member.unit === unit))
    return { unit, counts: TALLY.map((name) => tally[name]) }
  })
  await tx.run(sql`
    insert into round_tally (tenant, round, unit, counts)
    select ${round.tenant}, ${round.id}, t.unit, t.counts
    from jsonb_to_recordset(${JSON.stringify(tallies)}::jsonb) as t (unit uuid, counts int[])`)
  await tx.run(sql`
    update round set closed_on = ${today}, closed_at = ${by.now}, closed_by = ${by.person}, open_reason = ${said.reason}
    where tenant = ${round.tenant} and id = ${round.id}`)
  await deed(tx, round, 'round-closed', by)
  return 'closed'
}

/** What was found wrong after closing. The frozen numbers stay; this stands beside them wherever they are shown. */
export async function addAddendum(
  tx: Transaction,
  round: Pick<RoundRow, 'tenant' | 'id'>,
  words: { readonly before: string; readonly after: string; readonly reason: string },
  by: By,
): Promise<void> {
  await tx.run(sql`
    insert into round_addendum (tenant, round, id, before, after, reason, made_at, made_by)
    values (${round.tenant}, ${round.id}, ${newId(by.now)}, ${words.before}, ${words.after}, ${words.reason}, ${by.now}, ${by.person})`)
  await deed(tx, round, 'round-addendum', by)
}

/** The catalogues a round may be held against: what one should not do, and not standards, where "có" is no limit. */
export async function roundCatalogues(db: Database): Promise<Catalogue[]> {
  const rows = await db.rows<{ content: Catalogue }>(sql`
    select content from catalogue_version where content->>'polarity' <> 'standard' order by loaded_at, id`)
  return rows.map((row) => row.content)
}

const deed = (tx: Transaction, round: Pick<RoundRow, 'tenant' | 'id'>, verb: string, by: By) =>
  record(tx, { tenant: round.tenant, at: by.now, actor: by.person, verb, about: { round: round.id } })

async function deeds(
  tx: Transaction,
  round: Pick<RoundRow, 'tenant' | 'id'>,
  done: readonly { readonly verb: string; readonly person: string }[],
  by: By,
): Promise<void> {
  await recordAll(
    tx,
    round.tenant,
    by,
    done.map(({ verb, person }) => ({ verb, about: [`round:${round.id}`, `person:${person}`] })),
  )
}
