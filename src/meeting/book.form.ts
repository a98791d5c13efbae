import type { QuorumRule } from '../conclusion/quorum.rules.ts'
import type { MemberStatus } from '../membership/powers.rules.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import { absentLines, linesOf, memberNamed } from './book.rules.ts'
import { type BookReview, REVIEW_FIELDS, readBookReview } from './book-review.form.ts'
import { isCalled, isHere, votersOf } from './roll.rules.ts'
import { readWhen, type When } from './when.form.ts'

export type { BookReview } from './book-review.form.ts'

export const REVIEWS = 3
const LONGEST = 10_000

const PLAIN = ['month', 'day', 'time', 'place', 'moved-reason', 'chair', 'clerk'] as const
const BOOK = ['book', 'page', 'present', 'present-names', 'absent', 'tasks', 'more'] as const

export const bookFields: readonly string[] = [
  ...PLAIN,
  'topic',
  ...BOOK,
  'deed',
  'commitment',
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
  /** Good deeds that the cell confirmed there. */
  readonly deeds: readonly string[]
  /** Commitments that it confirmed. */
  readonly commitments: readonly string[]
  /** The book has conclusions that this form does not ask for: its minutes stay open until they are written down. */
  readonly more: boolean
}

export type TypedBook = Readonly<Record<string, string>>

const typedBook = (form: Form): TypedBook =>
  Object.fromEntries(bookFields.map((name) => [name, form.all(name).join(' ')]))

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
    /** Good deeds that wait, but for the writer's own. */
    deeds: readonly { readonly id: string; readonly day: string }[]
    /** Commitments that wait, but for the writer's own. */
    commitments: readonly { readonly id: string; readonly signed_on: string }[]
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
  for (const seat of ['chair', 'clerk'] as const)
    if (roll.some((line) => line.person === typed[seat] && !isHere(line))) errors[seat] ??= m.book.seatAbsent
  const { present: entitled, called } = votersOf(roll, facts.voters)
  const reviews = Array.from({ length: REVIEWS }, (_, i) =>
    readBookReview(
      form,
      i + 1,
      { ...facts, roll, entitled, called, day: when?.day ?? facts.today, typed },
      errors,
      t,
    ),
  ).filter((review) => review !== null)
  const deeds = facts.deeds.filter((deed) => form.all('deed').includes(deed.id))
  if (when && deeds.some((deed) => deed.day > when.day)) errors.deed = t.goodDeed.book.later
  const commitments = facts.commitments.filter((one) => form.all('commitment').includes(one.id))
  if (when && commitments.some((one) => one.signed_on > when.day))
    errors.commitment = t.commitment.meeting.later
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
      deeds: deeds.map((deed) => deed.id),
      commitments: commitments.map((one) => one.id),
      more: typed.more !== '',
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
  const both = members.filter(({ person }) => absent.has(person) && present.has(person))
  if (both.length > 0) errors['present-names'] ??= m.both(both.map((member) => member.name).join(', '))
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
