import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boardOf, boardPeriods, periodOfKey } from './board.rules.ts'
import { byGivenName, dayProblem, sharedDays, stateOf } from './good-deed.rules.ts'

describe('the day of a deed', () => {
  test.each([
    ['2026-12-01', null],
    ['2026-12-02', 'future'],
    ['2027-12-01', 'future'],
    ['2025-11-30', null],
    ['2025-11-29', 'old'],
    ['1990-01-01', 'old'],
  ])('%s: %s', (day, problem) => {
    expect(dayProblem(day, '2026-12-01')).toBe(problem)
  })
})

describe('where a deed stands', () => {
  test.each([
    [null, null, false, 'waiting'],
    [null, '2026-11-20', false, 'declined'],
    ['confirmed', null, false, 'waiting'],
    ['confirmed', null, true, 'confirmed'],
    ['not-confirmed', null, false, 'waiting'],
    ['not-confirmed', null, true, 'not-confirmed'],
  ] as const)('outcome %s, declined on %s, meeting ended %s: %s', (outcome, declined_on, ended, state) => {
    expect(stateOf({ outcome, declined_on, ended })).toBe(state)
  })
})

test('two deeds of one person on one day are pointed out, of two people they are not', () => {
  const deed = (person: string, day: string) => ({ person, day })
  expect(sharedDays([deed('a', '1'), deed('b', '1'), deed('a', '2')]).size).toBe(0)
  expect([...sharedDays([deed('a', '1'), deed('b', '1'), deed('a', '1')])]).toEqual(['a 1'])
})

describe('the period of a board', () => {
  test.each([
    ['2026-1', '2026-01-01', '2026-03-31'],
    ['2024-1', '2024-01-01', '2024-03-31'],
    ['2026-4', '2026-10-01', '2026-12-31'],
    ['2026', '2026-01-01', '2026-12-31'],
  ])('%s is %s to %s', (key, from, to) => {
    expect(periodOfKey(key)).toMatchObject({ key, from, to })
  })

  test.each(['', '2026-5', '2026-0', '0000', '2026-04', '../..', '2026-4x'])('“%s” is none', (key) => {
    expect(periodOfKey(key)).toBeNull()
  })

  test('offers this quarter and year, and those before, over the turn of a year too', () => {
    const keys = (today: string) => boardPeriods(today).map((period) => period.key)
    expect(keys('2026-12-01')).toEqual(['2026-4', '2026-3', '2026', '2025'])
    expect(keys('2027-01-01')).toEqual(['2027-1', '2026-4', '2027', '2026'])
  })
})

describe('the board', () => {
  const names = ['Nguyễn Thị Lan', 'Huỳnh Văn Nam', 'Lê Văn Dũng', 'Đặng Hữu Phúc']
  const row = fc.record({
    cell: fc.constantFrom('a', 'b', 'gone'),
    person: fc.constantFrom(...names.map((_, i) => String(i))),
    day: fc.constantFrom('2026-10-01', '2026-11-05', '2026-12-01'),
    words: fc.string({ minLength: 1, maxLength: 12 }),
  })
  const rows = fc
    .array(row)
    .map((all) => all.map((one) => ({ ...one, cell_name: one.cell, name: names[Number(one.person)]! })))

  test('has every deed once, each person once a cell, whatever the order they came in', () => {
    fc.assert(
      fc.property(rows, fc.integer(), (all, seed) => {
        const board = boardOf(all, ['b', 'a'])
        const deeds = board.flatMap((cell) => cell.people.flatMap((one) => one.deeds))
        expect(deeds.toSorted()).toEqual(all.map((one) => one.words).toSorted())
        for (const cell of board) {
          const people = cell.people.map((one) => one.person)
          expect(new Set(people).size).toBe(people.length)
        }
        const shuffled = all.toSorted((a, b) => (a.words + seed < b.words + seed ? -1 : 1))
        const order = (of: typeof board) =>
          of.map((cell) => [cell.cell, ...cell.people.map((one) => one.name)])
        expect(order(boardOf(shuffled, ['b', 'a']))).toEqual(order(board))
      }),
    )
  })

  test('goes by the tree and by given name; how much somebody did moves nobody', () => {
    const of = (person: number, words: string, cell = 'a') => ({
      cell,
      cell_name: cell,
      person: String(person),
      name: names[person]!,
      day: '2026-11-01',
      words,
    })
    const board = boardOf(
      [of(1, 'x'), of(1, 'y'), of(1, 'z'), of(0, 'x'), of(2, 'x'), of(3, 'x', 'b')],
      ['b', 'a'],
    )
    expect(board.map((cell) => cell.people.map((one) => one.name))).toEqual([
      ['Đặng Hữu Phúc'],
      ['Lê Văn Dũng', 'Nguyễn Thị Lan', 'Huỳnh Văn Nam'],
    ])
  })

  test('one person’s deeds stand in the order of their days', () => {
    const deed = (day: string) => ({ person: 'x', name: 'Lan', day })
    const days = byGivenName([deed('2026-12-01'), deed('2026-10-01')]).map((one) => one.day)
    expect(days).toEqual(['2026-10-01', '2026-12-01'])
  })
})
