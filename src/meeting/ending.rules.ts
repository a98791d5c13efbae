import type { Counters } from './roll.rules.ts'

/** What is still open when somebody wants to end a meeting. */
export type Unfinished = 'roll' | 'line' | 'reviews'

export function unfinished(facts: {
  readonly counters: Counters
  /** The self-review period is still open for the cell; null where the meeting has none. */
  readonly lineOpen: boolean | null
  readonly reviews: readonly { readonly put_off_at: Date | null; readonly conclusion: string | null }[]
}): Unfinished[] {
  const open: Unfinished[] = []
  if (facts.counters.unmarked > 0 || facts.counters.present === 0) open.push('roll')
  if (facts.lineOpen) open.push('line')
  if (facts.reviews.some((review) => !review.put_off_at && !review.conclusion)) open.push('reviews')
  return open
}
