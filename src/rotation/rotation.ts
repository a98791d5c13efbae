import type { Author } from '../membership/membership.ts'
import { dayOf } from '../platform/clock.ts'
import type { Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { lockedOf, pairsOf, type RotationRow } from './rotation.queries.ts'
import { type OfCell, planFor } from './rotation-cell.ts'
import type { RotationChange } from './rotation-change.rules.ts'
import { type Applied, applyChange, recordRotation } from './rotation-change.ts'
import { groupsOf } from './rotation-roster.rules.ts'

/** Other features ask here for turns and tell here of meetings and members. */
export { followAll, followMembership } from './rotation-follow.ts'
export {
  type Cycle,
  cycleOf,
  meetingDropped,
  meetingMoved,
  myTurn,
  nextSentence,
  reviewedThisCycle,
  type Turn,
  turnAbsent,
  turnMovedFrom,
  turnOf,
  turnsHeld,
} from './rotation-turns.ts'

/**
 * Lays out a new cycle as a draft beside the plan the cell goes by, in place of an earlier draft. Null where nobody is
 * there to be placed.
 */
export async function draftRotation(tx: Transaction, of: OfCell, by: Author): Promise<string | null> {
  const today = dayOf(by.now)
  // Two officers may begin at once, when there is no plan yet to wait for.
  await tx.run(sql`select 1 from unit where id = ${of.cell} for no key update`)
  const locked = await lockedOf(tx, of.tenant, of.cell)
  const running = locked.find((row) => row.adopted_on)
  const plan = await planFor(tx, of, running?.plan ?? null, today)
  if (plan.members.length === 0) return null
  await tx.run(sql`
    update rotation set ended_on = ${today}
    where tenant = ${of.tenant} and cell = ${of.cell} and ended_on is null and adopted_on is null`)
  const id = newId(by.now)
  await tx.run(sql`
    insert into rotation (tenant, id, cell, plan, drafted_on)
    values (${of.tenant}, ${id}, ${of.cell}, ${JSON.stringify(plan)}, ${today})`)
  await recordRotation(tx, { ...of, id }, 'rotation-drafted', by)
  return id
}

export type AdoptionRefusal =
  /** There is no such draft any more. */
  | 'no-draft'
  /** Its first meeting is past: it has to be laid out anew. */
  | 'passed'
  /** It was changed since the page was opened. */
  | 'stale'

/** The cell adopts its draft, at a meeting or without one; the plan before it ends. Null when it is done. */
export async function adoptRotation(
  tx: Transaction,
  adoption: OfCell & { rotation: string; revision: number; meeting: string | null },
  by: Author,
): Promise<AdoptionRefusal | null> {
  const today = dayOf(by.now)
  const locked = await lockedOf(tx, adoption.tenant, adoption.cell)
  const draft = locked.find((row) => row.id === adoption.rotation && !row.adopted_on)
  if (!draft) return 'no-draft'
  if (draft.revision !== adoption.revision) return 'stale'
  if (draft.plan.meetings.some((meeting) => meeting.places.length > 0 && meeting.on < today)) return 'passed'
  await tx.run(sql`
    update rotation set ended_on = ${today}
    where tenant = ${adoption.tenant} and cell = ${adoption.cell} and ended_on is null and adopted_on is not null`)
  await tx.run(sql`
    update rotation set adopted_on = ${today}, adopted_at_meeting = ${adoption.meeting}
    where tenant = ${adoption.tenant} and id = ${draft.id}`)
  await recordRotation(tx, draft, 'rotation-adopted', by)
  return null
}

/** What an officer does to one turn. */
export type HandChange = Extract<RotationChange, { kind: 'moved' | 'swapped' | 'absent' }>

/** Changes a turn by hand in the revision that the officer saw; another one is told instead of changed. */
export async function changeTurn(
  tx: Transaction,
  turn: OfCell & { rotation: string; revision: number; change: HandChange },
  by: Author,
): Promise<Applied | { readonly stale: RotationRow | null }> {
  const locked = await lockedOf(tx, turn.tenant, turn.cell)
  const row = locked.find((one) => one.id === turn.rotation)
  if (row?.revision !== turn.revision) return { stale: row ?? locked[0] ?? null }
  const applied = await applyChange(tx, row, turn.change, by)
  if ('row' in applied) await recordRotation(tx, row, 'rotation-changed', by)
  return applied
}

/** Two members whom the cell does not place at one meeting, or does again. Turns that are laid out stay where they are. */
export async function keepApart(
  tx: Transaction,
  pair: OfCell & { person: string; other: string; apart: boolean },
  by: Author,
): Promise<void> {
  const [person, other] = [pair.person, pair.other].sort() as [string, string]
  const changed = pair.apart
    ? await tx.run(sql`
        insert into rotation_apart (tenant, cell, person, other)
        values (${pair.tenant}, ${pair.cell}, ${person}, ${other}) on conflict do nothing`)
    : await tx.run(sql`
        delete from rotation_apart
        where tenant = ${pair.tenant} and cell = ${pair.cell} and person = ${person} and other = ${other}`)
  if (changed === 0) return
  const groups = groupsOf(await pairsOf(tx, pair.tenant, pair.cell))
  const locked = await lockedOf(tx, pair.tenant, pair.cell)
  for (const row of locked) {
    const members = row.plan.members.map((one) => ({ ...one, household: groups.get(one.id) ?? null }))
    await tx.run(sql`
      update rotation set plan = ${JSON.stringify({ ...row.plan, members })}
      where tenant = ${row.tenant} and id = ${row.id}`)
  }
  await recordRotation(tx, { ...pair, id: locked[0]?.id ?? pair.cell }, 'rotation-pair-changed', by)
}
