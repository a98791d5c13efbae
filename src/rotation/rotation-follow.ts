import type { Author } from '../membership/membership.ts'
import { dayOf, showDay } from '../platform/clock.ts'
import type { Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { languages } from '../text/text.ts'
import {
  lockedOf,
  markFollowed,
  plansMergedInto,
  type RotationRow,
  rotationsToFollow,
} from './rotation.queries.ts'
import { comingMeetings, type OfCell, rosterToday } from './rotation-cell.ts'
import { changeRotation } from './rotation-change.rules.ts'
import { applyChange, applyChanges, recordRotation, storeChange, storeQuietly } from './rotation-change.ts'
import { changesFor, refreshed } from './rotation-follow.rules.ts'
import { lastUsed, type RotationPlan } from './rotation-plan.rules.ts'
import { goneOn } from './rotation-roster.rules.ts'
import { movesSentence } from './rotation-words.rules.ts'

/**
 * Brings the cell's plans, adopted and draft, up to its members and meeting days of today: who came, left, was exempted,
 * went away or came back since, cells that became part of it. Each change that is made is told in one sentence.
 */
export async function followMembership(tx: Transaction, of: OfCell, by: Author): Promise<void> {
  const today = dayOf(by.now)
  for (const row of await lockedOf(tx, of.tenant, of.cell)) {
    const merged = await mergeInto(tx, row, by)
    const people = merged.plan.members.map(({ id }) => id)
    const { roster, places } = await rosterToday(tx, of, today, people)
    const changes = changesFor(merged.plan, roster, today, row.drafted_on, (person) =>
      goneOn(places, person, of.cell, today),
    )
    const followed = await applyChanges(tx, merged, changes, by)
    const dated = await followDays(tx, followed, by)
    const now = refreshed(dated.plan, roster, today)
    if (JSON.stringify(now) !== JSON.stringify(dated.plan)) await storeQuietly(tx, dated, now)
    if (dated.revision > row.revision) await recordRotation(tx, row, 'rotation-followed', by)
  }
  await endMerged(tx, of, today)
  await markFollowed(tx, of.tenant, of.cell, today)
}

/** By the clock: every cell whose members, units or day of meeting may have changed. */
export async function followAll(tx: Transaction, now: Date): Promise<void> {
  const by = { person: null, now }
  for (const { tenant, cell, merged_into } of await rotationsToFollow(tx, dayOf(now)))
    await followMembership(tx, { tenant, cell: merged_into ? await lastOf(tx, merged_into) : cell }, by)
}

/** The cell that is left at the end of a row of mergers. */
async function lastOf(tx: Transaction, cell: string): Promise<string> {
  const unit = await tx.maybe<{ merged_into: string | null }>(
    sql`select merged_into from unit where id = ${cell}`,
  )
  return unit?.merged_into ? lastOf(tx, unit.merged_into) : cell
}

/** Turns of an adopted plan of a cell that became part of this one are kept in their order; then that plan is over. */
async function mergeInto(tx: Transaction, row: RotationRow, by: Author): Promise<RotationRow> {
  const plans = (await plansMergedInto(tx, row.tenant, row.cell)).filter((one) => one.adopted_on)
  return applyChanges(
    tx,
    row,
    plans.map(({ plan }) => ({ kind: 'merged', plan })),
    by,
  )
}

async function endMerged(tx: Transaction, { tenant, cell }: OfCell, today: string): Promise<void> {
  for (const { id } of await plansMergedInto(tx, tenant, cell))
    await tx.run(sql`update rotation set ended_on = ${today} where tenant = ${tenant} and id = ${id}`)
}

/** So many months are kept free after the last turn. */
const SPARE = 6

/** Meetings to come on the days that are now planned, and new months so that the plan never runs out of them. */
async function followDays(tx: Transaction, row: RotationRow, by: Author): Promise<RotationRow> {
  const today = dayOf(by.now)
  const open = row.plan.meetings.filter((meeting) => !meeting.held && meeting.on >= today)
  const coming = await comingMeetings(tx, row, today, open.length + SPARE)
  const days = new Map(coming.map(({ id, on }) => [id, on]))
  const moved = open.filter(({ id, on }) => (days.get(id) ?? on) !== on)
  const dated = await redate(tx, row, moved, days, by)

  const known = dated.plan.meetings
  const spare =
    known.length -
    1 -
    Math.max(
      lastUsed(dated.plan),
      known.findLastIndex((one) => one.held),
    )
  const added = coming
    .filter(({ id }) => known.every((one) => one.id < id))
    .slice(0, Math.max(0, SPARE - spare))
  let now = dated
  for (const meeting of added) now = await addMonth(tx, now, meeting, by)
  return now
}

async function redate(
  tx: Transaction,
  row: RotationRow,
  meetings: RotationPlan['meetings'],
  days: ReadonlyMap<string, string>,
  by: Author,
): Promise<RotationRow> {
  const first = meetings.find((meeting) => meeting.places.length > 0)
  let plan = row.plan
  const places = []
  for (const { id } of meetings) {
    const changed = changeRotation(
      plan,
      { kind: 'meeting-moved', meeting: id, on: days.get(id)! },
      dayOf(by.now),
    )
    if ('refused' in changed) continue
    plan = changed.plan
    places.push(...changed.moved)
  }
  if (!first) return plan === row.plan ? row : storeQuietly(tx, row, plan)
  const words = languages.vi.rotation
  const cause = words.changes.redated(showDay(first.on), showDay(days.get(first.id)!))
  return storeChange(tx, row, plan, movesSentence(cause, plan, places, words), by)
}

async function addMonth(
  tx: Transaction,
  row: RotationRow,
  meeting: { id: string; on: string },
  by: Author,
): Promise<RotationRow> {
  const change = { kind: 'meeting-added', meeting } as const
  const changed = changeRotation(row.plan, change, dayOf(by.now))
  if ('refused' in changed) return row
  if (changed.moved.length === 0) return storeQuietly(tx, row, changed.plan)
  const applied = await applyChange(tx, row, change, by)
  return 'row' in applied ? applied.row : row
}
