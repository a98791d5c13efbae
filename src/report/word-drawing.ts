import { ImageRun } from 'docx'
import { type Chart, chartFile } from '../ui/chart.tsx'
import type { ChartPart } from '../ui/chart-part.tsx'
import { emfOf } from './emf.ts'
import { heading, heldToNext, type Part, paragraphs } from './word.ts'
import { grid } from './word-table.ts'

/** Of the size the drawing has on a phone. */
const SCALE = 0.95
/** The longest drawing stands on a page with its heading and what it shows. */
const TALLEST = 830

/** What a drawing is of, what it shows, the drawing, how to read it, and its numbers. */
export const chartPart = (part: ChartPart, width: number): Part[] => [
  ...heading(part.title, 1),
  ...heldToNext(paragraphs(part.finding)),
  ...(part.chart ? [drawing(part.chart)] : []),
  ...(part.key ? paragraphs(part.key) : []),
  ...part.notes.flatMap((note) => paragraphs(note)),
  ...(part.rows.length > 0 ? grid(part.head, part.rows, width) : []),
]

/** A chart in a Word file: the drawing of the screen, and the same as a metafile for programs that draw no SVG. */
function drawing(chart: Chart): Part {
  const { svg, width, height } = chartFile(chart)
  const scale = Math.min(SCALE, TALLEST / height)
  return {
    alignment: 'center',
    keepNext: false,
    children: [
      new ImageRun({
        type: 'svg',
        data: Buffer.from(svg),
        transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
        fallback: { type: METAFILE, data: emfOf(svg) },
        altText: { name: chart.name, title: chart.name, description: chart.finding },
      }),
    ],
  }
}

/** Named so in the file; the library's own types know pictures of points only. */
const METAFILE = 'emf' as 'png'
