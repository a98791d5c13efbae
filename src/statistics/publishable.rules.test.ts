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
        if (publication.outcome !== 'shown') return
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

  test.each([
    // Ten came and none went: 20 to 24 is four of the ten, 25 is five of them, 26 all but four.
    [24, { came: 10, went: 0 }, 'withheld'],
    [25, { came: 10, went: 0 }, 'count'],
    [26, { came: 10, went: 0 }, 'withheld'],
    // Five came and five went: no change is five of the ten, one more is six.
    [20, { came: 5, went: 5 }, 'count'],
    [21, { came: 5, went: 5 }, 'withheld'],
    // Of forty there is room.
    [31, { came: 20, went: 20 }, 'count'],
  ])('%i after 20, with %o, is %s', (n, changed, kind) => {
    const earlier = { people: 60, counts: { g: { kind: 'count', n: 20 } as const }, ...changed }
    const publication = publishable(60, { g: n }, [earlier])
    expect(publication).toMatchObject({ outcome: 'shown', counts: { g: { kind } } })
  })

  test('nothing of nine who came and went, whatever the numbers', () => {
    const earlier = { people: 60, counts: {}, came: 4, went: 5 }
    expect(publishable(60, { g: 30 }, [earlier])).toEqual({ outcome: 'too-alike' })
  })
})
