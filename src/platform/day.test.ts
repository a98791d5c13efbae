import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, showDay } from './clock.ts'
import { readDay } from './day.ts'

test.each([
  ['03/12/2026', '2026-12-03'],
  ['3/12/2026', '2026-12-03'],
  ['3-12-2026', '2026-12-03'],
  ['3.12.2026', '2026-12-03'],
  ['3 12 2026', '2026-12-03'],
  ['03 / 12 / 2026', '2026-12-03'],
  ['2026-12-03', '2026-12-03'],
  ['29/02/2028', '2028-02-29'],
  ['29/02/2026', null],
  ['31/04/2026', null],
  ['00/12/2026', null],
  ['12/13/2026', null],
  ['3/12', null],
  ['3/12/26', null],
  ['hôm nay', null],
  ['', null],
  ['3/12/2026 hoặc sau', null],
  ['٣/١٢/٢٠٢٦', null],
])('a day typed as “%s” is read as %s', (typed, day) => {
  expect(readDay(typed)).toBe(day)
})

test('a day is read as it is shown', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
      const day = addDays('1990-01-01', days)
      expect(readDay(showDay(day))).toBe(day)
    }),
  )
})

// A pattern that tries every way of sharing out the spaces would not end within a life.
test('a day of a megabyte of spaces is no day', () => {
  expect(readDay(`3${' '.repeat(1_000_000)}x`)).toBeNull()
  expect(readDay(`3/${' '.repeat(1_000_000)}12${' '.repeat(1_000_000)}x`)).toBeNull()
})
