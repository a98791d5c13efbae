import { SaxesParser } from 'saxes'
import { advanceOf } from './emf-letters.rules.ts'
import { FONT } from './word.ts'

/** Units of the picture to one of the drawing: fine enough that nothing is seen to be rounded. */
const FINE = 20
/** Hundredths of a millimetre to a pixel of 96 to the inch. */
const HUNDREDTHS = 2540 / 96

/**
 * One of our drawings as an enhanced metafile: lines and letters, as sharp as the drawing on any printer. Word from 2016
 * on draws the SVG itself; Word of before, and LibreOffice of before 7.6, draw this instead. It reads what
 * our own charts are made of (rect, line, circle, polygon, text with its tspans) and nothing else.
 */
export function emfOf(svg: string): Buffer {
  const { width, height, marks } = marksOf(svg)
  const picture = recordsOf()
  picture.add(17, [8]) // SetMapMode: anisotropic
  picture.add(9, [width * FINE, height * FINE])
  picture.add(10, [0, 0])
  picture.add(11, [width, height])
  picture.add(12, [0, 0])
  picture.add(18, [1]) // SetBkMode: transparent
  for (const mark of marks) draw(picture, mark)
  picture.add(14, [0, 0, 20]) // EOF
  return picture.whole(width, height)
}

interface Mark {
  readonly name: string
  readonly at: Readonly<Record<string, string>>
  readonly text: string
}

function marksOf(svg: string): { width: number; height: number; marks: readonly Mark[] } {
  const size = { width: 0, height: 0 }
  const marks: Mark[] = []
  const open: { name: string; at: Record<string, string> }[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const at = { ...attributes }
    if (name === 'svg') Object.assign(size, { width: Number(at.width), height: Number(at.height) })
    // What a line of text does not say of itself its text says.
    open.push({ name, at: name === 'tspan' ? { ...open.at(-1)?.at, ...at } : at })
    if (name === 'rect' || name === 'line' || name === 'circle' || name === 'polygon')
      marks.push({ name, at, text: '' })
  })
  parser.on('text', (text) => {
    const inside = open.at(-1)
    if (inside?.name === 'tspan') marks.push({ ...inside, text })
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(svg).close()
  return { ...size, marks }
}

const fine = (value: string | undefined) => Math.round(Number(value ?? 0) * FINE)

/** '#8c1d18' as Windows has it: blue, green, red. */
const colour = (hex: string) => {
  const [r, g, b] = [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16)) as [number, number, number]
  return r | (g << 8) | (b << 16)
}

/** Handles of what the picture draws with; each is made anew for each mark. */
const [PEN, BRUSH, LETTERS] = [1, 2, 3]
const NO_PEN = 0x80000008
const NO_BRUSH = 0x80000005

function draw(picture: Records, { name, at, text }: Mark): void {
  if (name === 'tspan') {
    write(picture, at, text)
    return
  }
  const dashed = at['stroke-dasharray']
  const pen = at.stroke && at.stroke !== 'none'
  const brush = name !== 'line' && at.fill && at.fill !== 'none'
  if (pen) picture.add(38, [PEN, 0, fine(at['stroke-width'] ?? '1'), 0, colour(at.stroke!)])
  if (brush) picture.add(39, [BRUSH, 0, colour(at.fill!), 0])
  picture.add(37, [pen && !dashed ? PEN : NO_PEN])
  picture.add(37, [brush ? BRUSH : NO_BRUSH])
  if (name !== 'line') shape(picture, name, at)
  picture.add(37, [pen ? PEN : NO_PEN])
  for (const [x1, y1, x2, y2] of linesOf(name, at, dashed)) {
    picture.add(27, [x1, y1])
    picture.add(54, [x2, y2])
  }
  picture.add(37, [NO_PEN])
  picture.add(37, [NO_BRUSH])
  if (pen) picture.add(40, [PEN])
  if (brush) picture.add(40, [BRUSH])
}

function shape(picture: Records, name: string, at: Mark['at']): void {
  if (name === 'rect') {
    const [x, y] = [fine(at.x), fine(at.y)]
    picture.add(43, [x, y, x + fine(at.width), y + fine(at.height)])
  } else if (name === 'circle') {
    const [x, y, r] = [fine(at.cx), fine(at.cy), fine(at.r)]
    picture.add(42, [x - r, y - r, x + r, y + r])
  } else {
    const points = at
      .points!.trim()
      .split(/\s+/)
      .flatMap((point) => point.split(',').map(fine))
    picture.add(3, [...boundsOf(points), points.length / 2, ...points])
  }
}

type Line = readonly [number, number, number, number]

/** What is drawn as lines: a line, and whatever is dashed, dash by dash, since thick pens of Windows can't. */
function linesOf(name: string, at: Mark['at'], dashes: string | undefined): readonly Line[] {
  const line: Line = [fine(at.x1), fine(at.y1), fine(at.x2), fine(at.y2)]
  if (!dashes) return name === 'line' ? [line] : []
  const [x, y, w, h] = [fine(at.x), fine(at.y), fine(at.width), fine(at.height)]
  const sides: readonly Line[] =
    name === 'line'
      ? [line]
      : [
          [x, y, x + w, y],
          [x + w, y, x + w, y + h],
          [x + w, y + h, x, y + h],
          [x, y + h, x, y],
        ]
  const [on, off] = dashes.split(/[ ,]+/).map(fine) as [number, number]
  return sides.flatMap(([x1, y1, x2, y2]) => {
    const length = Math.hypot(x2 - x1, y2 - y1)
    const along = (from: number) => [x1 + ((x2 - x1) * from) / length, y1 + ((y2 - y1) * from) / length]
    return Array.from({ length: Math.ceil(length / (on + off)) }, (_, i) => {
      const from = i * (on + off)
      return [...along(from), ...along(Math.min(length, from + on))].map(Math.round) as unknown as Line
    })
  })
}

const boundsOf = (points: readonly number[]) => {
  const [xs, ys] = [0, 1].map((odd) => points.filter((_, i) => i % 2 === odd)) as [number[], number[]]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

const ALIGN: Readonly<Record<string, number>> = { start: 0, end: 2, middle: 6 }
const BASELINE = 24

function write(picture: Records, at: Mark['at'], text: string): void {
  const size = Number(at['font-size'])
  picture.bytes(82, fontRecord(-Math.round(size * FINE), Number(at['font-weight'] ?? 400)))
  picture.add(37, [LETTERS])
  picture.add(24, [colour(at.fill ?? '#000000')])
  picture.add(22, [BASELINE | (ALIGN[at['text-anchor'] ?? 'start'] ?? 0)])
  picture.bytes(84, textRecord(fine(at.x), fine(at.y), text, size * FINE, at['font-weight'] === '700'))
  picture.add(37, [0x8000000d]) // the system's own letters, so that ours may go
  picture.add(40, [LETTERS])
}

function fontRecord(height: number, weight: number): Buffer {
  const record = Buffer.alloc(4 + 320)
  record.writeUInt32LE(LETTERS, 0)
  record.writeInt32LE(height, 4)
  record.writeInt32LE(weight, 4 + 16)
  record.write(FONT, 4 + 28, 'utf16le')
  return record
}

/** With how far each letter reaches: who reads a metafile goes by these. */
function textRecord(x: number, y: number, text: string, size: number, bold: boolean): Buffer {
  const letters = Buffer.from(text, 'utf16le')
  const padded = Math.ceil(letters.length / 4) * 4
  const head = 16 + 4 + 8 + 40
  const record = Buffer.alloc(head + padded + text.length * 4)
  const u32 = (value: number, at: number) => record.writeUInt32LE(value >>> 0, at)
  u32(1, 16)
  record.writeFloatLE(1, 20)
  record.writeFloatLE(1, 24)
  record.writeInt32LE(x, 28)
  record.writeInt32LE(y, 32)
  u32(text.length, 36)
  u32(head + 8, 40)
  u32(0, 44)
  u32(head + padded + 8, 64)
  letters.copy(record, head)
  for (let i = 0; i < text.length; i++)
    u32(Math.round(advanceOf(text[i]!, bold) * size), head + padded + i * 4)
  return record
}

interface Records {
  add(type: number, values: readonly number[]): void
  bytes(type: number, body: Buffer): void
  whole(width: number, height: number): Buffer
}

function recordsOf(): Records {
  const all: Buffer[] = []
  const bytes = (type: number, body: Buffer) => {
    const head = Buffer.alloc(8)
    head.writeUInt32LE(type, 0)
    head.writeUInt32LE(body.length + 8, 4)
    all.push(head, body)
  }
  return {
    bytes,
    add: (type, values) => {
      const body = Buffer.alloc(values.length * 4)
      for (const [i, value] of values.entries()) body.writeInt32LE(value | 0, i * 4)
      bytes(type, body)
    },
    whole: (width, height) => {
      const body = Buffer.concat(all)
      return Buffer.concat([headerOf(width, height, body.length, all.length / 2 + 1), body])
    },
  }
}

function headerOf(width: number, height: number, length: number, records: number): Buffer {
  const header = Buffer.alloc(88)
  const u32 = (value: number, at: number) => header.writeUInt32LE(value, at)
  u32(1, 0)
  u32(88, 4)
  u32(width, 16)
  u32(height, 20)
  u32(Math.round(width * HUNDREDTHS), 32)
  u32(Math.round(height * HUNDREDTHS), 36)
  u32(0x464d4520, 40)
  u32(0x10000, 44)
  u32(88 + length, 48)
  u32(records, 52)
  header.writeUInt16LE(4, 56)
  // The device it is meant for: a thousand pixels at 96 to the inch.
  u32(1000, 72)
  u32(1000, 76)
  u32(Math.round((1000 * HUNDREDTHS) / 100), 80)
  u32(Math.round((1000 * HUNDREDTHS) / 100), 84)
  return header
}
