import { readDay } from '../platform/day.ts'
import { fold } from '../platform/fold.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import type { Directive, NewDirective } from './directive.ts'
import { textProblem } from './launch.form.ts'

export const DIRECTIVE_FIELDS = ['title', 'number', 'issued-on', 'link', 'summary'] as const
export type TypedDirective = Record<(typeof DIRECTIVE_FIELDS)[number], string>

export const NO_DIRECTIVE: TypedDirective = { title: '', number: '', 'issued-on': '', link: '', summary: '' }

const LONGEST: Record<keyof TypedDirective, number> = {
  title: 200,
  number: 40,
  'issued-on': 20,
  link: 300,
  summary: 1000,
}

/** Where a link leads, as people can judge it before they follow it; null for what is no web address. */
export function hostOf(link: string): string | null {
  try {
    const url = new URL(link)
    const plain = ['http:', 'https:'].includes(url.protocol) && !url.username && !url.password
    return plain && url.hostname.includes('.') ? url.hostname : null
  } catch {
    return null
  }
}

export function readDirective(
  form: Form,
  known: readonly Directive[],
  today: string,
  t: Text,
): { typed: TypedDirective; directive: NewDirective; errors: FieldErrors } {
  const words = t.launching.errors
  const errors: FieldErrors = {}
  const typed = Object.fromEntries(DIRECTIVE_FIELDS.map((name) => [name, form.text(name)])) as TypedDirective
  for (const name of DIRECTIVE_FIELDS) {
    const problem = textProblem(form, name, LONGEST[name], t)
    if (problem) errors[name] = problem
  }
  if (typed.title === '') errors.title ??= t.form.required
  const on = typed['issued-on'] === '' ? null : readDay(typed['issued-on'])
  if (typed['issued-on'] !== '' && !on) errors['issued-on'] ??= t.form.badDate
  if (on && on > today) errors['issued-on'] ??= words.documentAhead
  if (typed.link !== '' && !hostOf(typed.link)) errors.link ??= words.link
  const same = (a: string, b: string) => fold(a) === fold(b)
  if (known.some((one) => same(one.title, typed.title) && same(one.number, typed.number)))
    errors.title ??= words.directiveTwice
  const { title, number, link, summary } = typed
  return { typed, directive: { title, number, issuedOn: on, link, summary }, errors }
}
