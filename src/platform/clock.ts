/** Where `now` comes from. The demo and the tests give their own. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that starts at `start` when made and then runs at the pace of the real one. */
export function clockFrom(start: Date): Clock {
  const offset = start.getTime() - Date.now()
  return { now: () => new Date(Date.now() + offset) }
}

/** Vietnam has kept UTC+7 without daylight saving since 1975: a day is plain arithmetic. */
const VIETNAM = 7 * 3_600_000

/** The calendar day 'yyyy-mm-dd' in Vietnam at this moment. */
export function dayOf(moment: Date): string {
  return new Date(moment.getTime() + VIETNAM).toISOString().slice(0, 10)
}

/** The moment a calendar day begins in Vietnam. */
export function startOfDay(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - VIETNAM)
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** '2026-12-03' → '03/12/2026', as every date is shown. A reduced date ('1958-03', '1958') stays reduced. */
export function showDay(day: string): string {
  return day.split('-').reverse().join('/')
}

/** '2026-12-03' → '03/12', where the year is plain from the page. */
export function showShortDay(day: string): string {
  return day.slice(5).split('-').reverse().join('/')
}
