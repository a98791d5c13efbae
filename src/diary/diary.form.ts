import { readDay } from '../platform/day.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import type { Search } from './diary.rules.ts'

export const TAGS = ['learn', 'act', 'good', 'remind'] as const
export type Tag = (typeof TAGS)[number]

const tagOf = (form: Form): Tag | null => TAGS.find((known) => known === form.text('tag')) ?? null

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
  return { draft: { day: day ?? today, dayTyped, tag: tagOf(form), text }, errors }
}

/** Words somebody looks for, not a page of them. */
const LONGEST_WORDS = 200

/** A button of one month goes before the list of all. What is no month and no tag looks for nothing. */
export function readSearch(form: Form, t: Text): { search: Search; errors: FieldErrors } {
  const words = form.text('words')
  const month = form.text('more') || form.text('month')
  return {
    search: {
      words,
      tag: tagOf(form),
      month: /^\d{4}-\d{2}$/.test(month) ? month : null,
    },
    errors: words.length > LONGEST_WORDS ? { words: t.form.tooLong(LONGEST_WORDS, words.length) } : {},
  }
}
