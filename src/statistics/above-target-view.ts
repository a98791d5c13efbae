import type { Text } from '../text/text.ts'
import type { ChartPart } from '../ui/chart-part.tsx'
import type { AboveTargetFacts, GroupsAbove, HalfTold, OutOf } from './above-target.ts'
import { withLimits } from './target.rules.ts'
import { limitsPart, type TargetView, targetLines, trendPart } from './target-view.ts'
import { bothSides, standingSentence } from './target-words.rules.ts'

/** As a commune's committee reads its own, and what is missing is said: whoever is missing is not free of limits. */
export function aboveTargetView(facts: AboveTargetFacts, t: Text): TargetView {
  const { rounds, outOf, groups } = facts
  const latest = rounds.at(-1)
  const before = rounds.at(-2)
  return {
    targets: targetLines(facts, t, (share, round) =>
      standingAbove(share, round, outOf.get(round.id) ?? [], t),
    ),
    // The sums of other communes say nothing of one another.
    sides: latest ? bothSides(t, latest, before && isLike(before, latest) ? before : null) : null,
    why: latest ? null : t.targetAbove.noRound,
    outOf: latest ? outOfSentences(latest, outOf.get(latest.id) ?? [], facts.today, t) : [],
    parts: latest ? [trendAbove(facts, t), ...(groups ? [stillAbove(latest, groups, facts, t)] : [])] : [],
  }
}

const isLike = (a: HalfTold, b: HalfTold) => a.communes === b.communes

/** With communes missing only one thing is sure: that somebody has limits, where the target is nobody. */
function standingAbove(share: number, round: HalfTold, outOf: readonly OutOf[], t: Text): string {
  const whole = outOf.every(({ here, all }) => all > 0 && here >= all)
  if (whole || (share === 0 && withLimits(round.tally) > 0))
    return standingSentence(t, { share }, round.tally)
  return t.targetAbove.unclear(outOf.reduce((sum, { here, all }) => sum + all - here, 0))
}

function outOfSentences(latest: HalfTold, outOf: readonly OutOf[], today: string, t: Text): string[] {
  const w = t.targetAbove
  const here = outOf.reduce((sum, one) => sum + one.here, 0)
  const all = outOf.reduce((sum, one) => sum + one.all, 0)
  const missing = outOf.some((one) => one.here < one.all || one.all === 0)
  return [
    w.outOf(latest.name, here, all),
    ...(latest.closed_on >= today ? [w.running] : []),
    ...outOf.flatMap((one) => {
      if (one.all === 0) return [w.nothingFrom(one.name)]
      if (one.missing.length === 0) return []
      return [outOf.length === 1 ? w.missing(one.missing) : w.missingOf(one.name, one.missing)]
    }),
    ...(missing ? [w.missingMeans] : []),
  ]
}

function trendAbove(facts: AboveTargetFacts, t: Text): ChartPart {
  const w = t.targetAbove
  const { rounds } = facts
  const part = trendPart(facts, rounds, t, ({ name }) => name)
  const [first, last] = [rounds[0]!, rounds.at(-1)!]
  const finding =
    rounds.length === 1
      ? w.one(first.name)
      : isLike(first, last)
        ? part.finding
        : t.figure.roundSentence(
            null,
            [first, last].map(({ id, tally, communes }) =>
              t.figure.roundLine(id, withLimits(tally), tally.concluded, communes),
            ),
          )
  return {
    ...part,
    finding,
    chart: part.chart && { ...part.chart, finding },
    notes: [...part.notes, ...(isLike(first, last) ? [] : [w.unlike])],
    head: [...part.head, w.communes],
    rows: part.rows.map((row, i) => [...row, t.figure.number(rounds[i]!.communes)]),
  }
}

/** Limits by group; and of the newest month what the communes' cells still wait for, and what was raised and mended. */
function stillAbove(latest: HalfTold, groups: GroupsAbove, { month }: AboveTargetFacts, t: Text): ChartPart {
  const w = t.targetAbove
  const rows = groups.why ? [] : groups.rows
  const counted = rows.flatMap(({ label, shown }) =>
    shown.kind === 'count' ? [{ label, people: shown.n }] : [],
  )
  const most = rows.flatMap(({ label, shown }) =>
    shown.kind === 'most' ? [w.most(label, t.figure.number(shown.above))] : [],
  )
  const few = rows.filter(({ shown }) => shown.kind === 'few').length
  const finding = groups.why ? w.still[groups.why] : w.still.of(latest.name)
  return {
    ...limitsPart(latest, counted, finding, t),
    notes: [
      ...most,
      ...(few > 0 ? [w.few(few)] : []),
      ...(month
        ? [
            w.month(
              t.figure.month(month.month),
              month.figures.promisesRaised,
              month.figures.promisesFixed,
              month.figures.promisesOpen,
              month.figures.promisesLate,
            ),
          ]
        : []),
    ],
    head: [t.figure.group, t.figure.people],
  }
}
