import type { Part } from '../round/round.rules.ts'
import type { Answer } from '../self-review/month.rules.ts'

/** What is counted of a closed round, in the order of `counts`; a new one goes to the end. */
export const ROUND_FIGURES = [
  /** Those awaited, and whoever else was concluded about. */
  'members',
  /** Of these: who declared, and who named something themself. */
  'declared',
  'raised',
  /** Whom the cells concluded about; of these, who has limits in part, and who has them. */
  'concluded',
  'partial',
  'present',
] as const
export type RoundFigureName = (typeof ROUND_FIGURES)[number]
export type RoundFigures = Readonly<Record<RoundFigureName, number>>

export const roundCountsOf = (figures: RoundFigures): number[] => ROUND_FIGURES.map((name) => figures[name])

export const roundFiguresOf = (counts: readonly number[]): RoundFigures =>
  Object.fromEntries(ROUND_FIGURES.map((name, i) => [name, counts[i] ?? 0])) as RoundFigures

export const withLimits = ({ partial, present }: RoundFigures): number => partial + present

/** One member as the closed round keeps them. */
export interface RoundFact {
  readonly part: Part
  readonly declared: boolean
  readonly own: readonly { readonly id: string }[]
  readonly level: Answer | null
  readonly signs: readonly { readonly id: string }[]
}

/** @param groups the signs of each group of the pinned catalogue, in its order */
export function roundFiguresFrom(
  members: readonly RoundFact[],
  groups: readonly (readonly string[])[],
): { readonly figures: RoundFigures; readonly groups: readonly number[] } {
  const counted = members.filter((member) => member.part === 'awaited' || member.level !== null)
  const count = (test: (member: RoundFact) => boolean) => counted.filter(test).length
  return {
    figures: {
      members: counted.length,
      declared: count(({ declared }) => declared),
      raised: count(({ own }) => own.length > 0),
      concluded: count(({ level }) => level !== null),
      partial: count(({ level }) => level === 'partial'),
      present: count(({ level }) => level === 'present'),
    },
    groups: groups.map((signs) => count((member) => member.signs.some(({ id }) => signs.includes(id)))),
  }
}

/** Rounds come every six months or once a year; above a commune they are told by the half-year they were to close in. */
export const halfOf = (closesOn: string): string =>
  `${closesOn.slice(0, 4)}-${closesOn.slice(5, 7) <= '06' ? 1 : 2}`

/** The last day of a half-year. */
export const endOfHalf = (half: string): string =>
  `${half.slice(0, 4)}-${half.endsWith('1') ? '06-30' : '12-31'}`
