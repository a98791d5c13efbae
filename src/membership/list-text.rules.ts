import { asText, type Value } from './grid.rules.ts'

const ZERO_WIDTH = /[\u00AD\u180E\u200B-\u200D\u2060\uFEFF]/g
const BLANKS = /\s+/g
const UNEVEN = /[\s--[ ]]|[\u00AD\u180E\u200B-\u200D\u2060\uFEFF]| {2}|^ | $/v
const NOTHING = /^[\s\u00AD\u180E\u200B-\u200D\u2060\uFEFF\-\u2010-\u2015\u2212]*$/
const LINE_BREAK = /[\n\r\u2028\u2029]/
const CONTROL_OR_DIRECTION = /[[\p{Cc}--[\t\n\r]]\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gv
const FORMULA_START = /^[\s\u00AD\u180E\u200B-\u200D\u2060\uFEFF]*[=+\-@＝＋－＠]/

/** NFC, without zero-width marks, blanks of any kind and line breaks as one space. */
export function squash(text: string): string {
  const typed = text.normalize('NFC')
  if (!UNEVEN.test(typed)) return typed
  // a mark behind a zero-width character joins its letter only now
  return typed.replace(ZERO_WIDTH, '').replace(BLANKS, ' ').trim().normalize('NFC')
}

/** Blanks and dashes stand for nothing. */
export function isEmpty(value: Value | undefined): boolean {
  return value === undefined || (typeof value === 'string' && NOTHING.test(value))
}

/** A value as harmless text: characters that control or turn the text around are gone, the rest stays as typed. */
export function readText(value: Value | undefined): string | null {
  if (value === undefined || isEmpty(value)) return null
  return squash(asText(value).replace(CONTROL_OR_DIRECTION, '')) || null
}

/** Text that a spreadsheet could run, a page could take for HTML, or that hides what it says. */
export function isSuspicious(value: Value | undefined): boolean {
  if (value === undefined || isEmpty(value)) return false
  const text = asText(value)
  return (
    /[<>]/.test(text) ||
    text.search(CONTROL_OR_DIRECTION) >= 0 ||
    text.split(LINE_BREAK).some((line) => FORMULA_START.test(line) && !isEmpty(line))
  )
}

/** nt, -nt-, ", '', ”, như trên: the value of the row above. */
export function isDitto(value: Value | undefined): boolean {
  if (typeof value !== 'string') return false
  const text = squash(value).toLowerCase()
  return /^[-–]?\s*(nt|nhu tren|như trên)\s*[-–]?\.?$/.test(text) || /^[-–]?["'’‘”“„″′〃´`]+[-–]?$/.test(text)
}

const COMRADE = /^(?:đ\s*\/\s*c|đc|đồng\s+chí)(?=[\s.:,])[\s.:,]*/iu
const NAME_ONLY = /^[\p{L}\p{M}\s\-.'’]+$/u

/** A person's name. Only names all in capitals or all in small letters get Title Case; tones stay where they were typed. */
export function readName(value: Value | undefined): string | null {
  const text = readText(value)?.replace(COMRADE, '')
  if (!text) return null
  if (!NAME_ONLY.test(text) || isSuspicious(value)) return text
  const oneCase = text === text.toUpperCase() || text === text.toLowerCase()
  return oneCase ? titleCase(text) : text
}

function titleCase(text: string): string {
  return text
    .toLowerCase()
    .replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase())
    .normalize('NFC')
}
