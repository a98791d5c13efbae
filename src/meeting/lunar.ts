import { SolarDate } from '@nghiavuive/lunar_date_vi'

/** Days on which a meeting would fall beside what families keep. */
export type LunarHint = 'tet' | 'full-moon' | 'first-of-month'

/**
 * 'tet': from the 23rd of the twelfth lunar month, when the kitchen gods leave, to the 10th of the first. Null on other
 * days, and outside the years that the tables of the calendar cover.
 */
export function lunarHint(day: string): LunarHint | null {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  if (year < 1900 || year > 2198) return null
  const lunar = new SolarDate({ year, month, day: date }).toLunarDate().get()
  if ((lunar.month === 12 && lunar.day >= 23) || (lunar.month === 1 && lunar.day <= 10)) return 'tet'
  if (lunar.day === 15) return 'full-moon'
  return lunar.day === 1 ? 'first-of-month' : null
}
