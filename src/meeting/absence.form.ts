import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'

const SHORTEST = 3
const LONGEST = 300

export function readAbsence(form: Form, t: Text): { reason: string; errors: FieldErrors } {
  const reason = form.text('reason')
  const problem = form.hadHidden('reason')
    ? t.form.hidden
    : reason === ''
      ? t.form.required
      : reason.length < SHORTEST
        ? t.absence.tooShort
        : reason.length > LONGEST
          ? t.form.tooLong(LONGEST, reason.length)
          : null
  return { reason, errors: problem ? { reason: problem } : {} }
}
