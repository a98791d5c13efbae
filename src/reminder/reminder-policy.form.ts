import { addDays, showDay } from '../platform/clock.ts'
import { readDay } from '../platform/day.ts'
import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import type { NoticePolicy } from './notice.rules.ts'
import type { ReminderDefaults } from './reminder-policy.ts'

export const REMINDER_FIELDS = [
  'from',
  'notice-days',
  'appeal-days',
  'answer-days',
  'longest-days',
  'listed-months',
  'present',
  'approve',
  'per-month',
  'opens',
  'shuts',
  'off-days',
] as const
export type TypedReminders = Record<(typeof REMINDER_FIELDS)[number], string>

/** Least and most of each number. What a member was promised can be made better for them and not worse. */
export const BOUNDS = {
  'notice-days': [1, 30],
  'appeal-days': [10, 90],
  'answer-days': [5, 60],
  'longest-days': [30, 366],
  'listed-months': [1, 12],
  'per-month': [0, 2],
} as const
const EARLIEST = 7 * 60
const LATEST = 20 * 60 + 30
/** In the year ahead. */
const MOST_OFF = 65

const showTime = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

function readMinutes(typed: string): number | null {
  const found = typed.match(/^(\d{1,2})\s*(?:[:hg.]|giờ)?\s*(\d{2})?$/)
  if (!found) return null
  const minutes = Number(found[1]) * 60 + Number(found[2] ?? '0')
  return Number(found[2] ?? '0') < 60 && minutes >= EARLIEST && minutes <= LATEST ? minutes : null
}

const showOff = ({ from, until }: NoticePolicy['offDays'][number]) =>
  from === until ? showDay(from) : `${showDay(from)} - ${showDay(until)}`

export const typedReminders = (
  { reminder, notice, committee }: ReminderDefaults,
  from: string,
): TypedReminders => ({
  from: showDay(from),
  'notice-days': String(reminder.noticeDays),
  'appeal-days': String(reminder.appealDays),
  'answer-days': String(reminder.answerDays),
  'longest-days': String(reminder.longestDays),
  'listed-months': String(reminder.listedMonths),
  present: committee.present,
  approve: committee.approve,
  'per-month': String(notice.perMonth),
  opens: showTime(notice.hours[0]),
  shuts: showTime(notice.hours[1]),
  'off-days': notice.offDays.map(showOff).join('\n'),
})

export function readReminders(
  form: Form,
  today: string,
  t: Text,
): {
  typed: TypedReminders
  chosen: { from: string; defaults: ReminderDefaults } | null
  errors: FieldErrors
} {
  const words = t.reminding.policy
  const errors: FieldErrors = {}
  const typed = Object.fromEntries(REMINDER_FIELDS.map((name) => [name, form.text(name)])) as TypedReminders
  const whole = (name: keyof typeof BOUNDS): number => {
    const [least, most] = BOUNDS[name]
    const value = /^\d{1,3}$/.test(typed[name]) ? Number(typed[name]) : -1
    if (value < least || value > most) errors[name] = words.number(least, most)
    return value
  }
  const choice = <T extends string>(name: 'present' | 'approve', values: readonly T[]): T => {
    const found = values.find((value) => value === typed[name])
    if (!found) errors[name] = t.form.choose
    return found ?? values[0]!
  }
  const from = readDay(typed.from)
  if (!from || from < today || from > addDays(today, 366)) errors.from = words.badFrom
  const reminder = {
    noticeDays: whole('notice-days'),
    appealDays: whole('appeal-days'),
    answerDays: whole('answer-days'),
    longestDays: whole('longest-days'),
    listedMonths: whole('listed-months'),
  }
  const committee = {
    present: choice('present', ['half', 'two-thirds'] as const),
    approve: choice('approve', ['half-of-members', 'half-of-present'] as const),
  }
  const notice = readNotice(typed, whole('per-month'), from ?? today, errors, t)
  if (!from || Object.keys(errors).length > 0) return { typed, chosen: null, errors }
  return { typed, chosen: { from, defaults: { reminder, notice, committee } }, errors }
}

function readNotice(
  typed: TypedReminders,
  perMonth: number,
  from: string,
  errors: FieldErrors,
  t: Text,
): NoticePolicy {
  const words = t.reminding.policy
  const [opens, shuts] = [readMinutes(typed.opens), readMinutes(typed.shuts)]
  if (opens === null) errors.opens = words.badHour
  if (shuts === null) errors.shuts = words.badHour
  if (opens !== null && shuts !== null && shuts < opens + 60) errors.shuts = words.hoursOrder
  const offDays: { from: string; until: string }[] = []
  for (const line of typed['off-days'].split('\n').map((one) => one.trim())) {
    if (line === '') continue
    const off = readOff(line)
    if (off) offDays.push(off)
    else errors['off-days'] ??= words.badOff(line.slice(0, 60))
  }
  if (!errors['off-days'] && daysOff(offDays, from) > MOST_OFF) errors['off-days'] = words.manyOff
  return { hours: [opens ?? EARLIEST, shuts ?? LATEST], perMonth, offDays }
}

/** '14/02/2027', or two of them with a dash between. */
function readOff(line: string): { from: string; until: string } | null {
  const parts = line.split(/\s+[-–—]\s+|\s+đến\s+/)
  const days = parts.map(readDay)
  const [from, until = from] = days
  return parts.length <= 2 && from && until && from <= until ? { from, until } : null
}

/** How many of the year from a day on are off. */
const daysOff = (offDays: NoticePolicy['offDays'], from: string): number =>
  Array.from({ length: 366 }, (_, i) => addDays(from, i)).filter((day) =>
    offDays.some((off) => off.from <= day && day <= off.until),
  ).length
