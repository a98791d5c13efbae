import type { ClosedRound } from '../round/compare.ts'
import { languages } from '../text/text.ts'
import type { ComparisonPaper } from './comparison-paper.ts'
import { heading, type Margins, type Part, paragraphs, textWidth, wordFile } from './word.ts'
import { closing } from './word-closing.ts'
import { chartPart } from './word-drawing.ts'
import { headBlock, titleBlock } from './word-head.ts'

const words = languages.vi.paper
const MARGINS: Margins = [20, 20, 30, 15]
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
      ...view.parts.flatMap((part) => chartPart(part, width)),
      ...[rounds.before, rounds.after].flatMap(addenda),
      ...closing(paper.signers, paper.recipients, width, words),
    ],
  })
}

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
