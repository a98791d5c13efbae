/** What an organisation laid down for its rotation. */
export interface RotationPolicy {
  /** Members reviewed at one meeting. */
  readonly fewest: number
  readonly most: number
  /** The number allowed where `most` would not bring everyone round within `longest`; null where it never is. */
  readonly exceptional: number | null
  readonly officersFirst: boolean
  /** Meetings in a cycle. */
  readonly longest: number
  readonly longerAllowed: boolean
  /** Nobody is asked, by the planner, to be reviewed at a meeting fewer days ahead than this. */
  readonly noticeDays: number
}

export const defaultRotationPolicy: RotationPolicy = {
  fewest: 1,
  most: 2,
  exceptional: null,
  officersFirst: false,
  longest: 12,
  longerAllowed: true,
  noticeDays: 7,
}

export type ApartWhy = 'exempt' | 'away' | 'absent'
export type Hindrance = 'not-yet' | 'left' | ApartWhy

/** Days, both counted in, on which a member of the cell takes no part. 'absent' is one meeting; the others are spells. */
export interface Apart {
  readonly why: ApartWhy
  readonly from: string
  readonly until: string | null
}

/** All days are 'yyyy-mm-dd'. */
export interface RotationMember {
  readonly id: string
  readonly name: string
  readonly officer: boolean
  readonly household: string | null
  /** First and last day in this cell, where they matter. */
  readonly from: string | null
  readonly until: string | null
  readonly apart: readonly Apart[]
  /** The last review in an earlier cycle. */
  readonly lastReviewed: string | null
}

/** Why a member has this place. Days are those of the meeting, joining or earlier review that is spoken of. */
export type Reason =
  | { readonly kind: 'officer' | 'newcomer' | 'moved-in' | 'returned' | 'merged' | 'waiting' | 'stood-in' }
  /** `nth` in the order of the cycle, where no earlier review is known. */
  | { readonly kind: 'drawn'; readonly nth: number }
  | { readonly kind: 'longest-ago' | 'joined' | 'brought-forward' | 'dropped'; readonly on: string }
  | { readonly kind: 'unable'; readonly why: Hindrance; readonly on: string }
  | { readonly kind: 'household' | 'swapped'; readonly with: string; readonly on: string }
  | { readonly kind: 'by-hand'; readonly with: string | null }

export interface Place {
  readonly member: string
  readonly reason: Reason
}

export interface RotationMeeting {
  readonly id: string
  readonly on: string
  /** A held meeting and its places never change. */
  readonly held: boolean
  readonly places: readonly Place[]
}

/** One cycle of one cell. Meetings stand in order of their days; those after the cycle's last place are spare. */
export interface RotationPlan {
  readonly seed: string
  readonly policy: RotationPolicy
  /** How many a meeting the cycle was laid out for. */
  readonly perMeeting: number
  readonly members: readonly RotationMember[]
  readonly meetings: readonly RotationMeeting[]
  /** Reviewed in this cycle at another cell's meeting. */
  readonly elsewhere: readonly { readonly member: string; readonly on: string }[]
}

/** The same plan with what is known of one member changed. */
export const withMember = (plan: RotationPlan, member: RotationMember): RotationPlan => ({
  ...plan,
  members: memberOf(plan, member.id)
    ? plan.members.map((known) => (known.id === member.id ? member : known))
    : [...plan.members, member],
})

/** Why a member can't be reviewed on this day, or null. */
export function hindrance(member: RotationMember, day: string): Hindrance | null {
  if (member.from && day < member.from) return 'not-yet'
  if (member.until && day > member.until) return 'left'
  return member.apart.find((one) => one.from <= day && (!one.until || day <= one.until))?.why ?? null
}

export const memberOf = (plan: RotationPlan, id: string): RotationMember | undefined =>
  plan.members.find((member) => member.id === id)

/** Where a member stands in the plan, whether that meeting was held or not. */
export const placeOf = (plan: RotationPlan, id: string): number =>
  plan.meetings.findIndex((meeting) => meeting.places.some((place) => place.member === id))

/** The day of a member's review in this cycle, or null while it is still to come. */
export function reviewedOn(plan: RotationPlan, id: string): string | null {
  const meeting = plan.meetings[placeOf(plan, id)]
  if (meeting?.held) return meeting.on
  return plan.elsewhere.find((one) => one.member === id)?.on ?? null
}

/** Index of the cycle's last meeting; −1 when nobody has a place. */
export const lastUsed = (plan: RotationPlan): number =>
  plan.meetings.findLastIndex((meeting) => meeting.places.length > 0)

/**
 * The open meetings at which a member's turn could come in this cycle, each with what keeps them from it: those of the
 * cycle and the first one after it. A single absence there goes one further; a longer spell waits for the next cycle.
 */
export function horizon(
  plan: RotationPlan,
  member: RotationMember,
  isOpen: (meeting: RotationMeeting) => boolean,
): { readonly index: number; readonly why: Hindrance | null }[] {
  const last = lastUsed(plan)
  const seen: { index: number; why: Hindrance | null }[] = []
  for (const [index, meeting] of plan.meetings.entries()) {
    if (!isOpen(meeting)) continue
    const why = hindrance(member, meeting.on)
    seen.push({ index, why })
    if (index > last && why !== 'absent') break
  }
  return seen
}

/** Somebody of the member's household who has a place at the meeting. */
export function housemateAt(
  plan: RotationPlan,
  meeting: RotationMeeting,
  member: RotationMember,
): string | null {
  if (!member.household) return null
  const mate = meeting.places.find(
    (place) => place.member !== member.id && memberOf(plan, place.member)?.household === member.household,
  )
  return mate?.member ?? null
}

/** Takes the member's coming place, if any, out of the plan. */
export const withoutPlace = (plan: RotationPlan, id: string): RotationPlan => ({
  ...plan,
  meetings: plan.meetings.map((meeting) =>
    meeting.held || !meeting.places.some((place) => place.member === id)
      ? meeting
      : { ...meeting, places: meeting.places.filter((place) => place.member !== id) },
  ),
})

/** Gives the member this place and no other. */
export function withPlace(plan: RotationPlan, index: number, place: Place): RotationPlan {
  const freed = withoutPlace(plan, place.member)
  return {
    ...freed,
    meetings: freed.meetings.map((meeting, i) =>
      i === index ? { ...meeting, places: [...meeting.places, place] } : meeting,
    ),
  }
}

/** Why a change can't be made. */
export type RotationRefusal =
  | 'no-such-member'
  | 'no-such-meeting'
  | 'known-already'
  | 'no-place'
  | 'already-reviewed'
  | 'meeting-held'
  | 'same-meeting'
  | 'unable'
  | 'household'
  | 'full'
  | 'too-few'
