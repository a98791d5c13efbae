import { languages } from '../text/text.ts'
import type { ReportPaper } from './report-paper.ts'
import { heading, type Margins, paragraphs, textWidth, wordFile } from './word.ts'
import { closing } from './word-closing.ts'
import { headBlock, titleBlock } from './word-head.ts'
import { grid } from './word-table.ts'

const words = languages.vi.paper
const REPORT_MARGINS: Margins = [20, 20, 30, 15]

/** The report in the form of a Party paper, with the numbers of the screen. */
export function reportWord(paper: ReportPaper, options: { sample: boolean }): Promise<Buffer> {
  const width = textWidth(REPORT_MARGINS)
  const { view } = paper
  return wordFile({
    title: `${paper.title}: ${view.abstract}`,
    margins: REPORT_MARGINS,
    sample: options.sample ? languages.vi.app.sample : null,
    parts: [
      ...headBlock({ ...paper.head, motto: words.party, star: words.star }, width),
      ...titleBlock(paper.title, view.abstract, width),
      ...(view.follows ? paragraphs(view.follows) : []),
      ...paragraphs(view.frozen),
      ...paragraphs(view.complete),
      ...view.tables.flatMap((table) => [
        ...heading(table.title, 1),
        ...(table.rows.length > 0 ? grid(table.head, inWords(table.rows), width) : []),
        ...(table.note ? paragraphs(table.note) : []),
      ]),
      ...closing([paper.signer], paper.recipients, width, words),
    ],
  })
}

/** Cells of a paper are texts. */
export const inWords = (rows: readonly (readonly (string | number)[])[]): string[][] =>
  rows.map((row) => row.map(String))
