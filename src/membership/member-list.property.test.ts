import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Square, xlsx } from '../../test/xlsx-builder.ts'
import { checkMemberFile } from './check.ts'
import type { Value, Workbook } from './grid.rules.ts'
import { readMemberList } from './member-list.rules.ts'
import { fieldWords, problemSentence } from './problem-words.ts'
import { isRejected } from './rejection.rules.ts'
import { readWorkbook } from './workbook.ts'

const context = { file: 'a.xlsx', asOf: '2026-11-30', knownCells: null }

const HEADER = [
  'STT',
  'Họ và tên',
  'Ngày sinh',
  'Giới tính',
  'Chi bộ',
  'Đảng bộ',
  'Chức vụ',
  'Ngày vào Đảng',
  'Ngày chính thức',
  'Số thẻ',
  'Điện thoại',
  'Ghi chú',
]

const typed = fc.oneof(
  fc.constantFrom(
    'nt',
    '-',
    '=1',
    'Đ/c Võ Văn Bảy',
    'Nữ',
    '5/3/1958',
    '00/00/1950',
    '08A',
    'Chi bộ Chợ',
    'tạm',
    '\u202e',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(...'aáàạđĐ ưứ0123456789/-.\u0301\u0323\u200b\u00a0\n'), maxLength: 15 }),
)
const value: fc.Arbitrary<Value> = fc.oneof(
  typed,
  fc.double(),
  fc.integer(),
  fc.constant({ date: '1958-03-05' }),
)
const squares = fc.array(fc.option(value), { maxLength: 14 })

function workbookOf(rows: (Value | null)[][], hidden: boolean): Workbook {
  const numbered = [HEADER, ...rows].map((values, i) => ({
    number: i + 1,
    hidden: hidden && i % 3 === 2,
    values: new Map(values.flatMap((v, j) => (v === null ? [] : [[j + 1, v] as const]))),
  }))
  return { date1904: false, sheets: [{ name: 'A', hidden: false, rows: numbered, merges: [] }] }
}

test('random bytes, and workbooks with random bytes in them, are refused without an exception', {
  timeout: 60_000,
}, () => {
  const whole = xlsx({ sheets: [{ rows: [HEADER] }] })
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(whole.length), (bytes, at) => {
      const changed = Uint8Array.from(whole)
      changed.set(bytes.subarray(0, changed.length - at), at)
      expect(checkMemberFile(bytes, context).outcome).toBe('rejected')
      expect(checkMemberFile(Uint8Array.from([0x50, 0x4b, 3, 4, ...bytes]), context).outcome).toBe('rejected')
      expect(checkMemberFile(changed, context).outcome).toBe('rejected')
    }),
    { numRuns: 300 },
  )
})

test('whatever stands in the squares, the list is well formed, the same each time, and all in NFC', {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(fc.array(squares, { maxLength: 12 }), fc.boolean(), (rows, hidden) => {
      const workbook = workbookOf(rows, hidden)
      const options = { asOf: context.asOf, knownCells: context.knownCells }
      const list = readMemberList(workbook, options)
      expect(readMemberList(workbook, options)).toEqual(list)
      if (isRejected(list)) return

      const text = JSON.stringify(list)
      expect(text).toBe(text.normalize('NFC'))
      for (const member of list.members) {
        expect(member.fullName).toBe(member.fullName.trim())
        expect(member.fullName).not.toMatch(/[\p{Cc}\u202a-\u202e]/u)
        for (const date of [member.birthDate, member.admittedOn, member.officialOn]) {
          expect(date ?? '1958').toMatch(/^(19|20)\d\d(-\d\d(-\d\d)?)?$/)
        }
        expect(member.cardNumber ?? '08000000').toMatch(/^\d{8}$/)
        expect(member.phone ?? '0950000000').toMatch(/^0\d{9,10}$/)
        if (member.cell) expect(list.cells).toContain(member.cell)
      }
      for (const problem of list.problems) {
        expect(problemSentence(problem, 'vi')).not.toMatch(/undefined/)
        expect(problem.field === null || problem.field in fieldWords).toBe(true)
      }
    }),
  )
})

const name = fc.constantFrom(
  'Võ Văn Bảy',
  'LÊ THỊ \u200bTÁM'.normalize('NFD'),
  '=nguyễn văn chín',
  'Đ/c  H’mok <b>',
  'đồng chí Ngô An',
)

test('what was read reads the same again when written back', { timeout: 60_000 }, () => {
  const row = fc.tuple(name, squares).map(([typedName, others]) => [1, typedName, ...others])
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
      const first = readMemberList(workbookOf(rows, false), { asOf: context.asOf, knownCells: null })
      if (isRejected(first)) return
      const written = first.members.map((member, i): Square[] => [
        i + 1,
        member.fullName,
        member.birthDate,
        member.sex,
        member.cell,
        member.parentOrg ?? null,
        member.position,
        member.admittedOn,
        member.officialOn,
        member.cardNumber,
        member.phone,
      ])
      const workbook = readWorkbook(xlsx({ sheets: [{ rows: [HEADER, ...written] }] }))
      if (isRejected(workbook)) throw new Error(workbook.error)
      const again = readMemberList(workbook, { asOf: context.asOf, knownCells: null })
      if (isRejected(again)) throw new Error(again.error)
      const facts = ({ row: _, sheet: __, status: ___, ...rest }: (typeof again.members)[number]) => rest
      expect(again.members.map(facts)).toEqual(first.members.map(facts))
    }),
  )
})
