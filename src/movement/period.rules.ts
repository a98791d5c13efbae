import { addDays, startOfDay } from '../platform/clock.ts'

export type ReviewForm = 'skim' | 'full' | 'full-yearly'

/** What an organisation laid down for its rhythm; the values a new one starts from are in movement.ts. */
export interface Rhythm {
  readonly catalogue: string
  readonly form: ReviewForm
  /** For 'full-yearly': the month (1-12) in which the full list is read. */
  readonly full_month: number
  /** Day of the month of the ordinary meeting. */
  readonly meeting_day: number
  /** A period closes for everyone at the end of this day. */
  readonly latest_day: number
}

export interface PlannedPeriod {
  readonly month: string
  readonly meetingOn: string
  readonly opensAt: Date
  readonly closesAt: Date
  readonly catalogue: string
  readonly form: 'skim' | 'full'
}

const twoDigits = (n: number) => String(n).padStart(2, '0')

/** '2026-12-01' and −1 → '2026-11-01'. */
export function addMonths(month: string, months: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months
  return `${Math.floor(at / 12)}-${twoDigits((at % 12) + 1)}-01`
}

const dayIn = (month: string, day: number) => month.slice(0, 8) + twoDigits(day)

/** The period that a month's meeting names: from the day after the meeting before until the latest day. */
export function plannedPeriod(month: string, rhythm: Rhythm): PlannedPeriod {
  const monthNumber = Number(month.slice(5, 7))
  return {
    month,
    meetingOn: dayIn(month, rhythm.meeting_day),
    opensAt: startOfDay(addDays(dayIn(addMonths(month, -1), rhythm.meeting_day), 1)),
    closesAt: startOfDay(addDays(dayIn(month, Math.max(rhythm.latest_day, rhythm.meeting_day)), 1)),
    catalogue: rhythm.catalogue,
    form:
      rhythm.form === 'full' || (rhythm.form === 'full-yearly' && monthNumber === rhythm.full_month)
        ? 'full'
        : 'skim',
  }
}

/** The month of the meeting that comes next on this day, this day's own meeting included. */
export function meetingMonthOf(day: string, meetingDay: number): string {
  const month = `${day.slice(0, 7)}-01`
  return Number(day.slice(8)) <= meetingDay ? month : addMonths(month, 1)
}

/** '2026-12-01' → '2026-4'. A period belongs to the quarter of its meeting. */
export const quarterOf = (month: string): string =>
  `${month.slice(0, 4)}-${Math.ceil(Number(month.slice(5, 7)) / 3)}`

/** The months of a quarter, first days. */
export function monthsOf(quarter: string): string[] {
  const [year, q] = quarter.split('-') as [string, string]
  return [1, 2, 3].map((n) => `${year}-${twoDigits((Number(q) - 1) * 3 + n)}-01`)
}
