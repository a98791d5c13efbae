import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Earlier } from './beside.rules.ts'
import { FEWEST, publishable, type Shown, SMALLEST } from './publishable.rules.ts'
import { toldOutside } from './shown.rules.ts'

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

  const people = (from: number, to: number) => new Set(Array.from({ length: to - from }, (_, i) => from + i))
  /** Sixty sent before; now so many others, and so many of them no more. */
  const shownAfter = (n: number, { came, went }: { came: number; went: number }, shown: Shown) =>
    publishable(
      60 + came - went,
      { g: n },
      {
        senders: people(went, 60 + came),
        earlier: [{ people: 60, senders: people(0, 60), counts: { g: shown } }],
      },
    )
  const twenty: Shown = { kind: 'count', n: 20 }

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
    expect(shownAfter(n, changed, twenty)).toMatchObject({ outcome: 'shown', counts: { g: { kind } } })
  })

  test('nothing of nine who came and went, whatever the numbers', () => {
    expect(shownAfter(30, { came: 4, went: 5 }, twenty)).toEqual({ outcome: 'too-alike' })
  })

  test('nothing of a group in which “withheld” beside “<5” would tell of two who came that both marked it', () => {
    // As few as before would be shown as “<5”; of more than that two at least came, and two came.
    for (const n of [0, 3, 5, 40])
      expect(shownAfter(n, { came: 2, went: 8 }, { kind: 'few' })).toMatchObject({
        counts: { g: { kind: 'withheld' } },
      })
  })
})

describe('three releases, of which no two tell anything', () => {
  const people = (...ranges: (readonly [number, number])[]) =>
    new Set(ranges.flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i)))
  // Twenty sent in the first, twenty others in the second; in the third all forty, and one more.
  const [first, second] = [people([0, 20]), people([20, 40])]
  const earlier = [first, second].map((senders) => ({
    people: 20,
    senders,
    counts: { g: { kind: 'count', n: 9 } as const },
  }))
  const third = (n: number, before: readonly Earlier[]) =>
    publishable(41, { g: n }, { senders: people([0, 41]), earlier: before })

  test.each([18, 19])('together tell of one person: %i is withheld', (n) => {
    for (const one of earlier) expect(third(n, [one])).toMatchObject({ counts: { g: { kind: 'count', n } } })
    expect(third(n, earlier)).toMatchObject({ counts: { g: { kind: 'withheld' } } })
  })

  test('a group in which one of them says nothing keeps its number', () => {
    const before = [earlier[0]!, { ...earlier[1]!, counts: { g: { kind: 'withheld' } as const } }]
    expect(third(19, before)).toMatchObject({ counts: { g: { kind: 'count', n: 19 } } })
  })

  test('what a reader who knows the rule can tell of a withheld number counts as known', () => {
    const known = [9, 9] as const
    const before = [earlier[0]!, { ...earlier[1]!, counts: { g: { kind: 'withheld', known } as const } }]
    expect(third(19, before)).toMatchObject({ counts: { g: { kind: 'withheld' } } })
  })

  test('and leaves the machine with no file', () => {
    expect(toldOutside({ kind: 'withheld', known: [5, 75] })).toEqual({ kind: 'withheld' })
    expect(toldOutside({ kind: 'count', n: 7 })).toEqual({ kind: 'count', n: 7 })
  })
})
