import { showDay } from '../platform/clock.ts'
import { readDay } from '../platform/day.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import { REVIEW_FORMS } from './defaults.form.ts'
import { ROUND_EVERY, type Target, type TermName, type Terms } from './terms.rules.ts'

/** A field of the form for each term; an empty one leaves the matter to the units. */
export const TERM_FIELDS = {
  catalogue: 'catalogue',
  form: 'form',
  latestDay: 'latest-day',
  roundEvery: 'round-every',
  most: 'most',
  crowded: 'crowded',
  longest: 'longest',
  longer: 'longer',
  perMonth: 'per-month',
  opens: 'opens',
  shuts: 'shuts',
} as const satisfies Record<TermName, string>

export const LAID_FIELDS = ['from', ...Object.values(TERM_FIELDS), 'target-share', 'target-by'] as const
export type LaidField = (typeof LAID_FIELDS)[number]
export type TypedLaid = Record<LaidField, string>

const showTime = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`

export function typedLaid(from: string, terms: Terms, target: Target | null): TypedLaid {
  const text = (value: unknown) => (value === undefined ? '' : String(value))
  return {
    from: showDay(from),
    catalogue: text(terms.catalogue),
    form: text(terms.form),
    'latest-day': text(terms.latestDay),
    'round-every': text(terms.roundEvery),
    most: text(terms.most),
    crowded: terms.crowded === terms.most ? '' : text(terms.crowded),
    longest: text(terms.longest),
    longer: terms.longer === undefined ? '' : terms.longer ? 'yes' : 'no',
    'per-month': text(terms.perMonth),
    opens: terms.opens === undefined ? '' : showTime(terms.opens),
    shuts: terms.shuts === undefined ? '' : showTime(terms.shuts),
    'target-share': target ? String(target.share) : '',
    'target-by': target ? showDay(target.by) : '',
  }
}

/** '7:30', '7h', '7 giờ 30' */
function readMinutes(typed: string): number | null {
  const found = typed.match(/^(\d{1,2})\s*(?:(?:[:hg.]|giờ)\s*(\d{2})?)?$/)
  const [hours, minutes] = [Number(found?.[1]), Number(found?.[2] ?? 0)]
  return found && hours < 24 && minutes < 60 ? hours * 60 + minutes : null
}

/** Least and most of each number that may be laid down; the same as units may set for themselves. */
const BOUNDS = {
  'latest-day': [1, 28],
  most: [1, 6],
  crowded: [1, 6],
  longest: [1, 36],
  'per-month': [0, 2],
  'target-share': [0, 100],
} as const

const LEAST_HOURS = 60

export function readLaid(
  form: Form,
  catalogues: readonly string[],
  t: Text,
): { typed: TypedLaid; from: string; terms: Terms; target: Target | null; errors: FieldErrors } {
  const words = t.launching.errors
  const errors: FieldErrors = {}
  const typed = Object.fromEntries(LAID_FIELDS.map((name) => [name, form.text(name)])) as TypedLaid
  const whole = (name: keyof typeof BOUNDS): number | undefined => {
    if (typed[name] === '') return undefined
    const [least, most] = BOUNDS[name]
    const value = /^\d{1,3}$/.test(typed[name]) ? Number(typed[name]) : -1
    if (value < least || value > most) errors[name] = words.number(least, most)
    return value
  }
  const choice = <T extends string>(name: LaidField, values: readonly T[]): T | undefined => {
    const found = values.find((value) => value === typed[name])
    if (typed[name] !== '' && !found) errors[name] = t.form.choose
    return found
  }
  const hour = (name: 'opens' | 'shuts'): number | undefined => {
    if (typed[name] === '') return undefined
    const minutes = readMinutes(typed[name])
    if (minutes === null) errors[name] = words.hour
    return minutes ?? undefined
  }
  const from = readDay(typed.from)
  if (!from) errors.from = t.form.badDate
  const most = whole('most')
  const longest = whole('longest')
  const every = choice(
    'round-every',
    ROUND_EVERY.map((months) => String(months)),
  )
  const longer = choice('longer', ['yes', 'no'])
  const terms: Terms = withoutGaps({
    catalogue: choice('catalogue', catalogues),
    form: choice('form', REVIEW_FORMS),
    latestDay: whole('latest-day'),
    roundEvery: ROUND_EVERY.find((months) => String(months) === every),
    most,
    // Said nothing of large cells, the number holds for them as well: or it would bind nobody.
    crowded: whole('crowded') ?? most,
    longest,
    longer: longer === undefined ? undefined : longer === 'yes',
    perMonth: whole('per-month'),
    opens: hour('opens'),
    shuts: hour('shuts'),
  })
  if (!errors.crowded && terms.crowded !== undefined && most === undefined)
    errors.crowded = words.crowdedAlone
  else if (!errors.crowded && !errors.most && terms.crowded! < most!) errors.crowded = words.crowdedBelow
  if (longest !== undefined && !longer) errors.longer ??= words.longerMissing
  if (longest === undefined && longer) errors.longest ??= words.longerAlone
  if (terms.opens !== undefined && terms.shuts !== undefined && terms.shuts < terms.opens + LEAST_HOURS)
    errors.shuts = words.hours
  const target = readTarget(typed, whole('target-share'), errors, t)
  return { typed, from: from ?? '', terms, target, errors }
}

function readTarget(
  typed: TypedLaid,
  share: number | undefined,
  errors: FieldErrors,
  t: Text,
): Target | null {
  if (typed['target-share'] === '' && typed['target-by'] === '') return null
  const by = readDay(typed['target-by'])
  if (!by) errors['target-by'] = typed['target-by'] ? t.form.badDate : t.launching.errors.targetDay
  if (share === undefined) errors['target-share'] = t.launching.errors.targetShare
  return by && share !== undefined ? { share, by } : null
}

/** A term that is not laid down is missing, so that two sets of terms compare and are kept alike. */
const withoutGaps = (terms: Terms): Terms =>
  Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined))
