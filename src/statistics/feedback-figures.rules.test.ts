import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { feedbackFigures } from './feedback-figures.rules.ts'

const numbers = { received: 12, open: 7, overdue: 0, concluded: 5, medianDays: 41 }

describe('what is shown of feedback', () => {
  test('from five on the number, and the median of five', () => {
    expect(feedbackFigures(numbers)).toEqual({
      received: { kind: 'count', n: 12 },
      open: { kind: 'count', n: 7 },
      isLate: false,
      overdue: { kind: 'few' },
      concluded: { kind: 'count', n: 5 },
      medianDays: 41,
    })
  })

  test('nothing tells none from one, two, three or four, nor how long those took', () => {
    const few = fc.integer({ min: 0, max: 4 })
    fc.assert(
      fc.property(
        few,
        few,
        few,
        few,
        fc.integer({ min: 0, max: 300 }),
        (received, open, overdue, concluded, days) => {
          const shown = feedbackFigures({ received, open, overdue, concluded, medianDays: days })
          const none = feedbackFigures({ received: 0, open: 0, overdue, concluded: 0, medianDays: null })
          expect(shown).toEqual(none)
        },
      ),
    )
  })

  test('that the inspection committee is late is said, and how often only from five on', () => {
    expect(feedbackFigures({ ...numbers, overdue: 1 })).toMatchObject({
      isLate: true,
      overdue: { kind: 'few' },
    })
    expect(feedbackFigures({ ...numbers, overdue: 6 }).overdue).toEqual({ kind: 'count', n: 6 })
  })
})
