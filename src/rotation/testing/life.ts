import fc from 'fast-check'
import { addDays } from '../../platform/clock.ts'
import { cycleState, planRotation } from '../rotation.rules.ts'
import { type Changed, changeRotation, type RotationChange } from '../rotation-change.rules.ts'
import {
  hindrance,
  housemateAt,
  lastUsed,
  memberOf,
  type RotationMember,
  type RotationPlan,
  type RotationPolicy,
  reviewedOn,
} from '../rotation-plan.rules.ts'
import { member, membersAfter, monthly, wrongs } from './cells.ts'

const anyPolicy: fc.Arbitrary<RotationPolicy> = fc.record({
  fewest: fc.constantFrom(1, 1, 1, 2),
  most: fc.constant(2),
  exceptional: fc.constantFrom(null, 3),
  officersFirst: fc.boolean(),
  longest: fc.constantFrom(12, 12, 10, 24),
  longerAllowed: fc.boolean(),
  noticeDays: fc.constantFrom(7, 0, 20),
})

/** Smaller and larger cells alike; each member with two numbers that say what else they are. */
const anyMembers: fc.Arbitrary<RotationMember[]> = fc
  .tuple(fc.integer({ min: 3, max: 60 }), fc.integer({ min: 0, max: 2 ** 30 }))
  .map(([size, salt]) =>
    Array.from({ length: size }, (_, i) => {
      const n = Math.imul(i + 7, salt | 1) >>> 4
      return member(`m${i}`, {
        officer: n % 9 === 0,
        household: n % 4 === 0 ? `h${(n >>> 3) % Math.ceil(size / 4)}` : null,
        apart:
          n % 11 === 0
            ? [{ why: 'exempt', from: '2020-01-01', until: null }]
            : n % 13 === 0
              ? [{ why: 'away', from: '2026-10-01', until: `2027-0${1 + (n % 9)}-20` }]
              : [],
        lastReviewed: n % 3 === 0 ? `2026-${String(1 + (n % 12)).padStart(2, '0')}-03` : null,
      })
    }),
  )

const KINDS = [
  ...Array<'held'>(7).fill('held'),
  ...Array<'absent'>(2).fill('absent'),
  'moved',
  'swapped',
  'newcomer',
  'moved-in',
  'left',
  'exempt',
  'away',
  'returned',
  'merged',
  'meeting-dropped',
  'meeting-added',
  'meeting-moved',
] as const

export const anyStep = fc.record({
  kind: fc.constantFrom(...KINDS),
  a: fc.nat({ max: 9999 }),
  b: fc.nat({ max: 9999 }),
  later: fc.constantFrom(0, 0, 1, 5, 20),
})
export type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never

/** A change that fits the plan as it is, or null where there is nothing of the kind to do. */
function changeOf(plan: RotationPlan, step: Step, today: string, serial: number): RotationChange | null {
  const { a, b } = step
  const someone = plan.members[a % plan.members.length]!
  const another = plan.members[b % plan.members.length]!.id
  const coming = plan.meetings.filter((meeting) => !meeting.held)
  const placed = coming.flatMap((meeting) => meeting.places.map((place) => place.member))
  const up = placed[a % placed.length]
  const soon = coming[a % Math.min(14, coming.length)]!
  const day = addDays(today, b % 200)
  const household = a % 3 === 0 ? (someone.household ?? `new ${a % 5}`) : null
  switch (step.kind) {
    case 'held': {
      const meeting = coming[0]!
      const named = meeting.places.map((place) => place.member)
      const reviewed = a % 5 === 0 ? named.slice(1) : named
      const extra = b % 9 === 0 && !reviewedOn(plan, another) && !named.includes(another) ? [another] : []
      return { kind: 'held', meeting: meeting.id, reviewed: [...reviewed, ...extra] }
    }
    case 'absent':
      return up ? { kind: 'absent', member: up } : null
    case 'moved':
      return up ? { kind: 'moved', member: up, to: soon.id } : null
    case 'swapped':
      return up ? { kind: 'swapped', member: up, with: placed[b % placed.length]! } : null
    case 'newcomer':
      return { kind: 'newcomer', member: member(`n${serial}`, { from: today, household }) }
    case 'moved-in': {
      const who = member(`i${serial}`, { from: day, household, lastReviewed: '2025-05-03' })
      return { kind: 'moved-in', member: who, reviewedOn: a % 2 === 0 ? today : null }
    }
    case 'left':
      return plan.members.filter((one) => !one.until).length > 3
        ? { kind: 'left', member: someone.id, on: day }
        : null
    case 'exempt':
      return { kind: 'exempt', member: someone.id, from: day, until: b % 2 === 0 ? null : addDays(day, 90) }
    case 'away':
      return {
        kind: 'away',
        member: someone.id,
        from: day,
        until: b % 3 === 0 ? null : addDays(day, b % 300),
      }
    case 'returned':
      return { kind: 'returned', member: someone.id, on: day }
    case 'merged': {
      if (plan.members.length > 45 || a % 4 > 0) return null
      const size = 3 + (b % 15)
      const theirs = Array.from({ length: size }, (_, i) =>
        member(`x${serial}.${i}`, { household: i < 3 ? `x${serial}` : null }),
      )
      let other = planRotation({ ...plan, members: theirs, meetings: plan.meetings, today })
      for (const meeting of other.meetings.slice(0, a % 4)) {
        const reviewed = meeting.places.map((place) => place.member)
        const held = changeRotation(other, { kind: 'held', meeting: meeting.id, reviewed }, meeting.on)
        if ('plan' in held) other = held.plan
      }
      return { kind: 'merged', plan: other }
    }
    case 'meeting-dropped':
      return { kind: 'meeting-dropped', meeting: soon.id }
    case 'meeting-added':
      return { kind: 'meeting-added', meeting: { id: `added ${serial}`, on: addDays(soon.on, 5) } }
    default:
      return { kind: 'meeting-moved', meeting: soon.id, on: addDays(soon.on, (b % 12) - 3) }
  }
}

/** Changes after which meetings that fell short were looked after. An absence and a hand touch no third member. */
const FILLS = (kind: RotationChange['kind']) => !['absent', 'moved', 'swapped'].includes(kind)

/** The two meetings ahead whose members know that they are up. */
const toldAt = (plan: RotationPlan, today: string) =>
  plan.meetings.filter((meeting) => !meeting.held && meeting.on >= today).slice(0, 2)

/** Meetings short of the fewest, not the last, to which somebody could still have come forward. */
function neglected(plan: RotationPlan, today: string): string[] {
  const { fewest, noticeDays } = plan.policy
  const last = lastUsed(plan)
  const told = new Set(toldAt(plan, today))
  return plan.meetings.flatMap((meeting, i) => {
    if (meeting.held || i >= last || meeting.places.length >= fewest) return []
    if (meeting.on < addDays(today, noticeDays)) return []
    const could = plan.meetings.slice(i + 1, last + 1).some((source, j) => {
      const spare = source.places.length > fewest || i + 1 + j === last
      if (!spare || source.held || told.has(source)) return false
      return source.places.some(({ member: id, reason }) => {
        const who = memberOf(plan, id)!
        return reason.kind !== 'by-hand' && !hindrance(who, meeting.on) && !housemateAt(plan, meeting, who)
      })
    })
    return could ? [`short on ${meeting.on}`] : []
  })
}

export function wrongsOfChange(
  before: RotationPlan,
  { plan, change, moved }: Changed,
  today: string,
): string[] {
  const wrong = wrongs(plan)
  const about =
    'member' in change ? (typeof change.member === 'string' ? change.member : change.member.id) : ''
  const others = moved.filter((one) => one.member !== about)
  const held = before.meetings.filter((meeting) => meeting.held)
  if (held.some((meeting) => !plan.meetings.includes(meeting))) wrong.push('the past changed')
  if (change.kind === 'absent' && others.length > 1) wrong.push(`${others.length} others moved`)
  if (change.kind === 'moved' && others.length > 0) wrong.push('a hand moved a third')
  if (change.kind === 'swapped' && moved.length !== 2) wrong.push('a swap moved a third')
  const told = new Set(toldAt(before, today).map((meeting) => meeting.id))
  const toldMoved = others.filter((one) => one.from && told.has(one.from.meeting)).length
  if (['left', 'returned', 'newcomer', 'moved-in'].includes(change.kind) && toldMoved > 0)
    wrong.push('somebody who had been told was moved')
  if (['exempt', 'away'].includes(change.kind) && toldMoved > 1) wrong.push('more than one swap')
  if (FILLS(change.kind)) wrong.push(...neglected(plan, today))
  return wrong
}

/** Lives through the steps, cycle after cycle; says what went wrong with the first that did. */
export function live(
  cell: { policy: RotationPolicy; members: RotationMember[]; seed: string },
  steps: readonly Step[],
  seen: (before: RotationPlan, changed: Changed, today: string) => string[],
): string[] {
  let today = '2026-12-20'
  let plan = planRotation({ ...cell, meetings: monthly(60), today })
  const wrong = [...wrongs(plan), ...neglected(plan, today)]
  for (const [serial, step] of steps.entries()) {
    const change = changeOf(plan, step, today, serial)
    if (!change) continue
    if (change.kind === 'held') today = plan.meetings.find((meeting) => meeting.id === change.meeting)!.on
    else today = addDays(today, step.later)
    const changed = changeRotation(plan, change, today)
    if ('refused' in changed) continue
    for (const text of seen(plan, changed, today)) wrong.push(`${serial} ${change.kind}: ${text}`)
    plan = changed.plan
    const isUp = plan.meetings.some((meeting) => !meeting.held && meeting.places.length > 0)
    if (!isUp && cycleState(plan).complete) {
      const coming = plan.meetings.filter((meeting) => !meeting.held && meeting.on > today)
      plan = planRotation({
        seed: `${cell.seed} ${serial}`,
        policy: cell.policy,
        members: membersAfter(plan, today),
        meetings: [...coming, ...monthly(50, '2040-01-01')],
        today,
      })
      wrong.push(...wrongs(plan))
    }
    if (wrong.length > 0) return wrong
  }
  return wrong
}

export const anyCell = fc.record({ policy: anyPolicy, members: anyMembers, seed: fc.string() })
