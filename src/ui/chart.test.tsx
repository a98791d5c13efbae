import fc from 'fast-check'
import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { BarChart } from './bar-chart.tsx'
import { ArrowChart, chartFile, SlopeChart } from './chart.tsx'
import { brokenLabel, CHART_WIDTH } from './drawing.tsx'
import { HeatChart, type HeatLook } from './heat-chart.tsx'

const word = fc.stringMatching(/^[A-Za-zÀ-ỹ]{1,12}$/)
const label = fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => words.join(' '))
const count = fc.option(fc.integer({ min: 0, max: 5000 }), { nil: null })

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Where each line of text stands, as wide as the chart itself reckons with. */
function boxesOf(svg: string): Box[] {
  return [
    ...svg.matchAll(/<text[^>]*font-size="([\d.]+)"[^>]*text-anchor="(\w+)"[^>]*>(.*?)<\/text>/gs),
  ].flatMap(([, size, anchor, inside]) =>
    [...inside!.matchAll(/<tspan x="([\d.-]+)" y="([\d.-]+)">([^<]*)<\/tspan>/g)].map(([, x, y, text]) => {
      const width = text!.length * Number(size) * 0.58
      const left =
        anchor === 'start' ? Number(x) : anchor === 'end' ? Number(x) - width : Number(x) - width / 2
      return {
        left,
        right: left + width,
        top: Number(y) - Number(size) * 0.8,
        bottom: Number(y) + Number(size) * 0.2,
      }
    }),
  )
}

const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

function free(svg: string, height: number) {
  const boxes = boxesOf(svg)
  expect(boxes.length).toBeGreaterThan(0)
  const cut = boxes.filter(
    ({ left, right, bottom }) => left < -1 || right > CHART_WIDTH + 1 || bottom > height,
  )
  expect(cut).toEqual([])
  const over = boxes.flatMap((box, i) => boxes.slice(i + 1).filter((other) => overlap(box, other)))
  expect(over).toEqual([])
}

describe('no label lies over another, and none is cut off', () => {
  test('in rows of arrows, whatever their names and numbers', () => {
    const row = fc.record({ label, before: count, after: count })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 14 }), (rows) => {
        const chart = {
          kind: 'arrows' as const,
          name: 'Theo chi bộ',
          finding: '',
          rows: rows.map((one, i) => ({
            ...one,
            label: `${i} ${one.label}`,
            words: `${one.before ?? '–'} → ${one.after ?? '–'}`,
          })),
        }
        free(render(<ArrowChart chart={chart} />), chartFile(chart).height)
      }),
    )
  })

  test('in the slope, also where both numbers are the same or nothing', () => {
    const side = fc.record({
      label: fc
        .array(fc.stringMatching(/^[a-zà-ỹ]{1,9}$/), { minLength: 1, maxLength: 9 })
        .map((all) => all.join(' ')),
      n: fc.integer({ min: 0, max: 9999 }),
      of: fc.integer({ min: 5, max: 99999 }).map((n) => `trên ${n} người`),
    })
    fc.assert(
      fc.property(side, side, (before, after) => {
        const chart = { kind: 'slope' as const, name: 'Đảng viên có hạn chế', finding: '', before, after }
        free(render(<SlopeChart chart={chart} />), chartFile(chart).height)
      }),
    )
  })
})

describe('also in bars and in a heat-map', () => {
  test('bars under their labels, the line of the target with them', () => {
    const bar = fc.record({
      share: fc.double({ min: 0, max: 1.2, noNaN: true }),
      words: fc.integer({ min: 0, max: 9999 }).map((n) => `${n}/9999`),
      look: fc.constantFrom('filled' as const, 'hollow' as const),
    })
    const row = fc.record({ label, bars: fc.array(bar, { minLength: 1, maxLength: 2 }) })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
        const chart = {
          kind: 'bars' as const,
          name: 'Các đợt',
          finding: '',
          mark: 0.1,
          rows: rows.map((one, i) => ({ ...one, label: `${i} ${one.label}` })),
        }
        free(render(<BarChart chart={chart} />), chartFile(chart).height)
      }),
    )
  })

  test('27 groups and four quarters, however they may be shown', () => {
    const lines: Record<HeatLook, string[]> = {
      count: ['137'],
      few: ['<5'],
      most: ['>195'],
      withheld: ['giữ', 'kín'],
      none: ['chưa', 'có'],
      apart: ['không', 'tính'],
    }
    const cell = fc
      .constantFrom<HeatLook>('count', 'few', 'most', 'withheld', 'none', 'apart')
      .map((look) => ({ look, lines: lines[look], share: 0.4 }))
    const row = fc.record({ label, cells: fc.tuple(cell, cell, cell, cell) })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 27 }), (rows) => {
        const chart = {
          kind: 'heat' as const,
          name: 'Bảng nhiệt',
          finding: '',
          columns: [1, 2, 3, 4].map((n) => [`Quý ${n}`, '2026']),
          rows: rows.map((one, i) => ({ ...one, label: `${i} ${one.label}` })),
          key: Object.entries(lines).map(([look, lines]) => ({
            cell: { look: look as HeatLook, lines },
            words: 'không công bố, vì so với quý trước có thể đoán ra từng người',
          })),
        }
        free(render(<HeatChart chart={chart} />), chartFile(chart).height)
      }),
    )
  })
})

test.each([
  ['Chi bộ ấp Quới Thạnh', 400, ['Chi bộ ấp Quới Thạnh']],
  ['Chi bộ ấp Quới Thạnh', 100, ['Chi bộ ấp', 'Quới Thạnh']],
  ['', 100, []],
])('“%s” in %d', (text, width, lines) => expect(brokenLabel(text, width)).toEqual(lines))
