import type { Author } from '../membership/membership.ts'
import { showDay } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { languages, type Text } from '../text/text.ts'
import { adoptedOf, adoptedWithMonth, lockedOf, type RotationRow, runningIn } from './rotation.queries.ts'
import { cycleState } from './rotation.rules.ts'
import type { OfCell } from './rotation-cell.ts'
import type { RotationChange } from './rotation-change.rules.ts'
import { type Applied, applyChange, recordRotation, storeChange } from './rotation-change.ts'
import { followMembership } from './rotation-follow.ts'
import { memberOf, placeOf, type RotationPlan, reviewedOn, withoutPlace } from './rotation-plan.rules.ts'
import { movesSentence, nextSentence as nextWords, reasonSentence } from './rotation-words.rules.ts'

export interface Turn {
  readonly person: string
  readonly name: string
  /** One sentence: why they have this place. */
  readonly reason: string
}

/** Who is up at the cell's ordinary meeting of a month ('yyyy-mm-01'), by the adopted plan. Nobody without one. */
export async function turnOf(db: Database, tenant: string, cell: string, month: string): Promise<Turn[]> {
  const row = await adoptedWithMonth(db, tenant, cell, month)
  const meeting = row?.plan.meetings.find((one) => one.id === month)
  if (!row || !meeting) return []
  return meeting.places.map((place) => ({
    person: place.member,
    name: memberOf(row.plan, place.member)?.name ?? '',
    reason: reasonSentence(row.plan, place, languages.vi.rotation),
  }))
}

/** The last line of a meeting: who is next after this day, or that the cycle is complete. Null without an adopted plan. */
export async function nextSentence(
  db: Database,
  tenant: string,
  cell: string,
  afterDay: string,
  t: Text,
): Promise<string | null> {
  const row = await adoptedOf(db, tenant, cell)
  return row && nextWords(row.plan, cycleState(row.plan, afterDay), t.rotation)
}

/** The coming turn of one member, for their own pages and their calendar. */
export async function myTurn(
  db: Database,
  tenant: string,
  cell: string,
  person: string,
): Promise<{ month: string; on: string } | null> {
  const row = await adoptedOf(db, tenant, cell)
  const meeting = row?.plan.meetings[placeOf(row.plan, person)]
  return meeting && !meeting.held ? { month: meeting.id, on: meeting.on } : null
}

/** The day of the turn that somebody has now because they could not come on another day; null where that is not so. */
export async function turnMovedFrom(
  db: Database,
  tenant: string,
  cell: string,
  person: string,
  day: string,
): Promise<string | null> {
  const row = await adoptedOf(db, tenant, cell)
  const meeting = row?.plan.meetings[placeOf(row.plan, person)]
  const reason = meeting?.places.find((place) => place.member === person)?.reason
  return meeting && !meeting.held && reason?.kind === 'unable' && reason.on === day ? meeting.on : null
}

export interface Cycle {
  /** Members of the cycle who were reviewed in it, and those who still are to be. */
  readonly done: number
  readonly left: number
  readonly complete: boolean
}

const cycleIn = (plan: RotationPlan): Cycle => {
  const { done, left, complete } = cycleState(plan)
  return { done: done.length, left, complete }
}

/** How far the cell's running cycle is; null without an adopted plan. */
export async function cycleOf(db: Database, tenant: string, cell: string): Promise<Cycle | null> {
  const row = await adoptedOf(db, tenant, cell)
  return row && cycleIn(row.plan)
}

/** The same of many cells; those without an adopted plan are left out. */
export async function reviewedThisCycle(
  db: Database,
  tenant: string,
  cells: readonly string[],
): Promise<Map<string, Cycle>> {
  const rows = await runningIn(db, tenant, cells)
  return new Map(rows.map((row) => [row.cell, cycleIn(row.plan)]))
}

/** Somebody will not be at the month's meeting: if they are up there, their turn moves. Tells in one sentence who moved. */
export async function turnAbsent(
  tx: Transaction,
  absence: OfCell & { person: string; month: string },
  by: Author,
): Promise<string | null> {
  const row = await lockedAdopted(tx, absence)
  const meeting = row?.plan.meetings[placeOf(row.plan, absence.person)]
  if (!row || meeting?.id !== absence.month || meeting.held) return null
  return told(tx, row, await applyChange(tx, row, { kind: 'absent', member: absence.person }, by), by)
}

/** The month's meeting is on this day. Also for a month that had been dropped, or was not in the plan. */
export async function meetingMoved(
  tx: Transaction,
  moved: OfCell & { month: string; day: string },
  by: Author,
): Promise<string | null> {
  return changeEach(tx, moved, by, ({ meetings }) => {
    const known = meetings.find((one) => one.id === moved.month)
    if (!known)
      return moved.month > (meetings[0]?.id ?? '')
        ? { kind: 'meeting-added', meeting: { id: moved.month, on: moved.day } }
        : null
    return known.on === moved.day || known.held
      ? null
      : { kind: 'meeting-moved', meeting: moved.month, on: moved.day }
  })
}

/** There is no ordinary meeting in this month: who was up gets the nearest turn after it. */
export async function meetingDropped(
  tx: Transaction,
  dropped: OfCell & { month: string },
  by: Author,
): Promise<string | null> {
  return changeEach(tx, dropped, by, ({ meetings }) =>
    meetings.some((one) => one.id === dropped.month && !one.held)
      ? { kind: 'meeting-dropped', meeting: dropped.month }
      : null,
  )
}

/**
 * The month's meeting was held on this day and these members were reviewed. Who was up and was not gets the nearest
 * turn. Told twice, nothing more happens. The sentence says whose turn moved.
 */
export async function turnsHeld(
  tx: Transaction,
  held: OfCell & { month: string; day: string; reviewed: readonly string[] },
  by: Author,
): Promise<string | null> {
  await followMembership(tx, held, by)
  await meetingMoved(tx, held, by)
  const row =
    (await adoptedWithMonth(tx, held.tenant, held.cell, held.month)) ?? (await lockedAdopted(tx, held))
  const meeting = row?.plan.meetings.find((one) => one.id === held.month)
  if (!row || meeting?.held) return null
  const reviewed = held.reviewed.filter((id) => memberOf(row.plan, id) && !reviewedOn(row.plan, id))
  if (!meeting) return reviewedOutside(tx, row, { day: held.day, reviewed }, by)
  const change = { kind: 'held', meeting: held.month, reviewed } as const
  return told(tx, row, await applyChange(tx, row, change, by), by)
}

/** Reviews at a meeting that the plan does not know count, and take the place of a turn to come. */
async function reviewedOutside(
  tx: Transaction,
  row: RotationRow,
  { day, reviewed }: { day: string; reviewed: readonly string[] },
  by: Author,
): Promise<string | null> {
  if (reviewed.length === 0) return null
  const words = languages.vi.rotation
  const freed = reviewed.reduce<RotationPlan>(withoutPlace, row.plan)
  const plan = {
    ...freed,
    elsewhere: [...freed.elsewhere, ...reviewed.map((member) => ({ member, on: day }))],
  }
  const sentence = movesSentence(words.changes.held(showDay(day), reviewed.length), plan, [], words)
  await storeChange(tx, row, plan, sentence, by)
  await recordRotation(tx, row, 'rotation-changed', by)
  return sentence
}

async function lockedAdopted(tx: Transaction, { tenant, cell }: OfCell): Promise<RotationRow | null> {
  return (await lockedOf(tx, tenant, cell)).find((row) => row.adopted_on) ?? null
}

/** Makes a change in the adopted plan and in the draft; tells of the adopted one. */
async function changeEach(
  tx: Transaction,
  { tenant, cell }: OfCell,
  by: Author,
  changeOf: (plan: RotationPlan) => RotationChange | null,
): Promise<string | null> {
  let sentence: string | null = null
  for (const row of await lockedOf(tx, tenant, cell)) {
    const change = changeOf(row.plan)
    const said = change && (await told(tx, row, await applyChange(tx, row, change, by), by))
    if (row.adopted_on) sentence = said
  }
  return sentence
}

async function told(tx: Transaction, row: RotationRow, applied: Applied, by: Author): Promise<string | null> {
  if ('refused' in applied) return null
  await recordRotation(tx, row, 'rotation-changed', by)
  return applied.sentence
}
