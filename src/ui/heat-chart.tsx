import { brokenLabel, CHART_WIDTH, Drawing, HAIR, INK, Words } from './drawing.tsx'

/**
 * How a cell looks. Each has lines of its own, so that a reader without colours tells them apart:
 * `count` a number over a tint, `few` a number on white, `most` a number in a thick frame, `withheld` crossed by lines,
 * `none` a dashed frame, `apart` no frame.
 */
export type HeatLook = 'count' | 'few' | 'most' | 'withheld' | 'none' | 'apart'

export interface HeatCell {
  readonly look: HeatLook
  /** What stands in the cell, at most two short lines. */
  readonly lines: readonly string[]
  /** Of everybody, 0 to 1; the tint follows it. */
  readonly share?: number
}

export interface Heat {
  readonly kind: 'heat'
  readonly name: string
  readonly finding: string
  /** A line or two each. */
  readonly columns: readonly (readonly string[])[]
  readonly rows: readonly { readonly label: string; readonly cells: readonly HeatCell[] }[]
  /** What the looks mean, for those that occur. */
  readonly key: readonly { readonly cell: HeatCell; readonly words: string }[]
}

const SMALL = 14
const TEXT = 13
const WIDE = 40
const HIGH = 36
const GAP = 2
/** Light enough for dark words on each of them. */
const TINTS = ['#fbeee9', '#f6d9cf', '#f0c2b3', '#e9ab98'] as const

const tintOf = (share: number): string =>
  TINTS[Math.min(TINTS.length - 1, Math.floor(Math.max(0, share) * TINTS.length))]!

/** A row a group, as high as its name needs; a column a quarter. */
export function HeatChart({ chart }: { chart: Heat }) {
  const first = CHART_WIDTH - chart.columns.length * (WIDE + GAP)
  let y = Math.max(...chart.columns.map((lines) => lines.length)) * TEXT * 1.25 + 8
  const places = chart.rows.map((row) => {
    const lines = brokenLabel(row.label, first - 4, SMALL)
    const high = Math.max(HIGH, lines.length * SMALL * 1.25)
    const at = { row, lines, middle: y + high / 2 }
    y += high + GAP
    return at
  })
  y += 10
  const key = chart.key.map(({ cell, words }) => {
    const lines = brokenLabel(words, CHART_WIDTH - WIDE - 10, SMALL)
    const at = { cell, lines, y }
    y += Math.max(HIGH, lines.length * SMALL * 1.25) + 6
    return at
  })
  return (
    <Drawing height={Math.ceil(y + 2)} name={chart.name} finding={chart.finding}>
      {chart.columns.map((lines, i) => (
        <Words
          key={lines.join()}
          x={first + i * (WIDE + GAP) + WIDE / 2}
          y={TEXT + 2}
          lines={lines}
          size={TEXT}
          anchor="middle"
        />
      ))}
      {places.map(({ row, lines, middle }) => (
        <g key={row.label}>
          <Words
            x={2}
            y={middle + SMALL * 0.35 - ((lines.length - 1) * SMALL * 1.25) / 2}
            lines={lines}
            size={SMALL}
          />
          {row.cells.map((cell, i) => (
            <Cell
              key={chart.columns[i]!.join()}
              cell={cell}
              x={first + i * (WIDE + GAP)}
              y={middle - HIGH / 2}
            />
          ))}
        </g>
      ))}
      {key.map(({ cell, lines, y }) => (
        <g key={cell.look}>
          <Cell cell={cell} x={2} y={y} />
          <Words x={WIDE + 10} y={y + SMALL + 2} lines={lines} size={SMALL} />
        </g>
      ))}
    </Drawing>
  )
}

function Cell({ cell, x, y }: { cell: HeatCell; x: number; y: number }) {
  const { look, lines } = cell
  const size = lines.length > 1 ? 11 : SMALL
  const fill = look === 'count' || look === 'most' ? tintOf(cell.share ?? 1) : '#ffffff'
  return (
    <>
      {look !== 'apart' && (
        <rect
          x={x + 1}
          y={y + 1}
          width={WIDE - 2}
          height={HIGH - 2}
          fill={fill}
          stroke={look === 'most' ? INK : look === 'none' ? INK : HAIR}
          stroke-width={look === 'most' ? 3 : 1}
          stroke-dasharray={look === 'none' ? '3 3' : undefined}
        />
      )}
      {look === 'withheld' &&
        [8, 20, 32].map((at) => (
          <line
            key={at}
            x1={x + at - 6}
            y1={y + HIGH - 2}
            x2={x + at + 6}
            y2={y + 2}
            stroke={HAIR}
            stroke-width={2}
          />
        ))}
      <Words
        x={x + WIDE / 2}
        y={y + HIGH / 2 + size * 0.35 - ((lines.length - 1) * size * 1.25) / 2}
        lines={lines}
        size={size}
        anchor="middle"
        bold={look === 'most'}
      />
    </>
  )
}
