import { fold } from '../platform/fold.ts'
import { asText, type Row, type Sheet, type Value } from './grid.rules.ts'
import { cellInTitle } from './list-cells.rules.ts'
import type { Header } from './list-header.rules.ts'
import { isEmpty, squash } from './list-text.rules.ts'

/** A row that holds a member, or what is left of one, and the group row it stands under. */
export type MemberRow = { row: Row; group: string | null }

type Filled = { column: number; value: Value; text: string }

/** The member rows of a table: titles, totals, column numbers and the signers below are left out. */
export function memberRows(sheet: Sheet, header: Header): MemberRow[] {
  const roles = new Map(header.columns.map(({ column, role }) => [column, role]))
  const headings = new Map(header.columns.map((column) => [column.column, fold(column.header)]))
  const isRole = (column: number, role: string): boolean => roles.get(column) === role
  const members: MemberRow[] = []
  let group: string | null = null
  let above = header.rows.at(-1)!
  for (const row of sheet.rows) {
    if (row.number <= above) continue
    const filled = filledOf(row)
    if (filled.length === 0 || isColumnNumbers(filled)) continue
    const hasSerial = filled.some(({ column, text }) => isRole(column, 'serial') && /^\d+[.)]?$/.test(text))
    if (!hasSerial && repeatsHeader(filled, headings)) {
      above = row.number + header.rows.length - 1 // a header printed again on a new page
      continue
    }
    if (!hasSerial && endsList(filled)) break
    if (!hasSerial && isSubtotal(filled[0]!.text)) continue
    const title = filled.some(({ column }) => isRole(column, 'cell')) ? null : groupTitle(filled)
    if (title) {
      group = title
      continue
    }
    const imported = filled.filter(({ column }) => roles.get(column) && !isRole(column, 'serial'))
    if (imported.length >= (hasSerial ? 1 : 3)) members.push({ row, group })
  }
  return members
}

function filledOf({ values }: Row): Filled[] {
  const filled: Filled[] = []
  for (const [column, value] of values) {
    if (!isEmpty(value)) filled.push({ column, value, text: squash(asText(value)) })
  }
  return filled.sort((a, b) => a.column - b.column)
}

/** 1, 2, 3 … or (1), (2) …, perhaps with A, B before. */
function isColumnNumbers(filled: Filled[]): boolean {
  const numbers = filled.flatMap(({ text }) => /^\(?(\d{1,2})\)?$/.exec(text)?.[1] ?? []).map(Number)
  const others = filled.filter(({ text }) => !/^\(?(\d{1,2}|[A-ZĐ])\)?$/i.test(text))
  return (
    others.length === 0 &&
    numbers.length >= 3 &&
    numbers.every((number, i) => i === 0 || number === numbers[i - 1]! + 1)
  )
}

function repeatsHeader(filled: Filled[], headings: Map<number, string>): boolean {
  const repeated = filled.filter(
    ({ column, text }) => /\p{L}/u.test(text) && headings.get(column)?.startsWith(fold(text)),
  )
  return repeated.length >= 3
}

const END = /^(tong cong|tong so|total|danh sach nay)\b/
const SIGNATURE = /^(t m|tm|nguoi lap|nguoi tong hop|ky (ten|ghi|va|dong dau)|noi nhan)\b/
const PLACE_AND_DATE = /^\D+ ngay (\d+ )?thang (\d+ )?nam( \d+)?$/

/** A total, or the place, date and signatures: what follows are the signers' names. */
function endsList(filled: Filled[]): boolean {
  if (END.test(fold(filled[0]!.text))) return true
  if (filled.length === 1 && PLACE_AND_DATE.test(fold(filled[0]!.text))) return true // not a date in a note
  return filled.some(({ text }) => SIGNATURE.test(fold(text)))
}

/** "Cộng: 14". Công, a person's name, is another word. */
function isSubtotal(text: string): boolean {
  return /^cộng(?!\p{L})/iu.test(text) || /^cong( \d|$)/.test(fold(text))
}

const NUMERAL_OR_COUNT = /^([ivxlcdm]+|[a-zđ]|\d{1,3}( (đồng chí|đ\/c|đc|đảng viên|đv))?)[.)]?$/i

/** The cell that a row names when it holds nothing else but a numeral and a count. */
function groupTitle(filled: Filled[]): string | null {
  const titles = filled.filter(({ text }) => !NUMERAL_OR_COUNT.test(text))
  return titles.length === 1 ? cellInTitle(titles[0]!.value) : null
}
