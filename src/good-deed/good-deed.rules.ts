import { addDays } from '../platform/clock.ts'
import { compareVietnamese, givenNameKey } from '../platform/fold.ts'

/** From whom a deed is known. */
export type Origin = 'self' | 'member' | 'people'

/** How people's thanks came to the cell. 'feedback' is not typed by anybody: it comes from the public page. */
export const SOURCES = ['spoken', 'letter', 'meeting'] as const
export type Source = (typeof SOURCES)[number] | 'feedback'

/** Two lines on the board. */
export const LONGEST_WORDS = 200
export const LONGEST_TOLD_BY = 100
export const LONGEST_REASON = 200

/** Older ones belong to a year that has been summed up. */
const OLDEST_DAYS = 366
/** How long whoever noted it can read what became of a deed that came to nothing, before it is deleted. */
export const FORGOTTEN_AFTER_DAYS = 60

export type DayProblem = 'future' | 'old'

export function dayProblem(day: string, today: string): DayProblem | null {
  if (day > today) return 'future'
  return day < addDays(today, -OLDEST_DAYS) ? 'old' : null
}

export type State = 'waiting' | 'declined' | 'confirmed' | 'not-confirmed'

/** Where a deed stands. What a meeting settled is told when that meeting has ended; until then it may be taken back. */
export function stateOf(deed: {
  readonly outcome: 'confirmed' | 'not-confirmed' | null
  readonly declined_on: string | null
  readonly ended: boolean
}): State {
  if (deed.outcome && deed.ended) return deed.outcome
  return deed.declined_on ? 'declined' : 'waiting'
}

/** People by given name; what one person did in the order of the days, whichever was told first. */
export function byGivenName<
  T extends { readonly name: string; readonly person: string; readonly day: string },
>(deeds: readonly T[]): T[] {
  return deeds.toSorted(
    (a, b) =>
      compareVietnamese(givenNameKey(a.name), givenNameKey(b.name)) ||
      a.person.localeCompare(b.person) ||
      a.day.localeCompare(b.day),
  )
}

/** Deeds of one person on one day: perhaps one deed that two people told. */
export const sharedDays = (
  deeds: readonly { readonly person: string; readonly day: string }[],
): ReadonlySet<string> => {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const { person, day } of deeds) {
    const key = `${person} ${day}`
    if (seen.has(key)) twice.add(key)
    seen.add(key)
  }
  return twice
}
