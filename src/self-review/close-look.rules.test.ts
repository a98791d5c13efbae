import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths } from '../movement/period.rules.ts'
import { closeLook, closeLookSize } from './close-look.rules.ts'

const signs = (n: number) => Array.from({ length: n }, (_, i) => `s${i}`)
const yearFrom = (month: string) => Array.from({ length: 12 }, (_, i) => addMonths(month, i))

describe('how many signs are read closely a month', () => {
  test.each([
    [82, 7],
    [77, 7],
    [75, 7],
    [67, 6],
    [60, 5],
    [48, 4],
    [12, 4],
    [5, 4],
    [4, 4],
    [3, 3],
    [1, 1],
    [0, 0],
    [200, 7],
  ])('of %i that apply: %i', (applicable, size) => {
    expect(closeLookSize(applicable)).toBe(size)
    expect(closeLook(signs(applicable), 'nam', '2026-12-01')).toHaveLength(size)
  })
})

describe.each([82, 77, 67, 5])('with %i signs that apply', (applicable) => {
  const all = signs(applicable)

  test('each is read closely within twelve months, for 1,000 members, whichever month the year begins with', () => {
    for (let seed = 0; seed < 1000; seed++) {
      const start = addMonths('2026-01-01', seed % 37)
      const read = new Set(yearFrom(start).flatMap((month) => closeLook(all, `member-${seed}`, month)))
      expect(read.size, `member-${seed} from ${start}`).toBe(applicable)
    }
  })
})

describe('a member’s close look', () => {
  const all = signs(82)

  test('is the same each time it is asked for, and holds no sign twice', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.nat(600), fc.integer({ min: 4, max: 82 }), (member, months, applicable) => {
        const month = addMonths('2020-01-01', months)
        const look = closeLook(signs(applicable), member, month)
        expect(closeLook(signs(applicable), member, month)).toEqual(look)
        expect(new Set(look).size).toBe(look.length)
        expect(look.length).toBeGreaterThanOrEqual(4)
        expect(look.length).toBeLessThanOrEqual(7)
      }),
    )
  })

  test('is not the neighbour’s, nor last month’s', () => {
    const looks = ['nam', 'lan', 'minh'].flatMap((member) =>
      yearFrom('2026-01-01').map((month) => closeLook(all, member, month).join(' ')),
    )
    expect(new Set(looks).size).toBe(36)
  })

  test('falls on every sign about as often as on any other', () => {
    const times = new Map(all.map((sign) => [sign, 0]))
    for (let seed = 0; seed < 1200; seed++)
      for (const sign of closeLook(all, `member-${seed}`, '2026-12-01')) times.set(sign, times.get(sign)! + 1)
    // 1,200 looks of 7 among 82 signs: about 102 each.
    expect(Math.min(...times.values())).toBeGreaterThan(60)
    expect(Math.max(...times.values())).toBeLessThan(150)
  })
})
