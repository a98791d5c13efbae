import { countsProblem, quorumFailure } from '../conclusion/quorum.rules.ts'
import { addDays } from '../platform/clock.ts'
import { readDay } from '../platform/day.ts'
import type { ReminderPolicy, ReminderVote } from './reminder-event.rules.ts'
import type { RefusalKind } from './reminder-state.rules.ts'

export const isDay = (day: string): boolean => readDay(day) === day

/** The same day so many months on, or the last of that month where it has no such day. */
export function monthsLater(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0))
  const on = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate())))
  return on.toISOString().slice(0, 10)
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
