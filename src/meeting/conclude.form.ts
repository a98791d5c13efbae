import { type NamedSign, OUTCOMES, type Outcome } from '../conclusion/conclusion.rules.ts'
import { readDay } from '../platform/day.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'

const LONGEST = 5000

export interface TypedConclusion {
  readonly outcome: Outcome | null
  readonly wording: string
  readonly fixBy: string
  readonly plan: string
  readonly signs: readonly string[]
}

export const nothingTyped: TypedConclusion = { outcome: null, wording: '', fixBy: '', plan: '', signs: [] }

export const concludeFields = ['outcome', 'wording', 'fix-by', 'plan', 'sign'] as const

/** What the cell concluded. Signs are named only where there was something to name. */
export function readConclusion(
  form: Form,
  known: ReadonlyMap<string, NamedSign>,
  meetingDay: string,
  t: Text,
): {
  typed: TypedConclusion
  draft: { outcome: Outcome; wording: string; fixBy: string | null; plan: string; signs: NamedSign[] } | null
  errors: FieldErrors
} {
  const m = t.meeting.review
  const errors: FieldErrors = {}
  const typed: TypedConclusion = {
    outcome: OUTCOMES.find((one) => one === form.text('outcome')) ?? null,
    wording: form.text('wording'),
    fixBy: form.text('fix-by'),
    plan: form.text('plan'),
    signs: form.all('sign'),
  }
  for (const name of ['wording', 'plan'] as const) {
    if (form.hadHidden(name)) errors[name] = t.form.hidden
    else if (typed[name].length > LONGEST) errors[name] = t.form.tooLong(LONGEST, typed[name].length)
  }
  const { outcome } = typed
  if (!outcome) errors.outcome = t.form.choose
  if (outcome && outcome !== 'none-seen' && typed.wording === '') errors.wording ??= m.wordingNeeded
  const signs = typed.signs.flatMap((id) => known.get(id) ?? [])
  if (outcome === 'none-seen' && signs.length > 0) errors.outcome = m.noneWithSigns
  let fixBy: string | null = null
  if (outcome === 'to-fix') {
    fixBy = readDay(typed.fixBy)
    if (!fixBy) errors['fix-by'] = t.form.badDate
    else if (fixBy <= meetingDay) errors['fix-by'] = m.fixByPast
    if (typed.plan === '') errors.plan ??= m.planNeeded
  }
  if (!outcome || Object.keys(errors).length > 0) return { typed, draft: null, errors }
  return {
    typed,
    draft: {
      outcome,
      wording: typed.wording,
      fixBy,
      plan: outcome === 'to-fix' ? typed.plan : '',
      signs,
    },
    errors,
  }
}
