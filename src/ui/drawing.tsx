import type { ComponentChildren } from 'preact'

/**
 * Charts as SVG of one width that fits a phone; page, print and Word show the very same drawing. What is earlier is
 * hollow, what is later is filled, so that nothing rests on colour. Every chart stands beside a table of its numbers.
 */
export const CHART_WIDTH = 320

export const INK = '#1f1b16'
const SOFT = '#5b544b'
export const HAIR = '#cfc6b8'
export const RED = '#8c1d18'
export const SIZE = 15
/** The widest letters of a label come to about so much of its size; wider than life, so that nothing is cut off. */
const LETTER = 0.58

/** A label broken between words so that no line is longer than `width`. A word that is too long stands alone. */
export function brokenLabel(text: string, width: number, size = SIZE): string[] {
  const most = Math.max(1, Math.floor(width / (size * LETTER)))
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

interface Label {
  readonly x: number
  readonly y: number
  readonly lines: readonly string[]
  readonly size?: number
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly bold?: boolean
  readonly soft?: boolean
}

export const Words = ({ x, y, lines, size = SIZE, anchor = 'start', bold, soft }: Label) => (
  <text
    x={x}
    y={y}
    font-size={size}
    text-anchor={anchor}
    font-weight={bold ? 700 : 400}
    fill={soft ? SOFT : INK}
  >
    {lines.map((line, i) => (
      <tspan key={line} x={x} y={y + i * size * 1.25}>
        {line}
      </tspan>
    ))}
  </text>
)

/** `name` is what the drawing is of, `finding` what it shows: read to whoever does not see it. */
export function Drawing(props: {
  height: number
  name: string
  finding: string
  children: ComponentChildren
}) {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="chart"
      role="img"
      viewBox={`0 0 ${CHART_WIDTH} ${props.height}`}
      width={CHART_WIDTH}
      height={props.height}
      font-family="system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif"
    >
      <title>{props.name}</title>
      <desc>{props.finding}</desc>
      <rect width={CHART_WIDTH} height={props.height} fill="#ffffff" />
      {props.children}
    </svg>
  )
}

export const Hollow = ({ x, y, r = 6 }: { x: number; y: number; r?: number }) => (
  <circle cx={x} cy={y} r={r} fill="#ffffff" stroke={INK} stroke-width={2} />
)
export const Filled = ({ x, y, r = 6 }: { x: number; y: number; r?: number }) => (
  <circle cx={x} cy={y} r={r} fill={RED} stroke={RED} stroke-width={2} />
)
