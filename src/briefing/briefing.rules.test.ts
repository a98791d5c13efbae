import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Known, keepRoll, progressOf, type RollMember, stillToBrief } from './briefing.rules.ts'

const people = ['an', 'bình', 'chi'].map((person) => ({ person }))
const at = (person: string, directive: string): Known => ({
  person,
  directive,
  on: '2026-09-01',
  how: 'session',
})
const read = (person: string, directive: string): Known => ({ ...at(person, directive), how: 'reading' })

describe('who still has to be briefed', () => {
  test.each<[string, Known[], Record<string, string[]>]>([
    ['nobody was anywhere', [], { an: ['1', '2'], bình: ['1', '2'], chi: ['1', '2'] }],
    ['one was at a session on both', [at('an', '1'), at('an', '2')], { bình: ['1', '2'], chi: ['1', '2'] }],
    [
      'one was there for the first and read the second',
      [at('an', '1'), read('an', '2'), at('bình', '2')],
      { bình: ['1'], chi: ['1', '2'] },
    ],
    ['somebody else knows them', [at('dũng', '1')], { an: ['1', '2'], bình: ['1', '2'], chi: ['1', '2'] }],
    [
      'a paper that is no longer asked for',
      [at('an', '9')],
      { an: ['1', '2'], bình: ['1', '2'], chi: ['1', '2'] },
    ],
  ])('%s', (_, known, left) => {
    expect(
      Object.fromEntries(stillToBrief(people, ['1', '2'], known).map((one) => [one.person, one.missing])),
    ).toEqual(left)
  })

  test('numbers tell those who read apart from those who sat there', () => {
    const known = [at('an', '1'), at('an', '2'), at('bình', '1'), read('bình', '2'), read('chi', '1')]
    expect(progressOf(people, ['1', '2'], known)).toEqual({ members: 3, briefed: 2, byReading: 1 })
    expect(progressOf(people, [], known)).toEqual({ members: 3, briefed: 3, byReading: 0 })
  })

  test('numbers and list always come to all members, and learning more never adds to the list', () => {
    const anyKnown = fc.array(
      fc.record({
        person: fc.constantFrom('an', 'bình', 'chi', 'dũng'),
        directive: fc.constantFrom('1', '2', '3'),
        on: fc.constant('2026-09-01'),
        how: fc.constantFrom('session' as const, 'reading' as const),
      }),
    )
    fc.assert(
      fc.property(anyKnown, anyKnown, (known, more) => {
        const left = stillToBrief(people, ['1', '2'], known)
        const { members, briefed, byReading } = progressOf(people, ['1', '2'], known)
        expect(briefed + left.length).toBe(members)
        expect(byReading).toBeLessThanOrEqual(briefed)
        const later = stillToBrief(people, ['1', '2'], [...known, ...more])
        expect(left.map(({ person }) => person)).toEqual(
          expect.arrayContaining(later.map(({ person }) => person)),
        )
      }),
    )
  })
})

describe('a roll', () => {
  const roll: RollMember[] = [
    { person: 'an', name: 'An', called: true, present: null },
    { person: 'bình', name: 'Bình', called: true, present: true },
    { person: 'chi', name: 'Chi', called: false, present: null },
    { person: 'dũng', name: 'Dũng', called: false, present: true },
  ]

  test.each<[string, string[], ReturnType<typeof keepRoll>]>([
    [
      'whoever is called stands in it either way; others where they came or stood there',
      ['an', 'chi'],
      [
        { person: 'an', present: true },
        { person: 'bình', present: false },
        { person: 'chi', present: true },
        { person: 'dũng', present: false },
      ],
    ],
    [
      'nobody came',
      [],
      [
        { person: 'an', present: false },
        { person: 'bình', present: false },
        { person: 'dũng', present: false },
      ],
    ],
    ['somebody who did not belong to the cell', ['an', 'lạ'], 'unknown'],
  ])('%s', (_, ticked, kept) => {
    expect(keepRoll(roll, ticked, '2026-12-01', '2026-12-01')).toEqual(kept)
  })

  test('is not kept before the day', () => {
    expect(keepRoll(roll, ['an'], '2026-12-02', '2026-12-01')).toBe('not-yet')
  })
})
