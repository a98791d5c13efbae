import { describe, expect, test } from 'vitest'
import { byGivenName, compareVietnamese, fold } from './fold.ts'

test('folded text has no marks, no capitals, no punctuation', () => {
  expect(fold('  Đảng ủy – xã THẠNH QUỚI, số 12 ')).toBe('dang uy xa thanh quoi so 12')
  expect(fold('Họ và\ntên'.normalize('NFD'))).toBe('ho va ten')
  expect(fold('hoà')).toBe(fold('hòa'))
})

describe('Vietnamese order', () => {
  const sorted = (words: string[]) => [...words].sort(compareVietnamese)

  test.each([
    [['â', 'ă', 'a'], 'a ă â'],
    [['đi', 'e', 'dung'], 'dung đi e'],
    [['ê', 'e', 'ơ', 'ô', 'o', 'ư', 'u'], 'e ê o ô ơ u ư'],
    [['mạ', 'má', 'mã', 'mả', 'mà', 'ma'], 'ma mà mả mã má mạ'],
    [['hoạn', 'hoán', 'hoàn', 'hoan'], 'hoan hoàn hoán hoạn'],
    [['tuấn', 'tuân', 'tuần'], 'tuân tuần tuấn'],
  ])('%j', (words, order) => expect(sorted(words).join(' ')).toBe(order))

  test('the place of the tone does not matter, nor do capitals or NFD', () => {
    expect(compareVietnamese('hoà', 'Hòa')).toBe(0)
    expect(compareVietnamese('Thúy'.normalize('NFD'), 'THUÝ')).toBe(0)
  })

  test('numbers count as numbers', () => {
    expect(sorted(['Chi bộ ấp 10', 'Chi bộ ấp 2'])).toEqual(['Chi bộ ấp 2', 'Chi bộ ấp 10'])
  })

  test('people are listed by given name, then by the rest', () => {
    const people = [
      'Trần Thị Hoa',
      'Nguyễn Văn Hòa',
      'Lê Anh',
      'Võ Văn An',
      'Lê Thị An',
      'Bùi Đức',
      'Bùi Dũng',
    ]
    expect(byGivenName(people, (name) => name)).toEqual([
      'Lê Thị An',
      'Võ Văn An',
      'Lê Anh',
      'Bùi Dũng',
      'Bùi Đức',
      'Trần Thị Hoa',
      'Nguyễn Văn Hòa',
    ])
  })
})
