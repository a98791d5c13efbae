import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, startOfDay } from '../platform/clock.ts'
import { isWorthSaying, type PeriodFacts, rhythmOccasions } from './occasion.rules.ts'

const from = (day: number, minutes: number) =>
  new Date(startOfDay(addDays('2026-11-20', day)).getTime() + minutes * 60_000)
const moments = fc.tuple(fc.integer({ min: -3, max: 40 }), fc.integer({ min: 0, max: 1439 }))

test('a period is worth saying something about exactly while a cell without a meeting would be told of it', () => {
  fc.assert(
    fc.property(moments, fc.integer({ min: 0, max: 30 }), moments, (opens, days, moment) => {
      const opens_at = from(...opens)
      const closes_at = from(opens[0] + days + 1, 0)
      const period: PeriodFacts = { id: 'kỳ', opens_at, closes_at }
      const now = from(...moment)
      const told = rhythmOccasions(
        { meetings: [], periods: [period], cells: [{ cell: 'chi bộ', ended: [] }] },
        now,
      )
      expect(isWorthSaying(period, now)).toBe(told.length > 0)
    }),
  )
})

test.each([
  ['the minute before it opens', -1, 0, false],
  ['when it opens', 0, 0, true],
  ['four days later', 4, 1439, true],
  ['five days later', 5, 0, false],
  ['three days before it closes', 16, 1439, false],
  ['two days before it closes', 18, 0, true],
  ['the last minute', 19, 1439, true],
  ['once it is closed', 20, 0, false],
])('of a period of twenty days there is something to say, or not: %s', (_, day, minutes, said) => {
  const now = new Date(from(day, minutes).getTime() + (day < 0 ? 1439 * 60_000 : 0))
  expect(isWorthSaying({ id: 'kỳ', opens_at: from(0, 0), closes_at: from(20, 0) }, now)).toBe(said)
})
