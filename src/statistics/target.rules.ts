import type { Target } from '../movement/terms.rules.ts'
import type { Tally } from '../round/round.rules.ts'
import { publishable, type Shown } from './publishable.rules.ts'

/** Fewer concluded about than this, and a number would be a name; as in comparisons. */
export const FEWEST_CONCLUDED = 5

export const withLimits = (tally: Tally): number => tally.partial + tally.present

/**
 * Where a unit stands to a target. Whoever was not concluded about is never counted as free of limits, so that leaving
 * people out brings nobody nearer: `within` only if it would hold were all of them to have limits.
 */
export type Standing = 'within' | 'above' | 'unclear'

export function standingTo(target: Pick<Target, 'share'>, tally: Tally): Standing {
  const [least, open] = [withLimits(tally), tally.members - tally.concluded]
  if (least * 100 > target.share * tally.members) return 'above'
  return (least + open) * 100 <= target.share * tally.members ? 'within' : 'unclear'
}

/** How many people a target leaves at most. */
export const mostAllowed = (target: Pick<Target, 'share'>, tally: Tally): number =>
  Math.floor((target.share * tally.members) / 100)

interface Dated {
  readonly closed_on: string
}

/** The round by which a target is told: the latest, or, once its day is past, the last one closed by that day. */
export function roundFor<R extends Dated>(
  target: Pick<Target, 'by'>,
  rounds: readonly R[],
  today: string,
): { readonly past: boolean; readonly round: R | null } {
  const past = target.by < today
  return { past, round: rounds.findLast(({ closed_on }) => !past || closed_on <= target.by) ?? null }
}

export type Way = 'more' | 'fewer' | 'same'
export const wayOf = (before: number, after: number): Way =>
  after > before ? 'more' : after < before ? 'fewer' : 'same'

/** What may be told of a round: its numbers, to who is entitled; what publishable() lets through, to everybody else. */
export interface ToldRound<R> {
  readonly round: R
  readonly numbers: { readonly limits: Shown; readonly raised: Shown } | null
}

export function toldToAll<R extends { readonly tally: Tally }>(round: R): ToldRound<R> {
  const { tally } = round
  const limits = publishable(tally.concluded, { n: withLimits(tally) })
  // Who raised something was awaited, also where the cell has not concluded about them.
  const raised = publishable(tally.members, { n: tally.raised })
  if (limits.outcome !== 'shown' || raised.outcome !== 'shown') return { round, numbers: null }
  return { round, numbers: { limits: limits.counts.n!, raised: raised.counts.n! } }
}

/**
 * How many people have a limit of each group, as a level above may read it: it names a matter, so it goes by the rule for
 * what is published. Null where too few were concluded about.
 */
export function groupsTold(concluded: number, people: Readonly<Record<string, number>>) {
  const told = publishable(concluded, people)
  return told.outcome === 'shown' ? told.counts : null
}
