import { fold } from '../platform/fold.ts'
import { dateOfSerial, type Value } from './grid.rules.ts'
import { isEmpty, squash } from './list-text.rules.ts'
import type { Reading } from './member-record.rules.ts'

export type DateKind = 'birth' | 'party'

export type Calendar = { asOf: string; date1904: boolean }

/** A date as a list gives it, day before month, as precise as it was typed. */
export function readDate(
  value: Value | undefined,
  kind: DateKind,
  calendar: Calendar,
): Reading<string | null> {
  if (value === undefined || isEmpty(value)) return { value: null }
  const date = typeof value === 'object' ? value.date : dateTyped(value, kind, calendar)
  const possible = date !== null && date >= '1900' && !isAfter(date, calendar.asOf)
  return possible ? { value: date } : { value: null, problem: 'invalid-date' }
}

/** Compared at the precision both dates have: 2/1994 is not after 1994. */
export function isAfter(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length)
  return a.slice(0, length) > b.slice(0, length)
}

function dateTyped(value: string | number, kind: DateKind, calendar: Calendar): string | null {
  return typeof value === 'number' ? dateOfNumber(value, calendar) : dateOfText(squash(value), kind, calendar)
}

function dateOfNumber(number: number, { date1904 }: Calendar): string | null {
  if (Number.isInteger(number)) {
    if (number >= 1900 && number <= 2100) return String(number)
    if (/^\d{8}$/.test(String(number))) return dateOfDigits(String(number))
  }
  return number >= 5000 && number <= 80_000 ? dateOfSerial(number, date1904) : null
}

function dateOfDigits(digits: string): string | null {
  return dateOfParts(digits.slice(0, 2), digits.slice(2, 4), digits.slice(4))
}

const SEPARATOR = String.raw`(?:\s*[-/.]\s*|\s+)`
const DAY_MONTH_YEAR = new RegExp(`^(\\d{1,2})${SEPARATOR}(\\d{1,2})${SEPARATOR}(\\d{4}|\\d{2})$`)
const MONTH_YEAR = new RegExp(`^(\\d{1,2})${SEPARATOR}(\\d{4})$`)
const YEAR_MONTH_DAY = /^(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})$/
const IN_WORDS = /^(?:(?:ngay )?(\d{1,2}) )?thang (\d{1,2}) nam (\d{4})$/
const TIME_OF_DAY = /[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/

function dateOfText(typed: string, kind: DateKind, { asOf }: Calendar): string | null {
  const text = typed.replace(TIME_OF_DAY, '').replace(/[\u2010-\u2015\u2212]/g, '-')
  let match = DAY_MONTH_YEAR.exec(text)
  if (match) return dateOfParts(match[1]!, match[2]!, fullYear(match[3]!, kind, asOf))
  match = YEAR_MONTH_DAY.exec(text)
  if (match) return dateOfParts(match[3]!, match[2]!, match[1]!)
  match = MONTH_YEAR.exec(text)
  if (match) return dateOfParts(null, match[1]!, match[2]!)
  if (/^\d{4}$/.test(text)) return Number(text) <= 2100 ? text : null
  if (/^\d{8}$/.test(text)) return dateOfDigits(text)
  if (/^\d{6}$/.test(text)) {
    return dateOfParts(text.slice(0, 2), text.slice(2, 4), fullYear(text.slice(4), kind, asOf))
  }
  match = IN_WORDS.exec(fold(text))
  return match ? dateOfParts(match[1] ?? null, match[2]!, match[3]!) : null
}

/** Two digits are the latest year that can be meant: members are 18 or older, and no one was admitted in the future. */
function fullYear(year: string, kind: DateKind, asOf: string): string {
  if (year.length === 4) return year
  const latest = Number(asOf.slice(0, 4)) - (kind === 'birth' ? 18 : 0)
  const century = Math.floor(latest / 100) * 100
  const full = century + Number(year)
  return String(full <= latest ? full : full - 100)
}

/** 00/00/1950 is how some lists write a year alone. */
function dateOfParts(day: string | null, month: string, year: string): string | null {
  if (day !== null && Number(day) === 0 && Number(month) === 0) return year
  const months = `${year}-${month.padStart(2, '0')}`
  if (Number(month) < 1 || Number(month) > 12) return null
  if (day === null) return months
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return Number(day) >= 1 && Number(day) <= lastDay ? `${months}-${day.padStart(2, '0')}` : null
}

/** The day `months` months before; the last day of a shorter month where needed. */
export function monthsBefore(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const lastDay = new Date(Date.UTC(year, month - months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 - months, Math.min(day, lastDay))).toISOString().slice(0, 10)
}
