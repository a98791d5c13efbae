import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, clockFrom, dayOf, showDay, showShortDay, startOfDay } from './clock.ts'

describe('a day in Vietnam', () => {
  test.each([
    ['2026-12-02T16:59:59.999Z', '2026-12-02'],
    ['2026-12-02T17:00:00Z', '2026-12-03'],
    ['2026-12-31T17:00:00Z', '2027-01-01'],
  ])('at %s is %s', (moment, day) => {
    expect(dayOf(new Date(moment))).toBe(day)
  })

  test('begins at its own first moment and not one before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), (days) => {
        const day = addDays('2000-01-01', days)
        expect(dayOf(startOfDay(day))).toBe(day)
        expect(dayOf(new Date(startOfDay(day).getTime() - 1))).toBe(addDays(day, -1))
      }),
    )
  })

  test('is shown day first', () => {
    expect(showDay('2026-12-03')).toBe('03/12/2026')
    expect(showDay('1958-03')).toBe('03/1958')
    expect(showDay('1958')).toBe('1958')
    expect(showShortDay('2026-12-03')).toBe('03/12')
  })
})

test('a clock that was set goes on from there', () => {
  const start = new Date('2026-12-01T09:00:00+07:00')
  const clock = clockFrom(start)
  const first = clock.now()
  expect(dayOf(first)).toBe('2026-12-01')
  expect(clock.now().getTime()).toBeGreaterThanOrEqual(first.getTime())
  expect(first.getTime()).toBeGreaterThanOrEqual(start.getTime())
})
