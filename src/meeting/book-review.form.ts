import { OUTCOMES, type Outcome } from '../conclusion/conclusion.rules.ts'
import { type QuorumRule, quorumFailure } from '../conclusion/quorum.rules.ts'
import { readDay } from '../platform/day.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import type { BookMark, TypedBook } from './book.form.ts'
import { isHere } from './roll.rules.ts'

const LONGEST = 5000

export const REVIEW_FIELDS = [
  'person',
  'outcome',
  'wording',
  'fix-by',
  'plan',
  'yes',
  'no',
  'heard',
  'stand-in',
] as const

export interface BookReview {
  readonly person: string
  readonly outcome: Outcome
  readonly wording: string
  readonly fixBy: string | null
  readonly plan: string
  readonly yes: number
  readonly no: number
  readonly standIn: string | null
}

/** One member's review as the book has it; null where the fields are empty. */
export function readBookReview(
  form: Form,
  n: number,
  facts: {
    roll: readonly BookMark[]
    entitled: number
    called: number
    day: string
    writer: string
    quorum: QuorumRule
    typed: TypedBook
  },
  errors: FieldErrors,
  t: Text,
): BookReview | null {
  const { book: m, review: r, vote } = t.meeting
  const field = (name: (typeof REVIEW_FIELDS)[number]) => `${name}-${n}`
  const text = (name: (typeof REVIEW_FIELDS)[number]) => form.text(field(name))
  const person = text('person')
  if (person === '') return null
  const line = facts.roll.find((one) => one.person === person)
  const earlier = Array.from({ length: n - 1 }, (_, i) => facts.typed[`person-${i + 1}`])
  if (!line) errors[field('person')] = t.meeting.notMember
  else if (!isHere(line)) errors[field('person')] = m.reviewAbsent
  else if (earlier.includes(person)) errors[field('person')] = m.twice
  else if (person === facts.writer) errors[field('person')] = r.hindrances.writes
  const standIn = text('stand-in') || null
  const leads = [facts.typed.chair, facts.typed.clerk].includes(person)
  if (leads && !standIn) errors[field('stand-in')] = r.seatsLead
  else if (leads && !mayStandIn(standIn, person, facts)) errors[field('stand-in')] = r.otherSeat
  for (const name of ['wording', 'plan'] as const) {
    if (form.hadHidden(field(name))) errors[field(name)] = t.form.hidden
    else if (text(name).length > LONGEST) errors[field(name)] = t.form.tooLong(LONGEST, text(name).length)
  }
  const outcome = OUTCOMES.find((one) => one === text('outcome'))
  if (!outcome) errors[field('outcome')] = t.form.choose
  if (!form.has(field('heard'))) errors[field('heard')] = m.tickHeard
  if (outcome && outcome !== 'none-seen' && text('wording') === '')
    errors[field('wording')] ??= r.wordingNeeded
  const fixBy = outcome === 'to-fix' ? readDay(text('fix-by')) : null
  if (outcome === 'to-fix') {
    if (!fixBy) errors[field('fix-by')] = t.form.badDate
    else if (fixBy <= facts.day) errors[field('fix-by')] = r.fixByPast
    if (text('plan') === '') errors[field('plan')] ??= r.planNeeded
  }
  const number = (name: 'yes' | 'no') => {
    if (!/^\d{1,5}$/.test(text(name))) errors[field(name)] = vote.number
    return Number(text(name))
  }
  const [yes, no] = [number('yes'), number('no')]
  if (yes + no > facts.entitled) errors[field('yes')] = vote.sum(yes + no, facts.entitled)
  const failure = quorumFailure(facts.quorum, { called: facts.called, entitled: facts.entitled, yes })
  if (failure) errors[field('yes')] ??= r.failures[failure]
  if (!outcome) return null
  return {
    person,
    outcome,
    wording: text('wording'),
    fixBy,
    plan: text('plan'),
    yes,
    no,
    standIn: leads ? standIn : null,
  }
}

/** Somebody else in the room, who does not hold the meeting's other seat. */
const mayStandIn = (
  standIn: string | null,
  reviewed: string,
  { roll, typed }: { roll: readonly BookMark[]; typed: TypedBook },
): boolean =>
  standIn !== reviewed &&
  ![typed.chair, typed.clerk].includes(standIn ?? '') &&
  roll.some((line) => line.person === standIn && isHere(line))
