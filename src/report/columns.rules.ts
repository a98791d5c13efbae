import { linesOf } from './paper.rules.ts'

export interface Column {
  /** Of the table's width; all shares make 1. */
  readonly share: number
  /** A column of numbers or days. */
  readonly centred: boolean
}

const SHORT = /^[\d.,%/:+\- <–]{1,10}$/
/** Points between the lines of a column that no letter may use. */
const PADDING = 10
/** A word longer than this is broken rather than given its room. */
const LONGEST_WORD = 120
/** A longer head of a column runs over two lines. */
const LONGEST_HEAD = 90

/** About how wide a text is in Times New Roman, in points: enough to lay out by, not to measure by. */
export function widthOf(text: string, size: number): number {
  let ems = 0
  for (const sign of text) ems += /\p{Lu}/u.test(sign) ? 0.74 : /[\s.,;:'’\-()ilítj]/u.test(sign) ? 0.3 : 0.51
  return ems * size
}

/**
 * The columns of a table this many points wide. Short texts keep their line: what is missing is taken from the widest
 * columns first, whose texts run over several lines anyhow, and none becomes narrower than its longest word.
 */
export function columnsOf(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
  size: number,
): readonly Column[] {
  const count = Math.max(head.length, ...rows.map((row) => row.length))
  const columns = Array.from({ length: count }, (_, i) => {
    const cells = rows.map((row) => row[i] ?? '')
    const lines = cells.flatMap((cell) => linesOf(cell))
    const word = Math.max(
      ...(head[i] ?? '').split(/\s+/).map((one) => widthOf(one, size) * 1.08),
      ...lines.map((line) =>
        Math.max(
          ...line
            .slice(0, 500)
            .split(/\s+/)
            .map((one) => widthOf(one, size)),
        ),
      ),
    )
    const line = Math.max(
      Math.min(widthOf(head[i] ?? '', size) * 1.08, LONGEST_HEAD),
      ...lines.map((one) => widthOf(one.slice(0, 500), size)),
    )
    const least = Math.min(word, LONGEST_WORD) + PADDING
    return {
      least,
      wanted: Math.max(least, line + PADDING),
      centred: cells.some((cell) => cell !== '') && cells.every((cell) => cell === '' || SHORT.test(cell)),
    }
  })
  const given = fitted(columns, width)
  const sum = given.reduce((all, one) => all + one, 0)
  return columns.map(({ centred }, i) => ({ share: given[i]! / sum, centred }))
}

function fitted(
  columns: readonly { least: number; wanted: number; centred: boolean }[],
  width: number,
): number[] {
  const all = (widths: readonly number[]) => widths.reduce((sum, one) => sum + one, 0)
  const wanted = columns.map((column) => column.wanted)
  const over = all(wanted) - width
  if (over <= 0) {
    // Columns of text share what is left, so that numbers stay by their heads.
    const texts = columns.filter((column) => !column.centred)
    const among = texts.length > 0 ? texts : columns
    const room = -over / all(among.map((column) => column.wanted))
    return columns.map((column) => column.wanted * (among.includes(column) ? 1 + room : 1))
  }
  // The level down to which the widest are cut, found by halving.
  let low = 0
  let high = Math.max(...wanted)
  const cut = (level: number) =>
    columns.map((column) => Math.max(column.least, Math.min(column.wanted, level)))
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2
    if (all(cut(middle)) > width) high = middle
    else low = middle
  }
  return cut(low)
}

/** A row with more in it may run over the end of a page: it would leave one half empty, or not fit on any. */
export const mayRunOver = (cells: readonly string[]): boolean => cells.join('').length > 1200
