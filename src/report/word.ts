import {
  AlignmentType,
  Document,
  Header,
  ImportedXmlComponent,
  type IParagraphOptions,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TabStopType,
  TextRun,
} from 'docx'
import { languages } from '../text/text.ts'
import { linesOf, written } from './paper.rules.ts'

/** A part of a paper: a paragraph as it is to be, so that what follows can still bind it to itself, or a table. */
export type Part = IParagraphOptions | Table

/** Millimetres: top, bottom, left, right. */
export type Margins = readonly [number, number, number, number]

export const FONT = 'Times New Roman'
const PAGE = { width: 210, height: 297 }

const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4)
export const half = (points: number): number => Math.round(points * 2)

/** Between the side margins, in twips. */
export const textWidth = ([, , left, right]: Margins): number => twips(PAGE.width - left - right)

/** After every paragraph of running text. */
export const SPACE = 6 * 20
const INDENT = twips(10)

/** Named as in Word's own list of styles, so that whoever edits the file finds them. */
const STYLES = {
  default: {
    document: {
      run: { font: FONT, size: half(14), language: { value: 'vi-VN', eastAsia: 'vi-VN' } },
    },
    heading1: {
      run: { font: FONT, size: half(14), bold: true, color: '000000' },
      paragraph: { spacing: { before: SPACE, after: SPACE }, indent: { firstLine: INDENT }, keepNext: true },
    },
    heading2: {
      run: { font: FONT, size: half(14), bold: true, italics: true, color: '000000' },
      paragraph: { spacing: { after: SPACE }, indent: { firstLine: INDENT }, keepNext: true },
    },
  },
  paragraphStyles: [
    {
      id: 'BodyText',
      name: 'Body Text',
      basedOn: 'Normal',
      quickFormat: true,
      run: { font: FONT, size: half(14) },
      paragraph: {
        alignment: AlignmentType.JUSTIFIED,
        indent: { firstLine: INDENT },
        spacing: { after: SPACE },
      },
    },
  ],
}

export interface Look {
  readonly bold?: boolean
  readonly italics?: boolean
  /** Points; the size of the running text otherwise. */
  readonly size?: number
}

export const run = (text: string, look: Look = {}): TextRun => {
  const { size, ...rest } = look
  // A tab inside a text run is an element of its own in Word's language.
  const pieces = written(text).split('\t')
  return new TextRun({
    ...rest,
    ...(size ? { size: half(size) } : {}),
    children: pieces.flatMap((piece, i) => (i === 0 ? [piece] : [new Tab(), piece])),
  })
}

/** Running text: a paragraph a line, the first of them begun by its label. */
export function paragraphs(text: string, label?: { text: string; look: Look }): Part[] {
  return linesOf(text).map((line, i) => ({
    style: 'BodyText',
    children: [
      ...(label && i === 0 ? [run(line ? `${label.text} ` : label.text, label.look)] : []),
      ...(line ? [run(line)] : []),
    ],
    // A label at the foot of a page says nothing without a word of what it announces.
    keepNext: label !== undefined && i === 0 && line === '',
  }))
}

/** Stays with what follows it; `alone` where nothing belongs to it and the next is a heading of its own. */
export const heading = (text: string, level: 1 | 2, alone = false): Part[] =>
  linesOf(text).map((line) => ({
    style: `Heading${level}`,
    ...(alone ? { keepNext: false } : {}),
    children: [run(line)],
  }))

/** Lines in the middle of the page or of a cell, each a paragraph, held together. */
export const centred = (
  text: string,
  look: Look,
  spacing: { before?: number; after?: number } = {},
): Part[] => {
  const lines = linesOf(text)
  return lines.map((line, i) => ({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: {
      before: i === 0 ? (spacing.before ?? 0) : 0,
      after: i === lines.length - 1 ? (spacing.after ?? 0) : 0,
    },
    children: [run(line, look)],
  }))
}

/** The last paragraph stays with what comes after it. */
export const heldToNext = (parts: readonly Part[]): Part[] =>
  parts.map((part, i) =>
    i === parts.length - 1 && !(part instanceof Table) ? { ...part, keepNext: true } : part,
  )

export const built = (parts: readonly Part[]): (Paragraph | Table)[] =>
  parts.map((part) => (part instanceof Table ? part : new Paragraph(part)))

/** A whole file: A4, pages numbered at the top from the second on, nothing in its properties that names a person. */
export function wordFile(paper: {
  title: string
  margins: Margins
  /** Stands over the paper and on each page: what this is where it is no real paper. */
  sample: string | null
  parts: readonly Part[]
}): Promise<Buffer> {
  const [top, bottom, left, right] = paper.margins
  const width = textWidth(paper.margins)
  const number = new Paragraph({
    tabStops: [
      { type: TabStopType.CENTER, position: Math.round(width / 2) },
      { type: TabStopType.RIGHT, position: width },
    ],
    children: [
      new TextRun({ children: [new Tab(), PageNumber.CURRENT] }),
      ...(paper.sample
        ? [new TextRun({ children: [new Tab(), written(paper.sample)], bold: true, size: half(12) })]
        : []),
    ],
  })
  const file = new Document({
    title: written(paper.title).replace(/\s+/g, ' '),
    creator: languages.vi.app.name,
    lastModifiedBy: languages.vi.app.name,
    styles: STYLES,
    theme: { fonts: { headings: FONT, body: FONT } },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: twips(PAGE.width), height: twips(PAGE.height) },
            margin: {
              top: twips(top),
              bottom: twips(bottom),
              left: twips(left),
              right: twips(right),
              header: Math.round(twips(top) / 2),
              footer: Math.round(twips(bottom) / 2),
            },
          },
        },
        headers: {
          first: new Header({ children: [new Paragraph({})] }),
          default: new Header({ children: [number] }),
        },
        children: built([
          ...(paper.sample ? centred(paper.sample, { bold: true }, { after: SPACE }) : []),
          ...paper.parts,
        ]),
      },
    ],
  })
  knowMetafiles(file)
  return Packer.toBuffer(file)
}

/** The library's list of what stands in a file has no metafiles, which drawings fall back on. */
function knowMetafiles({ ContentTypes }: Document): void {
  const { root } = ContentTypes as unknown as { readonly root: unknown[] }
  root.push(ImportedXmlComponent.fromXmlString('<Default Extension="emf" ContentType="image/x-emf"/>'))
}
