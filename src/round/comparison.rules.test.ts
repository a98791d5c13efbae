import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Catalogue, itemsInOrder, parseCatalogue } from '../catalogue/catalogue.rules.ts'
import {
  compareRounds,
  FEWEST_MEMBERS,
  type FrozenMember,
  type FrozenRound,
  type UnitRow,
  withNeighbours,
} from './comparison.rules.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

function parsed(text: string): Catalogue {
  const result = parseCatalogue(text)
  if ('problems' in result) throw new Error(result.problems.map((problem) => problem.vi).join('\n'))
  return result.ok
}

const list67 = parsed(read('test/fixtures/catalogues/nqtw4-67.json'))
const list75 = parsed(read('test/fixtures/catalogues/nqtw4-75.json'))
const list82 = parsed(
  JSON.stringify({
    ...JSON.parse(read('catalogues/nqtw4-82.json')),
    version: 2,
    mapping: JSON.parse(read('test/fixtures/catalogues/nqtw4-82-mapping.json')),
  }),
)
const lists = [list67, list75, list82]
const units = [
  { id: 'a', name: 'Chi bộ A' },
  { id: 'b', name: 'Chi bộ B' },
]

/** 'lan I.4.1 I.5.2' had these limits, 'nam -' none, 'hai ?' was not concluded. */
const round = (catalogue: Catalogue, ...lines: string[]): FrozenRound => ({
  name: 'Đợt',
  catalogue,
  units,
  members: lines.map((line): FrozenMember => {
    const [person, ...signs] = line.split(' ') as [string, ...string[]]
    if (signs[0] === '?') return { person, unit: 'a', awaited: true, level: null, signs: [], raised: false }
    const named = signs.filter((sign) => sign !== '-').map((id) => ({ id, level: 'partial' as const }))
    return {
      person,
      unit: 'a',
      awaited: true,
      level: named.length > 0 ? 'partial' : 'none',
      signs: named,
      raised: false,
    }
  }),
})

describe('the flow between two rounds of one list', () => {
  const before = round(
    list82,
    'fixed I.4.1',
    'same I.4.1',
    'other I.4.1',
    'left I.4.1',
    'open I.4.1',
    'new -',
    'unseen ?',
  )
  const after = round(
    list82,
    'fixed -',
    'same I.4.1 I.5.2',
    'other I.5.2',
    'open ?',
    'new I.5.2',
    'unseen I.5.2',
    'joined I.5.2',
  )
  const compared = compareRounds(before, after)

  test('tells of each person once', () => {
    expect(compared.flow).toEqual({
      fixed: 1,
      still: 2,
      stillSame: 1,
      left: 1,
      openAfter: 1,
      new: 1,
      joined: 1,
      openBefore: 1,
    })
    expect(compared.before).toMatchObject({ limits: 5, concluded: 6, members: 7 })
    expect(compared.after).toMatchObject({ limits: 5, concluded: 6, members: 7 })
  })

  test('and the limits in words with both counts', () => {
    expect(compared.mapping).toBe('same-list')
    expect(compared.limits.map(({ id, before, after, change }) => [id, before, after, change])).toEqual([
      ['I.4.1', 5, 1, 'same'],
      ['I.5.2', 0, 5, 'same'],
    ])
  })
})

describe('two rounds by different lists', () => {
  test('75, then 82: a split item is told as split, one that ended as ended, a fresh one has no “before”', () => {
    const compared = compareRounds(
      round(list75, 'lan I.1.1', 'nam II.4.4', 'hai III.5.4 III.5.5'),
      round(list82, 'lan I.1.2', 'nam -', 'hai III.5.4', 'tam II.6.5'),
    )
    expect(compared.mapping).toBe('forward')
    expect(compared.flow).toMatchObject({ still: 2, stillSame: 2, fixed: 1, joined: 1 })
    expect(compared.limits.map(({ id, before, after, change }) => [id, before, after, change])).toEqual([
      ['I.1.1', 1, 0, 'split'],
      ['I.1.2', 1, 1, 'split'],
      ['II.6.5', null, 1, 'fresh'],
      // Two old items became one: Hải counts once.
      ['III.5.4', 1, 1, 'merged'],
      ['II.4.4', 1, null, 'ended'],
    ])
  })

  test('82, then 75: the same two lists the other way round, in the words of the newer one', () => {
    const compared = compareRounds(
      round(list82, 'lan I.1.2', 'tam II.6.5'),
      round(list75, 'lan I.1.1', 'nam II.4.4'),
    )
    expect(compared.mapping).toBe('backward')
    expect(compared.flow).toMatchObject({ still: 1, stillSame: 1, left: 1, joined: 1 })
    expect(compared.limits.map(({ id, before, after, change }) => [id, before, after, change])).toEqual([
      ['I.1.1', 0, 1, 'split'],
      ['I.1.2', 1, 1, 'split'],
      ['II.6.5', 1, null, 'fresh'],
      ['II.4.4', null, 1, 'ended'],
    ])
  })

  test('67 and 82 are joined by way of 75, and by nothing when that is not known', () => {
    const [a, b] = [round(list67, 'lan I.1.1'), round(list82, 'lan I.1.1')]
    expect(compareRounds(a, b, [list75]).mapping).toBe('forward')
    expect(compareRounds(b, a, [list75]).mapping).toBe('backward')
    const apart = compareRounds(a, b)
    expect(apart.mapping).toBeNull()
    expect(apart.limits.map(({ before, after, change }) => [before, after, change])).toEqual([
      [1, null, 'apart'],
      [null, 1, 'apart'],
    ])
    // People are compared all the same: who had limits and who has them needs no list.
    expect(apart.flow).toMatchObject({ still: 1, stillSame: 0 })
  })
})

const people = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 30 })
const randomRound = (catalogue: Catalogue) => {
  const ids = itemsInOrder(catalogue).map(({ item }) => item.id)
  const member = fc.record({
    unit: fc.constantFrom('a', 'b'),
    concluded: fc.boolean(),
    raised: fc.boolean(),
    signs: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 4 }),
  })
  return fc.tuple(people, fc.array(member, { minLength: 30, maxLength: 30 })).map(
    ([names, facts]): FrozenRound => ({
      name: 'Đợt',
      catalogue,
      units,
      members: names.map((name, i): FrozenMember => {
        const { unit, concluded, raised, signs } = facts[i]!
        const named = concluded ? signs.map((id) => ({ id, level: 'partial' as const })) : []
        return {
          person: String(name),
          unit,
          awaited: true,
          raised,
          signs: named,
          level: concluded ? (named.length > 0 ? 'partial' : 'none') : null,
        }
      }),
    }),
  )
}
const anyRound = fc.constantFrom(...lists).chain(randomRound)

describe('whatever two rounds are compared', () => {
  test('the flow adds up to both totals, and nobody stands in it twice', () => {
    fc.assert(
      fc.property(anyRound, anyRound, (before, after) => {
        const { flow, ...totals } = compareRounds(before, after, lists)
        expect(flow.fixed + flow.still + flow.left + flow.openAfter).toBe(totals.before.limits)
        expect(flow.still + flow.new + flow.joined + flow.openBefore).toBe(totals.after.limits)
        expect(flow.stillSame).toBeLessThanOrEqual(flow.still)
        const had = [before, after].flatMap((one) =>
          one.members.filter(({ level }) => level && level !== 'none').map(({ person }) => person),
        )
        const { stillSame: _, ...parts } = flow
        expect(Object.values(parts).reduce((sum, n) => sum + n, 0)).toBe(new Set(had).size)
      }),
    )
  })

  test('every limit named in a round stands in the table, by no more people than had limits', () => {
    fc.assert(
      fc.property(anyRound, anyRound, (before, after) => {
        const { limits, ...totals } = compareRounds(before, after, lists)
        for (const side of ['before', 'after'] as const) {
          const people = limits.map((row) => row[side] ?? 0)
          expect(Math.max(0, ...people)).toBeLessThanOrEqual(totals[side].limits)
          expect(people.some((n) => n > 0)).toBe(totals[side].limits > 0)
        }
      }),
    )
  })

  test('the rows of units add up to the totals', () => {
    fc.assert(
      fc.property(anyRound, anyRound, (before, after) => {
        const { units: rows, ...totals } = compareRounds(before, after, lists)
        for (const side of ['before', 'after'] as const) {
          expect(rows.reduce((sum, row) => sum + (row[side]?.limits ?? 0), 0)).toBe(totals[side].limits)
          expect(rows.reduce((sum, row) => sum + (row[side]?.concluded ?? 0), 0)).toBe(totals[side].concluded)
        }
      }),
    )
  })
})

test('who was let off and not concluded about is in no number, as in the round’s own', () => {
  const some = round(list82, 'lan I.1.1', 'nam -')
  const off = { person: 'hai', unit: 'a', awaited: false, level: null, signs: [], raised: true }
  const named = some.members.map((member) => ({ ...member, raised: true }))
  const { before } = compareRounds({ ...some, members: [...named, off] }, some)
  expect(before).toEqual({ limits: 1, present: 0, concluded: 2, members: 2, raised: 2 })
})

describe('units', () => {
  const row = (name: string, before: number | null, after: number | null): UnitRow => ({
    names: [name],
    before: before === null ? null : { limits: 1, concluded: before },
    after: after === null ? null : { limits: 0, concluded: after },
  })

  test('a cell that was merged in between stands where it stood, with its earlier number only', () => {
    const members = ['m', 'n', 'o', 'p', 'q']
    const facts = { awaited: true, level: 'none' as const, signs: [], raised: false }
    const everywhere = (ids: readonly string[]) =>
      ids.flatMap((unit) => members.map((person) => ({ person: unit + person, unit, ...facts })))
    const ended = { id: 'x', name: 'Chi bộ X' }
    const before = {
      name: '',
      catalogue: list82,
      units: [units[0]!, ended, units[1]!],
      members: everywhere(['a', 'x', 'b']),
    }
    const after = { name: '', catalogue: list82, units, members: everywhere(['a', 'b']) }
    const rows = compareRounds(before, after).units
    expect(rows.map(({ names }) => names.join())).toEqual(['Chi bộ A', 'Chi bộ X', 'Chi bộ B'])
    expect(rows[1]).toMatchObject({ before: { concluded: 5 }, after: null })
  })

  test.each([
    [
      [row('a', 9, 9), row('b', 3, 9), row('c', 9, 9)],
      ['a', 'b+c'],
    ],
    [[row('a', 9, 9), row('b', 9, 3)], ['a+b']],
    [[row('a', 2, 2), row('b', 2, 2), row('c', 9, 9)], ['a+b+c']],
    [[row('a', 3, 3)], ['a']],
    [
      [row('a', 9, 9), row('b', 0, 9)],
      ['a', 'b'],
    ],
    [[], []],
  ])('a unit of three is told with its neighbour', (rows, expected) => {
    expect(withNeighbours(rows).map(({ names }) => names.join('+'))).toEqual(expected)
  })

  test('no number stands alone that is out of fewer than five, where there are five at all', () => {
    const side = fc.option(fc.integer({ min: 0, max: 12 }), { nil: null })
    fc.assert(
      fc.property(fc.array(fc.tuple(side, side)), (sides) => {
        const rows = withNeighbours(sides.map(([before, after], i) => row(String(i), before, after)))
        if (rows.length > 1)
          for (const { before, after } of rows)
            for (const one of [before, after])
              if (one && one.concluded > 0) expect(one.concluded).toBeGreaterThanOrEqual(FEWEST_MEMBERS)
      }),
    )
  })
})
