import { strToU8, zipSync } from 'fflate'

/** A square of a test workbook: text or number as it is, or the XML of a <c> element's attributes and content. */
export type Square = string | number | null | { attributes?: string; xml: string }

export type TestSheet = {
  name?: string
  state?: 'visible' | 'hidden' | 'veryHidden'
  rows: Square[][]
  merges?: string[]
  /** Row numbers, from 1. */
  hiddenRows?: number[]
}

export type TestWorkbook = {
  sheets: TestSheet[]
  /** Shared strings as XML, referenced by { attributes: 't="s"', xml: '<v>0</v>' }. */
  strings?: string[]
  date1904?: boolean
  /** Format codes; style 1 is the first of them. */
  formats?: string[]
  /** Parts to add or to replace. */
  parts?: Record<string, string | Uint8Array>
}

export const date = (serial: number): Square => ({ attributes: 's="1"', xml: `<v>${serial}</v>` })
export const formula = (text: string, result = ''): Square => ({
  attributes: 't="str"',
  xml: `<f>${xmlText(text)}</f>${result ? `<v>${xmlText(result)}</v>` : ''}`,
})
export const errorValue = (code: string): Square => ({ attributes: 't="e"', xml: `<f>X()</f><v>${code}</v>` })

/** A small but complete .xlsx. Rows start at row 1, columns at A; null leaves a square out. */
export function xlsx(workbook: TestWorkbook): Uint8Array<ArrayBuffer> {
  return zipSync(partsOf(workbook)) as Uint8Array<ArrayBuffer>
}

export function partsOf({
  sheets,
  strings,
  date1904,
  formats = ['dd/mm/yyyy'],
  parts = {},
}: TestWorkbook): Record<string, Uint8Array> {
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbookXml(sheets, date1904),
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((_, i): [string, string] => ['worksheet', `worksheets/sheet${i + 1}.xml`]),
      ['styles', 'styles.xml'],
      ...(strings ? [['sharedStrings', 'sharedStrings.xml'] as [string, string]] : []),
    ]),
    'xl/styles.xml': stylesXml(formats),
    ...(strings
      ? {
          'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}">${strings.map((s) => `<si>${s}</si>`).join('')}</sst>`,
        }
      : {}),
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet)])),
    ...parts,
  }
  return Object.fromEntries(
    Object.entries(files).map(([name, content]) => [
      name,
      typeof content === 'string' ? strToU8(content) : content,
    ]),
  )
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function relationships(targets: [type: string, target: string][]): string {
  const items = targets.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`
}

function workbookXml(sheets: TestSheet[], date1904 = false): string {
  const items = sheets.map(
    ({ name, state = 'visible' }, i) =>
      `<sheet name="${xmlText(name ?? `Sheet${i + 1}`)}" sheetId="${i + 1}" state="${state}" r:id="rId${i + 1}"/>`,
  )
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${items.join('')}</sheets></workbook>`
}

function stylesXml(formats: string[]): string {
  const codes = formats.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${xmlText(code)}"/>`)
  const styles = formats.map((_, i) => `<xf numFmtId="${164 + i}"/>`)
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${codes.join('')}</numFmts><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`
}

function sheetXml({ rows, merges = [], hiddenRows = [] }: TestSheet): string {
  const lines = rows.map((squares, i) => {
    const hidden = hiddenRows.includes(i + 1) ? ' hidden="1"' : ''
    return `<row r="${i + 1}"${hidden}>${squares.map((square, j) => squareXml(square, i + 1, j)).join('')}</row>`
  })
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData>${merged ? `<mergeCells>${merged}</mergeCells>` : ''}</worksheet>`
}

function squareXml(square: Square, row: number, index: number): string {
  if (square === null) return ''
  const place = `r="${letters(index)}${row}"`
  if (typeof square === 'number') return `<c ${place}><v>${square}</v></c>`
  if (typeof square === 'string') {
    return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${xmlText(square)}</t></is></c>`
  }
  return `<c ${place} ${square.attributes ?? ''}>${square.xml}</c>`
}

function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last
}

/** XML forbids control characters: Excel writes them as _x0007_. */
function xmlText(text: string): string {
  return text
    .replace(/[\p{Cc}]/gu, (char) =>
      '\t\n'.includes(char) ? char : `_x${char.charCodeAt(0).toString(16).padStart(4, '0')}_`,
    )
    .replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
}
