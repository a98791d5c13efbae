export const OUTCOMES = ['none-seen', 'fixed', 'to-fix'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Of one line of a commitment. */
export const LINE_OUTCOMES = ['kept', 'not-kept'] as const
export type LineOutcome = (typeof LINE_OUTCOMES)[number]

/** A sign the body voted to name, with the words that were shown. */
export interface NamedSign {
  readonly catalogue: string
  readonly id: string
  readonly label: string
  /** In a round: in part, or present. */
  readonly level?: 'partial' | 'present'
}
