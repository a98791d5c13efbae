import { languages } from '../text/text.ts'
import { type ProgressPaper, sentencesOf } from './progress-paper.ts'
import { type Margins, paragraphs, textWidth, wordFile } from './word.ts'
import { closing } from './word-closing.ts'
import { chartPart } from './word-drawing.ts'
import { headBlock, titleBlock } from './word-head.ts'

const words = languages.vi.paper
const MARGINS: Margins = [20, 20, 30, 15]

export function progressWord(paper: ProgressPaper, options: { sample: boolean }): Promise<Buffer> {
  const width = textWidth(MARGINS)
  return wordFile({
    title: `${paper.title}: ${paper.abstract}`,
    margins: MARGINS,
    sample: options.sample ? languages.vi.app.sample : null,
    parts: [
      ...headBlock({ ...paper.head, motto: words.party, star: words.star }, width),
      ...titleBlock(paper.title, paper.abstract, width),
      ...sentencesOf(paper).flatMap((sentence) => paragraphs(sentence)),
      ...paper.parts.flatMap((part) => chartPart(part, width)),
      ...closing(paper.signers, paper.recipients, width, words),
    ],
  })
}
