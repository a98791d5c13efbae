import { moveByHand, swapByHand } from './rotation-hand.rules.ts'
import { addMeeting, dropMeeting, hold, moveMeeting } from './rotation-meeting.rules.ts'
import { absent, comeBack, join, leave, merge, spell } from './rotation-member.rules.ts'
import { fill, place } from './rotation-place.rules.ts'
import type { RotationMember, RotationPlan, RotationRefusal } from './rotation-plan.rules.ts'

import { skippedOf } from './rotation-shape.rules.ts'

/** What happens to a plan after it was adopted. `member` and `meeting` are ids, days 'yyyy-mm-dd'. */
export type RotationChange =
  /** Will not be at the meeting of their turn, as known before it is held. */
  | { readonly kind: 'absent'; readonly member: string }
  | { readonly kind: 'moved'; readonly member: string; readonly to: string }
  | { readonly kind: 'swapped'; readonly member: string; readonly with: string }
  | { readonly kind: 'newcomer'; readonly member: RotationMember }
  /** From another cell, which says whether they were reviewed there in this cycle. */
  | { readonly kind: 'moved-in'; readonly member: RotationMember; readonly reviewedOn: string | null }
  /** `on` is the first day they are no longer of the cell. */
  | { readonly kind: 'left'; readonly member: string; readonly on: string }
  | {
      readonly kind: 'exempt' | 'away'
      readonly member: string
      readonly from: string
      readonly until: string | null
    }
  /** Takes part again from this day. */
  | { readonly kind: 'returned'; readonly member: string; readonly on: string }
  /** Another cell, with its running plan, becomes part of this one. */
  | { readonly kind: 'merged'; readonly plan: RotationPlan }
  | { readonly kind: 'meeting-dropped'; readonly meeting: string }
  | { readonly kind: 'meeting-added'; readonly meeting: { readonly id: string; readonly on: string } }
  | { readonly kind: 'meeting-moved'; readonly meeting: string; readonly on: string }
  /** The meeting took place and these members were reviewed, whoever had been named. */
  | { readonly kind: 'held'; readonly meeting: string; readonly reviewed: readonly string[] }

interface Spot {
  readonly meeting: string
  readonly on: string
}

/** A member's place before and after; null for none. */
export interface MovedPlace {
  readonly member: string
  readonly from: Spot | null
  readonly to: Spot | null
}

export interface Changed {
  readonly plan: RotationPlan
  readonly change: RotationChange
  readonly moved: readonly MovedPlace[]
}

type Outcome = RotationPlan | RotationRefusal

/** An absence, and what is done by hand, touch one other member at most, even if a meeting stays short. */
const isBetweenTwo = ({ kind }: RotationChange) => kind === 'absent' || kind === 'moved' || kind === 'swapped'

/** Gives a place to those whom nothing keeps from a meeting any more, or for whom there was no date. */
const placeWaiting = (plan: RotationPlan, today: string): RotationPlan =>
  skippedOf(plan)
    .filter((one) => one.why === 'no-meeting')
    .reduce((so, { member }) => place(so, member, { kind: 'waiting' }, today, 'soon'), plan)

/** The plan after a change, disturbing as few turns as can be; what was held stays. A refusal leaves it as it was. */
export function changeRotation(
  plan: RotationPlan,
  change: RotationChange,
  today: string,
): Changed | { readonly refused: RotationRefusal } {
  const outcome = carryOut(plan, change, today)
  if (typeof outcome === 'string') return { refused: outcome }
  const changed = isBetweenTwo(change) ? outcome : fill(placeWaiting(outcome, today), today)
  return { plan: changed, change, moved: movedBetween(plan, changed, subjectOf(change)) }
}

const subjectOf = (change: RotationChange): string | null =>
  'member' in change ? (typeof change.member === 'string' ? change.member : change.member.id) : null

const spots = (plan: RotationPlan): ReadonlyMap<string, Spot> =>
  new Map(
    plan.meetings.flatMap(({ id, on, places }) =>
      places.map((place) => [place.member, { meeting: id, on }] as const),
    ),
  )

/** The one the change is about first, then in the order of the new places. */
function movedBetween(before: RotationPlan, after: RotationPlan, subject: string | null): MovedPlace[] {
  const [was, is] = [spots(before), spots(after)]
  const rank = ({ member, to }: MovedPlace) => (member === subject ? '' : (to?.on ?? '9'))
  return after.members
    .map(({ id }) => ({ member: id, from: was.get(id) ?? null, to: is.get(id) ?? null }))
    .filter(({ from, to }) => from?.meeting !== to?.meeting)
    .sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0))
}

function carryOut(plan: RotationPlan, change: RotationChange, today: string): Outcome {
  switch (change.kind) {
    case 'absent':
      return absent(plan, change.member, today)
    case 'moved':
      return moveByHand(plan, change.member, change.to, today)
    case 'swapped':
      return swapByHand(plan, change.member, change.with, today)
    case 'newcomer':
      return join(plan, change.member, { kind: 'newcomer' }, null, today)
    case 'moved-in':
      return join(plan, change.member, { kind: 'moved-in' }, change.reviewedOn, today)
    case 'left':
      return leave(plan, change.member, change.on)
    case 'exempt':
    case 'away':
      return spell(plan, change.member, { why: change.kind, from: change.from, until: change.until }, today)
    case 'returned':
      return comeBack(plan, change.member, change.on, today)
    case 'merged':
      return merge(plan, change.plan, today)
    case 'meeting-dropped':
      return dropMeeting(plan, change.meeting, today)
    case 'meeting-added':
      return addMeeting(plan, change.meeting)
    case 'meeting-moved':
      return moveMeeting(plan, change.meeting, change.on, today)
    case 'held':
      return hold(plan, change.meeting, change.reviewed, today)
  }
}
