import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { widthOf } from './columns.rules.ts'
import { capitals, placeThenDay } from './paper.rules.ts'
import { built, centred, type Part, run, SPACE } from './word.ts'

export interface Head {
  readonly superior: string
  readonly body: string
  readonly number: string
  /** Top right: whose papers these are. */
  readonly motto: string
  readonly star: string
  readonly placeAndDay: string
}

/** The width of "ĐẢNG CỘNG SẢN VIỆT NAM" in Times New Roman, 15 points and bold: the rule under it is as long. */
const MOTTO_WIDTH = Math.round(206.7 * 20)
const SHORT_RULE = 60 * 20

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const NO_BORDERS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
}

/** A line of this length in the middle of a column: the upper border of a paragraph that is as good as without height. */
function rule(length: number, column: number, after: number): Part {
  const side = Math.max(0, Math.round((column - length) / 2))
  return {
    alignment: AlignmentType.CENTER,
    keepNext: true,
    indent: { left: side, right: side },
    spacing: { before: 60, after, line: 40, lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0, color: 'auto' } },
  }
}

/** Cells side by side that nobody sees as a table. */
export function sideBySide(columns: readonly { width: number; parts: readonly Part[] }[]): Table {
  const flush = { top: 0, bottom: 0, left: 0, right: 0 }
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columns.reduce((sum, { width }) => sum + width, 0), type: WidthType.DXA },
    columnWidths: columns.map(({ width }) => width),
    borders: NO_BORDERS,
    margins: flush,
    rows: [
      new TableRow({
        cantSplit: true,
        children: columns.map(
          ({ width, parts }) =>
            new TableCell({
              width: { size: width, type: WidthType.DXA },
              margins: flush,
              borders: { top: NONE, bottom: NONE, left: NONE, right: NONE },
              children: built(parts.length > 0 ? parts : [{}]),
            }),
        ),
      }),
    ],
  })
}

/** The two columns at the head of a Party paper. The right one holds its line in one piece, wherever the margins allow. */
export function headBlock(head: Head, width: number): Part[] {
  const right = Math.round(Math.min(Math.max(width * 0.53, MOTTO_WIDTH + 200), width * 0.7))
  const left = width - right
  return [
    sideBySide([
      {
        width: left,
        parts: [
          ...(head.superior ? centred(capitals(head.superior), {}) : []),
          ...(head.body ? centred(capitals(head.body), { bold: true }) : []),
          ...centred(head.star, {}),
          ...(head.number ? centred(head.number, {}) : []),
        ],
      },
      {
        width: right,
        parts: [
          ...centred(capitals(head.motto), { bold: true, size: 15 }),
          rule(MOTTO_WIDTH, right, SPACE),
          ...(head.placeAndDay ? placeAndDay(head.placeAndDay, right) : []),
        ],
      },
    ]),
  ]
}

/** Place and day on one line, or, where that is too long, the day in one piece under the place. */
function placeAndDay(text: string, column: number): Part[] {
  const [place = '', day] = placeThenDay(text)
  const italics = true
  if (day === undefined || widthOf(text, 14) * 20 < column) return centred(text, { italics })
  return [
    {
      alignment: AlignmentType.CENTER,
      keepNext: true,
      children: [run(place, { italics }), new TextRun({ break: 1 }), run(day, { italics })],
    },
  ]
}

/** What kind of paper, and what it is about, over a short rule. */
export function titleBlock(title: string, abstract: string, width: number): Part[] {
  if (!title && !abstract) return []
  return [
    ...(title ? centred(capitals(title), { bold: true, size: 16 }, { before: 3 * SPACE }) : []),
    ...(abstract ? centred(abstract, { bold: true }, title ? {} : { before: SPACE }) : []),
    rule(SHORT_RULE, width, 2 * SPACE),
  ]
}
