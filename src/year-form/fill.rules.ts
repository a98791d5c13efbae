import { MONTHS, TICKS, type Ticks } from '../commitment/commitment.rules.ts'
import type { LineRow } from '../commitment/commitment.ts'
import { showDay } from '../platform/clock.ts'
import type { Vietnamese } from '../text/text.ts'
import type { Prefill } from './year-form-template.rules.ts'

/** What the year's own record has of a member, as they can open it themself. */
export interface YearFacts {
  readonly lines: readonly LineRow[]
  readonly ticks: Ticks
  readonly conclusions: readonly {
    readonly concluded_on: string
    readonly cell_name: string
    readonly outcome: string
    readonly wording: string
  }[]
  readonly fixes: readonly {
    readonly line: string
    readonly due: string
    readonly told_fixed_on: string | null
    readonly confirmed_on: string | null
  }[]
  readonly deeds: readonly { readonly day: string; readonly words: string }[]
  /** Periods in which they are known to have reviewed themself. */
  readonly months: number
}

/** A section's first words, a line each; '' where the record has nothing for it. Ticks only where their writer wants them. */
export const filled = (
  prefill: readonly Prefill[],
  facts: YearFacts,
  useTicks: boolean,
  t: Vietnamese,
): string => prefill.flatMap((one) => FILLS[one](facts, useTicks, t)).join('\n')

const FILLS: Record<Prefill, (facts: YearFacts, useTicks: boolean, t: Vietnamese) => string[]> = {
  commitment: ({ lines, ticks }, useTicks, { yearForm: { fill } }) =>
    lines.flatMap((line, i) => {
      const { concluded } = line
      const outcome = concluded
        ? fill.concludedOn(fill.concluded[concluded.outcome], showDay(concluded.on), concluded.wording)
        : fill.notConcluded
      return [
        `${i + 1}. ${fill.promise(line.what, line.measure, showDay(line.due))}: ${outcome}.`,
        ...(useTicks ? monthLines(ticks[line.line] ?? {}, fill) : []),
      ]
    }),
  conclusions: ({ conclusions }, _, { yearForm: { fill }, ownConclusion }) =>
    conclusions.map(
      (one) =>
        `- ${fill.conclusion(
          showDay(one.concluded_on),
          one.cell_name,
          ownConclusion.outcomes[one.outcome as 'fixed'].toLowerCase(),
          one.wording,
        )}`,
    ),
  fixes: ({ fixes }, _, { yearForm: { fill } }) =>
    fixes.map((fix) => {
      const state = fix.confirmed_on ? 'confirmed' : fix.told_fixed_on ? 'told' : 'open'
      return `- ${fill.fix(fix.line, showDay(fix.due), fill.fixStates[state])}`
    }),
  deeds: ({ deeds }, _, { yearForm: { fill } }) =>
    deeds.map((deed) => `- ${fill.deed(showDay(deed.day), deed.words)}`),
  months: ({ months }, _, { yearForm: { fill } }) => (months > 0 ? [fill.done(months)] : []),
}

/** The months by name under each word: no sum and no share of them. */
const monthLines = (ticks: Ticks[string], fill: Vietnamese['yearForm']['fill']): string[] => {
  const parts = TICKS.flatMap((tick) => {
    const months = MONTHS.filter((month) => ticks[month] === tick).map(Number)
    return months.length > 0 ? [fill.monthList(fill.months[tick], months.join(', '))] : []
  })
  return parts.length > 0 ? [`   ${parts.join('; ')}.`] : []
}
