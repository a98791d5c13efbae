import { dateOfSerial, type Merge, placeOf, type Row, type Value } from './grid.rules.ts'
import { isOn, plain, stringReader } from './workbook-parts.ts'
import { refuse } from './workbook-refusal.ts'
import { type Attributes, readXml, type XmlPart } from './workbook-xml.ts'

export type SheetContext = {
  strings: string[]
  dateStyles: boolean[]
  date1904: boolean
  spend: { rows(n: number): void; values(n: number): void; characters(n: number): void }
}

/** A list of 20,000 members with one merge for each still fits. */
const MANY_MERGES = 20_000

type Square = { column: number; type: string; style: number; raw: string }

/** The values and merges of one worksheet part. Formulas are not even looked at, only their stored results. */
export function readSheet(part: XmlPart, context: SheetContext): { rows: Row[]; merges: Merge[] } {
  const rows = new Map<number, { number: number; hidden: boolean; values: Map<number, Value> }>()
  const merges: Merge[] = []
  const inline = stringReader()
  let inData = false
  let row = { number: 0, hidden: false, values: new Map<number, Value>() }
  let column = 0
  let square: Square | undefined
  let inValue = false

  function startRow(attributes: Attributes): void {
    const number =
      attributes.r === undefined ? row.number + 1 : (placeOf(`A${attributes.r}`)?.row ?? refuse('corrupt'))
    const hidden = isOn(attributes.hidden) || Number(attributes.ht ?? 1) === 0
    row = rows.get(number) ?? { number, hidden, values: new Map() }
    column = 0
  }

  function startSquare(attributes: Attributes): void {
    column = attributes.r === undefined ? column + 1 : (placeOf(attributes.r)?.column ?? refuse('corrupt'))
    square = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), raw: '' }
    inline.start()
  }

  function endSquare({ column, type, style, raw }: Square): void {
    const value = toValue(type, style, type === 'inlineStr' ? inline.result() : raw, context)
    if (value === undefined || value === '') return
    context.spend.values(1)
    if (typeof value === 'string') context.spend.characters(value.length)
    if (row.values.size === 0 && !rows.has(row.number)) {
      context.spend.rows(1)
      rows.set(row.number, row)
    }
    row.values.set(column, value)
  }

  readXml(part, {
    open(name, attributes) {
      if (name === 'sheetData') inData = true
      else if (name === 'mergeCell') addMerge(merges, attributes.ref ?? '')
      if (!inData) return
      if (name === 'row') startRow(attributes)
      else if (name === 'c') startSquare(attributes)
      else if (name === 'v') inValue = true
      else inline.open(name)
    },
    text(text) {
      if (!square) return
      if (inValue) square.raw += text
      else inline.text(text)
    },
    close(name) {
      if (name === 'sheetData') inData = false
      else if (name === 'v') inValue = false
      else if (name === 'c' && square) {
        endSquare(square)
        square = undefined
      } else inline.close(name)
    },
  })
  return { rows: [...rows.values()].sort((a, b) => a.number - b.number), merges }
}

function addMerge(merges: Merge[], reference: string): void {
  const [from, to] = reference.split(':').map(placeOf)
  if (!from || !to) return
  if (merges.length === MANY_MERGES) refuse('too-large-unzipped')
  merges.push({ top: from.row, left: from.column, bottom: to.row, right: to.column })
}

function toValue(type: string, style: number, raw: string, context: SheetContext): Value | undefined {
  if (raw === '') return undefined
  switch (type) {
    case 's':
      return context.strings[Number(raw)] ?? refuse('corrupt')
    case 'inlineStr':
      return raw
    case 'str':
    case 'd':
      return plain(raw)
    case 'b':
      return isOn(raw) ? 'TRUE' : 'FALSE'
    case 'e':
      return undefined
    default:
      return numberOrDate(raw, style, context)
  }
}

/** A year typed into a square that is formatted as a date is still a year: 1958, not 11/05/1905. */
function numberOrDate(raw: string, style: number, context: SheetContext): Value | undefined {
  const number = Number(raw)
  if (!Number.isFinite(number)) return plain(raw)
  const isYear = Number.isInteger(number) && number >= 1900 && number <= 2100
  if (!context.dateStyles[style] || isYear) return number
  const date = dateOfSerial(number, context.date1904)
  return date === null ? number : { date }
}
