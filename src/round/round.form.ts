import { readDay } from '../platform/day.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import { DAYS, daysProblem, type RoundDays } from './round.rules.ts'

export const PLAN_FIELDS = ['name', ...DAYS, 'catalogue'] as const
export type TypedRound = Record<(typeof PLAN_FIELDS)[number], string>

const LONGEST_NAME = 120
const LONGEST = 1000

export const emptyRound: TypedRound = {
  name: '',
  opens_on: '',
  declare_by: '',
  conclude_by: '',
  closes_on: '',
  catalogue: '',
}

const typedRound = (form: Form): TypedRound =>
  Object.fromEntries(PLAN_FIELDS.map((name) => [name, form.text(name)])) as TypedRound

/** Name and days of a round, and the catalogue where it is still to be chosen. */
export function readRound(
  form: Form,
  catalogues: readonly string[] | null,
  t: Text,
): {
  typed: TypedRound
  plan: (RoundDays & { name: string; catalogue: string }) | null
  errors: FieldErrors
} {
  const typed = typedRound(form)
  const errors: FieldErrors = {}
  const p = t.round.plan
  if (form.hadHidden('name')) errors.name = t.form.hidden
  else if (typed.name === '') errors.name = t.form.required
  else if (typed.name.length > LONGEST_NAME) errors.name = t.form.tooLong(LONGEST_NAME, typed.name.length)
  const days: Partial<Record<keyof RoundDays, string>> = {}
  for (const name of DAYS) {
    const day = readDay(typed[name])
    if (day) days[name] = day
    else errors[name] = t.form.badDate
  }
  if (catalogues && !catalogues.includes(typed.catalogue)) errors.catalogue = t.form.choose
  const whole = days as RoundDays
  const problem = DAYS.every((name) => days[name]) ? daysProblem(whole) : null
  if (problem?.problem === 'order')
    errors[problem.field] = p.order(t.round.days[DAYS[DAYS.indexOf(problem.field) - 1]!])
  if (problem?.problem === 'long') errors[problem.field] = p.long
  return Object.keys(errors).length > 0
    ? { typed, plan: null, errors }
    : { typed, plan: { ...whole, name: typed.name, catalogue: typed.catalogue }, errors }
}

/** A few plain texts of one form, each with what is wrong with it. */
export function readWords<const N extends string>(
  form: Form,
  names: readonly N[],
  required: readonly N[],
  t: Text,
): { words: Record<N, string>; errors: FieldErrors } {
  const errors: FieldErrors = {}
  for (const name of names) {
    const text = form.text(name)
    if (form.hadHidden(name)) errors[name] = t.form.hidden
    else if (text.length > LONGEST) errors[name] = t.form.tooLong(LONGEST, text.length)
    else if (text === '' && required.includes(name)) errors[name] = t.form.required
  }
  const words = Object.fromEntries(names.map((name) => [name, form.text(name)])) as Record<N, string>
  return { words, errors }
}
