import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import { LONGEST_LINE, namesIn, SOURCES, type Source, THEMES, type Theme } from './opinion.rules.ts'

export const LINE_FIELDS = ['theme', 'source', 'body', 'sure', 'do'] as const

export interface TypedLine {
  readonly theme: Theme | null
  readonly source: Source | null
  readonly body: string
}

export interface ReadLine {
  readonly typed: TypedLine
  readonly errors: FieldErrors
  /** Words that look like somebody's name; the writer mends them, or says that nobody of the organisation is meant. */
  readonly named: readonly string[]
}

export function readLine(form: Form, names: readonly string[], t: Text): ReadLine {
  const errors: FieldErrors = {}
  const typed: TypedLine = {
    theme: THEMES.find((one) => one === form.text('theme')) ?? null,
    source: SOURCES.find((one) => one === form.text('source')) ?? null,
    body: form.text('body'),
  }
  if (!typed.theme) errors.theme = t.form.choose
  if (!typed.source) errors.source = t.form.choose
  const { error, named } = readBody(form, names, t)
  if (error) errors.body = error
  return { typed, errors, named }
}

/** The text of a line or an addendum. Said to be nobody's once, it is not asked again for the same words. */
export function readBody(
  form: Form,
  names: readonly string[],
  t: Text,
): { text: string; error: string | null; named: readonly string[] } {
  const text = form.text('body')
  if (form.hadHidden('body')) return { text, error: t.form.hidden, named: [] }
  if (text === '') return { text, error: t.form.required, named: [] }
  if (text.length > LONGEST_LINE) return { text, error: t.form.tooLong(LONGEST_LINE, text.length), named: [] }
  const named = namesIn(text, names)
  const isSure = form.text('sure') === named.join('|')
  if (named.length > 0 && !isSure) return { text, error: t.opinion.named(named.join(', ')), named }
  return { text, error: null, named: [] }
}
