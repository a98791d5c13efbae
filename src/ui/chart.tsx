import type { VNode } from 'preact'
import { render } from 'preact-render-to-string'
import { BarChart, type Bars } from './bar-chart.tsx'
import { brokenLabel, CHART_WIDTH, Drawing, Filled, HAIR, Hollow, INK, SIZE, Words } from './drawing.tsx'
import { type Heat, HeatChart } from './heat-chart.tsx'

export interface Slope {
  readonly kind: 'slope'
  readonly name: string
  readonly finding: string
  readonly before: { readonly label: string; readonly n: number; readonly of: string }
  readonly after: { readonly label: string; readonly n: number; readonly of: string }
}

/** One line from the earlier total to the later. */
export function SlopeChart({ chart }: { chart: Slope }) {
  const [left, right] = [70, CHART_WIDTH - 70]
  const [top, bottom] = [44, 170]
  const most = Math.max(1, chart.before.n, chart.after.n)
  const y = (n: number) => bottom - (n / most) * (bottom - top)
  const sides = [
    { x: left, ...chart.before },
    { x: right, ...chart.after },
  ]
  const labels = sides.map(({ label }) => brokenLabel(label, 2 * left))
  const below = bottom + 30
  const tallest = Math.max(...labels.map((lines) => lines.length))
  const height = below + tallest * SIZE * 1.25 + 22
  return (
    <Drawing height={Math.ceil(height)} name={chart.name} finding={chart.finding}>
      <line x1={left} x2={right} y1={bottom} y2={bottom} stroke={HAIR} stroke-width={1} />
      <line x1={left} x2={right} y1={y(chart.before.n)} y2={y(chart.after.n)} stroke={INK} stroke-width={3} />
      <Hollow x={left} y={y(chart.before.n)} r={8} />
      <Filled x={right} y={y(chart.after.n)} r={8} />
      {sides.map(({ x, n, of }, i) => (
        <g key={x}>
          <Words x={x} y={y(n) - 16} lines={[String(n)]} size={28} anchor="middle" bold />
          <Words x={x} y={below} lines={labels[i]!} anchor="middle" />
          <Words x={x} y={below + tallest * SIZE * 1.25} lines={[of]} size={14} anchor="middle" soft />
        </g>
      ))}
    </Drawing>
  )
}

export interface Arrows {
  readonly kind: 'arrows'
  readonly name: string
  readonly finding: string
  /** In the order they are told; never sorted by their numbers. */
  readonly rows: readonly {
    readonly label: string
    readonly before: number | null
    readonly after: number | null
    /** "9 → 1", as it stands beside the row. */
    readonly words: string
  }[]
}

/** A row each: its name on lines of its own, below it the way from the earlier number to the later, and both in words. */
export function ArrowChart({ chart }: { chart: Arrows }) {
  const [left, right] = [10, 228]
  const most = Math.max(1, ...chart.rows.flatMap(({ before, after }) => [before ?? 0, after ?? 0]))
  const x = (n: number) => left + (n / most) * (right - left)
  let y = 6
  const placed = chart.rows.map((row) => {
    const lines = brokenLabel(row.label, CHART_WIDTH - 4)
    const at = { row, lines, text: y + SIZE, track: y + lines.length * SIZE * 1.25 + 16 }
    y = at.track + 18
    return at
  })
  return (
    <Drawing height={Math.ceil(y + 2)} name={chart.name} finding={chart.finding}>
      {placed.map(({ row, lines, text, track }) => (
        <g key={row.label}>
          <Words x={2} y={text} lines={lines} />
          <line x1={left} x2={right} y1={track} y2={track} stroke={HAIR} stroke-width={1} />
          {row.before !== null && row.after !== null && row.before !== row.after && (
            <Arrow from={x(row.before)} to={x(row.after)} y={track} />
          )}
          {row.before !== null && <Hollow x={x(row.before)} y={track} />}
          {row.after !== null && <Filled x={x(row.after)} y={track} r={row.before === row.after ? 3 : 6} />}
          <Words x={CHART_WIDTH - 2} y={track + 5} lines={[row.words]} anchor="end" bold />
        </g>
      ))}
    </Drawing>
  )
}

function Arrow({ from, to, y }: { from: number; to: number; y: number }) {
  const way = Math.sign(to - from)
  const tip = to - way * 9
  if ((tip - from) * way <= 0) return null
  return (
    <>
      <line x1={from} x2={tip - way * 5} y1={y} y2={y} stroke={INK} stroke-width={2} />
      <polygon points={`${tip},${y} ${tip - way * 8},${y - 5} ${tip - way * 8},${y + 5}`} fill={INK} />
    </>
  )
}

export type Chart = Slope | Arrows | Bars | Heat

export function ChartOf({ chart }: { chart: Chart }): VNode {
  switch (chart.kind) {
    case 'slope':
      return <SlopeChart chart={chart} />
    case 'arrows':
      return <ArrowChart chart={chart} />
    case 'bars':
      return <BarChart chart={chart} />
    case 'heat':
      return <HeatChart chart={chart} />
  }
}

/** The same drawing as a file of its own, for a paper; with its size in the units of the drawing. */
export function chartFile(chart: Chart): { svg: string; width: number; height: number } {
  const svg = render(<ChartOf chart={chart} />)
  const height = Number(/ height="(\d+)"/.exec(svg)![1])
  return { svg, width: CHART_WIDTH, height }
}
