import { refuse } from './workbook-refusal.ts'
import { type Attributes, readXml, type XmlPart } from './workbook-xml.ts'

/** The small parts of a workbook: relationships, the list of sheets, styles, shared strings. */

export type Relationship = { id: string; type: string; target: string }

/** `type` is the last word of the type's address: the strict and the transitional form differ only before it. */
export function readRelationships(part: XmlPart, from: string): Relationship[] {
  const found: Relationship[] = []
  readXml(part, {
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return
      const type = (Type ?? '').split('/').at(-1) ?? ''
      found.push({ id: Id ?? '', type, target: partName(Target ?? '', from) })
    },
  })
  return found
}

/** A relationship's target as a part name: relative to the folder of the part it starts from, or from the root. */
function partName(target: string, from: string): string {
  const path = target.startsWith('/') ? target : `${from.slice(0, from.lastIndexOf('/') + 1)}${target}`
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/').toLowerCase()
}

/** "xl/workbook.xml" → "xl/_rels/workbook.xml.rels". */
export function relationshipsOf(part: string): string {
  const slash = part.lastIndexOf('/') + 1
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
}

export type SheetEntry = { name: string; hidden: boolean; id: string }

export function readSheetList(part: XmlPart): { sheets: SheetEntry[]; date1904: boolean } {
  const sheets: SheetEntry[] = []
  let date1904 = false
  let root: string | undefined
  readXml(part, {
    open(name, attributes) {
      root ??= name
      if (root !== 'workbook') refuse('not-xlsx') // a Word document, for instance
      if (name === 'workbookPr') date1904 = isOn(attributes.date1904)
      if (name === 'sheet') {
        sheets.push({
          name: (attributes.name ?? '').normalize('NFC'),
          hidden: (attributes.state ?? 'visible') !== 'visible',
          id: relationId(attributes),
        })
      }
    },
  })
  return { sheets, date1904 }
}

function relationId(attributes: Attributes): string {
  const key = Object.keys(attributes).find((name) => name.endsWith(':id'))
  return key ? attributes[key]! : ''
}

export function isOn(flag: string | undefined): boolean {
  return flag === '1' || flag === 'true'
}

/** For each style of the workbook, whether it shows a number as a date. */
export function readDateStyles(part: XmlPart): boolean[] {
  const formats = new Map<number, boolean>()
  const styles: boolean[] = []
  let section = ''
  readXml(part, {
    open(name, attributes) {
      if (name === 'numFmts' || name === 'cellXfs') section = name
      if (name === 'numFmt' && section === 'numFmts') {
        formats.set(Number(attributes.numFmtId), showsDate(attributes.formatCode ?? ''))
      }
      if (name === 'xf' && section === 'cellXfs') {
        const format = Number(attributes.numFmtId ?? 0)
        styles.push(formats.get(format) ?? isBuiltInDate(format))
        if (styles.length > 100_000) refuse('too-large-unzipped') // Excel itself stops at 65,490
      }
    },
    close(name) {
      if (name === section) section = ''
    },
  })
  return styles
}

/** Formats that Excel never writes out; 27-36 and 50-58 are dates in East Asian versions. */
function isBuiltInDate(format: number): boolean {
  return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 50 && format <= 58)
}

/** A format code shows a date when it names a day, a month or a year outside of quotes, brackets and escapes. */
function showsDate(formatCode: string): boolean {
  if (formatCode.length > 255) return false // longer than Excel allows, and slow to search
  const bare = formatCode.replace(/"[^"]*"|\[[^\]]*\]|[\\_*]./g, '')
  return /[dy]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare))
}

/** In characters: what an empty string takes in memory. */
const STRING_COST = 32

export function readSharedStrings(part: XmlPart, spend: (characters: number) => void): string[] {
  const strings: string[] = []
  const reader = stringReader()
  readXml(part, {
    open(name) {
      if (name === 'si') reader.start()
      else reader.open(name)
    },
    text: reader.text,
    close(name) {
      reader.close(name)
      if (name !== 'si') return
      const text = reader.result()
      spend(text.length + STRING_COST)
      strings.push(text)
    },
  })
  return strings
}

/**
 * Collects the text of a string item: the runs of rich text are joined, the reading aid of a phonetic run (rPh)
 * is left out, and Excel's escapes (_x000D_) become their characters.
 */
export function stringReader() {
  let text = ''
  let inText = false
  let inPhonetic = false
  return {
    start(): void {
      text = ''
    },
    open(name: string): void {
      if (name === 'rPh') inPhonetic = true
      if (name === 't') inText = !inPhonetic
    },
    text(more: string): void {
      if (inText) text += more
    },
    close(name: string): void {
      if (name === 'rPh') inPhonetic = false
      if (name === 't') inText = false
    },
    result: (): string => plain(text),
  }
}

/** No field of a member list is as long. A square may hold 32,767 characters; the cut keeps every rule cheap. */
const LONGEST_TEXT = 2000

/** Text as typed, in NFC, with Excel's escapes resolved. */
export function plain(typed: string): string {
  const text = typed.slice(0, LONGEST_TEXT)
  const unescaped = text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
  return unescaped.toWellFormed().normalize('NFC')
}
