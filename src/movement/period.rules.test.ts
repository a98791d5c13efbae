import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayOf, startOfDay } from '../platform/clock.ts'
import { addMonths, meetingMonthOf, monthsOf, plannedPeriod, quarterOf, type Rhythm } from './period.rules.ts'

const rhythm: Rhythm = {
  catalogue: 'nqtw4-82@1',
  form: 'skim',
  full_month: 12,
  meeting_day: 3,
  latest_day: 10,
}
const anyMonth = fc.integer({ min: 0, max: 600 }).map((n) => addMonths('2000-01-01', n))
const anyRhythm = fc.record({
  catalogue: fc.constant('nqtw4-82@1'),
  form: fc.constantFrom('skim', 'full', 'full-yearly') as fc.Arbitrary<Rhythm['form']>,
  full_month: fc.integer({ min: 1, max: 12 }),
  meeting_day: fc.integer({ min: 1, max: 28 }),
  latest_day: fc.integer({ min: 1, max: 28 }),
})

describe('a period', () => {
  test('“Kỳ họp 03/12” begins the day after November’s meeting and ends with 10 December', () => {
    expect(plannedPeriod('2026-12-01', rhythm)).toEqual({
      month: '2026-12-01',
      meetingOn: '2026-12-03',
      opensAt: new Date('2026-11-04T00:00:00+07:00'),
      closesAt: new Date('2026-12-11T00:00:00+07:00'),
      catalogue: 'nqtw4-82@1',
      form: 'skim',
    })
  })

  test('reaches over the turn of the year', () => {
    expect(plannedPeriod('2027-01-01', rhythm).opensAt).toEqual(new Date('2026-12-04T00:00:00+07:00'))
  })

  test.each([
    ['skim', '2026-12-01', 'skim'],
    ['full', '2026-11-01', 'full'],
    ['full-yearly', '2026-12-01', 'full'],
    ['full-yearly', '2026-11-01', 'skim'],
  ] as const)('of an organisation with “%s” asks in %s for the %s list', (form, month, asked) => {
    expect(plannedPeriod(month, { ...rhythm, form }).form).toBe(asked)
  })

  test('is open at its meeting and follows the one before without a gap, whatever the rhythm', () => {
    fc.assert(
      fc.property(anyMonth, anyRhythm, (month, of) => {
        const { meetingOn, opensAt, closesAt } = plannedPeriod(month, of)
        const next = plannedPeriod(addMonths(month, 1), of)
        expect(opensAt < startOfDay(meetingOn)).toBe(true)
        expect(closesAt > startOfDay(meetingOn)).toBe(true)
        expect(next.opensAt <= closesAt).toBe(true)
        expect(dayOf(next.opensAt)).toBe(addDays(meetingOn, 1))
      }),
    )
  })
})

describe('the coming meeting', () => {
  test.each([
    ['2026-12-01', '2026-12-01'],
    ['2026-12-03', '2026-12-01'],
    ['2026-12-04', '2027-01-01'],
    ['2026-12-31', '2027-01-01'],
  ])('on %s is that of %s', (day, month) => {
    expect(meetingMonthOf(day, 3)).toBe(month)
  })
})

describe('quarters', () => {
  test.each([
    ['2026-01-01', '2026-1'],
    ['2026-03-01', '2026-1'],
    ['2026-04-01', '2026-2'],
    ['2026-12-01', '2026-4'],
    ['2027-01-01', '2027-1'],
  ])('%s lies in %s', (month, quarter) => {
    expect(quarterOf(month)).toBe(quarter)
  })

  test('have three months each, which lie in them', () => {
    fc.assert(
      fc.property(anyMonth, (month) => {
        const months = monthsOf(quarterOf(month))
        expect(months).toHaveLength(3)
        expect(months).toContain(month)
        expect(new Set(months.map(quarterOf)).size).toBe(1)
      }),
    )
  })
})

test('months are counted on and back', () => {
  fc.assert(
    fc.property(anyMonth, fc.integer({ min: -30, max: 30 }), (month, n) => {
      expect(addMonths(addMonths(month, n), -n)).toBe(month)
      expect(addMonths(month, n)).toMatch(/^\d{4}-(0[1-9]|1[0-2])-01$/)
    }),
  )
})
