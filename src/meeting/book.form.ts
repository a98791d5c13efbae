import { OUTCOMES, type Outcome } from '../conclusion/conclusion.rules.ts'
import { type QuorumRule, quorumFailure } from '../conclusion/quorum.rules.ts'
import type { MemberStatus } from '../membership/powers.rules.ts'
import { readDay } from '../platform/day.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import { absentLines, linesOf, memberNamed } from './book.rules.ts'
import { isCalled, isHere, votersOf } from './roll.rules.ts'
import { readWhen, type When } from './when.form.ts'

export const REVIEWS = 3
const LONGEST = 10_000

const REVIEW_FIELDS = [
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
const PLAIN = ['month', 'day', 'time', 'place', 'moved-reason', 'chair', 'clerk'] as const
const BOOK = ['book', 'page', 'present', 'present-names', 'absent', 'tasks'] as const

export const bookFields: readonly string[] = [
  ...PLAIN,
  'topic',
  ...BOOK,
  ...Array.from({ length: REVIEWS }, (_, i) => REVIEW_FIELDS.map((name) => `${name}-${i + 1}`)).flat(),
]

export interface BookMember {
  readonly person: string
  readonly name: string
  readonly status: MemberStatus
}

export interface BookMark extends BookMember {
  readonly state: 'present' | 'excused' | 'unexcused' | 'unmarked'
  readonly reason: string
}

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

export interface BookDraft extends When {
  readonly month: string
  readonly chair: string
  readonly clerk: string
  readonly book: string
  readonly page: string
  readonly roll: readonly BookMark[]
  readonly entitled: number
  readonly called: number
  readonly reviews: readonly BookReview[]
  readonly tasks: readonly string[]
}

export type TypedBook = Readonly<Record<string, string>>

export const typedBook = (form: Form): TypedBook =>
  Object.fromEntries(bookFields.map((name) => [name, form.text(name)]))

/** A meeting as its book has it. Everything that does not fit together is told at once, by field. */
export function readBook(
  form: Form,
  facts: {
    members: readonly BookMember[]
    month: string
    usual: string
    today: string
    writer: string
    voters: readonly MemberStatus[]
    quorum: QuorumRule
  },
  t: Text,
): { typed: TypedBook; draft: BookDraft | null; errors: FieldErrors } {
  const m = t.meeting
  const typed = typedBook(form)
  const { when, errors } = readWhen(form, { ...facts, kind: 'ordinary', past: true }, t)
  for (const name of BOOK) {
    if (form.hadHidden(name)) errors[name] = t.form.hidden
    else if (typed[name]!.length > LONGEST) errors[name] = t.form.tooLong(LONGEST, typed[name]!.length)
  }
  const ids = facts.members.map((member) => member.person)
  for (const seat of ['chair', 'clerk'] as const) if (!ids.includes(typed[seat]!)) errors[seat] = m.notMember
  if (!errors.clerk && typed.chair === typed.clerk) errors.clerk = m.sameSeat
  const roll = readRollOf(typed, facts.members, errors, t)
  const { present: entitled, called } = votersOf(roll, facts.voters)
  const reviews = Array.from({ length: REVIEWS }, (_, i) =>
    readReview(
      form,
      i + 1,
      { ...facts, roll, entitled, called, day: when?.day ?? facts.today, typed },
      errors,
      t,
    ),
  ).filter((review) => review !== null)
  if (!when || Object.keys(errors).length > 0) return { typed, draft: null, errors }
  return {
    typed,
    errors,
    draft: {
      ...when,
      month: facts.month,
      chair: typed.chair!,
      clerk: typed.clerk!,
      book: typed.book!,
      page: typed.page!,
      roll,
      entitled,
      called,
      reviews,
      tasks: linesOf(typed.tasks!),
    },
  }
}

function readRollOf(
  typed: TypedBook,
  members: readonly BookMember[],
  errors: FieldErrors,
  t: Text,
): BookMark[] {
  const m = t.meeting.book
  const absent = new Map<string, string>()
  const find = (written: string, field: string): string | null => {
    const found = memberNamed(written, members)
    if ('person' in found) return found.person
    errors[field] ??= 'many' in found ? m.manyNames(found.many) : m.unknownName(found.unknown)
    return null
  }
  for (const line of absentLines(typed.absent!)) {
    const person = find(line.name, 'absent')
    if (person) absent.set(person, line.reason)
  }
  const pasted = linesOf(typed['present-names']!)
  const present = new Set(pasted.flatMap((name) => find(name.split(/[,;]/)[0]!, 'present-names') ?? []))
  const roll = members.map((member): BookMark => {
    const reason = absent.get(member.person)
    if (reason !== undefined) return { ...member, state: reason === '' ? 'unexcused' : 'excused', reason }
    const isPresent = pasted.length > 0 ? present.has(member.person) : isCalled(member)
    return { ...member, state: isPresent ? 'present' : 'unmarked', reason: '' }
  })
  const unclear = roll.filter((line) => isCalled(line) && line.state === 'unmarked')
  if (unclear.length > 0 && !errors['present-names'])
    errors['present-names'] = m.unclear(unclear.map((line) => line.name).join(', '))
  const counted = roll.filter(isHere).length
  if (typed.present !== '' && Number(typed.present) !== counted && !errors.absent)
    errors.present = m.presentWrong(counted, typed.present!)
  return roll
}

function readReview(
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
  if (leads && (!standIn || standIn === person)) errors[field('stand-in')] = r.seatsLead
  const outcome = OUTCOMES.find((one) => one === text('outcome'))
  if (!outcome) errors[field('outcome')] = t.form.choose
  if (!form.has(field('heard'))) errors[field('heard')] = r.hindrances['not-heard']
  if (outcome && outcome !== 'none-seen' && text('wording') === '') errors[field('wording')] = r.wordingNeeded
  const fixBy = outcome === 'to-fix' ? readDay(text('fix-by')) : null
  if (outcome === 'to-fix') {
    if (!fixBy) errors[field('fix-by')] = t.form.badDate
    else if (fixBy <= facts.day) errors[field('fix-by')] = r.fixByPast
    if (text('plan') === '') errors[field('plan')] = r.planNeeded
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
  return { person, outcome, wording: text('wording'), fixBy, plan: text('plan'), yes, no, standIn }
}
