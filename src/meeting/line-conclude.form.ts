import { LINE_OUTCOMES, type LineOutcome } from '../conclusion/conclusion.rules.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'

const LONGEST = 5000

export const lineFields = ['outcome', 'wording'] as const

export interface TypedLineConclusion {
  readonly outcome: LineOutcome | null
  readonly wording: string
}

export const nothingSaid: TypedLineConclusion = { outcome: null, wording: '' }

/** Whether a line was kept; where it was not, the minutes say why. */
export function readLineConclusion(form: Form, t: Text): { typed: TypedLineConclusion; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const typed = {
    outcome: LINE_OUTCOMES.find((one) => one === form.text('outcome')) ?? null,
    wording: form.text('wording'),
  }
  if (form.hadHidden('wording')) errors.wording = t.form.hidden
  else if (typed.wording.length > LONGEST) errors.wording = t.form.tooLong(LONGEST, typed.wording.length)
  if (!typed.outcome) errors.outcome = t.form.choose
  if (typed.outcome === 'not-kept' && typed.wording === '')
    errors.wording ??= t.commitment.conclude.wordingNeeded
  return { typed, errors }
}
