import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Binding,
  type Bound,
  bindingOf,
  hoursClash,
  looserThan,
  type Standing,
  within,
} from './binding.rules.ts'
import { keepsWithin, TERM_NAMES, type TermName, type Terms, type TermValue } from './terms.rules.ts'

const source = (id: string, unit = 'tinh') => ({
  id,
  name: `Phong trào ${id}`,
  unit,
  unitName: unit,
  outside: '',
  document: { title: 'Kế hoạch', number: `${id}-KH`, on: '2026-01-01' },
})
const standing = (id: string, height: number, terms: Terms, target: Standing['target'] = null): Standing => ({
  source: source(id, `tầng ${height}`),
  height,
  since: '2026-01-01',
  terms,
  target,
})
const boundOf = (binding: Binding, name: TermName) => binding.terms[name] as Bound | undefined

/** One row a field: what is stricter and what looser than the middle one. */
const LADDERS: [TermName, TermValue, TermValue, TermValue][] = [
  ['form', 'full', 'full-yearly', 'skim'],
  ['latestDay', 7, 8, 10],
  ['most', 1, 2, 3],
  ['crowded', 2, 3, 4],
  ['longest', 10, 12, 18],
  ['perMonth', 0, 1, 2],
  ['opens', 480, 450, 420],
  ['shuts', 1080, 1140, 1230],
]

describe('what binds', () => {
  test.each(LADDERS)('%s: stricter may be laid down below, looser not', (name, stricter, laid, looser) => {
    const binding = bindingOf([standing('a', 1, { [name]: laid })])
    for (const value of [stricter, laid]) expect(looserThan({ [name]: value }, null, binding)).toEqual([])
    expect(looserThan({ [name]: looser }, null, binding)).toEqual([
      { kind: 'term', name, bound: { value: laid, by: [source('a', 'tầng 1')], beside: [] } },
    ])
    expect(within(name, looser as never, binding)).toBe(laid)
    expect(within(name, stricter as never, binding)).toBe(stricter)
  })

  test('a round every 6 months is stricter than one a year; a long cycle looser than none', () => {
    const binding = bindingOf([standing('a', 1, { roundEvery: 12, longer: false })])
    expect(looserThan({ roundEvery: 6, longer: false }, null, binding)).toEqual([])
    expect(looserThan({ longer: true }, null, binding)).toHaveLength(1)
    expect(
      looserThan({ roundEvery: 12 }, null, bindingOf([standing('b', 1, { roundEvery: 6 })])),
    ).toHaveLength(1)
  })

  test('of catalogues only the same one will do, and the highest movement decides', () => {
    const binding = bindingOf([
      standing('a', 0, { catalogue: 'b@1' }),
      standing('b', 2, { catalogue: 'a@1' }),
    ])
    expect(boundOf(binding, 'catalogue')).toMatchObject({
      value: 'a@1',
      by: [{ id: 'b' }],
      beside: [{ value: 'b@1', source: { id: 'a' } }],
    })
    expect(looserThan({ catalogue: 'b@1' }, null, binding)).toHaveLength(1)
    expect(looserThan({ catalogue: 'a@1' }, null, binding)).toEqual([])
  })

  test('of two movements the stricter of each field binds, and both are named', () => {
    const binding = bindingOf([
      standing('a', 1, { most: 2, longest: 18 }),
      standing('b', 1, { most: 3, longest: 12 }),
    ])
    expect(boundOf(binding, 'most')).toMatchObject({ value: 2, by: [{ id: 'a' }], beside: [{ value: 3 }] })
    expect(boundOf(binding, 'longest')).toMatchObject({
      value: 12,
      by: [{ id: 'b' }],
      beside: [{ value: 18 }],
    })
    const alike = bindingOf([standing('a', 1, { most: 2 }), standing('b', 0, { most: 2 })])
    expect(boundOf(alike, 'most')!.by.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('targets stand side by side; one that asks for less and no sooner is looser', () => {
    const above = standing('a', 1, {}, { share: 5, by: '2027-12-31' })
    const binding = bindingOf([above, standing('b', 2, {}, { share: 10, by: '2027-06-30' })])
    expect(binding.targets.map(({ target }) => target.share)).toEqual([10, 5])
    const own = (share: number, by: string) => looserThan({}, { share, by }, binding).length
    expect(own(0, '2027-12-31')).toBe(0)
    expect(own(5, '2027-12-31')).toBe(0)
    expect(own(8, '2027-09-30')).toBe(0)
    expect(own(6, '2027-12-31')).toBe(1)
    expect(own(5, '2028-01-01')).toBe(1)
    expect(own(10, '2027-07-01')).toBe(1)
  })

  test('hours of two movements that leave no time between them are noticed', () => {
    const hours = (opens: number, shuts: number) =>
      hoursClash(bindingOf([standing('a', 1, { opens }), standing('b', 2, { shuts })]))
    expect(hours(420, 480)).toBe(false)
    expect(hours(421, 480)).toBe(true)
    expect(hoursClash(bindingOf([standing('a', 1, { opens: 420 })]))).toBe(false)
  })

  test('without a movement nothing binds', () => {
    expect(bindingOf([])).toEqual({ terms: {}, targets: [] })
    expect(looserThan({ most: 6, catalogue: 'x@1' }, { share: 90, by: '2030-01-01' }, bindingOf([]))).toEqual(
      [],
    )
  })
})

const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
const anyTerms: fc.Arbitrary<Terms> = fc.record({
  catalogue: maybe(['a@1', 'b@1', 'c@1']),
  form: maybe(['skim', 'full-yearly', 'full'] as const),
  latestDay: maybe([3, 5, 10, 28]),
  roundEvery: maybe([6, 12] as const),
  most: maybe([1, 2, 3]),
  crowded: maybe([2, 3, 4]),
  longest: maybe([6, 12, 24]),
  longer: maybe([true, false]),
  perMonth: maybe([0, 1, 2]),
  opens: maybe([420, 480, 600]),
  shuts: maybe([1000, 1140, 1230]),
}) as fc.Arbitrary<Terms>
const anyTarget = fc.option(
  fc.record({
    share: fc.integer({ min: 0, max: 100 }),
    by: fc.constantFrom('2027-06-30', '2027-12-31', '2028-12-31'),
  }),
)
const anyStanding = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 3 }), anyTerms, anyTarget), { maxLength: 6 })
  .map((all) => all.map(([height, terms, target], i) => standing(`m${i}`, height, terms, target)))

describe('for any movements', () => {
  test('what binds is never looser than what any of them lays down, and of catalogues the highest one’s', () => {
    fc.assert(
      fc.property(anyStanding, (all) => {
        const binding = bindingOf(all)
        for (const name of TERM_NAMES) {
          const bound = boundOf(binding, name)
          const laid = all.filter(({ terms }) => terms[name] !== undefined)
          expect(bound === undefined).toBe(laid.length === 0)
          if (!bound) continue
          if (name === 'catalogue') {
            const top = Math.max(...laid.map(({ height }) => height))
            expect(laid.some((one) => one.height === top && one.terms.catalogue === bound.value)).toBe(true)
          } else
            for (const one of laid)
              expect(keepsWithin(name, bound.value, one.terms[name] as TermValue)).toBe(true)
          // Every one of them is named once.
          expect(bound.by.length + bound.beside.length).toBe(laid.length)
          expect(bound.by.length).toBeGreaterThan(0)
        }
      }),
    )
  })

  test('their order does not matter', () => {
    fc.assert(
      fc.property(
        anyStanding.chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
          ),
        ),
        ([all, shuffled]) => {
          expect(bindingOf(shuffled)).toEqual(bindingOf(all))
        },
      ),
    )
  })

  test('a unit that keeps within what binds it and adds its own movement binds no looser below', () => {
    fc.assert(
      fc.property(anyStanding, anyTerms, (all, own) => {
        const before = bindingOf(all.map((one) => ({ ...one, height: one.height + 1 })))
        fc.pre(looserThan(own, null, before).length === 0)
        const after = bindingOf([
          ...all.map((one) => ({ ...one, height: one.height + 1 })),
          standing('own', 0, own),
        ])
        for (const name of TERM_NAMES) {
          const [was, is] = [boundOf(before, name), boundOf(after, name)]
          if (was) expect(keepsWithin(name, is!.value, was.value)).toBe(true)
        }
      }),
    )
  })

  test('a setting held within is what the unit wanted or what binds, and always may be', () => {
    fc.assert(
      fc.property(anyStanding, anyTerms, (all, own) => {
        const binding = bindingOf(all)
        for (const name of TERM_NAMES) {
          if (own[name] === undefined) continue
          const held = within(name, own[name] as never, binding)
          expect([own[name], boundOf(binding, name)?.value]).toContain(held)
          expect(looserThan({ [name]: held }, null, binding)).toEqual([])
        }
      }),
    )
  })
})
