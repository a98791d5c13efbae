import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import type { ReviewForm, Rhythm } from './period.rules.ts'

export const DEFAULT_FIELDS = [
  'catalogue',
  'form',
  'full-month',
  'meeting-day',
  'latest-day',
  'keep-months',
] as const
export type TypedDefaults = Record<(typeof DEFAULT_FIELDS)[number], string>

export const REVIEW_FORMS = ['skim', 'full-yearly', 'full'] as const satisfies readonly ReviewForm[]

type Chosen = Rhythm & { readonly keep_months: number }

export const typedDefaults = (defaults: Chosen): TypedDefaults => ({
  catalogue: defaults.catalogue,
  form: defaults.form,
  'full-month': String(defaults.full_month),
  'meeting-day': String(defaults.meeting_day),
  'latest-day': String(defaults.latest_day),
  'keep-months': String(defaults.keep_months),
})

/** A month of 28 days is the shortest: later days would be missing from some. */
const LAST_DAY = 28
const LONGEST_KEEP = 120

export function readDefaults(
  form: Form,
  catalogues: readonly string[],
  t: Text,
): { typed: TypedDefaults; chosen: Chosen; errors: FieldErrors } {
  const s = t.setup
  const errors: FieldErrors = {}
  const typed = Object.fromEntries(DEFAULT_FIELDS.map((name) => [name, form.text(name)])) as TypedDefaults
  const whole = (name: keyof TypedDefaults, most: number, sentence: string): number => {
    const value = /^\d{1,3}$/.test(typed[name]) ? Number(typed[name]) : 0
    if (value < 1 || value > most) errors[name] = sentence
    return value
  }
  if (!catalogues.includes(typed.catalogue)) errors.catalogue = s.unknownCatalogue
  const way = REVIEW_FORMS.find((known) => known === typed.form)
  if (!way) errors.form = t.form.choose
  const meeting = whole('meeting-day', LAST_DAY, s.dayRange)
  const latest = whole('latest-day', LAST_DAY, s.dayRange)
  if (!errors['meeting-day'] && !errors['latest-day'] && latest < meeting)
    errors['latest-day'] = s.latestAfter
  const chosen = {
    catalogue: typed.catalogue,
    form: way ?? 'skim',
    full_month: whole('full-month', 12, s.monthRange),
    meeting_day: meeting,
    latest_day: latest,
    keep_months: whole('keep-months', LONGEST_KEEP, s.keepRange),
  }
  return { typed, chosen, errors }
}
