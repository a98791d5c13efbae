import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser, type SaxesTagNS } from 'saxes'

/** What a Word file says, as far as the tests of papers ask. */
export interface WordFile {
  /** The paragraphs of the body in reading order, those in tables too. */
  readonly paragraphs: readonly Paragraph[]
  /** Cell by cell, the lines of a cell joined by \n. */
  readonly tables: readonly { rows: string[][]; headRows: number; unsplit: number }[]
  /** Every font name that any part of the file gives to a text. */
  readonly fonts: ReadonlySet<string>
  /** Millimetres: top, bottom, left, right. */
  readonly margins: readonly number[]
  /** Of the first page and of the others; '#' for the number of the page. */
  readonly headers: { readonly first: string; readonly other: string }
  /** Names and properties, as text of the parts under docProps. */
  readonly properties: string
  readonly parts: ReadonlyMap<string, string>
}

export interface Paragraph {
  readonly text: string
  readonly style: string
  readonly align: string
  readonly bold: boolean
  readonly italics: boolean
  /** Points, where it differs from the running text. */
  readonly size: number | null
  readonly keepNext: boolean
  /** A line over or under it. */
  readonly ruled: boolean
  readonly inTable: boolean
}

/** Fails where any part is no well-formed XML, which Word refuses to open. */
export function readWord(file: Uint8Array): WordFile {
  const parts = new Map<string, string>()
  for (const [name, bytes] of Object.entries(unzipSync(file))) {
    const text = strFromU8(bytes)
    parts.set(name, text)
    if (/\.(xml|rels)$/.test(name)) walk(text, {})
  }
  const fonts = new Set<string>()
  for (const text of parts.values())
    for (const [, names] of text.matchAll(/<w:rFonts ([^>]*)>/g))
      for (const [, name] of names!.matchAll(/w:(?:ascii|hAnsi|eastAsia|cs)="([^"]*)"/g)) fonts.add(name!)
  for (const [, name] of (parts.get('word/theme/theme1.xml') ?? '').matchAll(/<a:latin typeface="([^"]*)"/g))
    fonts.add(name!)
  const body = read(parts.get('word/document.xml')!)
  return { ...body, fonts, headers: headersOf(parts), properties: propertiesOf(parts), parts }
}

const propertiesOf = (parts: ReadonlyMap<string, string>) =>
  [...parts].flatMap(([name, text]) => (name.startsWith('docProps/') ? [text] : [])).join('\n')

function headersOf(parts: ReadonlyMap<string, string>): { first: string; other: string } {
  const links = new Map(
    [...parts.get('word/_rels/document.xml.rels')!.matchAll(/<Relationship ([^>]*)>/g)].map(([, link]) => [
      /Id="([^"]*)"/.exec(link!)?.[1],
      /Target="([^"]*)"/.exec(link!)?.[1],
    ]),
  )
  const header = (type: string) => {
    const tag = [...parts.get('word/document.xml')!.matchAll(/<w:headerReference ([^>]*)>/g)].find(
      ([, one]) => one!.includes(`w:type="${type}"`),
    )
    const target = tag && links.get(/r:id="([^"]*)"/.exec(tag[1]!)?.[1])
    return target
      ? read(parts.get(`word/${target}`)!)
          .paragraphs.map((paragraph) => paragraph.text)
          .join('\n')
      : ''
  }
  return { first: header('first'), other: header('default') }
}

function walk(
  xml: string,
  on: { open?(tag: SaxesTagNS): void; close?(name: string): void; text?(text: string): void },
): void {
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => on.open?.(tag))
  parser.on('closetag', (tag) => on.close?.(tag.name))
  parser.on('text', (text) => on.text?.(text))
  parser.write(xml).close()
}

type Open = { -readonly [K in keyof Paragraph]: Paragraph[K] }

function read(xml: string): Pick<WordFile, 'paragraphs' | 'tables' | 'margins'> {
  const paragraphs: Paragraph[] = []
  const tables: { rows: string[][]; headRows: number; unsplit: number }[] = []
  let margins: number[] = []
  let depth = 0
  let cell: string[] | null = null
  let open: Open | null = null
  let inText = false
  walk(xml, {
    open({ name, attributes }) {
      const value = (key: string) => attributes[key]?.value ?? ''
      const isOn = () => !['false', 'off', '0'].includes(value('w:val'))
      if (name === 'w:tbl') {
        depth += 1
        tables.push({ rows: [], headRows: 0, unsplit: 0 })
      } else if (name === 'w:tr') tables.at(-1)!.rows.push([])
      else if (name === 'w:tblHeader') tables.at(-1)!.headRows += 1
      else if (name === 'w:cantSplit') tables.at(-1)!.unsplit += isOn() ? 1 : 0
      else if (name === 'w:tc') cell = []
      else if (name === 'w:p')
        open = {
          text: '',
          style: '',
          align: '',
          bold: false,
          italics: false,
          size: null,
          keepNext: false,
          ruled: false,
          inTable: depth > 0,
        }
      else if (name === 'w:pgMar')
        margins = ['w:top', 'w:bottom', 'w:left', 'w:right'].map((key) =>
          Math.round((Number(value(key)) * 25.4) / 1440),
        )
      if (!open) return
      if (name === 'w:pStyle') open.style = value('w:val')
      else if (name === 'w:jc') open.align = value('w:val')
      else if (name === 'w:keepNext') open.keepNext = isOn()
      else if (name === 'w:pBdr') open.ruled = true
      else if (name === 'w:b') open.bold = isOn()
      else if (name === 'w:i') open.italics = isOn()
      else if (name === 'w:sz') open.size = Number(value('w:val')) / 2
      else if (name === 'w:t') inText = true
      // The tab stops of a paragraph have the same name as a tab in its text, and a kind.
      else if (name === 'w:tab' && !attributes['w:val']) open.text += '\t'
      else if (name === 'w:br') open.text += ' '
      else if (name === 'w:instrText') open.text += '#'
    },
    text(text) {
      if (inText && open) open.text += text
    },
    close(name) {
      if (name === 'w:t') inText = false
      else if (name === 'w:p' && open) {
        paragraphs.push(open)
        cell?.push(open.text)
        open = null
      } else if (name === 'w:tc' && cell) {
        tables.at(-1)!.rows.at(-1)!.push(cell.join('\n'))
        cell = null
      } else if (name === 'w:tbl') depth -= 1
    },
  })
  return { paragraphs, tables, margins }
}
