import { addMonths } from '../../movement/period.rules.ts'
import {
  defaultRotationPolicy,
  hindrance,
  lastUsed,
  type RotationMember,
  type RotationPlan,
  type RotationPolicy,
  reviewedOn,
} from '../rotation-plan.rules.ts'
import { skippedOf } from '../rotation-shape.rules.ts'

/** So many monthly meetings from January 2027 on, on day 3. */
export const monthly = (count: number, first = '2027-01-01') =>
  Array.from({ length: count }, (_, i) => {
    const month = addMonths(first, i)
    return { id: month.slice(0, 7), on: `${month.slice(0, 8)}03` }
  })

export const member = (id: string, more: Partial<RotationMember> = {}): RotationMember => ({
  id,
  name: `Nguyễn Văn ${id}`,
  officer: false,
  household: null,
  from: null,
  until: null,
  apart: [],
  lastReviewed: null,
  ...more,
})

export const members = (count: number, more: (i: number) => Partial<RotationMember> = () => ({})) =>
  Array.from({ length: count }, (_, i) => member(`m${i + 1}`, more(i)))

export const policy = (more: Partial<RotationPolicy> = {}): RotationPolicy => ({
  ...defaultRotationPolicy,
  ...more,
})

/** Who is up, meeting by meeting, to the cycle's end. */
export const table = (plan: RotationPlan): string[][] =>
  plan.meetings.slice(0, lastUsed(plan) + 1).map((meeting) => meeting.places.map((place) => place.member))

/** What is wrong with a plan, whatever has happened to it. Written without the planner's own reading of it. */
export function wrongs(plan: RotationPlan): string[] {
  const wrong: string[] = []
  const seen = new Set(plan.elsewhere.map((one) => one.member))
  if (seen.size < plan.elsewhere.length) wrong.push('counted twice elsewhere')
  const known = new Map(plan.members.map((one) => [one.id, one]))
  const top = Math.max(plan.policy.most, plan.policy.exceptional ?? 0)
  for (const meeting of plan.meetings) {
    if (meeting.places.length === 0) continue
    const homes = new Set<string>()
    for (const { member: id } of meeting.places) {
      const who = known.get(id)
      if (!who) wrong.push(`${id} is nobody`)
      if (seen.has(id)) wrong.push(`${id} is up twice`)
      seen.add(id)
      if (meeting.held || !who) continue
      if (hindrance(who, meeting.on)) wrong.push(`${id} can't on ${meeting.on}`)
      if (who.household && homes.has(who.household)) wrong.push(`${who.household} meets on ${meeting.on}`)
      if (who.household) homes.add(who.household)
    }
    if (!meeting.held && meeting.places.length > top) wrong.push(`too many on ${meeting.on}`)
  }
  const skipped = new Set(skippedOf(plan).flatMap((one) => (one.why === 'no-meeting' ? [] : [one.member])))
  for (const { id } of plan.members) {
    if (!seen.has(id) && !skipped.has(id)) wrong.push(`${id} is forgotten`)
    if (seen.has(id) && skipped.has(id)) wrong.push(`${id} is skipped and up`)
  }
  return wrong
}

/** The cell's members as the next cycle is to know them: with the reviews of this one. Who has left is left out. */
export const membersAfter = (plan: RotationPlan, today: string): RotationMember[] =>
  plan.members
    .filter((member) => !member.until || member.until >= today)
    .map((member) => ({ ...member, lastReviewed: reviewedOn(plan, member.id) ?? member.lastReviewed }))
