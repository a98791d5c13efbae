import { addDays } from '../platform/clock.ts'
import { layOut } from './rotation.rules.ts'
import { lot } from './rotation-order.rules.ts'
import { afterTold, place, relocate } from './rotation-place.rules.ts'
import {
  type Apart,
  hindrance,
  memberOf,
  placeOf,
  type Reason,
  type RotationMember,
  type RotationPlan,
  type RotationRefusal,
  reviewedOn,
  withMember,
  withoutPlace,
} from './rotation-plan.rules.ts'

type Outcome = RotationPlan | RotationRefusal

const withApart = (member: RotationMember, apart: Apart): RotationMember => ({
  ...member,
  apart: [...member.apart, apart],
})

/** Moves a turn whose day the member can no longer keep, as now known of them. */
function keepTurn(plan: RotationPlan, id: string, today: string): RotationPlan {
  const meeting = plan.meetings[placeOf(plan, id)]
  if (!meeting || meeting.held) return plan
  const why = hindrance(memberOf(plan, id)!, meeting.on)
  return why ? relocate(plan, id, { kind: 'unable', why, on: meeting.on }, today) : plan
}

const isWaiting = (plan: RotationPlan, id: string) => placeOf(plan, id) < 0 && !reviewedOn(plan, id)

export function absent(plan: RotationPlan, id: string, today: string): Outcome {
  const member = memberOf(plan, id)
  if (!member) return 'no-such-member'
  if (reviewedOn(plan, id)) return 'already-reviewed'
  const meeting = plan.meetings[placeOf(plan, id)]
  if (!meeting) return 'no-place'
  const day: Apart = { why: 'absent', from: meeting.on, until: meeting.on }
  return keepTurn(withMember(plan, withApart(member, day)), id, today)
}

/** Exempt or away for a time: the turn moves within the cycle if it can, else to the next cycle. */
export function spell(plan: RotationPlan, id: string, apart: Apart, today: string): Outcome {
  const member = memberOf(plan, id)
  if (!member) return 'no-such-member'
  return keepTurn(withMember(plan, withApart(member, apart)), id, today)
}

export function comeBack(plan: RotationPlan, id: string, on: string, today: string): Outcome {
  const member = memberOf(plan, id)
  if (!member) return 'no-such-member'
  const apart = member.apart.flatMap((one) => {
    if (one.why === 'absent' || (one.until && one.until < on)) return [one]
    return one.from < on ? [{ ...one, until: addDays(on, -1) }] : []
  })
  const back = withMember(plan, { ...member, apart })
  return isWaiting(back, id) ? place(back, id, { kind: 'returned' }, today, 'soon') : back
}

/** Somebody new to the cell, or back in it. A review of this cycle at another cell counts. */
export function join(
  plan: RotationPlan,
  member: RotationMember,
  reason: Reason,
  reviewed: string | null,
  today: string,
): Outcome {
  const known = memberOf(plan, member.id)
  if (known && !known.until) return 'known-already'
  const joined = withMember(plan, member)
  if (!isWaiting(joined, member.id)) return joined
  if (reviewed) return { ...joined, elsewhere: [...joined.elsewhere, { member: member.id, on: reviewed }] }
  return place(joined, member.id, reason, today, 'fitting')
}

/** Keeps a turn that comes before the member goes. */
export function leave(plan: RotationPlan, id: string, on: string): Outcome {
  const member = memberOf(plan, id)
  if (!member) return 'no-such-member'
  const gone = withMember(plan, { ...member, until: addDays(on, -1) })
  const meeting = gone.meetings[placeOf(gone, id)]
  return meeting && !meeting.held && meeting.on >= on ? withoutPlace(gone, id) : gone
}

/**
 * Two running cycles become one, in the meetings of ours. Reviews of both count; the meetings that have been told stay;
 * all other turns are laid out anew in the order in which they would have come, so nobody is up twice before all were
 * once.
 */
export function merge(ours: RotationPlan, theirs: RotationPlan, today: string): RotationPlan {
  const start = afterTold(ours, today)
  const dayIn = (plan: RotationPlan, id: string) => plan.meetings[placeOf(plan, id)]?.on
  const joining = theirs.members.filter((member) => {
    const known = memberOf(ours, member.id)
    return !known || (known.until !== null && member.until === null)
  })
  const joined = joining.reduce(withMember, ours)
  const counted = theirs.members.flatMap(({ id }) => {
    const on = reviewedOn(theirs, id)
    return on && !reviewedOn(ours, id) ? [{ member: id, on }] : []
  })
  const known = counted.reduce<RotationPlan>((plan, { member }) => withoutPlace(plan, member), {
    ...joined,
    elsewhere: [...joined.elsewhere, ...counted],
  })
  const again = known.members
    .filter(({ id }) => !reviewedOn(known, id) && (placeOf(known, id) < 0 || placeOf(known, id) >= start))
    .map((member) => ({
      member,
      due: dayIn(ours, member.id) ?? dayIn(theirs, member.id) ?? '9999',
      lot: lot(`${ours.seed} ${theirs.seed} ${member.id}`),
    }))
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.lot - b.lot))
    .map(({ member }) => member)
  const freed = again.reduce((plan, member) => withoutPlace(plan, member.id), known)
  return layOut(freed, again, start, today, () => ({ kind: 'merged' }))
}
