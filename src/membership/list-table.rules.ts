import { fold } from '../platform/fold.ts'
import type { Row, Sheet, Value } from './grid.rules.ts'
import { cellInTitle } from './list-cells.rules.ts'
import type { Role } from './list-columns.rules.ts'
import { type Column, findHeader, type Header } from './list-header.rules.ts'
import { type MemberRow, memberRows } from './list-rows.rules.ts'
import { isEmpty } from './list-text.rules.ts'

export type CellFrom = 'column' | 'merged-column' | 'title' | 'sheet-name' | 'group-row'

/** The table of one sheet: its columns, its member rows, and where a row's cell is named. */
export type Table = {
  sheet: Sheet
  header: Header
  cellFrom: CellFrom
  rows: MemberRow[]
  /** The cell of rows that name none themselves. */
  cellOfSheet: string
}

/** For one sheet, what a person says its columns hold, by letter; null for a column that is not to be imported. */
export type ColumnChoices = Readonly<Record<string, Role | null>>

export function findTable(sheet: Sheet, choices: ColumnChoices = {}): Table | null {
  const found = findHeader(sheet)
  if (!found) return null
  const chosen = { ...found, columns: chooseColumns(found.columns, choices) }
  const header = { ...chosen, columns: withDatesUnderSex(sheet, chosen) }
  const rows = memberRows(sheet, header)
  const title = titleCell(sheet, header)
  const column = header.columns.find(({ role }) => role === 'cell')?.column
  return {
    sheet,
    header,
    rows,
    cellFrom: cellFrom(sheet, rows, title, column),
    cellOfSheet: title ?? sheet.name,
  }
}

/** A person's choice beats every guess, except that a sensitive column is never read. */
function chooseColumns(columns: Column[], choices: ColumnChoices): Column[] {
  const taken = new Set(Object.values(choices))
  return columns.map((column) => {
    const choice = choices[column.letter]
    if (column.sensitive) return column
    if (choice !== undefined) return { ...column, role: choice }
    return column.role && taken.has(column.role) ? { ...column, role: null } : column
  })
}

/** Where no column of its own holds the birth date, it may stand under Nam or Nữ in place of a mark. */
function withDatesUnderSex(sheet: Sheet, { rows, columns }: Header): Column[] {
  const isSex = ({ role }: Column): boolean => role === 'male' || role === 'female'
  const hasDates = ({ column }: Column): boolean =>
    sheet.rows.some(({ number, values }) => number > rows.at(-1)! && looksLikeDate(values.get(column)))
  if (columns.some(({ role }) => role === 'birthDate') || !columns.some((c) => isSex(c) && hasDates(c))) {
    return columns
  }
  return columns.map((column) =>
    isSex(column)
      ? { ...column, role: column.role === 'male' ? 'maleBirthDate' : 'femaleBirthDate' }
      : column,
  )
}

function looksLikeDate(value: Value | undefined): boolean {
  if (typeof value === 'number') return value >= 1900
  return typeof value === 'object' || (typeof value === 'string' && value.replace(/\D/g, '').length >= 4)
}

function cellFrom(
  sheet: Sheet,
  rows: MemberRow[],
  title: string | null,
  column: number | undefined,
): CellFrom {
  if (column !== undefined) return mergedDown(sheet, column, rows) ? 'merged-column' : 'column'
  if (rows.some(({ group }) => group !== null)) return 'group-row'
  return title === null ? 'sheet-name' : 'title'
}

/** A line above the header that begins with "Chi bộ". */
function titleCell(sheet: Sheet, header: Header): string | null {
  for (const { number, values } of sheet.rows) {
    if (number >= header.rows[0]!) return null
    for (const value of values.values()) {
      const cell = cellInTitle(value)
      if (cell && fold(cell).startsWith('chi bo')) return cell
    }
  }
  return null
}

function mergedDown(sheet: Sheet, column: number, rows: MemberRow[]): boolean {
  const first = rows[0]?.row.number ?? Number.POSITIVE_INFINITY
  return verticalMerges(sheet, column).some(({ bottom }) => bottom >= first)
}

function verticalMerges({ merges }: Sheet, column: number) {
  return merges
    .filter(({ top, bottom, left, right }) => bottom > top && left <= column && column <= right)
    .sort((a, b) => a.top - b.top)
}

/** The value a row has in a column where a vertical merge counts for all its rows. */
export function valueUnderMerge(sheet: Sheet, column: number): (row: Row) => Value | undefined {
  const merges = verticalMerges(sheet, column)
  const rowAt = new Map(merges.length > 0 ? sheet.rows.map((row) => [row.number, row]) : [])
  let next = 0
  return (row) => {
    while (next < merges.length && merges[next]!.bottom < row.number) next++
    const merge = merges[next]
    const own = row.values.get(column)
    if (!isEmpty(own) || !merge || merge.top > row.number) return own
    return rowAt.get(merge.top)?.values.get(merge.left)
  }
}
