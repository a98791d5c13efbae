import type { Workbook } from './grid.rules.ts'
import { cellBook } from './list-cells.rules.ts'
import { fieldsOf } from './list-columns.rules.ts'
import { findDuplicates } from './list-duplicates.rules.ts'
import type { Column } from './list-header.rules.ts'
import { type ReadContext, readMember } from './list-member.rules.ts'
import { type Summary, summarize } from './list-summary.rules.ts'
import { type CellFrom, type ColumnChoices, findTable, type Table } from './list-table.rules.ts'
import { type Fix, typedReader } from './list-typed.rules.ts'
import { type Field, fields, type Member, type Place, type Problem } from './member-record.rules.ts'
import { type Rejected, rejected } from './rejection.rules.ts'
import { inUnicode } from './tcvn3.rules.ts'

export type TableFound = {
  sheet: string
  headerRows: number[]
  /** First and last row that holds a member or a broken one; null for a header without any row. */
  firstRow: number | null
  lastRow: number | null
  cellFrom: CellFrom
  /** Every column with a heading and what it is taken for, so that a person can say otherwise. */
  columns: Column[]
}

export type MemberList = {
  outcome: 'ok'
  summary: Summary
  tables: TableFound[]
  skippedSheets: { sheet: string; reason: 'no-table' | 'hidden' }[]
  /** Their headings of our fields; a list where several columns feed one field. */
  columns: Partial<Record<Field, string | string[]>>
  ignoredColumns: string[]
  sensitiveColumns: string[]
  /** Present only where the list has a column of organisations. */
  orgs?: { name: string; cells: string[] }[]
  cells: string[]
  members: Member[]
  problems: Problem[]
}

export type ListOptions = {
  /** The day to take as today, ISO 8601. */
  asOf: string
  /** Names of the cells that exist; null on a first import, when the list makes them. */
  knownCells: string[] | null
  /** By sheet name and column letter, where a person corrects a guess. */
  columns?: Readonly<Record<string, ColumnChoices>>
  fixes?: Fix[]
  onProgress?(done: number, total: number): void
}

const MOST_MEMBER_ROWS = 20_000

/** Reads the member tables of a workbook. What is doubtful becomes a problem of its row; nothing is guessed silently. */
export function readMemberList(workbook: Workbook, options: ListOptions): MemberList | Rejected {
  const { tables, skippedSheets, legacyTables } = findTables(workbook, options.columns ?? {})
  const total = tables.reduce((sum, { rows }) => sum + rows.length, 0)
  if (total > MOST_MEMBER_ROWS) return rejected('too-many-rows')

  const columns = tables.flatMap(({ header }) => header.columns)
  const context: ReadContext = {
    calendar: { asOf: options.asOf, date1904: workbook.date1904 },
    cells: cellBook(options.knownCells),
    hasParentOrg: columns.some(({ role }) => role === 'parentOrg'),
  }
  const members: Member[] = []
  const problems: Problem[] = legacyTables.map((table) => ({
    ...headerPlace(table),
    field: null,
    kind: 'legacy-encoding',
  }))
  let done = 0
  for (const table of tables) {
    const typed = typedReader(table, options.fixes ?? [])
    for (const memberRow of table.rows) {
      const { number, hidden } = memberRow.row
      const place = { sheet: table.sheet.name, row: number }
      const reading = readMember(place, typed(memberRow), context)
      if (hidden) problems.push({ ...place, field: null, kind: 'hidden-row' })
      problems.push(...reading.problems)
      if (reading.member) members.push(reading.member)
      options.onProgress?.(++done, total)
    }
  }
  if (members.length === 0) return rejected('no-members')
  problems.push(...findDuplicates(members))

  const cells = context.cells.cells()
  const inOrder = sortProblems(problems, workbook)
  return {
    outcome: 'ok',
    summary: summarize(members, cells.length, inOrder),
    tables: tables.map(describeTable),
    skippedSheets,
    columns: columnsByField(columns),
    ignoredColumns: headers(columns, ({ role }) => role === null || role === 'serial'),
    sensitiveColumns: headers(columns, ({ sensitive }) => sensitive),
    ...(context.hasParentOrg ? { orgs: cellsByOrg(cells) } : {}),
    cells: cells.map(({ name }) => name),
    members,
    problems: inOrder,
  }
}

type Skipped = MemberList['skippedSheets']

function findTables(workbook: Workbook, choices: Readonly<Record<string, ColumnChoices>>) {
  const tables: Table[] = []
  const legacyTables: Table[] = []
  const skippedSheets: Skipped = []
  for (const typedSheet of workbook.sheets) {
    const { sheet, legacy } = inUnicode(typedSheet)
    const table = sheet.hidden ? null : findTable(sheet, choices[sheet.name])
    if (!table) skippedSheets.push({ sheet: sheet.name, reason: sheet.hidden ? 'hidden' : 'no-table' })
    else tables.push(table)
    if (table && legacy) legacyTables.push(table)
  }
  return { tables, skippedSheets, legacyTables }
}

function headerPlace({ sheet, header }: Table): Place {
  return { sheet: sheet.name, row: header.rows[0]! }
}

function describeTable({ sheet, header, rows, cellFrom }: Table): TableFound {
  return {
    sheet: sheet.name,
    headerRows: header.rows,
    firstRow: rows[0]?.row.number ?? null,
    lastRow: rows.at(-1)?.row.number ?? null,
    cellFrom,
    columns: header.columns,
  }
}

function columnsByField(columns: Column[]): MemberList['columns'] {
  const found: MemberList['columns'] = {}
  for (const field of fields) {
    const names = headers(columns, ({ role }) => role !== null && fieldsOf(role).includes(field))
    if (names.length > 0) found[field] = names.length === 1 ? names[0]! : names
  }
  return found
}

/** The different headings of some columns of all tables, from left to right. */
function headers(columns: Column[], wanted: (column: Column) => boolean): string[] {
  return [...new Set(columns.filter(wanted).map(({ header }) => header))]
}

function cellsByOrg(cells: { org: string | null; name: string }[]): { name: string; cells: string[] }[] {
  const orgs = new Map<string, string[]>()
  for (const { org, name } of cells) {
    if (org === null) continue
    orgs.set(org, [...(orgs.get(org) ?? []), name])
  }
  return [...orgs].map(([name, names]) => ({ name, cells: names }))
}

/** As a person goes through the list: by sheet, row, and the order of the fields. */
function sortProblems(problems: Problem[], { sheets }: Workbook): Problem[] {
  const sheetPlace = new Map(sheets.map(({ name }, i) => [name, i]))
  const fieldPlace = (field: Field | null): number => (field ? fields.indexOf(field) : -1)
  return problems.sort(
    (a, b) =>
      sheetPlace.get(a.sheet)! - sheetPlace.get(b.sheet)! ||
      a.row - b.row ||
      fieldPlace(a.field) - fieldPlace(b.field),
  )
}
