import type { RoundFigures } from './round-figures.rules.ts'

/** One commune of a file, its counts in our own order. `span`: a month '2026-07', or the half-year '2026-2' of a round. */
export interface CommuneSums {
  /** As it is known on the machine that keeps its cells. */
  readonly id: string
  readonly name: string
  readonly months: readonly { readonly month: string; readonly counts: readonly number[] }[]
  readonly rounds: readonly {
    readonly half: string
    readonly catalogue: string
    readonly counts: RoundFigures
    readonly groups: readonly number[]
  }[]
}

export interface Elsewhere {
  readonly commune: string
  readonly span: string
}

export const spanOfMonth = (month: string): string => month.slice(0, 7)
