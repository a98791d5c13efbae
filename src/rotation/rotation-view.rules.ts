import { showDay } from '../platform/clock.ts'
import { byGivenName } from '../platform/fold.ts'
import { cycleState } from './rotation.rules.ts'
import { topOf } from './rotation-place.rules.ts'
import {
  lastUsed,
  memberOf,
  type Place,
  placeOf,
  type RotationPlan,
  reviewedOn,
} from './rotation-plan.rules.ts'
import { skippedOf } from './rotation-shape.rules.ts'
import {
  meetingWords,
  type RotationWords,
  shapeSentence,
  skippedSentence,
  whySentence,
} from './rotation-words.rules.ts'

export interface TurnView {
  readonly person: string
  readonly name: string
  readonly why: string
}

export interface MeetingView {
  readonly id: string
  readonly day: string
  readonly title: string
  readonly note: string | null
  readonly held: boolean
  readonly turns: readonly TurnView[]
}

export interface PlanView {
  readonly shape: string
  /** How many are left, or that the cycle is complete; null while nobody was reviewed. */
  readonly progress: string | null
  readonly complete: boolean
  /** Why the turns stand as they do, where that is one reason for many; beside each stands only what differs. */
  readonly shared: string | null
  readonly meetings: readonly MeetingView[]
  readonly skipped: readonly string[]
}

const isDrawn = (place: Place): place is Place & { reason: { kind: 'drawn' } } =>
  place.reason.kind === 'drawn'

/** A plan in the words of a page. */
export function planView(plan: RotationPlan, words: RotationWords, today: string): PlanView {
  const { done, left, complete, skipped } = cycleState(plan)
  const many = plan.meetings.flatMap(({ places }) => places).filter(isDrawn).length > 1
  const last = Math.max(
    lastUsed(plan),
    plan.meetings.findLastIndex((meeting) => meeting.held),
  )
  return {
    shape: shapeSentence(plan, words),
    progress: complete ? words.complete : done.length > 0 ? words.left(left) : null,
    complete,
    shared: many ? words.drawnAll : null,
    meetings: plan.meetings.slice(0, last + 1).map((meeting) => {
      const { title, note } = meetingWords(plan, meeting, words)
      const isPast = !meeting.held && meeting.on < today
      return {
        id: meeting.id,
        day: showDay(meeting.on),
        title,
        note: isPast ? words.notes.unrecorded : note,
        held: meeting.held,
        turns: meeting.places.map((place) => ({
          person: place.member,
          name: memberOf(plan, place.member)?.name ?? '',
          why: many && isDrawn(place) ? words.drawnNth(place.reason.nth) : whySentence(plan, place, words),
        })),
      }
    }),
    skipped: skipped.map((one) => skippedSentence(plan, one, words)),
  }
}

/** What the plan says of one member: the turn to come, the review that was, or why there is neither. */
export function ownView(
  plan: RotationPlan,
  person: string,
  words: RotationWords,
): { readonly said: string; readonly why: string | null } {
  const on = reviewedOn(plan, person)
  if (on) return { said: words.mine.done(showDay(on)), why: null }
  const meeting = plan.meetings[placeOf(plan, person)]
  const place = meeting?.places.find((one) => one.member === person)
  if (meeting && place)
    return { said: words.mine.turn(showDay(meeting.on)), why: whySentence(plan, place, words) }
  const skipped = skippedOf(plan).find((one) => one.member === person)
  return { said: words.mine.outside, why: skipped ? skippedSentence(plan, skipped, words) : null }
}

export interface Together {
  readonly a: TurnView['name']
  readonly b: TurnView['name']
  /** Whose turn could be changed. */
  readonly person: string
  readonly day: string
}

/** Members who are to be kept apart and stand at one coming meeting, because they were placed before that was said. */
export const togetherIn = (plan: RotationPlan): Together[] =>
  plan.meetings
    .filter((meeting) => !meeting.held)
    .flatMap((meeting) => {
      const members = meeting.places.map((place) => memberOf(plan, place.member)!)
      return members.flatMap((b, i) => {
        const a = members.slice(0, i).find((one) => one.household && one.household === b.household)
        return a ? [{ a: a.name, b: b.name, person: b.id, day: showDay(meeting.on) }] : []
      })
    })

export interface Menu {
  readonly meetings: readonly { readonly id: string; readonly day: string; readonly names: string }[]
  readonly colleagues: readonly { readonly id: string; readonly name: string; readonly day: string }[]
}

/** Where a turn can go by hand: meetings to come, one beyond the cycle's last, and colleagues to change with. */
export function menuFor(plan: RotationPlan, person: string, today: string): Menu {
  const at = placeOf(plan, person)
  const last = lastUsed(plan)
  const open = plan.meetings.filter(
    (meeting, i) => !meeting.held && meeting.on >= today && i !== at && i <= last + 1,
  )
  const nameOf = (id: string) => memberOf(plan, id)?.name ?? ''
  const colleagues = open.flatMap((meeting) =>
    meeting.places.map((place) => ({
      id: place.member,
      name: nameOf(place.member),
      day: showDay(meeting.on),
    })),
  )
  return {
    // A full one takes nobody; there turns are changed with a colleague.
    meetings: open
      .filter((meeting) => meeting.places.length < topOf(plan.policy))
      .map((meeting) => ({
        id: meeting.id,
        day: showDay(meeting.on),
        names: meeting.places.map((place) => nameOf(place.member)).join(', '),
      })),
    colleagues: byGivenName(colleagues, ({ name }) => name),
  }
}
