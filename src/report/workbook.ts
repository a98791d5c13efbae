import { written } from './paper.rules.ts'
import type { Cell, ReportTable } from './report-view.rules.ts'
import { harmless } from './table-file.rules.ts'

export interface Sheet {
  readonly name: string
  /** Above the table: what it is, as of when. */
  readonly lines: readonly string[]
  readonly table: Pick<ReportTable, 'head' | 'rows'>
}

const NARROW = 11
const WIDEST = 60

/** Tables without names as an Excel workbook. Numbers stay numbers; no text can act as a formula. */
export async function workbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  // A library that only whoever asks for such a file needs.
  const { default: write } = await import('write-excel-file/node')
  const file = await write(
    sheets.map(({ name, lines, table }) => ({
      sheet: written(name).slice(0, 31),
      data: [
        ...lines.map((line) => [{ value: text(line), type: String, fontWeight: 'bold' as const }]),
        [],
        table.head.map((label) => ({
          value: text(label),
          type: String,
          fontWeight: 'bold' as const,
          wrap: true,
          borderStyle: 'thin' as const,
        })),
        ...table.rows.map((row) =>
          row.map((value) =>
            typeof value === 'number'
              ? { value, type: Number, borderStyle: 'thin' as const }
              : { value: text(value), type: String, wrap: true, borderStyle: 'thin' as const },
          ),
        ),
      ],
      columns: table.head.map((_, i) => ({ width: widthOf(table.rows, i) })),
      orientation: table.head.length > 6 ? ('landscape' as const) : undefined,
    })),
  ).toBuffer()
  return new Uint8Array(file)
}

const text = (value: string) => harmless(written(value))

const widthOf = (rows: readonly (readonly Cell[])[], column: number) =>
  Math.min(WIDEST, Math.max(NARROW, ...rows.map((row) => String(row[column] ?? '').length + 2)))
