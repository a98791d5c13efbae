import { addDays } from '../platform/clock.ts'
import {
  hindrance,
  horizon,
  housemateAt,
  lastUsed,
  memberOf,
  placeOf,
  type Reason,
  type RotationMeeting,
  type RotationMember,
  type RotationPlan,
  withoutPlace,
  withPlace,
} from './rotation-plan.rules.ts'

/** The next meetings, whose members have been told: only their own absence or a hand changes who is reviewed there. */
const TOLD_MEETINGS = 2

/** A turn slips by so many meetings before somebody else is asked to change. */
const SWAP = 3
/** What is avoided if anything else will do. */
const ABOVE_MOST = 20
const LEAVES_SHORT = 100

/** Whether the planner may still ask somebody to be reviewed at a meeting. */
function freeFrom(plan: RotationPlan, today: string): (meeting: RotationMeeting) => boolean {
  const first = addDays(today, plan.policy.noticeDays)
  return (meeting) => !meeting.held && meeting.on >= first
}

export const topOf = (policy: RotationPlan['policy']) => Math.max(policy.most, policy.exceptional ?? 0)

/** Index of the first meeting after those that have been told. */
export function afterTold(plan: RotationPlan, today: string): number {
  const first = plan.meetings.findIndex((meeting) => !meeting.held && meeting.on >= today)
  return first < 0 ? plan.meetings.length : first + TOLD_MEETINGS
}

/** The meetings a member without a place could be given, household and size aside. */
function reach(plan: RotationPlan, member: RotationMember, today: string): number[] {
  return horizon(plan, member, freeFrom(plan, today)).flatMap(({ index, why }) => (why ? [] : [index]))
}

/**
 * Gives a place to a member who has none, moving nobody: where a meeting is short, then where there is room. 'soon'
 * takes the nearest meeting up to the most allowed; 'fitting' keeps to the usual number and rather adds a meeting to a
 * cycle that may still grow, and leaves out the meetings that have been told. Housemates never meet. The plan comes
 * back unchanged if no meeting will do.
 *
 * @param after if it can be, later than this day
 */
export function place(
  plan: RotationPlan,
  id: string,
  reason: Reason,
  today: string,
  how: 'soon' | 'fitting',
  after = '',
): RotationPlan {
  const { policy } = plan
  const member = memberOf(plan, id)!
  const last = lastUsed(plan)
  const all = reach(plan, member, today).filter((i) => !housemateAt(plan, plan.meetings[i]!, member))
  const told = how === 'fitting' ? afterTold(plan, today) : 0
  const wished = all.filter((i) => i >= told && plan.meetings[i]!.on > after)
  const size = (i: number) => plan.meetings[i]!.places.length
  const roomFor = (limit: number) => (from: number[]) => from.find((i) => i <= last && size(i) < limit)
  const added = (from: number[]) => from.find((i) => i > last)
  const addedInTime = (from: number[]) => from.find((i) => i > last && i < policy.longest)
  const wishes = [
    roomFor(policy.fewest),
    ...(how === 'fitting' ? [roomFor(plan.perMeeting), addedInTime] : []),
    roomFor(policy.most),
    addedInTime,
    roomFor(topOf(policy)),
    added,
  ]
  for (const from of [wished, all]) {
    for (const wish of wishes) {
      const found = wish(from)
      if (found !== undefined) return withPlace(plan, found, { member: id, reason })
    }
  }
  return plan
}

/**
 * Moves a member's turn to the nearest meeting that will have it: into a free seat, or in exchange with one other
 * member, who then stands in. Nobody else is touched. Without such a meeting the member is left without a place.
 */
export function relocate(plan: RotationPlan, id: string, reason: Reason, today: string): RotationPlan {
  const { policy, meetings } = plan
  const member = memberOf(plan, id)!
  const from = placeOf(plan, id)
  const home = meetings[from]!
  const homeIsFree = freeFrom(plan, today)(home)
  const freed = withoutPlace(plan, id)
  const last = lastUsed(freed)
  const vacated = freed.meetings[from]!
  const short = vacated.places.length < policy.fewest
  const choices = reach(freed, member, today)
    .filter((i) => i !== from)
    .flatMap((i) => {
      const there = meetings[i]!
      const mate = housemateAt(freed, there, member)
      const distance = Math.abs(i - from) + (i < from ? 0.5 : 0)
      const dear =
        (there.places.length >= policy.most ? ABOVE_MOST : 0) +
        (short && from < Math.max(last, i) ? LEAVES_SHORT : 0)
      const move =
        !mate && there.places.length < topOf(policy) ? [{ i, other: null, cost: distance + dear }] : []
      const swaps = there.places.flatMap(({ member: other }) => {
        const partner = memberOf(plan, other)!
        const can =
          homeIsFree &&
          (mate === null || mate === other) &&
          hindrance(partner, home.on) === null &&
          !housemateAt(plan, vacated, partner)
        return can ? [{ i, other, cost: distance + SWAP }] : []
      })
      return [...move, ...swaps]
    })
  const best = choices.reduce<(typeof choices)[number] | null>(
    (best, choice) => (best && best.cost <= choice.cost ? best : choice),
    null,
  )
  if (!best) return freed
  const moved = withPlace(freed, best.i, { member: id, reason })
  if (best.other === null) return moved
  const swapped: Reason = { kind: 'swapped', with: id, on: meetings[best.i]!.on }
  return withPlace(moved, from, { member: best.other, reason: swapped })
}

/**
 * Brings members forward from the end of the cycle to meetings that fell below the fewest. Those already told, and
 * those moved by hand, stay where they are; a meeting that nobody can come forward to stays short.
 */
export function fill(plan: RotationPlan, today: string): RotationPlan {
  const { fewest } = plan.policy
  const last = lastUsed(plan)
  const told = afterTold(plan, today)
  const isFree = freeFrom(plan, today)
  for (const [i, meeting] of plan.meetings.entries()) {
    if (i >= last || meeting.places.length >= fewest || !isFree(meeting)) continue
    for (let from = last; from > i && from >= told; from--) {
      const source = plan.meetings[from]!
      if (from < last && source.places.length <= fewest) continue
      const found = source.places.find(({ member, reason }) => {
        const who = memberOf(plan, member)!
        return reason.kind !== 'by-hand' && !hindrance(who, meeting.on) && !housemateAt(plan, meeting, who)
      })
      if (!found || source.held) continue
      const reason: Reason = { kind: 'brought-forward', on: source.on }
      return fill(withPlace(plan, i, { member: found.member, reason }), today)
    }
  }
  return plan
}
