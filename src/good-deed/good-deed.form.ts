import { readDay } from '../platform/day.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import {
  dayProblem,
  LONGEST_REASON,
  LONGEST_TOLD_BY,
  LONGEST_WORDS,
  SOURCES,
  type Source,
} from './good-deed.rules.ts'

const SHORTEST_WORDS = 10

export const DEED_FIELDS = ['deed', 'person', 'words', 'day', 'step'] as const
export const THANKS_FIELDS = [...DEED_FIELDS, 'source', 'told-by'] as const

export interface TypedDeed {
  /** The id the page drew for it. */
  readonly deed: string
  readonly person: string
  readonly words: string
  readonly dayTyped: string
  readonly source: Source | null
  readonly toldBy: string
}

export interface ReadDeed {
  readonly typed: TypedDeed
  readonly day: string
  readonly errors: FieldErrors
}

/** `members`: who may be noted. Somebody of another cell, who left or who never was is not on the list. */
export function readDeed(
  form: Form,
  members: readonly string[],
  today: string,
  t: Text,
  { thanks = false }: { thanks?: boolean } = {},
): ReadDeed {
  const g = t.goodDeed
  const errors: FieldErrors = {}
  const typed: TypedDeed = {
    deed: form.text('deed').toLowerCase(),
    person: form.text('person'),
    words: oneLine(form.text('words')),
    dayTyped: form.text('day'),
    source: SOURCES.find((known) => known === form.text('source')) ?? null,
    toldBy: oneLine(form.text('told-by')),
  }
  if (!members.includes(typed.person)) errors.person = g.form.choosePerson
  const words = textProblem(form, 'words', typed.words, LONGEST_WORDS, t)
  if (words) errors.words = words
  else if (typed.words === '') errors.words = t.form.required
  else if (typed.words.length < SHORTEST_WORDS) errors.words = g.form.tooShort
  const day = typed.dayTyped === '' ? today : readDay(typed.dayTyped)
  const problem = day && dayProblem(day, today)
  if (!day) errors.day = t.form.badDate
  else if (problem) errors.day = g.form.dayProblem[problem]
  if (thanks) {
    if (!typed.source) errors.source = t.form.choose
    const toldBy = textProblem(form, 'told-by', typed.toldBy, LONGEST_TOLD_BY, t)
    if (toldBy) errors['told-by'] = toldBy
    else if (typed.toldBy === '') errors['told-by'] = t.form.required
  }
  return { typed, day: day ?? today, errors }
}

/** Why the cell did not confirm: short, and said to whoever noted it. */
export function readReason(form: Form, field: string, t: Text): { reason: string; problem: string | null } {
  const reason = oneLine(form.text(field))
  const problem =
    textProblem(form, field, reason, LONGEST_REASON, t) ??
    (reason === '' ? t.goodDeed.table.needReason : null)
  return { reason, problem }
}

const textProblem = (form: Form, name: string, text: string, longest: number, t: Text): string | null => {
  if (form.hadHidden(name)) return t.form.hidden
  return text.length > longest ? t.form.tooLong(longest, text.length) : null
}

/** It stands in a list and on a board: line ends become spaces. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ')
