import type { Sheet, Workbook } from './grid.rules.ts'
import { type Rejected, rejected } from './rejection.rules.ts'
import {
  readDateStyles,
  readRelationships,
  readSharedStrings,
  readSheetList,
  relationshipsOf,
} from './workbook-parts.ts'
import { budget, defaultLimits, type Limits, Refusal, refuse } from './workbook-refusal.ts'
import { readSheet, type SheetContext } from './workbook-sheet.ts'
import type { XmlPart } from './workbook-xml.ts'
import { checkParts, inflated, zipParts } from './workbook-zip.ts'

export type { Workbook } from './grid.rules.ts'
export type { Rejected } from './rejection.rules.ts'

/**
 * Reads the visible sheets of an .xlsx from an unknown hand. What it costs is bounded by what is really there,
 * never by what the file declares: see Limits.
 */
export function readWorkbook(bytes: Uint8Array, limits: Partial<Limits> = {}): Workbook | Rejected {
  try {
    return read(bytes, { ...defaultLimits, ...limits })
  } catch (error) {
    if (error instanceof Refusal) return rejected(error.code)
    throw error
  }
}

function read(bytes: Uint8Array, limits: Limits): Workbook {
  if (bytes.length === 0) refuse('empty-file')
  if (bytes.length > limits.fileBytes) refuse('too-large-file')
  const parts = zipParts(bytes)
  checkParts(bytes, parts.values(), budget(limits.inflatedBytes, 'too-large-unzipped'))

  const has = (name: string): boolean => parts.has(name)
  const spendTags = budget(limits.tags, 'too-large-unzipped')
  const open = (name: string): XmlPart => ({
    chunks: inflated(bytes, parts.get(name) ?? refuse('corrupt')),
    spendTags,
  })
  const relationships = (part: string) =>
    has(relationshipsOf(part)) ? readRelationships(open(relationshipsOf(part)), part) : []

  const main = relationships('').find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  if (!has(main) || !main.endsWith('.xml')) refuse('not-xlsx')
  const { sheets, date1904 } = readSheetList(open(main))
  const related = relationships(main)
  const partOf = (type: string) => related.find((relationship) => relationship.type === type)?.target

  const stringsPart = partOf('sharedStrings')
  const stylesPart = partOf('styles')
  const characters = () => budget(limits.characters, 'too-large-unzipped')
  const context: SheetContext = {
    strings: stringsPart ? readSharedStrings(open(stringsPart), characters()) : [],
    dateStyles: stylesPart ? readDateStyles(open(stylesPart)) : [],
    date1904,
    spend: {
      rows: budget(limits.rows, 'too-many-rows'),
      values: budget(limits.values, 'too-large-unzipped'),
      characters: characters(), // a long text used by many squares costs each time
    },
  }

  const seen = new Set<string>()
  const readEntry = ({ name, hidden, id }: { name: string; hidden: boolean; id: string }): Sheet => {
    const part = related.find((relationship) => relationship.id === id)
    if (!part) return refuse('corrupt')
    if (seen.has(part.target)) refuse('corrupt') // one part read as many sheets would multiply its cost
    seen.add(part.target)
    const isTable = part.type === 'worksheet' && !hidden
    return { name, hidden, ...(isTable ? readSheet(open(part.target), context) : { rows: [], merges: [] }) }
  }
  return { sheets: sheets.map(readEntry), date1904 }
}
