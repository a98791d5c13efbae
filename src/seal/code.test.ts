import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CARD_GROUPS, newCode, readCode, SHEET_GROUPS } from './code.ts'

const codes = fc.constantFrom(CARD_GROUPS, SHEET_GROUPS).map((groups) => ({ groups, code: newCode(groups) }))
const digitsOf = (code: string) => code.replaceAll(' ', '')

describe('a code on paper', () => {
  test.each([
    [CARD_GROUPS, /^\d{6}( \d{6}){4}$/],
    [SHEET_GROUPS, /^\d{6}( \d{6}){7}$/],
  ])('of %i groups has six digits in each', (groups, shape) => {
    expect(newCode(groups)).toMatch(shape)
  })

  test('is never the same twice', () => {
    expect(new Set(Array.from({ length: 500 }, () => newCode(CARD_GROUPS))).size).toBe(500)
  })

  test('with any single digit wrong is found, and so is the group it stands in', () => {
    fc.assert(
      fc.property(codes, fc.nat(), fc.integer({ min: 1, max: 9 }), ({ groups, code }, at, by) => {
        const digits = [...digitsOf(code)]
        const i = at % digits.length
        digits[i] = String((Number(digits[i]) + by) % 10)
        expect(readCode(digits.join(''), groups)).toEqual({
          ok: false,
          given: digits.length,
          wrong: [Math.floor(i / 6) + 1],
        })
      }),
      { numRuns: 2000 },
    )
  })

  test('with two neighbours of a group swapped is found', () => {
    fc.assert(
      fc.property(codes, fc.nat(), ({ groups, code }, at) => {
        const digits = [...digitsOf(code)]
        const i = at % digits.length
        fc.pre(i % 6 !== 5 && digits[i] !== digits[i + 1])
        ;[digits[i], digits[i + 1]] = [digits[i + 1]!, digits[i]!]
        expect(readCode(digits.join(''), groups)).toMatchObject({ ok: false, wrong: [Math.floor(i / 6) + 1] })
      }),
      { numRuns: 2000 },
    )
  })

  test('is read however it was typed', () => {
    fc.assert(
      fc.property(
        codes,
        fc.array(fc.constantFrom(' ', '-', '.', '\n', '  ', '/', '\u00a0', '')),
        ({ groups, code }, gaps) => {
          const typed = [...digitsOf(code)].map((digit, i) => digit + (gaps[i] ?? '')).join('')
          expect(readCode(typed, groups)).toEqual({ ok: true, digits: digitsOf(code) })
        },
      ),
    )
  })

  test.each([
    [
      'full-width digits',
      (code: string) => code.replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d))),
    ],
    ['a letter o for nought', (code: string) => code.replaceAll('0', 'o')],
    ['a capital O for nought', (code: string) => code.replaceAll('0', 'O')],
    ['a small l for one', (code: string) => code.replaceAll('1', 'l')],
    ['a capital I for one', (code: string) => code.replaceAll('1', 'I')],
  ])('forgives %s', (_, typed) => {
    for (let i = 0; i < 20; i++) {
      const code = newCode(CARD_GROUPS)
      expect(readCode(typed(code), CARD_GROUPS)).toEqual({ ok: true, digits: digitsOf(code) })
    }
  })

  const good = newCode(CARD_GROUPS)
  test.each([
    ['nothing', '', 0, []],
    ['one digit too few', good.slice(0, -1), 29, []],
    ['one digit too many', `${good} 1`, 31, []],
    ['a group too many', `${good} 999999`, 36, []],
    ['a megabyte of digits', good.replaceAll(' ', '') + '9'.repeat(1_000_000), 1_000_030, []],
  ])('with %s is told by its length', (_, typed, given, wrong) => {
    expect(readCode(typed, CARD_GROUPS)).toEqual({ ok: false, given, wrong })
  })
})
