import { type Beside, shownBeside, tooAlike } from './beside.rules.ts'
import { FEWEST, type Shown, SMALLEST } from './shown.rules.ts'

export { FEWEST, possible, type Shown, SMALLEST } from './shown.rules.ts'

export type Publication =
  | { readonly outcome: 'too-few' | 'too-alike' }
  | { readonly outcome: 'shown'; readonly people: number; readonly counts: Readonly<Record<string, Shown>> }

/**
 * The one door from private marks to a number somebody sees: of at least 20 people, counts of at least 5; below that
 * "<5", zero included. A count within 4 of everybody would tell of each one that they marked the group, so it is
 * shown as "more than". No totals over groups leave here.
 *
 * What was shown before stays known (beside.rules.ts): where nearly the same people sent nothing is shown, which depends
 * on who sent and on no mark; otherwise what several releases together would tell is withheld, group by group.
 *
 * @param people how many sent a ballot in the quarter
 * @param counts people per group
 */
export function publishable(
  people: number,
  counts: Readonly<Record<string, number>>,
  beside: Beside = { senders: new Set(), earlier: [] },
): Publication {
  if (people < SMALLEST) return { outcome: 'too-few' }
  if (tooAlike(beside)) return { outcome: 'too-alike' }
  const alone = (n: number): Shown =>
    n < FEWEST
      ? { kind: 'few' }
      : people - n < FEWEST
        ? { kind: 'most', above: people - FEWEST }
        : { kind: 'count', n }
  return { outcome: 'shown', people, counts: shownBeside(people, counts, beside, alone) }
}
