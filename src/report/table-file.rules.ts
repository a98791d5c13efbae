/** Spreadsheets take a text that begins so for a formula, also after leading blanks. */
const FORMULA = /^[\t\r]|^\s*[=+\-@＝＋－＠]/

/** A text as it is put in a cell of a sheet: never a formula, whatever somebody named their cell. */
export const harmless = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

type Value = string | number

const csvCell = (value: Value): string => {
  if (typeof value === 'number') return String(value)
  const text = harmless(value)
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Begun by a byte order mark, without which Excel takes Vietnamese for another alphabet. */
export const csvOf = (rows: readonly (readonly Value[])[]): string =>
  `\ufeff${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
