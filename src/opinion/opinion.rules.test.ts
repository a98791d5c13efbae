import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { monthsFor, namesIn } from './opinion.rules.ts'

const NAMES = ['Huỳnh Văn Nam', 'Đỗ Thị Kiểm', 'Phạm Minh', 'Trần Thị Hòa', 'Nguyễn Văn Đức']

describe('names in a text', () => {
  test.each([
    ['Bà con nói Huỳnh Văn Nam chở đất', ['Huỳnh Văn Nam']],
    ['nghe nói huynh van nam cho dat', ['huynh van nam']],
    ['DO THI KIEM không tiếp dân', ['DO THI KIEM']],
    ['Đỗ  Thị\nKiểm', ['Đỗ Thị Kiểm']],
    ['ông Nam và anh Đức cãi nhau', ['ông Nam', 'anh Đức']],
    ['Ong Duc, dong chi Minh', ['Ong Duc', 'dong chi Minh']],
    ['đ/c Nam', ['đ c Nam']],
    ['bà Hoà ở đầu ấp', ['bà Hoà']],
  ])('%s', (text, found) => expect(namesIn(text, NAMES)).toEqual(found))

  test.each([
    'Bà con phía Nam xã mong có cầu',
    'Thông tin minh bạch, hòa thuận xóm giềng',
    'anh em trong tổ, cô giáo, bà nam nào đó',
    'Nước sông Kiểm',
    '',
  ])('nobody: %s', (text) => expect(namesIn(text, NAMES)).toEqual([]))

  test('a full name is found wherever it stands and however its marks are written, and only words of the text come back', () => {
    const around = fc.stringMatching(/^[a-z ,.]{0,20}$/)
    fc.assert(
      fc.property(around, fc.constantFrom(...NAMES), around, fc.boolean(), (before, name, after, plain) => {
        const written = plain ? name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd') : name
        const text = `${before} ${written} ${after}`
        const found = namesIn(text, NAMES)
        expect(found.length).toBeGreaterThan(0)
        const squashed = text.replace(/[^\p{L}\p{N}]+/gu, ' ')
        for (const one of found) expect(squashed).toContain(one)
      }),
    )
  })
})

test('a note may be begun for this month and the two before, once each', () => {
  expect(monthsFor('2026-01-15', [])).toEqual(['2026-01-01', '2025-12-01', '2025-11-01'])
  expect(monthsFor('2026-12-31', ['2026-12-01'])).toEqual(['2026-11-01', '2026-10-01'])
})
