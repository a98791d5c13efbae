import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Square } from '../../test/xlsx-builder.ts'
import { checkMemberFile } from './check.ts'
import type { Value } from './grid.rules.ts'
import { type MemberList, readMemberList } from './member-list.rules.ts'
import { problemSentence } from './problem-words.ts'
import { HEADER, kinds, member, names, read } from './testing/lists.ts'

const folder = new URL('../../test/fixtures/members/', import.meta.url)

describe('the lists of four communes', () => {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.xlsx'))
    .map((name) => name.replace('.xlsx', ''))

  test.each(names)('%s', (name) => {
    const expected = JSON.parse(readFileSync(new URL(`${name}.expected.json`, folder), 'utf8'))
    const bytes = readFileSync(new URL(`${name}.xlsx`, folder))
    const checked = checkMemberFile(bytes, { file: `${name}.xlsx`, ...expected.context })
    const actual = JSON.parse(JSON.stringify(checked))

    expect(Object.keys(actual)).toEqual(Object.keys(expected))
    const { problems: _, ...rest } = actual
    const { problems: __, ...expectedRest } = expected
    expect(rest).toEqual(expectedRest)
    expect(actual.problems.map(comparable)).toEqual(expected.problems.map(comparable))
    for (const problem of actual.problems)
      expect(problemSentence(problem, 'vi')).not.toMatch(/[{}]|undefined|“”/)
  })

  function comparable({ sheet, row, field, kind, of }: MemberList['problems'][number]) {
    return { sheet, row, field, kind, of }
  }
})

describe('where the table is', () => {
  test('titles, a lone heading word and a cover sheet are no header', () => {
    const list = read([
      { name: 'Bìa', rows: [['Họ và tên người giữ sổ: …'], ['Ngày sinh'], ['Chi bộ']] },
      { rows: [['DANH SÁCH'], ['Họ và tên'], [], [null, ...HEADER], [null, ...member(1, 'Võ Văn Bảy')]] },
    ])
    expect(list.skippedSheets).toEqual([{ sheet: 'Bìa', reason: 'no-table' }])
    expect(list.tables).toMatchObject([{ headerRows: [4], firstRow: 5, lastRow: 5, cellFrom: 'column' }])
  })

  test('a header below row 30 is too far down', () => {
    const blank: Square[][] = Array.from({ length: 30 }, () => ['x'])
    expect(() => read({ rows: [...blank, HEADER, member(1, 'Võ Văn Bảy')] })).toThrow('no-members')
  })

  test('20,000 members are read, 20,001 are too many', { timeout: 60_000 }, () => {
    const header = new Map([
      [1, 'Họ tên'],
      [2, 'Năm sinh'],
      [3, 'Chi bộ'],
    ])
    const rows = Array.from({ length: 20_002 }, (_, i) => ({
      number: i + 1,
      hidden: false,
      values:
        i === 0
          ? header
          : new Map<number, Value>([
              [1, `Lê Văn ${i}`],
              [2, 1950],
              [3, 'Chợ'],
            ]),
    }))
    const list = (count: number) => {
      const sheet = { name: 'A', hidden: false, merges: [], rows: rows.slice(0, count + 1) }
      return readMemberList({ sheets: [sheet], date1904: false }, { asOf: '2026-11-30', knownCells: null })
    }
    expect(list(20_000)).toMatchObject({ outcome: 'ok', summary: { members: 20_000 } })
    expect(list(20_001)).toMatchObject({ outcome: 'rejected', error: 'too-many-rows' })
  })

  test('hidden sheets are skipped; hidden rows are imported and flagged', () => {
    const list = read([
      { name: 'Cũ', state: 'veryHidden', rows: [HEADER, member(1, 'Lê Văn Ẩn')] },
      { rows: [HEADER, member(1, 'Võ Văn Bảy'), member(2, 'Võ Văn Tám')], hiddenRows: [3] },
    ])
    expect(list.skippedSheets).toEqual([{ sheet: 'Cũ', reason: 'hidden' }])
    expect(kinds(list)).toEqual(['3 null hidden-row'])
    expect(names(list)).toEqual(['Võ Văn Bảy', 'Võ Văn Tám'])
  })

  test('column numbers, subtotals, a repeated header and rows with only a number are skipped', () => {
    const list = read({
      rows: [
        HEADER,
        ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)'],
        member(1, 'Võ Văn Bảy'),
        ['Cộng: 1'],
        HEADER,
        [2],
        [null, 'Lê Thị Công', '4/4/1960', 'Nữ'],
        [null, 'Lê Thị Hai', '4/4/1960'],
        member(3, 'Võ Văn Tám'),
      ],
    })
    expect(names(list)).toEqual(['Võ Văn Bảy', 'Lê Thị Công', 'Võ Văn Tám'])
  })

  test.each([
    'Tổng cộng: 1',
    'TỔNG SỐ 1 đồng chí',
    'Total',
    'Danh sách này có 1 người',
    'Thạnh Quới, ngày 3 tháng 11 năm 2026',
    'T/M ĐẢNG ỦY',
    'Người lập biểu',
    '(Ký, ghi rõ họ tên)',
  ])('nobody below "%s" is a member', (line) => {
    const signers = [null, 'Trần Văn Ký', 'Lê Văn Tên', 'Ngô Văn Họ', 'Đinh Văn Dấu']
    const list = read({ rows: [HEADER, member(1, 'Võ Văn Bảy'), [null, line], signers] })
    expect(names(list)).toEqual(['Võ Văn Bảy'])
  })

  test('a place and a date in a note do not end the list', () => {
    const header = [...HEADER.slice(1), 'Ghi chú']
    const moved = [...member(1, 'Võ Văn Bảy').slice(1), 'Chuyển đến ngày 5 tháng 6 năm 2020']
    const list = read({ rows: [header, moved, member(2, 'Võ Văn Tám').slice(1)] })
    expect(names(list)).toEqual(['Võ Văn Bảy', 'Võ Văn Tám'])
  })

  test('a name in two columns, headed by one merged heading or by two', () => {
    const merged = read({
      rows: [
        ['STT', 'Họ và tên', null, 'Ngày sinh', 'Chi bộ'],
        [1, 'Võ Văn', 'Bảy', '1958', 'Chi bộ ấp 1'],
      ],
      merges: ['B1:C1'],
    })
    const apart = read({
      rows: [
        ['STT', 'Họ đệm', 'Tên', 'Ngày sinh', 'Chi bộ'],
        [1, 'VÕ VĂN', 'BẢY', '1958', 'A'],
      ],
    })
    const sorted = read({
      rows: [
        ['Họ tên', 'Tên', 'Năm sinh', 'Chi bộ'],
        ['Võ Văn Bảy', 'Bảy', '1958', 'A'],
      ],
    })
    expect(names(merged)).toEqual(['Võ Văn Bảy'])
    expect(names(apart)).toEqual(['Võ Văn Bảy'])
    expect(names(sorted)).toEqual(['Võ Văn Bảy'])
    expect(apart.columns.fullName).toEqual(['Họ đệm', 'Tên'])
    expect(merged.columns.fullName).toBe('Họ và tên')
  })

  test('a second header row under merged headings; the upper text alone does not decide', () => {
    const list = read({
      rows: [
        ['STT', 'Họ và tên', 'Ngày vào Đảng', null, 'Trình độ', null, 'Ngày sinh', null],
        [null, null, 'Kết nạp', 'Chính\nthức', 'Văn hóa', 'Lý luận', 'Nam', 'Nữ'],
        [1, 'Lê Thị Hai', '3/2/1990', '3/2/1991', '12/12', 'Sơ cấp', null, '1960'],
      ],
      merges: ['C1:D1', 'E1:F1', 'G1:H1', 'A1:A2', 'B1:B2'],
      name: 'Chi bộ Chợ',
    })
    expect(list.columns).toEqual({
      fullName: 'Họ và tên',
      birthDate: ['Ngày sinh / Nam', 'Ngày sinh / Nữ'],
      sex: ['Ngày sinh / Nam', 'Ngày sinh / Nữ'],
      admittedOn: 'Ngày vào Đảng / Kết nạp',
      officialOn: 'Ngày vào Đảng / Chính thức',
    })
    expect(list.ignoredColumns).toEqual(['STT', 'Trình độ / Văn hóa', 'Trình độ / Lý luận'])
    expect(list.members[0]).toMatchObject({ sex: 'female', birthDate: '1960', cell: 'Chi bộ Chợ' })
  })

  test('Nam and Nữ without a date of their own: marks, or dates under them', () => {
    const alone = read({
      rows: [
        ['STT', 'Họ tên', 'Năm sinh', 'Nữ'],
        [1, 'A B', '1958', null],
        [2, 'C D', '1959', 'x'],
      ],
    })
    const dates = read({
      rows: [
        ['STT', 'Họ tên', 'Nam', 'Nữ', 'Chi bộ'],
        [1, 'A B', '1958', null, 'Chợ'],
        [2, 'C D', null, '1959', 'Chợ'],
      ],
    })
    expect(alone.members.map(({ sex }) => sex)).toEqual(['male', 'female'])
    expect(dates.members.map(({ sex, birthDate }) => [sex, birthDate])).toEqual([
      ['male', '1958'],
      ['female', '1959'],
    ])
  })
})

describe('whose cell', () => {
  const columns = ['STT', 'Họ và tên', 'Ngày sinh', 'Ngày vào Đảng']
  const row = (serial: number, name: string): Square[] => [serial, name, '1958', '1990']

  test('group rows: numeral and count dropped', () => {
    const list = read({
      rows: [
        columns,
        ['I. Chi bộ ấp Mỹ Lộc (14 đồng chí)'],
        row(1, 'Võ Văn Bảy'),
        ['II', 'CB Trạm Y tế', null, '2 đ/c'],
        row(2, 'Võ Văn Tám'),
      ],
    })
    expect(list.tables[0]?.cellFrom).toBe('group-row')
    expect(list.members.map(({ cell }) => cell)).toEqual(['Chi bộ ấp Mỹ Lộc', 'CB Trạm Y tế'])
  })

  test('a line above the header, else the name of the sheet', () => {
    const titled = read({ rows: [['ĐẢNG BỘ XÃ'], ['Chi bộ ấp Mỹ Lộc'], columns, row(1, 'Võ Văn Bảy')] })
    const named = read({ name: 'CB Chợ', rows: [columns, row(1, 'Võ Văn Bảy')] })
    expect([titled.tables[0]?.cellFrom, titled.cells]).toEqual(['title', ['Chi bộ ấp Mỹ Lộc']])
    expect([named.tables[0]?.cellFrom, named.cells]).toEqual(['sheet-name', ['CB Chợ']])
  })

  test('a vertical merge counts for all its rows, however far it claims to reach', () => {
    const rows = [
      HEADER,
      member(1, 'A B', '1950', 'Chi bộ Chợ'),
      member(2, 'C D', '1951', null),
      member(3, 'E F', '1952', null),
    ]
    const list = read({ rows, merges: ['E2:E3'] })
    const all = read({ rows, merges: ['E2:E1048576'] })
    expect(list.tables[0]?.cellFrom).toBe('merged-column')
    expect(list.members.map(({ cell }) => cell)).toEqual(['Chi bộ Chợ', 'Chi bộ Chợ', null])
    expect(kinds(list)).toEqual(['4 cell missing-cell'])
    expect(all.members.map(({ cell }) => cell)).toEqual(['Chi bộ Chợ', 'Chi bộ Chợ', 'Chi bộ Chợ'])
  })

  test('spellings of known cells', () => {
    const spellings = ['CB ấp Quới Lợi', 'quới lợi', 'CHI BỘ:  ẤP QUỚI LỢI', 'Khóm Quới Lợi', 'Chi bộ 7']
    const list = read(
      { rows: [HEADER, ...spellings.map((cell, i) => member(i + 1, `Lê Văn ${'ABCDE'[i]}`, '1950', cell))] },
      { knownCells: ['Chi bộ Chợ', 'Chi bộ ấp Quới Lợi'.normalize('NFD')] },
    )
    expect(list.cells).toEqual(['Chi bộ ấp Quới Lợi'])
    expect(kinds(list)).toEqual(['6 cell unknown-cell'])
  })

  test('one name under two organisations is two cells', () => {
    const header = ['Họ tên', 'Năm sinh', 'Đảng bộ bộ phận', 'Chi bộ']
    const list = read({
      rows: [
        header,
        ['A B', '1950', 'Đảng bộ Đông', 'ấp 1'],
        ['C D', '1951', 'Đảng bộ Tây', 'ấp 1'],
        ['E F', '1952', 'nt', 'Ấp 1'],
      ],
    })
    expect(list.cells).toEqual(['ấp 1', 'ấp 1'])
    expect(list.orgs).toEqual([
      { name: 'Đảng bộ Đông', cells: ['ấp 1'] },
      { name: 'Đảng bộ Tây', cells: ['ấp 1'] },
    ])
    expect(list.members[2]).toMatchObject({ parentOrg: 'Đảng bộ Tây', cell: 'ấp 1' })
  })
})
