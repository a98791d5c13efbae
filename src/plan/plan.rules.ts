import { addMonths } from '../movement/period.rules.ts'
import { addDays } from '../platform/clock.ts'
import { isOpen, type Plan } from '../self-review/own-plan.rules.ts'

/** Known only to the owner, when they look. */
export const isOverdue = (plan: Plan, today: string): boolean => isOpen(plan) && plan.due < today

const MONTHS_BEFORE_ASKED = 3

/** Whether a promise is to be asked "Vẫn giữ?": once, after it has been open for three months. */
export function isToBeAsked(plan: Plan, today: string): boolean {
  if (!isOpen(plan) || plan.asked) return false
  const since = plan.since ?? plan.due
  return addMonths(since, MONTHS_BEFORE_ASKED).slice(0, 8) + since.slice(8) <= today
}

export const DUES = ['meeting', 'month', 'quarter', 'other'] as const
export type Due = (typeof DUES)[number]

const lastDayOf = (month: string) => addDays(addMonths(month, 1), -1)

/** The day a chip stands for. 'meeting' is the meeting after the one this period is named by. */
export function dueDay(
  due: Exclude<Due, 'other'>,
  today: string,
  period: { month: string; meeting_on: string },
): string {
  const thisMonth = `${today.slice(0, 7)}-01`
  if (due === 'meeting') return addMonths(period.month, 1).slice(0, 8) + period.meeting_on.slice(8)
  if (due === 'month') return lastDayOf(thisMonth)
  const month = Number(today.slice(5, 7))
  return lastDayOf(addMonths(thisMonth, Math.ceil(month / 3) * 3 - month))
}

/** The chip a stored day came from, so that changing a plan shows what was chosen. */
export const dueOf = (day: string, today: string, period: { month: string; meeting_on: string }): Due =>
  DUES.find((due) => due !== 'other' && dueDay(due, today, period) === day) ?? 'other'

const TWO_YEARS = 731

export type DueProblem = 'past' | 'far'

export function dueProblem(day: string, today: string): DueProblem | null {
  if (day < today) return 'past'
  return day > addDays(today, TWO_YEARS) ? 'far' : null
}
