import type { FeedbackNumbers } from '../feedback/numbers.ts'
import { FEWEST, type Shown } from './publishable.rules.ts'

/** What the committee, reports and levels above may be shown of people's feedback. */
export interface FeedbackFigures {
  readonly received: Shown
  readonly open: Shown
  /** Whether something waits for the inspection committee beyond its day: it says nothing of what, nor of whom. */
  readonly isLate: boolean
  readonly overdue: Shown
  readonly concluded: Shown
  /** Withheld where fewer than five were concluded: the pace of one case is a matter of that case. */
  readonly medianDays: number | null
}

const alone = (n: number): Shown => (n < FEWEST ? { kind: 'few' } : { kind: 'count', n })

/**
 * The one door from the numbers of cases to somebody who is not a reader of them. Below five it is "<5", zero included:
 * in a small commune a number that goes from none to one says that somebody was just spoken of.
 */
export const feedbackFigures = (numbers: FeedbackNumbers): FeedbackFigures => ({
  received: alone(numbers.received),
  open: alone(numbers.open),
  isLate: numbers.overdue > 0,
  overdue: alone(numbers.overdue),
  concluded: alone(numbers.concluded),
  medianDays: numbers.concluded < FEWEST ? null : numbers.medianDays,
})
