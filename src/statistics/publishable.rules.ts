/** The smallest number of people a count may be about, and the smallest number it may be out of. */
export const FEWEST = 5
export const SMALLEST = 20

/**
 * What may be shown of a count: the number, "<5", where nearly everybody is meant only that, or nothing where an
 * earlier release beside it would say more than either does.
 */
export type Shown =
  | { readonly kind: 'count'; readonly n: number }
  | { readonly kind: 'few' }
  | { readonly kind: 'most'; readonly above: number }
  | { readonly kind: 'withheld' }

type Counts = Readonly<Record<string, Shown>>

export type Publication =
  | { readonly outcome: 'too-few' | 'too-alike' }
  | { readonly outcome: 'shown'; readonly people: number; readonly counts: Counts }

/** What was shown before and stays known, and how many people only one of the two is about. */
export interface Earlier {
  readonly people: number
  readonly counts: Counts
  /** In the new one and not in this. */
  readonly came: number
  /** In this and not in the new one. */
  readonly went: number
}

/**
 * The one door from private marks to a number somebody sees: of at least 20 people, counts of at least 5; below that
 * "<5", zero included. A count within 4 of everybody would tell of each one that they marked the group, so it is
 * shown as "more than". No totals over groups leave here.
 *
 * Who holds two releases can subtract them, and what is left is about those who came and those who went: should nobody
 * else have changed, that is again a count, out of those people. It must be out of at least 10 and at least 5 away from
 * none and from all of them, or the new one is not shown. That the whole quarter is withheld depends on who sent and on
 * no mark.
 *
 * @param people how many sent a ballot in the quarter
 * @param counts people per group
 */
export function publishable(
  people: number,
  counts: Readonly<Record<string, number>>,
  before: readonly Earlier[] = [],
): Publication {
  if (people < SMALLEST) return { outcome: 'too-few' }
  if (before.some(({ came, went }) => came + went < 2 * FEWEST)) return { outcome: 'too-alike' }
  const alone = (n: number): Shown =>
    n < FEWEST
      ? { kind: 'few' }
      : people - n < FEWEST
        ? { kind: 'most', above: people - FEWEST }
        : { kind: 'count', n }
  return {
    outcome: 'shown',
    people,
    counts: Object.fromEntries(
      Object.entries(counts).map(([group, n]) => {
        const shown = alone(n)
        const tells = before.some((earlier) => subtracted(shown, people, earlier, group))
        return [group, tells ? { kind: 'withheld' } : shown]
      }),
    ),
  }
}

/** The least and the greatest count that what is shown leaves possible; null where nothing is. */
export function possible(shown: Shown | undefined, people: number): readonly [number, number] | null {
  switch (shown?.kind) {
    case 'count':
      return [shown.n, shown.n]
    case 'few':
      return [0, FEWEST - 1]
    case 'most':
      return [shown.above + 1, people]
    default:
      return null
  }
}

/** Whether subtracting the earlier count says too much of those who came and went. */
function subtracted(shown: Shown, people: number, earlier: Earlier, group: string): boolean {
  const [now, then] = [possible(shown, people), possible(earlier.counts[group], earlier.people)]
  if (!now || !then) return false
  // Of those who came the marked, of those who went the unmarked: one count out of both together.
  const [least, most] = [now[0] - then[1] + earlier.went, now[1] - then[0] + earlier.went]
  return least > earlier.came + earlier.went - FEWEST || most < FEWEST
}
