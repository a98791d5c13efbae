import { brokenLabel, CHART_WIDTH, Drawing, HAIR, INK, RED, SIZE, Words } from './drawing.tsx'

export interface Bar {
  /** How much of the whole width, from 0 to 1. */
  readonly share: number
  /** "12/14", as it stands beside the bar. */
  readonly words: string
  /** What is filled and what is hollow is told by the words under the drawing. */
  readonly look: 'filled' | 'hollow'
}

export interface Bars {
  readonly kind: 'bars'
  readonly name: string
  readonly finding: string
  /** In the order they are told; never sorted by their lengths. */
  readonly rows: readonly { readonly label: string; readonly bars: readonly Bar[] }[]
  /** A line across every track at this share: how far the bars are meant to go at most. */
  readonly mark: number | null
}

const [LEFT, RIGHT] = [2, 226]
const THICK = 18
const STEP = 26

/** A label on lines of its own, below it a bar each with its numbers in words. */
export function BarChart({ chart }: { chart: Bars }) {
  const x = (share: number) => Math.round((LEFT + Math.min(1, Math.max(0, share)) * (RIGHT - LEFT)) * 10) / 10
  let y = 6
  const placed = chart.rows.map((row) => {
    const lines = brokenLabel(row.label, CHART_WIDTH - 4)
    const at = { row, lines, text: y + SIZE, first: y + lines.length * SIZE * 1.25 + 4 }
    y = at.first + row.bars.length * STEP + 8
    return at
  })
  return (
    <Drawing height={Math.ceil(y + 2)} name={chart.name} finding={chart.finding}>
      {placed.map(({ row, lines, text, first }) => (
        <g key={row.label}>
          <Words x={2} y={text} lines={lines} />
          {row.bars.map((bar, i) => {
            const top = first + i * STEP
            return (
              <g key={bar.look + bar.words}>
                <line x1={LEFT} x2={RIGHT} y1={top + THICK} y2={top + THICK} stroke={HAIR} stroke-width={1} />
                {bar.share > 0 && (
                  <rect
                    x={LEFT}
                    y={top}
                    width={Math.max(2, x(bar.share) - LEFT)}
                    height={THICK}
                    fill={bar.look === 'filled' ? RED : '#ffffff'}
                    stroke={bar.look === 'filled' ? RED : INK}
                    stroke-width={2}
                  />
                )}
                <Words
                  x={CHART_WIDTH - 2}
                  y={top + THICK - 3}
                  lines={[bar.words]}
                  anchor="end"
                  bold={bar.words.length <= 10}
                />
              </g>
            )
          })}
          {chart.mark !== null && (
            <line
              x1={x(chart.mark)}
              x2={x(chart.mark)}
              y1={first - 3}
              y2={first + (row.bars.length - 1) * STEP + THICK + 3}
              stroke={INK}
              stroke-width={2}
              stroke-dasharray="4 3"
            />
          )}
        </g>
      ))}
    </Drawing>
  )
}
