import { addDays } from '../platform/clock.ts'
import { byGivenName } from './good-deed.rules.ts'

/** A quarter or a year that a board is of. */
export interface BoardPeriod {
  /** '2026-4' or '2026', as it stands in the address. */
  readonly key: string
  readonly year: number
  /** 1 to 4; null for the whole year. */
  readonly quarter: number | null
  readonly from: string
  /** The last day. */
  readonly to: string
}

const FIRST_YEAR = 2000
const LAST_YEAR = 2999

/** Null for what is no quarter and no year. */
export function periodOfKey(key: string): BoardPeriod | null {
  const found = /^(\d{4})(?:-([1-4]))?$/.exec(key)
  const year = Number(found?.[1])
  if (!found || year < FIRST_YEAR || year > LAST_YEAR) return null
  const quarter = found[2] ? Number(found[2]) : null
  const first = quarter ? quarter * 3 - 2 : 1
  const after = quarter && quarter < 4 ? `${year}-${two(first + 3)}-01` : `${year + 1}-01-01`
  return { key, year, quarter, from: `${year}-${two(first)}-01`, to: addDays(after, -1) }
}

const two = (n: number) => String(n).padStart(2, '0')

/** This quarter, the one before, this year, the year before. */
export function boardPeriods(today: string): BoardPeriod[] {
  const year = Number(today.slice(0, 4))
  const quarter = Math.ceil(Number(today.slice(5, 7)) / 3)
  const before = quarter === 1 ? `${year - 1}-4` : `${year}-${quarter - 1}`
  return [`${year}-${quarter}`, before, `${year}`, `${year - 1}`].map((key) => periodOfKey(key)!)
}

export interface BoardRow {
  readonly cell: string
  readonly cell_name: string
  readonly person: string
  readonly name: string
  readonly day: string
  readonly words: string
}

export interface BoardCell {
  readonly cell: string
  readonly name: string
  readonly people: readonly {
    readonly person: string
    readonly name: string
    readonly deeds: readonly string[]
  }[]
}

/**
 * Cells in the order of the tree, people by given name, each once, whatever they did. Nothing is counted and nobody
 * stands higher for having done more.
 */
export function boardOf(rows: readonly BoardRow[], order: readonly string[]): BoardCell[] {
  const place = (cell: string) => (order.includes(cell) ? order.indexOf(cell) : order.length)
  return [...Map.groupBy(rows, (row) => row.cell)]
    .sort(([a], [b]) => place(a) - place(b) || a.localeCompare(b))
    .map(([cell, inCell]) => ({
      cell,
      name: inCell[0]!.cell_name,
      people: [...Map.groupBy(byGivenName(inCell), (row) => row.person)].map(([person, own]) => ({
        person,
        name: own[0]!.name,
        deeds: own.map((row) => row.words),
      })),
    }))
}
