import { DUES, type Due, dueDay, dueProblem } from '../plan/plan.rules.ts'
import { readDay } from '../platform/day.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { type CodeReading, SLIP_GROUPS } from '../seal/code.ts'
import { ownTextError } from '../self-review/self-review.form.ts'
import type { Text } from '../text/text.ts'

/** Without a day: a line that only asks the cell's advice. */
export const LINE_DUES = ['none', ...DUES] as const
export type LineDue = 'none' | Due

export interface LineDraft {
  readonly line: string
  readonly due: LineDue | null
  readonly otherDay: string
}

export const LINE_FIELDS = ['line', 'due', 'other-day'] as const

const LONGEST = 500

export const lineDraft = (form: Form): LineDraft => ({
  line: form.text('line'),
  due: LINE_DUES.find((known) => known === form.text('due')) ?? null,
  otherDay: form.text('other-day'),
})

/** A line as the slip has it; its day, or null for one without. */
export function readLine(
  form: Form,
  today: string,
  period: { month: string; meeting_on: string },
  t: Text,
): { draft: LineDraft } & ({ line: string; day: string | null } | { errors: FieldErrors }) {
  const draft = lineDraft(form)
  const errors: FieldErrors = { ...ownTextError(form, 'line', t, { required: true, limit: LONGEST }) }
  const due = draft.due ?? (draft.otherDay ? 'other' : null)
  const day =
    due === null || due === 'none'
      ? null
      : due === 'other'
        ? readDay(draft.otherDay)
        : dueDay(due, today, period)
  if (!due) errors.due = t.form.choose
  else if (due !== 'none' && !day) errors['other-day'] = t.form.badDate
  const problem = day && dueProblem(day, today)
  if (problem) errors['other-day'] = problem === 'past' ? t.month.plan.pastDay : t.month.plan.farDay
  return Object.keys(errors).length > 0 ? { draft, errors } : { draft, line: draft.line, day }
}

/** What is wrong with a typed code, in the group where it is. */
export const mistypedCode = (reading: Extract<CodeReading, { ok: false }>, t: Text): string =>
  reading.wrong.length > 0
    ? t.onPaper.code.wrongGroups(reading.wrong)
    : t.onPaper.code.length(reading.given, SLIP_GROUPS * 6)
