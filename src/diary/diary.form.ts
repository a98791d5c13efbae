import { readDay } from '../platform/day.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'

export const TAGS = ['learn', 'act', 'good', 'remind'] as const
export type Tag = (typeof TAGS)[number]

/** About four pages. */
const LONGEST = 10_000

export interface EntryDraft {
  readonly day: string
  readonly dayTyped: string
  readonly tag: Tag | null
  readonly text: string
}

export function readEntry(form: Form, today: string, t: Text): { draft: EntryDraft; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const dayTyped = form.text('day')
  const day = dayTyped === '' ? today : readDay(dayTyped)
  if (!day) errors.day = t.form.badDate
  else if (day > today) errors.day = t.diary.futureDay
  const text = form.text('text')
  if (form.hadHidden('text')) errors.text = t.form.hidden
  else if (text === '') errors.text = t.form.required
  else if (text.length > LONGEST) errors.text = t.form.tooLong(LONGEST, text.length)
  const tag = TAGS.find((known) => known === form.text('tag')) ?? null
  return { draft: { day: day ?? today, dayTyped, tag, text }, errors }
}
