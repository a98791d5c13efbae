/**
 * A workbook as a grid of values: what is left of an .xlsx once its file format is read. The word "cell" is
 * kept for the Party's chi bộ; a square of the grid is a value at a row and a column.
 */

export type DateValue = { date: string }

/** A square that is empty, holds an error or a formula without a result has no value at all. */
export type Value = string | number | DateValue

export type Row = { number: number; hidden: boolean; values: ReadonlyMap<number, Value> }

/** Rows and columns count from 1. A merge is kept as its corners: it may span a million squares. */
export type Merge = { top: number; left: number; bottom: number; right: number }

export type Sheet = { name: string; hidden: boolean; rows: Row[]; merges: Merge[] }

export type Workbook = { sheets: Sheet[]; date1904: boolean }

const LAST_ROW = 1_048_576
const LAST_COLUMN = 16_384

const DAY = 86_400_000
const LAST_SERIAL = 2_958_465

/** The day an Excel serial stands for, its time of day dropped; null when Excel itself has no such day. */
export function dateOfSerial(serial: number, date1904: boolean): string | null {
  let days = Math.floor(serial) + (date1904 ? 1462 : 0)
  if (days < 1 || days > LAST_SERIAL) return null
  if (days < 60) days += 1 // Excel counts a 29 February 1900 that never was
  return new Date(Date.UTC(1899, 11, 30) + days * DAY).toISOString().slice(0, 10)
}

/** The value as a person would have typed it. */
export function asText(value: Value): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  const [year, month, day] = value.date.split('-')
  return `${day}/${month}/${year}`
}

/** 1 → "A", 27 → "AA". */
export function columnLetter(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** "B12" → row 12, column 2; null for what is no place in a sheet. */
export function placeOf(reference: string): { row: number; column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/i.exec(reference)
  if (!match) return null
  const column = [...match[1]!.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  const row = Number(match[2])
  return row <= LAST_ROW && column <= LAST_COLUMN ? { row, column } : null
}
