import { expect, test } from 'vitest'
import { chartFile } from '../ui/chart.tsx'
import { emfOf } from './emf.ts'

interface EmfRecord {
  readonly type: number
  readonly body: Buffer
}

/** The records of a metafile, read by their own lengths; whatever does not fit together throws. */
function recordsOf(file: Buffer): EmfRecord[] {
  const records: EmfRecord[] = []
  for (let at = 0; at < file.length; ) {
    const length = file.readUInt32LE(at + 4)
    if (length < 8 || length % 4 !== 0 || at + length > file.length) throw new Error(`a record of ${length}`)
    records.push({ type: file.readUInt32LE(at), body: file.subarray(at + 8, at + length) })
    at += length
  }
  return records
}

/** The text of a record that writes, and how far each letter reaches. */
function saidBy({ body }: EmfRecord): { text: string; reach: number } {
  const letters = body.readUInt32LE(36)
  const text = body.toString('utf16le', body.readUInt32LE(40) - 8, body.readUInt32LE(40) - 8 + letters * 2)
  const dx = body.readUInt32LE(64) - 8
  const reaches = Array.from({ length: letters }, (_, i) => body.readUInt32LE(dx + i * 4))
  return { text, reach: reaches.reduce((sum, one) => sum + one, 0) }
}

const heat = {
  kind: 'heat' as const,
  name: 'Theo nhóm',
  finding: '',
  columns: [['Quý 1', '2026']],
  rows: [
    { label: 'Ích kỷ, đố kỵ', cells: [{ look: 'none' as const, lines: ['chưa', 'có'] }] },
    { label: 'Tư duy “nhiệm kỳ” & <cục bộ>', cells: [{ look: 'count' as const, lines: ['12'], share: 0.5 }] },
  ],
  key: [],
}
const slope = {
  kind: 'slope' as const,
  name: 'Đảng viên có hạn chế',
  finding: '',
  before: { label: 'Đợt 2017', n: 70, of: 'trên 186 người' },
  after: { label: 'Đợt 2019', n: 10, of: 'trên 190 người' },
}

test.each([heat, slope])('a metafile of $name says every word of the drawing, each within it', (chart) => {
  const { svg, width } = chartFile(chart)
  const file = emfOf(svg)
  const records = recordsOf(file)
  const words = records.filter(({ type }) => type === 84).map(saidBy)
  const drawn = [...svg.matchAll(/<tspan[^>]*>([^<]*)<\/tspan>/g)].map(([, text]) =>
    text!.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').replaceAll('&quot;', '"'),
  )
  expect(words.map(({ text }) => text)).toEqual(drawn)
  for (const { reach } of words) expect(reach).toBeLessThan(width * 20)
  // The head says how long the file is and of how many records, and the last of them ends it.
  expect(file.readUInt32LE(48)).toBe(file.length)
  expect(file.readUInt32LE(52)).toBe(records.length)
  expect(records.at(-1)!.type).toBe(14)
  expect(file.readUInt32LE(records[0]!.body.length)).toBeGreaterThan(0)
})

test('lines that are dashed are dashes, and what is filled is filled in its colour', () => {
  const records = recordsOf(emfOf(chartFile(heat).svg))
  expect(records.filter(({ type }) => type === 54).length).toBeGreaterThan(16)
  const brushes = records.filter(({ type }) => type === 39).map(({ body }) => body.readUInt32LE(8))
  expect(brushes).toContain(0xb3c2f0)
})

test('what is not well-formed is no picture', () => {
  expect(() => emfOf('<svg width="1" height="1"><rect></svg>')).toThrow()
})
