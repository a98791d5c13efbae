import { defaultsOn, STARTING } from '../movement/movement.ts'
import { addMonths } from '../movement/period.rules.ts'
import { addDays } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { beginningOf, lastReviews, officersOf, pairsOf, placesAround } from './rotation.queries.ts'
import { planRotation } from './rotation.rules.ts'
import { plannedMonths, rotationPolicyOn } from './rotation-meeting.queries.ts'
import type { RotationMember, RotationPlan } from './rotation-plan.rules.ts'
import { placeOf } from './rotation-plan.rules.ts'
import { type PlaceRow, type RosterEntry, rosterOf } from './rotation-roster.rules.ts'
import { cycleFor } from './rotation-shape.rules.ts'

export interface OfCell {
  readonly tenant: string
  readonly cell: string
}

/** Who is or will be of the cell, as the planner knows members. `known` are people of a plan, who may have left. */
export async function rosterToday(
  db: Database,
  { tenant, cell }: OfCell,
  today: string,
  known: readonly string[] = [],
): Promise<{ roster: RosterEntry[]; places: PlaceRow[] }> {
  const places = await placesAround(db, tenant, cell, known, today)
  const people = [...new Set(places.map((row) => row.person))]
  const [begins, officers, reviewed, apart] = [
    await beginningOf(db, tenant, cell),
    await officersOf(db, tenant, cell, today),
    await lastReviews(db, tenant, people),
    await pairsOf(db, tenant, cell),
  ]
  return { roster: rosterOf({ cell, today, places, begins, officers, reviewed, apart }), places }
}

/** An ordinary meeting to come: a cell has one a month, so the month's first day is its id. */
export interface ComingMeeting {
  readonly id: string
  readonly on: string
}

/** So many of the cell's ordinary meetings from this day on: on the day planned, else on the rhythm's day. */
export async function comingMeetings(
  db: Database,
  { tenant, cell }: OfCell,
  from: string,
  count: number,
): Promise<ComingMeeting[]> {
  const first = `${from.slice(0, 7)}-01`
  const day = (await defaultsOn(db, tenant, from))?.meeting_day ?? STARTING.meeting_day
  const planned = new Map((await plannedMonths(db, tenant, cell, first)).map((row) => [row.month, row.day]))
  const found: ComingMeeting[] = []
  for (let month = first; found.length < count; month = addMonths(month, 1)) {
    const on = planned.has(month)
      ? planned.get(month)!
      : `${month.slice(0, 8)}${String(day).padStart(2, '0')}`
    if (on && on >= from) found.push({ id: month, on })
  }
  return found
}

/** Months beyond the cycle, so that a turn has somewhere to go. */
const SPARE = 12

/**
 * A new cycle of the cell, from the first meeting that its members can still be told of in time. What the running plan
 * lays on meetings before that counts as done: it will be.
 */
export async function planFor(
  db: Database,
  of: OfCell,
  running: RotationPlan | null,
  today: string,
): Promise<RotationPlan> {
  const policy = await rotationPolicyOn(db, of.tenant, today)
  const { roster } = await rosterToday(db, of, today)
  const meetings = await comingMeetings(
    db,
    of,
    addDays(today, policy.noticeDays),
    cycleFor(roster.length, policy).meetings + SPARE,
  )
  const first = meetings[0]!
  const members = roster.map(({ member }) => withComingTurn(member, running, first.on))
  return planRotation({ seed: `${of.cell} ${first.id}`, policy, members, meetings, today })
}

function withComingTurn(member: RotationMember, running: RotationPlan | null, before: string) {
  const turn = running?.meetings[placeOf(running, member.id)]
  return turn && !turn.held && turn.on < before ? { ...member, lastReviewed: turn.on } : member
}
