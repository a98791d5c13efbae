import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { ownTextError } from '../self-review/self-review.form.ts'
import type { Text } from '../text/text.ts'
import { KEEPS, type Said, TOLD_STATES } from './promises.rules.ts'

export const PROMISE_FIELDS = ['plan', 'state', 'tells', 'reason', 'keep', 'good'] as const

/** What one form of the promises says. `typing`: saved while the reason is typed, and no answer yet. */
export function readSaid(form: Form, typing: boolean): Said {
  const plan = form.text('plan')
  const state = form.text('state')
  const reason = form.has('reason') ? form.text('reason') : null
  const keep = KEEPS.find((known) => known === form.text('keep'))
  const told = TOLD_STATES.find((known) => known === state)
  if (keep) return { kind: 'keep', plan, keep }
  if (state === 'failed') return { kind: typing ? 'typed' : 'failed', plan, reason }
  if (told) return { kind: 'state', plan, state: told }
  return form.has('good') ? { kind: 'good', text: form.text('good') } : { kind: 'nothing' }
}

/** By field. "Chưa làm được" asks why: an empty reason, sent by its button, is to be filled in. */
export function saidErrors(form: Form, said: Said, t: Text): FieldErrors {
  const errors = { ...ownTextError(form, 'reason', t), ...ownTextError(form, 'good', t) }
  if (said.kind === 'failed' && said.reason === '')
    return { ...errors, reason: t.month.promises.reasonMissing }
  return errors
}
