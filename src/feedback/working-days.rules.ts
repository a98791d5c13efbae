import { LunarDate } from '@nghiavuive/lunar_date_vi'
import { addDays } from '../platform/clock.ts'
import { readDay, weekdayOf } from '../platform/day.ts'

/** As days are stored. */
export const isDay = (day: string): boolean => readDay(day) === day

/** What an organisation adds to the days off of the law: days off by decree, and Saturdays worked in exchange. */
export interface WorkCalendar {
  /** First and last, both counted in. */
  readonly off: readonly { readonly from: string; readonly until: string }[]
  readonly worked: readonly string[]
  /** On which side of 2 September the second day of the National Day lies; the law leaves it to each year. */
  readonly nationalDayWith: 'day-before' | 'day-after'
}

export const defaultWorkCalendar: WorkCalendar = { off: [], worked: [], nationalDayWith: 'day-before' }

/** The tables of the lunar calendar cover these years. */
const isCovered = (year: number) => year > 1900 && year < 2198

/** The day of the common calendar on which a day of the lunar one falls. */
function solarOf(year: number, month: number, day: number): string {
  const lunar = new LunarDate({ year, month, day })
  lunar.init()
  const solar = lunar.toSolarDate().get()
  return [solar.year, solar.month, solar.day].map((part) => String(part).padStart(2, '0')).join('-')
}

/** The first day of the lunar year that begins in this one. */
export const newYearOf = (year: number): string => solarOf(year, 1, 1)

/** Days off by the Labour Code: Tết is the last day of the old lunar year and four of the new. */
function lawful(year: number, calendar: WorkCalendar): string[] {
  const national = calendar.nationalDayWith === 'day-before' ? `${year}-09-01` : `${year}-09-03`
  const fixed = [`${year}-01-01`, `${year}-04-30`, `${year}-05-01`, `${year}-09-02`, national]
  if (!isCovered(year)) return fixed
  const tet = newYearOf(year)
  return [...fixed, ...[-1, 0, 1, 2, 3].map((n) => addDays(tet, n)), solarOf(year, 3, 10)].sort()
}

const isWeekend = (day: string) => [0, 6].includes(weekdayOf(day))

/** All days of a year on which nobody need work, but for Saturdays and Sundays. */
function offDaysOf(year: number, calendar: WorkCalendar): Set<string> {
  const off = new Set(lawful(year, calendar))
  // A holiday on a Saturday or Sunday is made up for on the next day that is neither.
  for (const day of [...off].filter(isWeekend)) {
    let next = addDays(day, 1)
    while (isWeekend(next) || off.has(next)) next = addDays(next, 1)
    off.add(next)
  }
  return off
}

const years = new WeakMap<WorkCalendar, Map<string, Set<string>>>()

function offDays(day: string, calendar: WorkCalendar): Set<string> {
  const known = years.get(calendar) ?? new Map<string, Set<string>>()
  years.set(calendar, known)
  const year = day.slice(0, 4)
  let off = known.get(year)
  if (!off) {
    off = offDaysOf(Number(year), calendar)
    known.set(year, off)
  }
  return off
}

export function isWorkingDay(day: string, calendar: WorkCalendar): boolean {
  if (calendar.worked.includes(day)) return true
  if (isWeekend(day) || offDays(day, calendar).has(day)) return false
  return !calendar.off.some(({ from, until }) => from <= day && day <= until)
}

const found = new WeakMap<WorkCalendar, Map<string, string>>()

/** The last of so many working days, the first of which is the one after `day`. It never falls on a day off. */
export function workingDaysAfter(day: string, days: number, calendar: WorkCalendar): string {
  const known = found.get(calendar) ?? new Map<string, string>()
  found.set(calendar, known)
  const asked = `${day} ${days}`
  let last = known.get(asked)
  if (!last) {
    last = day
    for (let left = days; left > 0; ) {
      last = addDays(last, 1)
      if (isWorkingDay(last, calendar)) left -= 1
    }
    known.set(asked, last)
  }
  return last
}

/** This day, or where it is one off the next that is not: what ends on a holiday ends after it. */
export const workingDayFrom = (day: string, calendar: WorkCalendar): string =>
  workingDaysAfter(addDays(day, -1), 1, calendar)

/** How many working days lie after `day`, up to and with `until`. */
export function workingDaysBetween(day: string, until: string, calendar: WorkCalendar): number {
  let days = 0
  for (let one = addDays(day, 1); one <= until; one = addDays(one, 1))
    if (isWorkingDay(one, calendar)) days += 1
  return days
}
