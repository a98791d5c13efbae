import { showDay } from '../platform/clock.ts'
import { readDay } from '../platform/day.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import type { Follow } from './feedback-event.rules.ts'

export const FOLLOWS_OF = {
  founded: ['guidance', 'promise', 'reminder'],
  unfounded: ['none'],
} as const satisfies Record<string, readonly Follow[]>

/** A fix is asked for within this time. */
const LATEST_DAYS = 366
const LONGEST_PLAN = 200

/** What goes with the closing of a founded case: its words, read by `text`, and what a promise or a reminder needs. */
export function readFollow(
  form: Form,
  follow: Follow,
  on: string,
  text: (name: string) => string,
  errors: FieldErrors,
  t: Text,
): Record<string, string> {
  if (follow === 'none') return {}
  const words = { text: text('text') }
  if (follow === 'guidance') return words
  const due = readDay(form.text('due'))
  if (!due) errors.due = t.form.badDate
  else if (due <= on || Date.parse(due) - Date.parse(on) > LATEST_DAYS * 86_400_000)
    errors.due = t.feedbackFollow.close.dueProblem
  const day = { due: due ? showDay(due) : form.text('due') }
  if (follow === 'reminder') return { ...words, ...day }
  const plan = text('plan').replace(/\s+/g, ' ')
  if (plan.length > LONGEST_PLAN) errors.plan = t.form.tooLong(LONGEST_PLAN, plan.length)
  return { ...words, plan, ...day }
}
