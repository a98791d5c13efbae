import { type Square, type TestSheet, xlsx } from '../../../test/xlsx-builder.ts'
import { type ListOptions, type MemberList, readMemberList } from '../member-list.rules.ts'
import { isRejected } from '../rejection.rules.ts'
import { readWorkbook } from '../workbook.ts'

export const HEADER = [
  'STT',
  'Họ và tên',
  'Ngày sinh',
  'Giới tính',
  'Chi bộ',
  'Ngày vào Đảng',
  'Ngày chính thức',
]

export const member = (
  serial: Square,
  name: Square,
  birth: Square = '5/3/1958',
  cell: Square = 'Chi bộ ấp 1',
): Square[] => [serial, name, birth, 'Nam', cell, '3/2/1990', '3/2/1991']

export function read(sheets: TestSheet | TestSheet[], options: Partial<ListOptions> = {}): MemberList {
  const workbook = readWorkbook(xlsx({ sheets: [sheets].flat() }))
  if (isRejected(workbook)) throw new Error(workbook.error)
  const list = readMemberList(workbook, { asOf: '2026-11-30', knownCells: null, ...options })
  if (isRejected(list)) throw new Error(list.error)
  return list
}

export const kinds = ({ problems }: MemberList) =>
  problems.map(({ row, field, kind }) => `${row} ${field} ${kind}`)

export const names = ({ members }: MemberList) => members.map(({ fullName }) => fullName)
