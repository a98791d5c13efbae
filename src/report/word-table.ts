import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx'
import { columnsOf, mayRunOver } from './columns.rules.ts'
import { linesOf } from './paper.rules.ts'
import { built, type Part, run, SPACE } from './word.ts'

const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'auto' }
const SIZE = 13
/** A table with lines all round; its head stands on every page it reaches. */
export function grid(head: readonly string[], rows: readonly (readonly string[])[], width: number): Part[] {
  const columns = columnsOf(head, rows, width / 20, SIZE)
  if (columns.length === 0) return []
  const widths = columns.map(({ share }) => Math.floor(share * width))
  const cell = (text: string, i: number, look: { bold?: boolean; centre?: boolean; keepNext?: boolean }) =>
    new TableCell({
      width: { size: widths[i]!, type: WidthType.DXA },
      children: built(
        linesOf(text).map((line) => ({
          alignment: look.centre ? AlignmentType.CENTER : AlignmentType.LEFT,
          keepNext: look.keepNext ?? false,
          spacing: { before: 30, after: 30 },
          children: line ? [run(line, { size: SIZE, bold: look.bold ?? false })] : [],
        })),
      ),
    })
  const row = (cells: readonly string[], keepNext: boolean) =>
    new TableRow({
      cantSplit: !mayRunOver(cells),
      children: columns.map(({ centred }, i) => cell(cells[i] ?? '', i, { centre: centred, keepNext })),
    })
  const table = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    margins: { top: 0, bottom: 0, left: 80, right: 80 },
    borders: {
      top: LINE,
      bottom: LINE,
      left: LINE,
      right: LINE,
      insideHorizontal: LINE,
      insideVertical: LINE,
    },
    rows: [
      ...(head.length > 0
        ? [
            new TableRow({
              tableHeader: true,
              cantSplit: true,
              children: columns.map((_, i) =>
                cell(head[i] ?? '', i, { bold: true, centre: true, keepNext: true }),
              ),
            }),
          ]
        : []),
      ...rows.map((cells, i) => row(cells, i === rows.length - 1)),
    ],
  })
  // Without a paragraph between them two tables are one in Word.
  return [table, { spacing: { line: SPACE, lineRule: LineRuleType.EXACT } }]
}
