import { place, relocate } from './rotation-place.rules.ts'
import {
  hindrance,
  memberOf,
  placeOf,
  type Reason,
  type RotationMeeting,
  type RotationPlan,
  type RotationRefusal,
  reviewedOn,
  withoutPlace,
} from './rotation-plan.rules.ts'

type Outcome = RotationPlan | RotationRefusal

/** The coming meeting of this id, or why it can't be changed. */
function comingMeeting(plan: RotationPlan, id: string): RotationMeeting | RotationRefusal {
  const meeting = plan.meetings.find((one) => one.id === id)
  if (!meeting) return 'no-such-meeting'
  return meeting.held ? 'meeting-held' : meeting
}

/** Days up to the last meeting held are past. */
const isPast = (plan: RotationPlan, day: string) => plan.meetings.some((one) => one.held && one.on >= day)

const inOrder = (meetings: readonly RotationMeeting[]) =>
  [...meetings].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))

/** New turns for those whose meeting brought them none, the nearest after it. */
const placeAfter = (
  plan: RotationPlan,
  meeting: RotationMeeting,
  members: readonly string[],
  reason: Reason,
  today: string,
) => members.reduce<RotationPlan>((so, member) => place(so, member, reason, today, 'soon', meeting.on), plan)

export function dropMeeting(plan: RotationPlan, id: string, today: string): Outcome {
  const meeting = comingMeeting(plan, id)
  if (typeof meeting === 'string') return meeting
  const without = { ...plan, meetings: plan.meetings.filter((one) => one.id !== id) }
  const members = meeting.places.map((one) => one.member)
  return placeAfter(without, meeting, members, { kind: 'dropped', on: meeting.on }, today)
}

export function addMeeting(
  plan: RotationPlan,
  { id, on }: { readonly id: string; readonly on: string },
): Outcome {
  if (plan.meetings.some((one) => one.id === id)) return 'known-already'
  if (isPast(plan, on)) return 'meeting-held'
  return { ...plan, meetings: inOrder([...plan.meetings, { id, on, held: false, places: [] }]) }
}

/** Those who were up stay with their meeting, except who can't come on the new day. */
export function moveMeeting(plan: RotationPlan, id: string, on: string, today: string): Outcome {
  const meeting = comingMeeting(plan, id)
  if (typeof meeting === 'string') return meeting
  if (isPast(plan, on)) return 'meeting-held'
  const moved = {
    ...plan,
    meetings: inOrder(plan.meetings.map((one) => (one.id === id ? { ...one, on } : one))),
  }
  const settled = meeting.places.reduce<RotationPlan>((so, { member }) => {
    const why = hindrance(memberOf(so, member)!, on)
    return why && so.meetings[placeOf(so, member)]!.id === id
      ? relocate(so, member, { kind: 'unable', why, on }, today)
      : so
  }, moved)
  return settled
}

/** Records who was reviewed. Somebody who was up and was not gets the nearest turn; who stood in has none to come. */
export function hold(plan: RotationPlan, id: string, reviewed: readonly string[], today: string): Outcome {
  const meeting = comingMeeting(plan, id)
  if (typeof meeting === 'string') return meeting
  if (reviewed.some((member) => !memberOf(plan, member))) return 'no-such-member'
  if (reviewed.some((member) => reviewedOn(plan, member))) return 'already-reviewed'
  const places = [...new Set(reviewed)].map(
    (member) =>
      meeting.places.find((one) => one.member === member) ?? {
        member,
        reason: { kind: 'stood-in' } as const,
      },
  )
  const missed = meeting.places.map((one) => one.member).filter((member) => !reviewed.includes(member))
  const freed = [...reviewed, ...missed].reduce<RotationPlan>(withoutPlace, plan)
  const held = {
    ...freed,
    meetings: freed.meetings.map((one) => (one.id === id ? { ...one, held: true, places } : one)),
  }
  return placeAfter(held, meeting, missed, { kind: 'unable', why: 'absent', on: meeting.on }, today)
}
