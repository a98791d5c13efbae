import { sourceWords, targetWords } from '../movement/movement-words.rules.ts'
import { showDay } from '../platform/clock.ts'
import type { PastRound } from '../round/past-rounds.ts'
import type { Text } from '../text/text.ts'
import type { ChartPart } from '../ui/chart-part.tsx'
import { possible, type Shown } from './publishable.rules.ts'
import {
  FEWEST_CONCLUDED,
  roundFor,
  standingTo,
  type ToldRound,
  toldToAll,
  withLimits,
} from './target.rules.ts'
import type { StillThere, TargetFacts } from './target.ts'
import { type BothSides, bothSides, standingSentence } from './target-words.rules.ts'

export interface TargetLine {
  readonly words: string
  readonly from: string
  readonly sentences: readonly string[]
}

export interface TargetView {
  readonly targets: readonly TargetLine[]
  /** Of the latest round whose numbers may be told: both sides, next to each other. */
  readonly sides: BothSides | null
  /** Why there are no sides. */
  readonly why: string | null
  /** Of a unit above the communes: out of which of them the numbers are, and which are missing. */
  readonly outOf: readonly string[]
  readonly parts: readonly ChartPart[]
}

const isTold = ({ tally }: PastRound) => tally.concluded >= FEWEST_CONCLUDED

/** For who is entitled by post: plain counts, but for rounds of so few that a number would be a name. */
export function targetView(facts: TargetFacts, still: StillThere | null, t: Text): TargetView {
  const told = facts.rounds.filter(isTold)
  const latest = told.at(-1)
  return {
    targets: targetLines(facts, t, (share, round) =>
      isTold(round) ? standingSentence(t, { share }, round.tally) : t.target.tooFew,
    ),
    sides: latest ? bothSides(t, latest, told.at(-2) ?? null) : null,
    why: latest ? null : facts.rounds.length > 0 ? t.target.tooFew : t.target.noRound,
    outOf: [],
    parts: latest ? [trendPart(facts, told, t), ...(still ? [stillPart(latest, still, t)] : [])] : [],
  }
}

export function targetLines<R extends PastRound>(
  { targets, rounds, today }: Pick<TargetFacts, 'targets' | 'today'> & { readonly rounds: readonly R[] },
  t: Text,
  standing: (share: number, round: R) => string,
): TargetLine[] {
  const w = t.target
  return targets.map(({ target, source }) => {
    const { past, round } = roundFor(target, rounds, today)
    const when = !past
      ? []
      : round
        ? [w.past(round.name, showDay(round.closed_on))]
        : [w.noRoundBefore(showDay(target.by))]
    return {
      words: targetWords(t, target),
      from: w.from(sourceWords(t, source)),
      sentences: [...when, ...(round ? [standing(target.share, round)] : [])],
    }
  })
}

/** `labelOf`: how a round is named beside its bars. */
export function trendPart(
  { targets, rounds }: Pick<TargetFacts, 'targets' | 'rounds'>,
  told: readonly PastRound[],
  t: Text,
  labelOf = ({ name, closed_on }: PastRound) => `${name} (${showDay(closed_on)})`,
): ChartPart {
  const w = t.target.trend
  const num = t.figure.number
  const [first, last] = [told[0]!, told.at(-1)!]
  const limits = (round: PastRound) => withLimits(round.tally)
  const share = (n: number, of: number) => (of === 0 ? 0 : n / of)
  // The strictest: another would only stand behind it. A line at nobody would lie on the edge of the drawing.
  const strictest = targets.length > 0 ? Math.min(...targets.map(({ target }) => target.share)) / 100 : 0
  const mark = strictest > 0 ? strictest : null
  const widest = Math.max(
    0.05,
    mark ?? 0,
    ...told.flatMap(({ tally }) => [
      share(withLimits(tally), tally.concluded),
      share(tally.raised, tally.members),
    ]),
  )
  const finding =
    told.length === 1
      ? w.one(first.name)
      : w.finding(first.name, num(limits(first)), last.name, num(limits(last)))
  return {
    title: w.title,
    finding,
    chart: {
      kind: 'bars',
      name: w.title,
      finding,
      mark: mark === null ? null : mark / widest,
      rows: told.map((round) => ({
        label: labelOf(round),
        bars: [
          {
            share: share(limits(round), round.tally.concluded) / widest,
            words: `${num(limits(round))}/${num(round.tally.concluded)}`,
            look: 'filled',
          },
          {
            share: share(round.tally.raised, round.tally.members) / widest,
            words: `${num(round.tally.raised)}/${num(round.tally.members)}`,
            look: 'hollow',
          },
        ],
      })),
    },
    key: mark === null ? w.key : `${w.key} ${w.mark}`,
    notes: [
      ...(rounds.length > told.length ? [w.left(rounds.length - told.length)] : []),
      ...told.flatMap(({ name, addenda }) => (addenda ? [w.corrected(name, addenda)] : [])),
    ],
    head: w.head,
    rows: told.map((round) => [
      round.name,
      ...[limits(round), round.tally.raised, round.tally.concluded, round.tally.members].map(num),
    ]),
  }
}

function stillPart(round: PastRound, { limits, matters, fixed }: StillThere, t: Text): ChartPart {
  const w = t.target.still
  return {
    ...limitsPart(round, limits, limits.length === 0 ? w.none(round.name) : w.of(round.name), t),
    notes: matters > 0 ? [t.target.fixedSince(fixed, matters)] : [],
  }
}

/** What was concluded in a round, a bar each, out of all who were concluded about. */
export function limitsPart(
  { tally }: Pick<PastRound, 'tally'>,
  limits: StillThere['limits'],
  finding: string,
  t: Text,
): ChartPart {
  const w = t.target.still
  const num = t.figure.number
  const most = Math.max(1, ...limits.map(({ people }) => people))
  const rows = limits.map(({ label, people }) => ({
    label,
    bars: [
      { share: people / most, words: `${num(people)}/${num(tally.concluded)}`, look: 'filled' as const },
    ],
  }))
  return {
    title: w.title,
    finding,
    chart: rows.length === 0 ? null : { kind: 'bars', name: w.title, finding, mark: null, rows },
    key: rows.length === 0 ? undefined : w.key,
    notes: [],
    head: w.head,
    rows: limits.map(({ label, people }) => [label, num(people)]),
  }
}

/** For every member of the unit: what publishable() lets through, and nothing that says more. */
export interface ViewForAll {
  readonly targets: readonly TargetLine[]
  readonly why: string | null
  readonly head: readonly string[]
  /** The latest first. */
  readonly rows: readonly (readonly string[])[]
}

export function viewForAll(facts: TargetFacts, t: Text): ViewForAll {
  const w = t.target
  const told = facts.rounds.map(toldToAll)
  const words = (shown: Shown | undefined) => (shown ? shownWords(shown, t) : w.all.untold)
  return {
    targets: targetLines(facts, t, (share, round) => standingForAll(share, toldToAll(round), t)),
    why: facts.rounds.length === 0 ? w.noRound : null,
    head: w.all.head,
    rows: told
      .toReversed()
      .map(({ round, numbers }) => [
        `${round.name} (${showDay(round.closed_on)})`,
        words(numbers?.limits),
        words(numbers?.raised),
      ]),
  }
}

function shownWords(shown: Shown, t: Text): string {
  const w = t.target.all
  if (shown.kind === 'count') return w.people(String(shown.n))
  if (shown.kind === 'most') return w.people(w.most(shown.above))
  return shown.kind === 'few' ? w.people(w.few) : w.untold
}

/** "Within" of a target of nobody would say that a "<5" is nought: of so few no standing is told. */
function standingForAll(share: number, { round, numbers }: ToldRound<PastRound>, t: Text): string {
  const w = t.target
  const least = numbers && possible(numbers.limits, round.tally.concluded)?.[0]
  if (!numbers || least === undefined || least === null) return w.tooFewForAll
  if (numbers.limits.kind === 'few') return w.all.fewLeft
  const standing = standingTo({ share }, round.tally)
  if (standing === 'above') return w.all.above
  return standing === 'within' ? w.standing.within : w.all.unclear
}
