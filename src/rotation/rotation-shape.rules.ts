import {
  type Hindrance,
  hindrance,
  horizon,
  lastUsed,
  type RotationMember,
  type RotationPlan,
  type RotationPolicy,
} from './rotation-plan.rules.ts'

/**
 * How a cycle meets the policy: within it; with more a meeting, longer, or both, where the policy allows these; or
 * beyond what it allows, so that somebody has to decide.
 */
export type Fit = 'within' | 'more' | 'longer' | 'both' | 'beyond'

export interface Cycle {
  readonly perMeeting: number
  readonly meetings: number
  readonly fit: Fit
}

/**
 * The cycle for so many members: the fewest a meeting that bring everyone round in time; then, where allowed, more a
 * meeting; only then a longer cycle.
 */
export function cycleFor(members: number, policy: RotationPolicy): Cycle {
  const { fewest, most, longest } = policy
  const top = Math.max(policy.exceptional ?? most, most)
  const perMeeting = numbers(fewest, top).find((number) => Math.ceil(members / number) <= longest) ?? top
  const meetings = meetingsFor(members, perMeeting, fewest, perMeeting > most ? top : most)
  return { perMeeting, meetings, fit: fitOf(perMeeting, meetings, policy) }
}

const numbers = (first: number, last: number) =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)

function fitOf(perMeeting: number, meetings: number, policy: RotationPolicy): Fit {
  const more = perMeeting > policy.most
  if (meetings <= policy.longest) return more ? 'more' : 'within'
  if (!policy.longerAllowed) return 'beyond'
  return more ? 'both' : 'longer'
}

/** One meeting fewer where that keeps the last ones from falling below the fewest. */
function meetingsFor(members: number, perMeeting: number, fewest: number, most: number): number {
  const meetings = Math.ceil(members / perMeeting)
  const tooThin = meetings > 1 && Math.floor(members / meetings) < fewest
  return tooThin && Math.ceil(members / (meetings - 1)) <= most ? meetings - 1 : meetings
}

/** Sizes that differ by one at most, the larger first. */
export const evenSizes = (members: number, meetings: number): number[] =>
  Array.from(
    { length: meetings },
    (_, i) => Math.floor(members / meetings) + (i < members % meetings ? 1 : 0),
  )

export interface Skipped {
  readonly member: string
  readonly why: Exclude<Hindrance, 'absent'> | 'no-meeting'
  /** The last day of it, where known. */
  readonly until: string | null
}

/**
 * Members with neither a review nor a place in this cycle, and why: what keeps them from the cycle's coming meetings,
 * else from earlier or later ones; 'no-meeting' when only dates are lacking.
 */
export function skippedOf(plan: RotationPlan): Skipped[] {
  const settled = new Set(
    [...plan.meetings.flatMap((meeting) => meeting.places), ...plan.elsewhere].map((one) => one.member),
  )
  const hasSpare = plan.meetings.findLastIndex((meeting) => !meeting.held) > lastUsed(plan)
  const others = hasSpare ? plan.meetings : []
  return plan.members
    .filter((member) => !settled.has(member.id))
    .map((member) => {
      const coming = horizon(plan, member, (meeting) => !meeting.held).map(
        ({ index }) => plan.meetings[index]!,
      )
      const day = [...coming, ...others].find(({ on }) => lastingHindrance(member, on))?.on
      if (!day) return { member: member.id, why: 'no-meeting', until: null }
      return { member: member.id, why: lastingHindrance(member, day)!, until: endOf(member, day) }
    })
}

function lastingHindrance(member: RotationMember, day: string): Exclude<Hindrance, 'absent'> | null {
  const why = hindrance(member, day)
  return why === 'absent' ? null : why
}

const endOf = (member: RotationMember, day: string) =>
  member.apart.find((one) => one.from <= day && (!one.until || day <= one.until))?.until ?? null

export interface Shape {
  /** Members with a place in the cycle, or waiting for a date. */
  readonly members: number
  /** From the cycle's first meeting to its last. */
  readonly meetings: number
  /** Most and least at a coming meeting, the last and the empty ones left out of the least. */
  readonly most: number
  readonly least: number
  readonly fit: Fit
}

/** What the cycle is now, whatever has happened to it. */
export function shapeOf(plan: RotationPlan): Shape {
  const last = lastUsed(plan)
  const placed = plan.meetings.reduce((sum, meeting) => sum + meeting.places.length, 0)
  const waiting = skippedOf(plan).filter((one) => one.why === 'no-meeting').length
  const sizes = plan.meetings
    .filter((meeting, i) => !meeting.held && i <= last && meeting.places.length > 0)
    .map((meeting) => meeting.places.length)
  const most = Math.max(0, ...sizes) || plan.perMeeting
  const length = last + 1 + Math.ceil(waiting / plan.perMeeting)
  return {
    members: placed + waiting,
    meetings: length,
    most,
    least: Math.min(most, ...sizes.slice(0, -1)),
    fit: fitOf(most, length, plan.policy),
  }
}
