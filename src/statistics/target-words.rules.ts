import type { Tally } from '../round/round.rules.ts'
import type { Text } from '../text/text.ts'
import { mostAllowed, standingTo, wayOf, withLimits } from './target.rules.ts'

export interface NamedTally {
  readonly name: string
  readonly tally: Tally
}

/** Both sides of a round, each in sentences of its own; what was raised is never told as better for being less. */
export interface BothSides {
  readonly concluded: readonly string[]
  readonly raised: readonly string[]
}

export function bothSides(t: Text, now: NamedTally, before: NamedTally | null): BothSides {
  const w = t.target
  const { tally } = now
  const [limits, open] = [withLimits(tally), tally.members - tally.concluded]
  return {
    concluded: [
      w.concluded(now.name, limits, tally.concluded),
      ...(open > 0 ? [w.open(open)] : []),
      ...(before
        ? [w.concludedWay[wayOf(withLimits(before.tally), limits)](withLimits(before.tally), limits)]
        : []),
    ],
    raised: [
      w.raised(tally.raised),
      ...(tally.raised === 0 ? [w.silent] : []),
      ...(before
        ? [w.raisedWay[wayOf(before.tally.raised, tally.raised)](before.tally.raised, tally.raised)]
        : []),
    ],
  }
}

export function standingSentence(t: Text, target: { readonly share: number }, tally: Tally): string {
  const w = t.target.standing
  const most = mostAllowed(target, tally)
  switch (standingTo(target, tally)) {
    case 'above':
      return w.above(most, withLimits(tally) - most)
    case 'within':
      return w.within
    case 'unclear':
      return w.unclear(tally.members - tally.concluded)
  }
}
