import { describe, expect, test } from 'vitest'
import { absentLines, linesOf, memberNamed } from './book.rules.ts'

const members = [
  'Nguyễn Thị Lan',
  'Trần Văn Lân',
  'Lê Thị Lan',
  'H’Hen Niê',
  'Y-Ban Ksor',
  'Đỗ Đình Đức',
].map((name) => ({ person: name, name }))

describe('a name in a book means', () => {
  test.each([
    ['Nguyễn Thị Lan', { person: 'Nguyễn Thị Lan' }],
    ['đồng chí nguyen thi lan', { person: 'Nguyễn Thị Lan' }],
    ['Lan', { many: 'Lan' }],
    ['Thị Lan', { many: 'Thị Lan' }],
    ['Văn Lân', { person: 'Trần Văn Lân' }],
    ['do dinh duc', { person: 'Đỗ Đình Đức' }],
    ['Y-Ban Ksor', { person: 'Y-Ban Ksor' }],
    ['Ai Đó', { unknown: 'Ai Đó' }],
    ['', { unknown: '' }],
    ['<b>"😀"</b>', { unknown: '<b>"😀"</b>' }],
  ])('“%s”', (written, found) => {
    expect(memberNamed(written, members)).toEqual(found)
  })
})

describe('a line of those absent', () => {
  test.each([
    ['Nguyễn Thị Lan, đi khám bệnh', 'Nguyễn Thị Lan', 'đi khám bệnh'],
    ['1. Nguyễn Thị Lan (đi khám bệnh)', 'Nguyễn Thị Lan', 'đi khám bệnh'],
    ['- Nguyễn Thị Lan: ốm, nằm viện', 'Nguyễn Thị Lan', 'ốm nằm viện'],
    ['Nguyễn Thị Lan – ốm', 'Nguyễn Thị Lan', 'ốm'],
    ['Y-Ban Ksor, đi rẫy', 'Y-Ban Ksor', 'đi rẫy'],
    ['Nguyễn Thị Lan', 'Nguyễn Thị Lan', ''],
  ])('“%s”', (line, name, reason) => {
    expect(absentLines(line)).toEqual([{ name, reason }])
  })
  test('numbers, dashes and empty lines of a list are no part of it', () => {
    expect(linesOf(' 1. Một\n\n2) Hai\n• Ba\n 2026 là năm')).toEqual(['Một', 'Hai', 'Ba', '2026 là năm'])
  })
})
