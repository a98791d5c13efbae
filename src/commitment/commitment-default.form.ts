import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import type { CommitmentRules } from './commitment.rules.ts'

export const RULE_FIELDS = ['least', 'most', 'from', 'until', 'review-from'] as const
export type TypedRules = Readonly<Record<(typeof RULE_FIELDS)[number], string>>

const MOST_LINES = 12

const shown = (monthDay: string) => `${monthDay.slice(3)}/${monthDay.slice(0, 2)}`

export const typedRules = (rules: CommitmentRules): TypedRules => ({
  least: String(rules.least),
  most: String(rules.most),
  from: shown(rules.from),
  until: shown(rules.until),
  'review-from': shown(rules.reviewFrom),
})

/** '31/3' → '03-31'; null where no year has such a day but a leap year. */
function readMonthDay(typed: string): string | null {
  const found = /^(\d{1,2})[\s/.-]+(\d{1,2})$/.exec(typed)
  if (!found) return null
  const [day, month] = [found[1]!.padStart(2, '0'), found[2]!.padStart(2, '0')]
  const date = new Date(`2025-${month}-${day}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(5, 10) !== `${month}-${day}`
    ? null
    : `${month}-${day}`
}

export function readRules(
  form: Form,
  t: Text,
): { typed: TypedRules; rules: CommitmentRules | null; errors: FieldErrors } {
  const r = t.commitment.rules
  const errors: FieldErrors = {}
  const typed = Object.fromEntries(RULE_FIELDS.map((name) => [name, form.text(name)])) as TypedRules
  const number = (name: 'least' | 'most'): number => {
    const value = /^\d{1,2}$/.test(typed[name]) ? Number(typed[name]) : 0
    if (value < 1 || value > MOST_LINES) errors[name] = r.number(1, MOST_LINES)
    return value
  }
  const day = (name: 'from' | 'until' | 'review-from'): string => {
    const value = readMonthDay(typed[name])
    if (!value) errors[name] = r.badDay
    return value ?? ''
  }
  const rules = {
    least: number('least'),
    most: number('most'),
    from: day('from'),
    until: day('until'),
    reviewFrom: day('review-from'),
  }
  if (!errors.least && !errors.most && rules.most < rules.least) errors.most = r.order
  // From the second half of the year on the first day is one of the year before: every day of the year comes after it.
  if (!errors.from && !errors.until && rules.from < '07' && rules.until <= rules.from)
    errors.until = r.untilBefore
  return { typed, errors, rules: Object.keys(errors).length > 0 ? null : rules }
}
