import type { CellMonth } from './meetings.queries.ts'

/** What a cell did with a month: its minutes are locked, it has met, it has planned, or nothing is known. */
export type Mark = 'locked' | 'held' | 'planned' | 'none'

export const markOf = (meeting: Pick<CellMonth, 'held' | 'locked'> | undefined): Mark =>
  !meeting ? 'none' : meeting.locked ? 'locked' : meeting.held ? 'held' : 'planned'

export interface CycleSum {
  readonly done: number
  readonly left: number
  /** Cells without an adopted plan. */
  readonly without: number
}

/** Members reviewed in the running cycles of all cells, and those whose turn is still to come. */
export function cyclesOf(
  cells: readonly string[],
  cycles: ReadonlyMap<string, { readonly done: number; readonly left: number }>,
): CycleSum {
  const known = cells.flatMap((cell) => cycles.get(cell) ?? [])
  return {
    done: known.reduce((sum, cycle) => sum + cycle.done, 0),
    left: known.reduce((sum, cycle) => sum + cycle.left, 0),
    without: cells.length - known.length,
  }
}
