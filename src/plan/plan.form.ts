import { showDay } from '../platform/clock.ts'
import { readDay } from '../platform/day.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Plan } from '../self-review/own-plan.rules.ts'
import { ownTextError } from '../self-review/self-review.form.ts'
import type { Text } from '../text/text.ts'
import { DUES, type Due, dueDay, dueOf, dueProblem } from './plan.rules.ts'

export interface PlanDraft {
  readonly text: string
  readonly due: Due | null
  readonly otherDay: string
  readonly ask: boolean
  readonly askSign: boolean
}

const EMPTY: PlanDraft = { text: '', due: null, otherDay: '', ask: false, askSign: false }

/** What the form of a plan shows: what was said before, or nothing. */
export function draftOf(
  plan: Plan | null,
  period: { month: string; meeting_on: string },
  today: string,
): PlanDraft {
  if (!plan) return EMPTY
  const due = dueOf(plan.due, today, period)
  const { text, ask, askSign } = plan
  return { text, due, otherDay: due === 'other' ? showDay(plan.due) : '', ask, askSign }
}

export const PLAN_FIELDS = ['sign', 'text', 'due', 'other-day', 'ask', 'ask-sign'] as const

export const planDraft = (form: Form): PlanDraft => ({
  text: form.text('text'),
  due: DUES.find((due) => due === form.text('due')) ?? null,
  otherDay: form.text('other-day'),
  ask: form.has('ask'),
  askSign: form.has('ask-sign'),
})

const LONGEST = 500

/** What is saved while typing: any text that could be sent, even an empty one, and no day yet. */
export function readTyped(form: Form, t: Text): { typed: true } | { errors: FieldErrors } {
  const errors = ownTextError(form, 'text', t, { limit: LONGEST })
  return Object.keys(errors).length > 0 ? { errors } : { typed: true }
}

/** The day the plan is due, or what has to be mended. */
export function readPlan(
  form: Form,
  draft: PlanDraft,
  today: string,
  period: { month: string; meeting_on: string },
  t: Text,
): { day: string } | { errors: FieldErrors } {
  const errors: FieldErrors = { ...ownTextError(form, 'text', t, { required: true, limit: LONGEST }) }
  const due = draft.due ?? (draft.otherDay ? 'other' : null)
  let day: string | null = null
  if (!due) errors.due = t.form.choose
  else {
    day = due === 'other' ? readDay(draft.otherDay) : dueDay(due, today, period)
    const problem = day && dueProblem(day, today)
    if (!day) errors['other-day'] = t.form.badDate
    else if (problem) errors['other-day'] = problem === 'past' ? t.month.plan.pastDay : t.month.plan.farDay
  }
  return Object.keys(errors).length > 0 || !day ? { errors } : { day }
}
