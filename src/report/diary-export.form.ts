import { readDay } from '../platform/day.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'

export const FORMATS = ['word', 'text', 'json'] as const
export type Format = (typeof FORMATS)[number]

export interface ExportWish {
  readonly format: Format
  readonly fromTyped: string
  readonly toTyped: string
  /** Null: without a bound on that side. */
  readonly from: string | null
  readonly to: string | null
}

export function readWish(form: Form, t: Text): { wish: ExportWish; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const day = (name: 'from' | 'to') => {
    const read = form.text(name) === '' ? null : readDay(form.text(name))
    if (!read && form.text(name) !== '') errors[name] = t.form.badDate
    return read
  }
  const from = day('from')
  const to = day('to')
  if (from && to && from > to) errors.to = t.diary.export.backwards
  const format = FORMATS.find((known) => known === form.text('format')) ?? null
  if (!format) errors.format = t.form.choose
  return {
    wish: {
      format: format ?? 'word',
      fromTyped: form.text('from'),
      toTyped: form.text('to'),
      from,
      to,
    },
    errors,
  }
}
