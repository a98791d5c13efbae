import { countsProblem, quorumFailure } from '../conclusion/quorum.rules.ts'
import { addDays } from '../platform/clock.ts'
import type { ReminderPolicy, ReminderVote } from './reminder-event.rules.ts'
import type { RefusalKind } from './reminder-state.rules.ts'

const lastDate = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()
const twoDigits = (n: number) => String(n).padStart(2, '0')

/** As days are stored. Asked of every event whenever a list is made, so without the forms' leniency and its cost. */
export function isDay(day: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return false
  const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8))]
  return month >= 1 && month <= 12 && date >= 1 && date <= lastDate(Number(day.slice(0, 4)), month)
}

/** The same day so many months on, or the last of that month where it has no such day. */
export function monthsLater(day: string, months: number): string {
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  const [year, month] = [Math.floor(at / 12), (at % 12) + 1]
  const date = Math.min(Number(day.slice(8)), lastDate(year, month))
  return `${year}-${twoDigits(month)}-${twoDigits(date)}`
}

export const isBlank = (text: string): boolean => text.trim() === ''

/** Two different people, none of them the member. */
export const areWitnesses = (people: readonly string[], member: string): boolean =>
  !people.includes(member) && new Set(people.filter((one) => !isBlank(one))).size >= 2

/** A day set for the member: later than today, and than `before` where another was set, within the policy. */
export function dueProblem(
  due: string,
  today: string,
  policy: ReminderPolicy,
  before: string | null = null,
): RefusalKind | null {
  if (!isDay(due)) return 'no-such-day'
  if (due <= today) return 'due-past'
  if (before && due <= before) return 'due-not-later'
  return due > addDays(today, policy.longestDays) ? 'due-far' : null
}

/** What is wrong with a vote as a vote, whatever came of it. */
export function voteProblem(vote: ReminderVote, member: string): RefusalKind | null {
  if (vote.led.includes(member)) return 'own-matter'
  const { yes, no, other, entitled, called } = vote
  const whole = [yes, no, other, entitled, called].every((count) => Number.isInteger(count) && count >= 0)
  if (!whole || entitled > called || countsProblem(vote, entitled)) return 'counts'
  return quorumFailure(vote.rule, vote) === 'too-few-present' ? 'too-few-present' : null
}

export const isApproved = (vote: ReminderVote): boolean => quorumFailure(vote.rule, vote) === null
