import { readDay } from '../platform/day.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import type { NewMovement } from './launch.ts'

export const WHO_FIELDS = ['name', 'by', 'outside', 'document', 'number', 'document-on'] as const
export type TypedWho = Record<(typeof WHO_FIELDS)[number], string>

const LONGEST: Record<keyof TypedWho, number> = {
  name: 120,
  by: 10,
  outside: 120,
  document: 200,
  number: 40,
  'document-on': 20,
}

/** What a text field of a movement or a directive is not taken for; null where it is. */
export function textProblem(form: Form, name: string, longest: number, t: Text): string | null {
  const value = form.text(name)
  if (form.hadHidden(name)) return t.form.hidden
  return value.length > longest ? t.form.tooLong(longest, value.length) : null
}

/** `mayBeOutside`: a commune writes down what a body outside the tree launched; a unit above it launches its own. */
export function readWho(
  form: Form,
  mayBeOutside: boolean,
  today: string,
  t: Text,
): { typed: TypedWho; movement: NewMovement; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const typed = Object.fromEntries(WHO_FIELDS.map((name) => [name, form.text(name)])) as TypedWho
  for (const name of WHO_FIELDS) {
    const problem = textProblem(form, name, LONGEST[name], t)
    if (problem) errors[name] = problem
  }
  const need = (name: keyof TypedWho) => {
    if (typed[name] === '') errors[name] ??= t.form.required
  }
  need('name')
  const outside = mayBeOutside && typed.by === 'outside'
  if (mayBeOutside && !['own', 'outside'].includes(typed.by)) errors.by = t.form.choose
  // Whoever is not here can't be asked: the paper is what their word goes by.
  if (outside) for (const name of ['outside', 'document', 'document-on'] as const) need(name)
  const on = typed['document-on'] === '' ? null : readDay(typed['document-on'])
  if (typed['document-on'] !== '' && !on) errors['document-on'] ??= t.form.badDate
  if (on && on > today) errors['document-on'] ??= t.launching.errors.documentAhead
  const movement = {
    name: typed.name,
    outside: outside ? typed.outside : '',
    document: typed.document,
    documentNumber: typed.number,
    documentOn: on,
  }
  return { typed, movement, errors }
}
