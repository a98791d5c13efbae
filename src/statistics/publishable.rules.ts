/** The smallest number of people a count may be about, and the smallest number it may be out of. */
export const FEWEST = 5
export const SMALLEST = 20

/** What may be shown of a count: the number, "<5", or, where nearly everybody is meant, only that. */
export type Shown =
  | { readonly kind: 'count'; readonly n: number }
  | { readonly kind: 'few' }
  | { readonly kind: 'most'; readonly above: number }

export type Publication =
  | { readonly outcome: 'too-few' }
  | { readonly outcome: 'shown'; readonly people: number; readonly counts: Readonly<Record<string, Shown>> }

/**
 * The one door from private marks to a number somebody sees: of at least 20 people, counts of at least 5; below that
 * "<5", zero included. A count within 4 of everybody would tell of each one that they marked the group, so it is
 * shown as "more than". No totals over groups leave here.
 *
 * @param people how many sent a ballot in the quarter
 * @param counts people per group
 */
export function publishable(people: number, counts: Readonly<Record<string, number>>): Publication {
  if (people < SMALLEST) return { outcome: 'too-few' }
  const shown = (n: number): Shown =>
    n < FEWEST
      ? { kind: 'few' }
      : people - n < FEWEST
        ? { kind: 'most', above: people - FEWEST }
        : { kind: 'count', n }
  return {
    outcome: 'shown',
    people,
    counts: Object.fromEntries(Object.entries(counts).map(([group, n]) => [group, shown(n)])),
  }
}
