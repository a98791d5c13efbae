import type { ReviewForm } from './period.rules.ts'

/** What a movement asks of every unit below. A field that is missing is left to the units. */
export interface Terms {
  /** The version of the catalogue that is held against. */
  readonly catalogue?: string
  /** How fully the list is read: at least so. */
  readonly form?: ReviewForm
  /** The day of the month by which a month's review is done. */
  readonly latestDay?: number
  /** Months from one round to the next. */
  readonly roundEvery?: RoundEvery
  /** Members reviewed at one meeting; in a cell too large for that, `crowded`. */
  readonly most?: number
  readonly crowded?: number
  /** Meetings in a cycle of rotation, and whether a large cell may take more. */
  readonly longest?: number
  readonly longer?: boolean
  /** Messages a month, and the minutes of the day between which they go out. */
  readonly perMonth?: number
  readonly opens?: number
  readonly shuts?: number
}

export const ROUND_EVERY = [6, 12] as const
export type RoundEvery = (typeof ROUND_EVERY)[number]

export type TermName = keyof Terms
export const TERM_NAMES = [
  'catalogue',
  'form',
  'latestDay',
  'roundEvery',
  'most',
  'crowded',
  'longest',
  'longer',
  'perMonth',
  'opens',
  'shuts',
] as const satisfies readonly TermName[]

/** At most this share of members with limits, in hundredths, by a day. 0 is the goal of the practice: nobody. */
export interface Target {
  readonly share: number
  readonly by: string
}

const FULLNESS: readonly ReviewForm[] = ['full', 'full-yearly', 'skim']

/** How loose a value is: the smaller, the stricter. A version of a catalogue is neither: it is the same or another. */
const LOOSENESS: {
  readonly [F in Exclude<TermName, 'catalogue'>]: (value: NonNullable<Terms[F]>) => number
} = {
  form: (value) => FULLNESS.indexOf(value),
  latestDay: (value) => value,
  roundEvery: (value) => value,
  most: (value) => value,
  crowded: (value) => value,
  longest: (value) => value,
  longer: (value) => (value ? 1 : 0),
  perMonth: (value) => value,
  opens: (value) => -value,
  shuts: (value) => value,
}

export type TermValue = NonNullable<Terms[TermName]>

/** Below 0 where `value` is stricter than `than`, 0 where they are alike or can't be compared, above 0 where it is looser. */
export function compareTerm(name: TermName, value: TermValue, than: TermValue): number {
  if (name === 'catalogue') return 0
  const rank = LOOSENESS[name] as (value: TermValue) => number
  return rank(value) - rank(than)
}

/** Whether a unit may lay down `value` where `bound` binds it: as strict or stricter, and of catalogues the same. */
export const keepsWithin = (name: TermName, value: TermValue, bound: TermValue): boolean =>
  name === 'catalogue' ? value === bound : compareTerm(name, value, bound) <= 0

/** A target that another makes needless, because it asks for no less by no later day, and more in one of the two. */
export const isWeaker = (target: Target, than: Target): boolean =>
  than.share <= target.share && than.by <= target.by && (than.share < target.share || than.by < target.by)
