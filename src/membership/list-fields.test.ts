import { describe, expect, test } from 'vitest'
import type { Value } from './grid.rules.ts'
import { cellInTitle } from './list-cells.rules.ts'
import { guessRole, isSensitive } from './list-columns.rules.ts'
import { isAfter, monthsBefore, readDate } from './list-dates.rules.ts'
import { readSex } from './list-member.rules.ts'
import { readCard, readPhone } from './list-numbers.rules.ts'
import { readStatus, statusInNote } from './list-status.rules.ts'
import { isDitto, isEmpty, isSuspicious, readName, readText } from './list-text.rules.ts'

const calendar = { asOf: '2026-11-30', date1904: false }

describe('dates', () => {
  test.each<[Value, string | null]>([
    ['05/3/1958', '1958-03-05'],
    ['12-8-63', '1963-08-12'],
    ['05.11.1971', '1971-11-05'],
    [' 13 / 03 / 2009\u00a0', '2009-03-13'],
    ['5 3 1958', '1958-03-05'],
    ['05–03–1958', '1958-03-05'],
    ['1985-03-02', '1985-03-02'],
    ['1985-03-02T00:00:00', '1985-03-02'],
    ['050368', '1968-03-05'],
    ['05031968', '1968-03-05'],
    [12081963, '1963-08-12'],
    ['ngày 05 tháng 3 năm 1958', '1958-03-05'],
    ['Tháng 3 năm 1958', '1958-03'],
    ['03/1985', '1985-03'],
    ['7-1972', '1972-07'],
    ['1979', '1979'],
    [1986, '1986'],
    ['00/00/1950', '1950'],
    [30000, '1982-02-18'],
    [24837.5, '1967-12-31'],
    [{ date: '1958-03-05' }, '1958-03-05'],
    ['29/02/1960', '1960-02-29'],
    ['03/02/08', '2008-02-03'],
    ['03/02/09', '1909-02-03'],
  ])('%j is %j', (typed, iso) => expect(readDate(typed, 'birth', calendar)).toEqual({ value: iso }))

  test.each<Value>([
    '31/02/1985',
    '30/2/1990',
    '12/25/1970',
    '29/02/1961',
    'không rõ',
    '05/03/2062',
    '1O/3/1958',
    '19/5/199',
    '2/9/20007',
    '1899',
    '31/12/1899',
    '0/3/1958',
    '12/2026',
    2027,
    4999,
    81_000,
    1958.5,
    -1,
    { date: '2027-01-01' },
  ])('%j is no date', (typed) =>
    expect(readDate(typed, 'birth', calendar)).toEqual({ value: null, problem: 'invalid-date' }),
  )

  test('two-digit years of Party dates reach up to this year', () => {
    expect(readDate('3/2/26', 'party', calendar).value).toBe('2026-02-03')
    expect(readDate('3/2/27', 'party', calendar).value).toBe('1927-02-03')
  })

  test('the days of a 1904 workbook', () => {
    expect(readDate(28538, 'birth', { ...calendar, date1904: true }).value).toBe('1982-02-18')
  })

  test.each([null, '', '-', '–', ' \u00a0 '])('%j is empty', (typed) =>
    expect(readDate(typed ?? undefined, 'birth', calendar)).toEqual({ value: null }),
  )

  test('order is compared at the precision both have', () => {
    expect(isAfter('1994-02', '1994')).toBe(false)
    expect(isAfter('1994-02-03', '1994-01')).toBe(true)
    expect(monthsBefore('2028-02-29', 24)).toBe('2026-02-28')
  })
})

test.each<[Value, string | null, string?]>([
  ['08012345', '08012345'],
  ['08.012 3-45', '08012345'],
  [8012345, '08012345', 'leading-zero'],
  [417, '00000417', 'leading-zero'],
  [55012346, '55012346'],
  ['0801235', null, 'invalid-card'],
  ['08A12350', null, 'invalid-card'],
  [123456789, null, 'invalid-card'],
  ['chưa cấp', null],
  ['-', null],
])('card %j is %j %s', (typed, value, problem) =>
  expect(readCard(typed)).toEqual(problem ? { value, problem } : { value }),
)

test.each<[Value, string | null, string?]>([
  ['0954633038', '0954633038'],
  [950210430, '0950210430'],
  ['0954 631 123', '0954631123'],
  ['0955.680.177', '0955680177'],
  ['+84952065658', '0952065658'],
  ['84952065658', '0952065658'],
  ['+84 292 000 0012', '02920000012'],
  ['0951095855 - 0957964137', '0951095855'],
  ['0951095855/0957964137', '0951095855'],
  ['0951095855\n0957964137', '0951095855'],
  ['(0292) 000 0012', '02920000012'],
  ['09555235', null, 'invalid-phone'],
  ['09589499157', null, 'invalid-phone'],
  ['095o123456', null, 'invalid-phone'],
  [12345, null, 'invalid-phone'],
  ['không có', null],
])('phone %j is %j %s', (typed, value, problem) =>
  expect(readPhone(typed)).toEqual(problem ? { value, problem } : { value }),
)

test.each<[string, string | null]>([
  ['miễn SH', 'exempt'],
  ['Được miễn công tác, sinh hoạt đảng', 'exempt'],
  ['Exempt', 'exempt'],
  ['Tạm đình chỉ sinh hoạt', 'suspended'],
  ['Tạm đến', 'temporary-in'],
  ['temporary in', 'temporary-in'],
  ['SH tạm thời đi', 'temporary-out'],
  ['Đã chuyển đi 3/2026', 'left'],
  ['Chuyển sinh hoạt đảng đi 15/6/2026', 'left'],
  ['Từ trần 12/02/2026', 'left'],
  ['Xin ra khỏi Đảng', 'left'],
  ['Đảng viên DB', 'probationary'],
  ['DỰ BỊ'.normalize('NFD'), 'probationary'],
  ['Hưu trí', null],
  ['Chuyển đến 3/2026', null],
  ['Công tác ở miền Nam, tám năm', null],
  ['Huy hiệu 40 năm', null],
])('note %j says %j', (note, status) => expect(statusInNote(note)).toBe(status))

test('without a telling note the dates decide', () => {
  const status = (officialFilled: boolean, admittedOn: string | null) =>
    readStatus('Hưu trí', { officialFilled, admittedOn, asOf: '2026-11-30' })
  expect(status(true, null)).toEqual({ value: 'official' })
  expect(status(false, '2024-11-30')).toEqual({ value: 'probationary' })
  expect(status(false, '2024')).toEqual({ value: 'probationary' })
  expect(status(false, '2024-11-29')).toEqual({ value: 'official', problem: 'missing-official-date' })
  expect(status(false, null)).toEqual({ value: 'official', problem: 'missing-official-date' })
})

test.each<[string, string | null]>([
  ['  Châu  Hoàng\u00a0Đầy ', 'Châu Hoàng Đầy'],
  ['Lê \u200bVăn Trường'.normalize('NFD'), 'Lê Văn Trường'],
  ['a\u200b\u0323n', 'Ạn'],
  ['ĐINH NGỌC OANH', 'Đinh Ngọc Oanh'],
  ['võ thị tuyết', 'Võ Thị Tuyết'],
  ["H'MOK NIÊ", "H'Mok Niê"],
  ['Đ/c Nguyễn Tấn Trung', 'Nguyễn Tấn Trung'],
  ['đồng chí NGUYỄN VĂN SỚM', 'Nguyễn Văn Sớm'],
  ['Nguyễn Văn HOÀ', 'Nguyễn Văn HOÀ'],
  ['LÊ VĂN A (B)', 'LÊ VĂN A (B)'],
  ['–', null],
])('name %j is %j', (typed, name) => expect(readName(typed)).toBe(name))

test('sex, blanks, ditto marks, suspicious text', () => {
  expect(['Nam', 'NỮ ', 'nu', '?', ''].map((text) => readSex(text))).toEqual([
    { value: 'male' },
    { value: 'female' },
    { value: 'female' },
    { value: null, problem: 'invalid-sex' },
    { value: null },
  ])
  expect(['-', '—', '\u00a0', '\u200b', 'x'].map(isEmpty)).toEqual([true, true, true, true, false])
  expect(
    ['nt', '-nt-', '"', "''", '”', 'như trên', 'Như Trên'.normalize('NFD'), 'ntt', '-'].map(isDitto),
  ).toEqual([true, true, true, true, true, true, true, false, false])
  const suspicious = ['=1+1', '\u00a0\t+84', 'Bí thư\n @x', '－1', 'a<b', 'a\u0000b', '\u2066a']
  expect(suspicious.map(isSuspicious)).toEqual(suspicious.map(() => true))
  expect(['-', 'Phòng, chống – A', 'a = b', 'Bí thư\nTrưởng ấp'].map(isSuspicious)).toEqual([
    false,
    false,
    false,
    false,
  ])
  expect(readText('a\u0000\u202e b\n c')).toBe('a b c')
})

test.each([
  ['I. Chi bộ ấp Mỹ Lộc (14 đồng chí)', 'Chi bộ ấp Mỹ Lộc'],
  ['12) CHI BỘ CÔNG AN: 7 đ/c', 'CHI BỘ CÔNG AN'],
  ['IV- CB Trạm Y tế', 'CB Trạm Y tế'],
  ['Chi bộ ấp 1', 'Chi bộ ấp 1'],
  ['Chi bộ', null],
  ['I. Khối cơ quan', null],
])('group row %j names %j', (text, cell) => expect(cellInTitle(text)).toBe(cell))

test.each<[string[], string | null]>([
  [['Họ và tên khai sinh'], 'fullName'],
  [['Họ và tên đệm'], 'familyName'],
  [['Họ và tên người giữ sổ: …'], null],
  [['Ngày tháng năm sinh (dd/mm/yyyy)'], 'birthDate'],
  [['Sinh năm'], 'birthDate'],
  [['SINH NAM'], 'birthDate'],
  [['Năm sinh', 'Nữ'], 'femaleBirthDate'],
  [['Năm'], null],
  [['Nam/nữ'], 'sex'],
  [['Giới tính', 'Nam'], 'male'],
  [['Đảng bộ bộ phận/cơ sở'], 'parentOrg'],
  [['Ngày vào Đảng', 'Chính thức'], 'officialOn'],
  [['Ngày vào Đảng', 'Kết nạp'], 'admittedOn'],
  [['Ngày vào Đoàn'], null],
  [['Ngày công nhận chính thức'], 'officialOn'],
  [['Số thẻ đảng viên'], 'cardNumber'],
  [['Ngày cấp thẻ'], null],
  [['SĐT'], 'phone'],
  [['Tình trạng hôn nhân'], null],
  [['Đảng viên (chính thức/dự bị)'], 'status'],
  [['Full name'], 'fullName'],
  [['Date of birth'], 'birthDate'],
  [['Trình độ', 'Chuyên môn'], null],
])('heading %j is %j', (levels, role) => expect(guessRole(levels)?.role ?? null).toBe(role))

test('ethnicity, religion and citizen numbers are sensitive however they are headed', () => {
  const sensitive = [
    'Dân tộc',
    'TÔN GIÁO',
    'Số CCCD',
    'CMND/CCCD',
    'Số thẻ căn cước',
    'Ngày cấp / CCCD',
    'Religion',
  ]
  expect(sensitive.map(isSensitive)).toEqual(sensitive.map(() => true))
  expect(['Số thẻ', 'Chi bộ', 'Quê quán'].map(isSensitive)).toEqual([false, false, false])
})
