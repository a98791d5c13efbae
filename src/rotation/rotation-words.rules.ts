import { showDay } from '../platform/clock.ts'
import type { rotation } from '../text/vi/rotation.ts'
import type { CycleState } from './rotation.rules.ts'
import type { Changed, MovedPlace, RotationChange } from './rotation-change.rules.ts'
import {
  lastUsed,
  memberOf,
  type Place,
  type RotationMeeting,
  type RotationPlan,
} from './rotation-plan.rules.ts'
import { type Shape, type Skipped, shapeOf } from './rotation-shape.rules.ts'

export type RotationWords = typeof rotation

const nameOf = (plan: RotationPlan, id: string) => memberOf(plan, id)?.name ?? ''

/** “19 đảng viên, mỗi kỳ họp 2 đồng chí: 10 kỳ thì hết một vòng.” and, beyond the usual, in which way. */
export function shapeSentence(plan: RotationPlan, words: RotationWords): string {
  const shape = shapeOf(plan)
  if (shape.members === 0) return words.shape.none
  const size = words.shape.size(shape.most, shape.least)
  return words.shape.cycle(shape.members, size, shape.meetings) + fitWords(shape, plan, words)
}

function fitWords(
  { fit }: Shape,
  { policy: { most, longest } }: RotationPlan,
  { shape }: RotationWords,
): string {
  switch (fit) {
    case 'within':
      return shape.within
    case 'longer':
    case 'beyond':
      return shape[fit](longest)
    default:
      return shape[fit](most, longest)
  }
}

/** Why this member is reviewed at the meeting that the place is of. */
export const reasonSentence = (plan: RotationPlan, place: Place, words: RotationWords): string =>
  words.reason(nameOf(plan, place.member), reasonWords(plan, place, words))

/** The same without the name, where it stands beside. */
export function whySentence(plan: RotationPlan, place: Place, words: RotationWords): string {
  const why = reasonWords(plan, place, words)
  return `${why.charAt(0).toLocaleUpperCase('vi')}${why.slice(1)}.`
}

function reasonWords(plan: RotationPlan, { reason }: Place, { reasons, hindrances }: RotationWords): string {
  switch (reason.kind) {
    case 'longest-ago':
    case 'joined':
    case 'brought-forward':
    case 'dropped':
      return reasons[reason.kind](showDay(reason.on))
    case 'drawn':
      return reasons.drawn(reason.nth)
    case 'unable':
      return reasons.unable(hindrances[reason.why], showDay(reason.on))
    case 'household':
    case 'swapped':
      return reasons[reason.kind](nameOf(plan, reason.with), showDay(reason.on))
    case 'by-hand':
      return reason.with ? reasons['by-hand-with'](nameOf(plan, reason.with)) : reasons['by-hand']
    default:
      return reasons[reason.kind]
  }
}

export interface MeetingWords {
  readonly title: string
  /** One sentence a place. */
  readonly reasons: readonly string[]
  /** What is unlike the other meetings of the cycle, if anything. */
  readonly note: string | null
}

export const meetingWords = (
  plan: RotationPlan,
  meeting: RotationMeeting,
  words: RotationWords,
): MeetingWords => ({
  title: words.meeting(showDay(meeting.on)),
  reasons: meeting.places.map((place) => reasonSentence(plan, place, words)),
  note: noteOf(plan, meeting, words.notes),
})

function noteOf(plan: RotationPlan, meeting: RotationMeeting, notes: RotationWords['notes']): string | null {
  const { fewest, most } = plan.policy
  const count = meeting.places.length
  if (meeting.held) return notes.held
  const index = plan.meetings.indexOf(meeting)
  if (index > lastUsed(plan)) return null
  if (count === 0) return notes.empty
  if (count > most) return notes.above(most)
  if (index === lastUsed(plan)) return count < plan.perMeeting ? notes.last(count) : null
  return count < fewest ? notes.short(fewest) : null
}

export function skippedSentence(plan: RotationPlan, skipped: Skipped, words: RotationWords): string {
  const until = skipped.until && showDay(skipped.until)
  const { why } = skipped
  const said = why === 'exempt' || why === 'away' ? words.skipped[why](until) : words.skipped[why]
  return words.reason(nameOf(plan, skipped.member), said)
}

/** The last line of a meeting: who is next, or that the cycle is complete. */
export function nextSentence(plan: RotationPlan, { next, left }: CycleState, words: RotationWords): string {
  if (!next) return left > 0 ? words.left(left) : words.complete
  const names = next.members.map((id) => words.comrade(nameOf(plan, id)))
  return words.next(showDay(next.on), names.join(', '))
}

/** What happened and whose turn moved because of it, in one sentence. `before` is the plan that was changed. */
export const changeSentence = (before: RotationPlan, changed: Changed, words: RotationWords): string =>
  movesSentence(causeWords(before, changed.plan, changed.change, words), changed.plan, changed.moved, words)

export function movesSentence(
  cause: string,
  plan: RotationPlan,
  moved: readonly MovedPlace[],
  words: RotationWords,
): string {
  const { moves } = words
  const said =
    moved.length === 0
      ? moves.none
      : moved.length > 4
        ? moves.many(moved.length)
        : moved.map((one) => movedWords(plan, one, words)).join('; ')
  return moves.clause(cause, said)
}

function movedWords(plan: RotationPlan, { member, from, to }: MovedPlace, { moves }: RotationWords): string {
  const name = nameOf(plan, member)
  if (!to) return moves.dropped(name)
  return from ? moves.moved(name, showDay(from.on), showDay(to.on)) : moves.placed(name, showDay(to.on))
}

function causeWords(
  before: RotationPlan,
  after: RotationPlan,
  change: RotationChange,
  { changes }: RotationWords,
): string {
  const name = (id: string) => nameOf(after, id)
  const dayOf = (id: string) => showDay(before.meetings.find((one) => one.id === id)?.on ?? '')
  switch (change.kind) {
    case 'absent':
    case 'moved':
      return changes[change.kind](name(change.member))
    case 'swapped':
      return changes.swapped(name(change.member), name(change.with))
    case 'newcomer':
      return changes.newcomer(change.member.name)
    case 'moved-in':
      return change.reviewedOn
        ? changes['moved-in-reviewed'](change.member.name, showDay(change.reviewedOn))
        : changes['moved-in'](change.member.name)
    case 'left':
    case 'returned':
      return changes[change.kind](name(change.member), showDay(change.on))
    case 'exempt':
    case 'away':
      return changes[change.kind](name(change.member), showDay(change.from))
    case 'merged':
      return changes.merged
    case 'meeting-dropped':
      return changes['meeting-dropped'](dayOf(change.meeting))
    case 'meeting-added':
      return changes['meeting-added'](showDay(change.meeting.on))
    case 'meeting-moved':
      return changes['meeting-moved'](dayOf(change.meeting), showDay(change.on))
    case 'held':
      return changes.held(dayOf(change.meeting), change.reviewed.length)
  }
}
