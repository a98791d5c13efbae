import { readDay } from '../platform/day.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import type { Source } from './feedback-event.rules.ts'
import type { Taken } from './public.form.ts'

export const ENTERED_FIELDS = ['source', 'day', 'about', 'text', 'where', 'when', 'contact'] as const

/** What does not come by the form. */
export const SOURCES = ['meeting-with-voters', 'letter', 'spoken'] as const satisfies readonly Source[]
export const ENTERED_ABOUTS = ['member', 'common', 'praise'] as const satisfies readonly Taken[]

export interface Entered {
  readonly source: (typeof SOURCES)[number]
  readonly day: string
  readonly about: Taken
  readonly text: string
  readonly where: string
  readonly when: string
  readonly contact: string
}

const LIMITS = { text: 4000, where: 300, when: 200, contact: 300 } as const

export function readEntered(
  form: Form,
  today: string,
  t: Text,
): { entered: Entered; errors?: undefined } | { entered?: undefined; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const source = SOURCES.find((one) => one === form.text('source'))
  const about = ENTERED_ABOUTS.find((one) => one === form.text('about'))
  const day = readDay(form.text('day'))
  if (!source) errors.source = t.form.choose
  if (!day) errors.day = t.form.badDate
  else if (day > today) errors.day = t.feedbackCase.enter.future
  if (!about) errors.about = t.form.choose
  for (const [name, limit] of Object.entries(LIMITS)) {
    const text = form.text(name)
    if (form.hadHidden(name)) errors[name] = t.form.hidden
    else if (text.length > limit) errors[name] = t.form.tooLong(limit, text.length)
  }
  if (!errors.text && form.text('text') === '') errors.text = t.form.required
  if (!source || !about || !day || Object.keys(errors).length > 0) return { errors }
  const [text, where, when, contact] = ['text', 'where', 'when', 'contact'].map((name) =>
    form.text(name),
  ) as [string, string, string, string]
  return { entered: { source, day, about, text, where, when, contact } }
}
