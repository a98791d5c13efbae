import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../platform/clock.ts'
import {
  defaultWorkCalendar,
  isWorkingDay,
  newYearOf,
  workingDaysAfter,
  workingDaysBetween,
} from './working-days.rules.ts'

const off = (from: string, until: string, calendar = defaultWorkCalendar) => {
  const days: string[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) if (!isWorkingDay(day, calendar)) days.push(day)
  return days
}

describe('days off', () => {
  test.each([
    [2024, '2024-02-10'],
    [2025, '2025-01-29'],
    [2026, '2026-02-17'],
    [2027, '2027-02-06'],
    [2030, '2030-02-02'],
  ])('Tết of %i is on %s, as the calendars of Vietnam have it', (year, day) => {
    expect(newYearOf(year)).toBe(day)
  })

  test('Tết 2026: from its eve for five days, which begin and end with a weekend', () => {
    expect(off('2026-02-14', '2026-02-23')).toEqual([
      '2026-02-14',
      '2026-02-15',
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-02-20',
      '2026-02-21',
      '2026-02-22',
    ])
  })

  test('a holiday on a weekend is made up for on the next working day', () => {
    // 26/04/2026, the tenth of the third lunar month, is a Sunday; 30/04 and 01/05 follow in the same week.
    expect(off('2026-04-24', '2026-05-04')).toEqual([
      '2026-04-25',
      '2026-04-26',
      '2026-04-27',
      '2026-04-30',
      '2026-05-01',
      '2026-05-02',
      '2026-05-03',
    ])
    expect(isWorkingDay('2027-01-01', defaultWorkCalendar)).toBe(false)
    expect(isWorkingDay('2022-01-03', defaultWorkCalendar)).toBe(false)
  })

  test('an organisation adds days off, Saturdays worked, and says which side of 02/09 is off', () => {
    const calendar = {
      off: [{ from: '2026-12-28', until: '2026-12-31' }],
      worked: ['2026-12-26'],
      nationalDayWith: 'day-after' as const,
    }
    expect(workingDaysAfter('2026-12-25', 2, calendar)).toBe('2027-01-04')
    expect(workingDaysAfter('2026-12-25', 2, defaultWorkCalendar)).toBe('2026-12-29')
    expect(isWorkingDay('2027-09-03', calendar)).toBe(false)
    expect(isWorkingDay('2027-09-01', calendar)).toBe(true)
  })
})

describe('so many working days on', () => {
  test('is a working day, later for more days, and counted back to the same number', () => {
    fc.assert(
      fc.property(fc.nat({ max: 4000 }), fc.integer({ min: 1, max: 40 }), (n, days) => {
        const from = addDays('2024-01-01', n)
        const until = workingDaysAfter(from, days, defaultWorkCalendar)
        expect(isWorkingDay(until, defaultWorkCalendar)).toBe(true)
        expect(workingDaysBetween(from, until, defaultWorkCalendar)).toBe(days)
        expect(workingDaysAfter(from, days + 1, defaultWorkCalendar) > until).toBe(true)
      }),
    )
  })
})
