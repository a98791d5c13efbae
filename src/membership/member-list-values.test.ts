import { describe, expect, test } from 'vitest'
import { date, errorValue, formula } from '../../test/xlsx-builder.ts'
import { HEADER, kinds, member, names, read } from './testing/lists.ts'

describe('values', () => {
  test('a formula is never run: its stored result counts, none or an error is an empty square', () => {
    const list = read({
      rows: [
        HEADER,
        member(1, formula('UPPER("x")', 'Võ Văn Bảy'), formula('NOW()'), errorValue('#N/A')),
        member(2, 'Võ Văn Tám', { attributes: 's="1"', xml: '<f>TODAY()</f><v>21249</v>' }),
      ],
    })
    expect(kinds(list)).toEqual(['2 birthDate missing-birth-date', '2 cell missing-cell'])
    expect(list.members[1]?.birthDate).toBe('1958-03-05')
  })

  test('text that could run, that is HTML, or that turns its direction is kept as plain text and flagged', () => {
    const list = read({
      rows: [
        HEADER,
        member(1, "=cmd|' /C calc'!A0"),
        member(2, '<b>LÊ VĂN TÁM</b>'),
        member(3, 'LÊ \u202eVĂN CHÍN'),
        member(4, 'Lê\u0007 Văn Mười', '1950', '\u00a0＠Chợ'),
        member(5, '-nt-', '1951', 'Chi bộ – Chợ'),
      ],
    })
    expect(names(list)).toEqual([
      "=cmd|' /C calc'!A0",
      '<b>LÊ VĂN TÁM</b>',
      'LÊ VĂN CHÍN',
      'Lê Văn Mười',
      'Lê Văn Mười',
    ])
    expect(kinds(list)).toEqual([
      '2 fullName suspicious-text',
      '3 fullName suspicious-text',
      '4 fullName suspicious-text',
      '5 fullName suspicious-text',
      '5 cell suspicious-text',
      '6 fullName suspicious-text',
    ])
  })

  test('ditto marks take the value of the member row above, through rows that are no members', () => {
    const list = read({
      rows: [
        [...HEADER, 'Chức vụ'],
        [...member(1, 'A B', date(21249)), 'Bí thư'],
        ['Cộng: 1'],
        [...member(2, 'C D', 'nt', '”'), '-nt-'],
        [...member(3, 'E F', "''", 'như trên'), '"'],
        [...member(4, 'G H', '1950'), null],
        [...member(5, 'I K', '1951'), 'nt'],
      ],
    })
    expect(list.members.map(({ birthDate, position }) => [birthDate, position])).toEqual([
      ['1958-03-05', 'Bí thư'],
      ['1958-03-05', 'Bí thư'],
      ['1958-03-05', 'Bí thư'],
      ['1950', null],
      ['1951', null],
    ])
  })

  test('duplicates: the same folded name and birth date; a card two people share', () => {
    const header = [...HEADER, 'Số thẻ']
    const list = read({
      rows: [
        header,
        [...member(1, 'Phạm Văn Hùng', '20/1/1970'), '08000001'],
        [...member(2, 'Phạm Văn Hưng', '20-1-70'), '08000001'],
        [...member(3, 'PHẠM VĂN HÙNG', '20.01.1970'), '08000002'],
        [...member(4, 'Phạm Văn Hùng', '1970'), '08 000 001'],
        [...member(5, 'Lê Văn Không', null), null],
        [...member(6, 'Lê Văn Không', null), null],
      ],
    })
    const found = list.problems.filter(({ of }) => of).map(({ row, kind, of }) => [row, kind, of?.row])
    expect(found).toEqual([
      [3, 'duplicate-person', 2],
      [4, 'duplicate-person', 2],
      [5, 'duplicate-card', 2],
    ])
  })

  test('a sheet typed in TCVN3 is converted and says so once', () => {
    const list = read({
      rows: [
        ['Stt', 'Hä vµ tªn', 'Ngµy sinh', 'Giíi tÝnh', 'Chi bé', 'Ghi chó'],
        [1, 'NguyÔn V¨n H­ng', '05/3/1958', 'Nam', 'Chi bé Êp Quíi Hßa', 'MiÔn sinh ho¹t'],
        [2, 'TrÇn ThÞ §Ñp', '1960', 'N÷', 'nt', 'Dù bÞ'],
        [3, 'L£ THÞ THU', '1961', 'N÷', 'nt', 'T¹m ®Õn'],
      ],
    })
    expect(kinds(list)).toEqual(['1 null legacy-encoding'])
    expect(list.members.map(({ fullName, sex, cell, status }) => [fullName, sex, cell, status])).toEqual([
      ['Nguyễn Văn Hưng', 'male', 'Chi bộ ấp Quới Hòa', 'exempt'],
      ['Trần Thị Đẹp', 'female', 'Chi bộ ấp Quới Hòa', 'probationary'],
      ['Lê Thị Thu', 'female', 'Chi bộ ấp Quới Hòa', 'temporary-in'],
    ])
    expect(list.columns.fullName).toBe('Họ và tên')
  })
})

describe('what a person may correct', () => {
  const rows = [
    ['STT', 'Họ và tên', 'Năm sinh', 'Chi bộ', 'Nơi ở', 'Dân tộc'],
    [1, 'Võ Văn Bảy', '31/2/1958', 'Chợ', 'Chi bộ ấp 2', 'Kinh'],
    [2, 'Võ Văn Tám', '1959', 'nt', 'Chi bộ ấp 3', 'Kinh'],
  ]

  test('each heading says what it is taken for, and may be told otherwise', () => {
    const guessed = read({ rows })
    expect(guessed.tables[0]?.columns.map(({ letter, header, role }) => [letter, header, role])).toEqual([
      ['A', 'STT', 'serial'],
      ['B', 'Họ và tên', 'fullName'],
      ['C', 'Năm sinh', 'birthDate'],
      ['D', 'Chi bộ', 'cell'],
      ['E', 'Nơi ở', null],
      ['F', 'Dân tộc', null],
    ])
    const told = read({ rows }, { columns: { Sheet1: { E: 'cell', C: null } } })
    expect(told.cells).toEqual(['Chi bộ ấp 2', 'Chi bộ ấp 3'])
    expect(told.columns).toEqual({ fullName: 'Họ và tên', cell: 'Nơi ở' })
  })

  test('but never that a sensitive column be read', () => {
    const list = read({ rows }, { columns: { Sheet1: { F: 'position' } } })
    expect(list.sensitiveColumns).toEqual(['Dân tộc'])
    expect(list.columns.position).toBeUndefined()
    expect(JSON.stringify(list.members)).not.toContain('Kinh')
  })

  test('a fix is read in place of the typed value, for the ditto marks below it too', () => {
    expect(kinds(read({ rows }))).toContain('2 birthDate invalid-date')
    const fixes = [
      { sheet: 'Sheet1', row: 2, field: 'birthDate' as const, value: '28/2/1958' },
      { sheet: 'Sheet1', row: 2, field: 'cell' as const, value: 'Chi bộ Bến' },
      { sheet: 'Sheet1', row: 3, field: 'status' as const, value: 'dự bị' },
    ]
    const list = read({ rows }, { fixes })
    expect(kinds(list)).not.toContain('2 birthDate invalid-date')
    expect(list.members[0]).toMatchObject({ birthDate: '1958-02-28', cell: 'Chi bộ Bến' })
    expect(list.members[1]).toMatchObject({ cell: 'Chi bộ Bến', status: 'probationary' })
  })

  test('progress counts member rows', () => {
    const seen: string[] = []
    read({ rows }, { onProgress: (done, total) => seen.push(`${done}/${total}`) })
    expect(seen).toEqual(['1/2', '2/2'])
  })
})
