import { columnLetter, type Merge, type Row, type Sheet } from './grid.rules.ts'
import { fieldsOf, guessRole, isSensitive, type Role } from './list-columns.rules.ts'
import { isEmpty, readText } from './list-text.rules.ts'

/** A column under the header: what its heading says, and what it is taken for. */
export type Column = {
  column: number
  letter: string
  /** As in the list; of a heading in two rows "upper / lower". */
  header: string
  role: Role | null
  sensitive: boolean
}

export type Header = { rows: number[]; columns: Column[] }

const LAST_HEADER_ROW = 30
const MOST_LEVELS = 3
const MERGED_NAME_COLUMNS = 3
const MOST_COLUMNS = 256

/** The first row that names the person and at least two other fields. */
export function findHeader(sheet: Sheet): Header | null {
  for (const row of sheet.rows) {
    if (row.number > LAST_HEADER_ROW) return null
    const header = headerAt(sheet, row)
    if (isHeader(header)) return header
  }
  return null
}

function isHeader({ columns }: Header): boolean {
  const found = new Set(columns.flatMap(({ role }) => (role ? fieldsOf(role) : [])))
  return found.has('fullName') && found.size >= 3
}

type Level = { row: Row; merges: Merge[] }

type Guessed = Column & { rank: number }

function headerAt(sheet: Sheet, top: Row): Header {
  const levels = levelsFrom(sheet, top)
  const numbers = new Set(levels.flatMap(({ row }) => [...row.values.keys()]))
  const columns: Guessed[] = []
  for (const column of [...numbers].sort((a, b) => a - b).slice(0, MOST_COLUMNS)) {
    const texts = headingsOver(levels, column)
    if (texts.length === 0) continue
    const described = describe(column, texts)
    columns.push(described, ...restOfMergedName(described, levels))
  }
  return { rows: levels.map(({ row }) => row.number), columns: oneColumnPerField(columns) }
}

/** A second header row exists where a heading is merged over several columns and the row below divides it. */
function levelsFrom(sheet: Sheet, top: Row): Level[] {
  const levels: Level[] = []
  for (let row: Row | undefined = top; row && levels.length < MOST_LEVELS; ) {
    const level: Level = { row, merges: mergedHeadings(sheet, row) }
    levels.push(level)
    const next: number = row.number + 1
    row = sheet.rows.find(({ number }) => number === next)
    if (row && !divides(row, level.merges)) break
  }
  return levels
}

function mergedHeadings(sheet: Sheet, { number, values }: Row): Merge[] {
  return sheet.merges.filter(
    ({ top, bottom, left, right }) => top === number && bottom === number && right > left && values.has(left),
  )
}

function divides(row: Row, merges: Merge[]): boolean {
  const filled = [...row.values].filter(([, value]) => !isEmpty(value))
  return (
    filled.every(([, value]) => typeof value === 'string' && !/\d/.test(value)) &&
    filled.some(([column]) => merges.some(({ left, right }) => left <= column && column <= right))
  )
}

function headingsOver(levels: Level[], column: number): string[] {
  const texts: string[] = []
  for (const { row, merges } of levels) {
    const merge = merges.find(({ left, right }) => left <= column && column <= right)
    const value = row.values.get(column) ?? (merge && row.values.get(merge.left))
    const text = readText(value)
    if (text && text !== texts.at(-1)) texts.push(text)
  }
  return texts
}

function describe(column: number, texts: string[]): Guessed {
  const header = texts.join(' / ')
  const sensitive = isSensitive(header)
  const guess = sensitive ? null : guessRole(texts)
  const letter = columnLetter(column)
  return { column, letter, header, role: guess?.role ?? null, sensitive, rank: guess?.rank ?? 0 }
}

/** "Họ và tên" merged over two columns without a second header row: the rest of the name stands in the second. */
function restOfMergedName(first: Guessed, levels: Level[]): Guessed[] {
  const merge = levels[0]!.merges.find(({ left }) => left === first.column)
  if (levels.length > 1 || first.role !== 'fullName' || !merge) return []
  const last = Math.min(merge.right, merge.left + MERGED_NAME_COLUMNS - 1)
  const columns: Guessed[] = []
  for (let column = merge.left + 1; column <= last; column++) {
    columns.push({ ...first, column, letter: columnLetter(column), role: 'givenName' })
  }
  return columns
}

/** Roles that several columns may have together. */
const SHARED: Role[] = ['status', 'givenName']

/** Of columns that claim the same field the best match keeps it, of equals the leftmost; the others are not imported. */
function oneColumnPerField(columns: Guessed[]): Column[] {
  const best = new Map<Role, Guessed>()
  for (const column of columns) {
    if (!column.role || SHARED.includes(column.role)) continue
    const known = best.get(column.role)
    if (!known || column.rank < known.rank) best.set(column.role, column)
  }
  return columns.map((guessed) => {
    const { rank: _, ...column } = guessed
    const keeps = !column.role || (best.get(column.role) ?? guessed) === guessed
    return keeps ? column : { ...column, role: null }
  })
}
