import { describe, expect, test } from 'vitest'
import { addDays } from '../platform/clock.ts'
import { lunarHint } from './lunar.ts'

/** The first day of the year in Vietnam, which in 1985, 2007 and 2030 is not the one in China. */
const TET = [
  '1985-01-21',
  '1986-02-09',
  '1987-01-29',
  '1988-02-17',
  '1989-02-06',
  '1990-01-27',
  '1991-02-15',
  '1992-02-04',
  '1993-01-23',
  '1994-02-10',
  '1995-01-31',
  '1996-02-19',
  '1997-02-07',
  '1998-01-28',
  '1999-02-16',
  '2000-02-05',
  '2001-01-24',
  '2002-02-12',
  '2003-02-01',
  '2004-01-22',
  '2005-02-09',
  '2006-01-29',
  '2007-02-17',
  '2008-02-07',
  '2009-01-26',
  '2010-02-14',
  '2011-02-03',
  '2012-01-23',
  '2013-02-10',
  '2014-01-31',
  '2015-02-19',
  '2016-02-08',
  '2017-01-28',
  '2018-02-16',
  '2019-02-05',
  '2020-01-25',
  '2021-02-12',
  '2022-02-01',
  '2023-01-22',
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
  '2027-02-06',
  '2028-01-26',
  '2029-02-13',
  '2030-02-02',
  '2031-01-23',
  '2032-02-11',
  '2033-01-31',
  '2034-02-19',
]

describe('Tết', () => {
  test.each(TET)('begins on %s and is kept from before it until the tenth', (day) => {
    for (const within of [-6, -1, 0, 1, 9]) expect(lunarHint(addDays(day, within))).toBe('tet')
    expect(lunarHint(addDays(day, 10))).toBeNull()
    expect(lunarHint(addDays(day, 14))).toBe('full-moon')
    expect(lunarHint(addDays(day, -9))).toBeNull()
  })

  test('from the 23rd, whether the twelfth month has 29 days or 30', () => {
    expect(lunarHint('2025-01-22')).toBe('tet')
    expect(lunarHint('2025-01-21')).toBeNull()
    expect(lunarHint('2024-02-02')).toBe('tet')
    expect(lunarHint('2024-02-01')).toBeNull()
  })
})

describe('the moon', () => {
  test.each([
    ['2026-08-27', 'full-moon'],
    ['2026-09-25', 'full-moon'],
    ['2024-08-18', 'full-moon'],
    ['2024-09-17', 'full-moon'],
    ['2023-03-22', 'first-of-month'],
    ['2025-07-25', 'first-of-month'],
    ['2026-12-03', null],
  ] as const)('on %s: %s', (day, hint) => {
    expect(lunarHint(day)).toBe(hint)
  })

  test('is full between 12 and 13 times a year, and new as often, Tết taken out', () => {
    for (let year = 1985; year <= 2034; year++) {
      const days = Array.from({ length: 365 }, (_, n) => lunarHint(addDays(`${year}-01-01`, n)))
      const times = (hint: string) => days.filter((one) => one === hint).length
      expect([12, 13]).toContain(times('full-moon'))
      expect([11, 12]).toContain(times('first-of-month'))
      // The days up to the tenth, and the last seven or eight of the old year, not always in one calendar year.
      expect(times('tet')).toBeGreaterThanOrEqual(10)
    }
  })

  test('is not asked for outside the calendar’s tables', () => {
    for (const day of ['0001-01-01', '1199-05-05', '2500-01-01', '9999-12-31'])
      expect(lunarHint(day)).toBeNull()
  })
})
