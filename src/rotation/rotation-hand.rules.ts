import { topOf } from './rotation-place.rules.ts'
import {
  hindrance,
  housemateAt,
  lastUsed,
  memberOf,
  placeOf,
  type RotationMeeting,
  type RotationPlan,
  type RotationRefusal,
  withoutPlace,
  withPlace,
} from './rotation-plan.rules.ts'

const isOver = (meeting: RotationMeeting, today: string) => meeting.held || meeting.on < today

/** Why the member's turn can't be moved from where it is, if so. */
function stuck(plan: RotationPlan, id: string): RotationRefusal | null {
  if (!memberOf(plan, id)) return 'no-such-member'
  const meeting = plan.meetings[placeOf(plan, id)]
  if (meeting?.held || plan.elsewhere.some((one) => one.member === id)) return 'already-reviewed'
  return meeting ? null : 'no-place'
}

/** Why a member without a place can't be reviewed at this meeting, if so. */
function unfit(
  plan: RotationPlan,
  id: string,
  meeting: RotationMeeting,
  today: string,
): RotationRefusal | null {
  const member = memberOf(plan, id)!
  if (isOver(meeting, today)) return 'meeting-held'
  if (hindrance(member, meeting.on)) return 'unable'
  return housemateAt(plan, meeting, member) ? 'household' : null
}

/** Meetings before the last one with fewer members than the policy asks. */
const shortMeetings = (plan: RotationPlan) =>
  plan.meetings.filter(
    (meeting, i) => !meeting.held && i < lastUsed(plan) && meeting.places.length < plan.policy.fewest,
  ).length

export function moveByHand(
  plan: RotationPlan,
  id: string,
  to: string,
  today: string,
): RotationPlan | RotationRefusal {
  const why = stuck(plan, id)
  if (why) return why
  const index = plan.meetings.findIndex((meeting) => meeting.id === to)
  const meeting = plan.meetings[index]
  if (!meeting) return 'no-such-meeting'
  if (index === placeOf(plan, id)) return 'same-meeting'
  const refused = unfit(plan, id, meeting, today)
  if (refused) return refused
  if (meeting.places.length >= topOf(plan.policy)) return 'full'
  const moved = withPlace(plan, index, { member: id, reason: { kind: 'by-hand', with: null } })
  return shortMeetings(moved) > shortMeetings(plan) ? 'too-few' : moved
}

/** Two members exchange their turns. */
export function swapByHand(
  plan: RotationPlan,
  a: string,
  b: string,
  today: string,
): RotationPlan | RotationRefusal {
  const why = stuck(plan, a) ?? stuck(plan, b)
  if (why) return why
  const [atA, atB] = [placeOf(plan, a), placeOf(plan, b)]
  if (atA === atB) return 'same-meeting'
  const freed = withoutPlace(withoutPlace(plan, a), b)
  const refused = unfit(freed, a, freed.meetings[atB]!, today) ?? unfit(freed, b, freed.meetings[atA]!, today)
  if (refused) return refused
  const half = withPlace(freed, atB, { member: a, reason: { kind: 'by-hand', with: b } })
  return withPlace(half, atA, { member: b, reason: { kind: 'by-hand', with: a } })
}
