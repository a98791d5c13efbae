import { fairOrder, seat } from './rotation-order.rules.ts'
import { fill, place } from './rotation-place.rules.ts'
import {
  hindrance,
  housemateAt,
  placeOf,
  type Reason,
  type RotationMeeting,
  type RotationMember,
  type RotationPlan,
  type RotationPolicy,
  reviewedOn,
  withPlace,
} from './rotation-plan.rules.ts'
import { cycleFor, evenSizes, type Skipped, skippedOf } from './rotation-shape.rules.ts'

export interface RotationInput {
  /** Decides the lot among those who have waited equally long: the cell and the cycle's first day, say. */
  readonly seed: string
  readonly policy: RotationPolicy
  readonly members: readonly RotationMember[]
  /** Coming ordinary meetings, more of them than the cycle needs, so that a turn has somewhere to go. */
  readonly meetings: readonly { readonly id: string; readonly on: string }[]
  readonly today: string
}

/** A new cycle: everybody who can be reviewed within it gets one place. */
export function planRotation(input: RotationInput): RotationPlan {
  const meetings = [...input.meetings].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const plan: RotationPlan = {
    seed: input.seed,
    policy: input.policy,
    perMeeting: input.policy.fewest,
    members: input.members,
    meetings: meetings.map(({ id, on }) => ({ id, on, held: false, places: [] })),
    elsewhere: [],
  }
  return layOut(plan, fairOrder(input.members, input.policy, input.seed), 0, input.today, (member, nth) =>
    turnReason(member, nth, input.policy),
  )
}

/** What brought a member to their turn when nothing stood in its way. */
function turnReason(member: RotationMember, nth: number, policy: RotationPolicy): Reason {
  if (policy.officersFirst && member.officer) return { kind: 'officer' }
  if (member.lastReviewed) return { kind: 'longest-ago', on: member.lastReviewed }
  return member.from ? { kind: 'joined', on: member.from } : { kind: 'drawn', nth }
}

/**
 * The members who can be reviewed in the cycle that they make together; it is shorter without the others. A single
 * absence keeps nobody out.
 */
function withinCycle(
  members: readonly RotationMember[],
  days: readonly string[],
  policy: RotationPolicy,
): readonly RotationMember[] {
  const cycle = days.slice(0, cycleFor(members.length, policy).meetings)
  const able = members.filter((member) =>
    cycle.some((day) => [null, 'absent'].includes(hindrance(member, day))),
  )
  return able.length === members.length ? members : withinCycle(able, days, policy)
}

/**
 * Lays out members without a place, in their order, over the meetings from `start` on: as many a meeting as brings
 * them round within the policy, evenly. Those whom their turn does not suit are told why, the others `turn`.
 */
export function layOut(
  plan: RotationPlan,
  members: readonly RotationMember[],
  start: number,
  today: string,
  turn: (member: RotationMember, nth: number) => Reason,
): RotationPlan {
  const policy = { ...plan.policy, longest: Math.max(1, plan.policy.longest - start) }
  const days = plan.meetings.slice(start).map((meeting) => meeting.on)
  const able = withinCycle(members, days, policy)
  const { perMeeting, meetings } = cycleFor(able.length, policy)
  const sizes = evenSizes(able.length, meetings)
  const nth = new Map(able.map((member, i) => [member.id, i + 1]))
  const turnOf = (member: RotationMember) => turn(member, nth.get(member.id)!)
  const seats = seat(able, days, sizes.slice(0, days.length))
  const seated = able.reduce<RotationPlan>(
    (so, member, i) =>
      seats[i]! < 0 ? so : withPlace(so, start + seats[i]!, { member: member.id, reason: turnOf(member) }),
    { ...plan, perMeeting },
  )
  const placed = able
    .filter((_, i) => seats[i]! < 0)
    .reduce((so, member) => place(so, member.id, turnOf(member), today, 'soon'), seated)
  const laid = fill(placed, today)

  const due = sizes.flatMap((size, j) => Array<number>(size).fill(start + j))
  const reasons = new Map(
    able.map((member, i) => [member.id, reasonFor(laid, member, laid.meetings[due[i]!], turnOf(member))]),
  )
  return {
    ...laid,
    meetings: laid.meetings.map((meeting) =>
      meeting.held
        ? meeting
        : {
            ...meeting,
            places: meeting.places.map((one) => ({ ...one, reason: reasons.get(one.member) ?? one.reason })),
          },
    ),
  }
}

/** Why a member was not placed where their turn was due, or the reason of their turn. */
function reasonFor(
  plan: RotationPlan,
  member: RotationMember,
  due: RotationMeeting | undefined,
  turn: Reason,
): Reason {
  if (!due || due === plan.meetings[placeOf(plan, member.id)]) return turn
  const why = hindrance(member, due.on)
  if (why) return { kind: 'unable', why, on: due.on }
  const mate = housemateAt(plan, due, member)
  return mate ? { kind: 'household', with: mate, on: due.on } : turn
}

export interface CycleState {
  readonly done: readonly { readonly member: string; readonly on: string }[]
  /** Who is up at the first meeting with places that is not held and lies after the given day. */
  readonly next: { readonly meeting: string; readonly on: string; readonly members: readonly string[] } | null
  /** Members of this cycle still to be reviewed. */
  readonly left: number
  readonly skipped: readonly Skipped[]
  /** Nobody is left: the next cycle can be planned. */
  readonly complete: boolean
}

/** @param after the day of the meeting whose last line names who is next; none for the coming one */
export function cycleState(plan: RotationPlan, after = ''): CycleState {
  const done = plan.members.flatMap((member) => {
    const on = reviewedOn(plan, member.id)
    return on ? [{ member: member.id, on }] : []
  })
  const coming = plan.meetings.filter((meeting) => !meeting.held && meeting.places.length > 0)
  const next = coming.find((meeting) => meeting.on > after)
  const skipped = skippedOf(plan)
  const left =
    coming.reduce((sum, meeting) => sum + meeting.places.length, 0) +
    skipped.filter((one) => one.why === 'no-meeting').length
  return {
    done,
    next: next ? { meeting: next.id, on: next.on, members: next.places.map((one) => one.member) } : null,
    left,
    skipped,
    complete: left === 0,
  }
}
