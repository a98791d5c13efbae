import type { Course } from '../movement/course.rules.ts'
import { addMonths } from '../movement/period.rules.ts'
import type { RoundEvery } from '../movement/terms.rules.ts'
import { addDays } from '../platform/clock.ts'

/** The day from which a movement asks for this rhythm, as it stands on a day: what it asked before does not count against it. */
export function askedSince({ versions }: Course, every: RoundEvery, day: string): string {
  const begun = versions.filter(({ from }) => from <= day)
  const other = begun.findLastIndex(({ terms }) => terms.roundEvery !== every)
  return begun[other + 1]?.from ?? day
}

/** The day by which the next round is to begin: so long after the last one began, or after the movement asked. */
export function nextRoundBy(every: RoundEvery, since: string, last: string | null): string {
  const from = last !== null && last > since ? last : since
  const month = addMonths(`${from.slice(0, 7)}-01`, every).slice(0, 7)
  // A shorter month ends earlier.
  const end = Number(addDays(addMonths(`${month}-01`, 1), -1).slice(8))
  return `${month}-${String(Math.min(Number(from.slice(8)), end)).padStart(2, '0')}`
}
