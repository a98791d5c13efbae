import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FEWEST, publishable, SMALLEST } from './publishable.rules.ts'

describe('what may be published', () => {
  test.each([0, 1, 5, 19])('of %i people: nothing', (people) => {
    expect(publishable(people, { 'I.1': people })).toEqual({ outcome: 'too-few' })
  })

  test.each([
    [0, { kind: 'few' }],
    [4, { kind: 'few' }],
    [5, { kind: 'count', n: 5 }],
    [15, { kind: 'count', n: 15 }],
    [16, { kind: 'most', above: 15 }],
    [20, { kind: 'most', above: 15 }],
  ])('of 20 people, %i of them: %o', (n, shown) => {
    expect(publishable(20, { 'I.1': n })).toEqual({ outcome: 'shown', people: 20, counts: { 'I.1': shown } })
  })

  const counted = fc
    .integer({ min: 0, max: 400 })
    .chain((people) =>
      fc.tuple(fc.constant(people), fc.dictionary(fc.string(), fc.integer({ min: 0, max: people }))),
    )

  test('never a number about fewer than five, nor one that leaves fewer than five out', () => {
    fc.assert(
      fc.property(counted, ([people, counts]) => {
        const publication = publishable(people, counts)
        expect(publication.outcome === 'too-few').toBe(people < SMALLEST)
        if (publication.outcome === 'too-few') return
        for (const shown of Object.values(publication.counts))
          if (shown.kind === 'count') {
            expect(shown.n).toBeGreaterThanOrEqual(FEWEST)
            expect(people - shown.n).toBeGreaterThanOrEqual(FEWEST)
          }
      }),
    )
  })

  test('one person more or less among the few, or among nearly all, changes nothing that is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: SMALLEST, max: 400 }), fc.integer({ min: 0, max: 4 }), (people, n) => {
        const shown = (count: number) => publishable(people, { g: count })
        expect(shown(n)).toEqual(shown(0))
        expect(shown(people - n)).toEqual(shown(people))
      }),
    )
  })
})
