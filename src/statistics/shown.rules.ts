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
  /** `known`: between which counts whoever knows the rule can tell that it lies, where that is not everything. */
  | { readonly kind: 'withheld'; readonly known?: readonly [number, number] }

/** The least and the greatest count that what is shown leaves possible; null where nothing is. */
export function possible(shown: Shown | undefined, people: number): readonly [number, number] | null {
  switch (shown?.kind) {
    case 'count':
      return [shown.n, shown.n]
    case 'few':
      return [0, FEWEST - 1]
    case 'most':
      return [shown.above + 1, people]
    case 'withheld':
      return shown.known ?? null
    default:
      return null
  }
}

/** What leaves the machine of it: what can be worked out of a withheld number is kept for the releases that follow. */
export const toldOutside = (shown: Shown): Shown => (shown.kind === 'withheld' ? { kind: 'withheld' } : shown)
