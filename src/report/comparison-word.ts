import { ImageRun } from 'docx'
import type { ClosedRound } from '../round/compare.ts'
import { languages } from '../text/text.ts'
import { type Chart, chartFile } from '../ui/chart.tsx'
import type { ComparisonPaper } from './comparison-paper.ts'
import { heading, heldToNext, type Margins, type Part, paragraphs, textWidth, wordFile } from './word.ts'
import { closing } from './word-closing.ts'
import { headBlock, titleBlock } from './word-head.ts'
import { grid } from './word-table.ts'

const words = languages.vi.paper
const MARGINS: Margins = [20, 20, 30, 15]
/** Of the size the drawing has on a phone, so that the longest of them fits on a page with its heading. */
const SCALE = 0.95

export function comparisonWord(paper: ComparisonPaper, options: { sample: boolean }): Promise<Buffer> {
  const width = textWidth(MARGINS)
  const { view, rounds } = paper
  return wordFile({
    title: `${paper.title}: ${paper.abstract}`,
    margins: MARGINS,
    sample: options.sample ? languages.vi.app.sample : null,
    parts: [
      ...headBlock({ ...paper.head, motto: words.party, star: words.star }, width),
      ...titleBlock(paper.title, paper.abstract, width),
      ...paragraphs(view.flow),
      ...view.sentences.flatMap((sentence) => paragraphs(sentence)),
      ...paragraphs(paper.asOf),
      ...view.parts.flatMap((part) => [
        ...heading(part.title, 1),
        ...heldToNext(paragraphs(part.finding)),
        ...(part.chart ? [drawing(part.chart)] : []),
        ...(part.chart?.kind === 'arrows' ? paragraphs(languages.vi.comparison.key) : []),
        ...part.notes.flatMap((note) => paragraphs(note)),
        ...(part.rows.length > 0 ? grid(part.head, part.rows, width) : []),
      ]),
      ...[rounds.before, rounds.after].flatMap(addenda),
      ...closing(paper.signers, paper.recipients, width, words),
    ],
  })
}

function drawing(chart: Chart): Part {
  const { svg, width, height } = chartFile(chart)
  return {
    alignment: 'center',
    keepNext: false,
    children: [
      new ImageRun({
        type: 'svg',
        data: Buffer.from(svg),
        transformation: { width: Math.round(width * SCALE), height: Math.round(height * SCALE) },
        // Word of before 2016 draws no SVG: it leaves the place empty, and the table below has the numbers.
        fallback: { type: 'png', data: NOTHING },
        altText: { name: chart.name, title: chart.name, description: chart.finding },
      }),
    ],
  }
}

/** One transparent point. */
const NOTHING = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR4nGP4zwAAAgEBADK6K5IAAAAASUVORK5CYII=',
  'base64',
)

const addenda = (round: ClosedRound): Part[] =>
  round.addenda.length === 0
    ? []
    : [
        ...heading(languages.vi.comparison.addenda(round.name), 1),
        ...round.addenda.flatMap((one) => [
          ...(one.before ? paragraphs(one.before, label(words.before)) : []),
          ...paragraphs(one.after, label(words.after)),
          ...paragraphs(one.reason, label(words.reason)),
        ]),
      ]

const label = (text: string) => ({ text: words.labelled(text), look: { italics: true } })
