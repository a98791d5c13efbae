import { written } from './paper.rules.ts'
import type { Sheet } from './report-sheets.rules.ts'
import type { Cell } from './report-view.rules.ts'
import { harmless } from './table-file.rules.ts'

const NARROW = 11
const WIDEST = 60

/** Tables without names as an Excel workbook. Numbers stay numbers; no text can act as a formula. */
export async function workbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  // A library that only whoever asks for such a file needs.
  const { default: write } = await import('write-excel-file/node')
  const file = await write(
    sheets.map(({ name, lines, head, rows }) => ({
      sheet: written(name).slice(0, 31),
      data: [
        ...lines.map((line) => [{ value: text(line), type: String, fontWeight: 'bold' as const }]),
        [],
        head.map((label) => ({
          value: text(label),
          type: String,
          fontWeight: 'bold' as const,
          wrap: true,
          borderStyle: 'thin' as const,
        })),
        ...rows.map((row) =>
          row.map((value) =>
            typeof value === 'number'
              ? { value, type: Number, borderStyle: 'thin' as const }
              : { value: text(value), type: String, wrap: true, borderStyle: 'thin' as const },
          ),
        ),
      ],
      columns: head.map((_, i) => ({ width: widthOf(rows, i) })),
      orientation: head.length > 6 ? ('landscape' as const) : undefined,
    })),
  ).toBuffer()
  return new Uint8Array(file)
}

const text = (value: string) => harmless(written(value))

const widthOf = (rows: readonly (readonly Cell[])[], column: number) =>
  Math.min(WIDEST, Math.max(NARROW, ...rows.map((row) => String(row[column] ?? '').length + 2)))

const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const workbookResponse = (file: Uint8Array, disposition: string): Response =>
  new Response(new Uint8Array(file), {
    headers: { 'content-type': EXCEL, 'content-disposition': disposition, 'cache-control': 'no-store' },
  })
