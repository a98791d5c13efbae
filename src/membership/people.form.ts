import { showDay } from '../platform/clock.ts'
import { readDay } from '../platform/day.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import { isAfter, readDate } from './list-dates.rules.ts'
import { readCard, readPhone } from './list-numbers.rules.ts'
import { isSuspicious, readName } from './list-text.rules.ts'
import type { PersonFacts } from './membership.ts'
import { MEMBER_STATUSES, type MemberStatus } from './powers.rules.ts'

export const FACT_FIELDS = ['name', 'birth', 'sex', 'phone', 'card', 'admitted', 'official', 'twin'] as const
type FactField = (typeof FACT_FIELDS)[number]

/** The fields as typed, to be shown again. */
export type TypedFacts = Record<FactField, string>

const LONGEST_NAME = 100

export const typedFacts = (facts: PersonFacts | null): TypedFacts => ({
  name: facts?.fullName ?? '',
  birth: showDay(facts?.birthDate ?? ''),
  sex: facts?.sex ?? 'unknown',
  phone: facts?.phone ?? '',
  card: facts?.cardNumber ?? '',
  admitted: showDay(facts?.admittedOn ?? ''),
  official: showDay(facts?.officialOn ?? ''),
  twin: '',
})

/** Dates, phones and cards go by the same rules as those of an imported list. */
export function readFacts(
  form: Form,
  today: string,
  t: Text,
): { typed: TypedFacts; facts: PersonFacts; errors: FieldErrors } {
  const typed = Object.fromEntries(FACT_FIELDS.map((name) => [name, form.text(name)])) as TypedFacts
  const errors: FieldErrors = {}
  const p = t.people
  for (const name of FACT_FIELDS) if (form.hadHidden(name)) errors[name] = t.form.hidden

  const fullName = readName(typed.name)
  if (!fullName) errors.name = t.form.required
  else if (isSuspicious(typed.name)) errors.name = p.badName
  else if (fullName.length > LONGEST_NAME) errors.name = t.form.tooLong(LONGEST_NAME, fullName.length)

  const date = (field: 'birth' | 'admitted' | 'official'): string | null => {
    const { value } = readDate(typed[field], field === 'birth' ? 'birth' : 'party', {
      asOf: today,
      date1904: false,
    })
    if (typed[field] && value === null) errors[field] = p.badDate
    return value
  }
  const number = (field: 'phone' | 'card', value: string | null, sentence: string): string | null => {
    if (typed[field] && value === null) errors[field] = sentence
    return value
  }
  const facts: PersonFacts = {
    fullName: fullName ?? '',
    birthDate: date('birth'),
    sex: typed.sex === 'male' || typed.sex === 'female' ? typed.sex : null,
    phone: number('phone', readPhone(typed.phone).value, p.badPhone),
    cardNumber: number('card', readCard(typed.card).value, p.badCard),
    admittedOn: date('admitted'),
    officialOn: date('official'),
  }
  if (facts.birthDate && facts.admittedOn && isAfter(facts.birthDate, facts.admittedOn))
    errors.admitted = p.admittedBeforeBirth
  if (facts.admittedOn && facts.officialOn && isAfter(facts.admittedOn, facts.officialOn))
    errors.official = p.officialBeforeAdmitted
  return { typed, facts, errors }
}

/** The day something begins: today when left empty, which is the usual case. */
export function readFrom(
  form: Form,
  today: string,
  t: Text,
): { from: string; typed: string; errors: FieldErrors } {
  const typed = form.text('from')
  const from = typed === '' ? today : readDay(typed)
  return { from: from ?? today, typed, errors: from ? {} : { from: t.form.badDate } }
}

export const LONGEST_REASON = 200

export function readReason(form: Form, t: Text): { reason: string; errors: FieldErrors } {
  const reason = form.text('reason')
  if (form.hadHidden('reason')) return { reason, errors: { reason: t.form.hidden } }
  if (reason.length > LONGEST_REASON)
    return { reason, errors: { reason: t.form.tooLong(LONGEST_REASON, reason.length) } }
  return { reason, errors: {} }
}

export const readStatusChoice = (form: Form): MemberStatus | null =>
  MEMBER_STATUSES.find((status) => status === form.text('status')) ?? null
