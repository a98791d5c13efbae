import { showDay } from '../platform/clock.ts'
import { readDay } from '../platform/day.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import type { FeedbackPolicy } from './feedback-event.rules.ts'
import type { WorkCalendar } from './working-days.rules.ts'

export type TimeField = Exclude<keyof FeedbackPolicy, 'calendar'>

/** Least and most of each; the first four and the last but two in working days. */
export const BOUNDS: Readonly<Record<TimeField, readonly [least: number, most: number]>> = {
  triageDays: [1, 15],
  noticeDays: [1, 15],
  longestDelay: [1, 30],
  // No shorter than the law's habit; the database refuses it as well.
  answerDays: [10, 30],
  longestExtension: [0, 30],
  verifyDays: [5, 60],
  draftDays: [3, 20],
  concludeDays: [5, 60],
  appealDays: [10, 90],
  keptDays: [30, 730],
}
export const TIME_FIELDS = Object.keys(BOUNDS) as TimeField[]
export const CALENDAR_DAYS: readonly TimeField[] = ['longestDelay', 'appealDays', 'keptDays']

export type Typed = Readonly<Record<TimeField | 'off' | 'worked', string>>

export const typedTimes = (policy: FeedbackPolicy): Typed =>
  ({
    ...Object.fromEntries(TIME_FIELDS.map((name) => [name, String(policy[name])])),
    off: policy.calendar.off
      .map(({ from, until }) => (from === until ? showDay(from) : `${showDay(from)} - ${showDay(until)}`))
      .join('\n'),
    worked: policy.calendar.worked.map(showDay).join('\n'),
  }) as Typed

type Off = WorkCalendar['off'][number]

/** Lines of a day, or of a first and a last one. */
function readLines(text: string): readonly Off[] | number {
  const lines = text.split('\n').map((line) => line.trim())
  const read: Off[] = []
  for (const [i, line] of lines.entries()) {
    if (line === '') continue
    const [from, until, more] = line.split(/\s+[-–]\s+|\s*[–]\s*/).map((part) => readDay(part.trim()))
    if (!from || more !== undefined || until === null || (until && until < from)) return i + 1
    read.push({ from, until: until ?? from })
  }
  return read.sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** What lies before tomorrow is part of deadlines that were counted: it stays to the day. */
const pastOf = (lines: readonly Off[], today: string) =>
  JSON.stringify(
    lines
      .filter(({ from }) => from <= today)
      .map(({ from, until }) => [from, until < today ? until : today])
      .sort(),
  )

/** The policy as it is to be, or what has to be mended. */
export function readTimes(
  form: Form,
  now: FeedbackPolicy,
  today: string,
  t: Text,
): { policy: FeedbackPolicy; errors?: undefined } | { policy?: undefined; errors: FieldErrors } {
  const words = t.feedbackCase.times
  const errors: FieldErrors = {}
  const days: Partial<Record<TimeField, number>> = {}
  for (const name of TIME_FIELDS) {
    const [least, most] = BOUNDS[name]
    const typed = form.text(name)
    const value = Number(typed)
    if (!/^\d{1,3}$/.test(typed) || value < least || value > most) errors[name] = words.outside(least, most)
    days[name] = value
  }
  const [off, worked] = (['off', 'worked'] as const).map((name) => {
    const lines = readLines(form.text(name))
    if (typeof lines === 'number') {
      errors[name] = words.line(lines)
      return []
    }
    if (name === 'worked' && lines.some(({ from, until }) => from !== until)) errors[name] = words.workedHint
    const before =
      name === 'off' ? now.calendar.off : now.calendar.worked.map((day) => ({ from: day, until: day }))
    if (pastOf(lines, today) !== pastOf(before, today)) errors[name] ??= words.past
    return lines
  }) as [readonly Off[], readonly Off[]]
  if (Object.keys(errors).length > 0) return { errors }
  const calendar = { ...now.calendar, off, worked: worked.map(({ from }) => from) }
  return { policy: { ...now, ...days, calendar } }
}
