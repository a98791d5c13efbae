import type { Block, Minutes } from '../meeting/minutes.rules.ts'
import type { Extra } from '../meeting/minutes.ts'
import { languages } from '../text/text.ts'
import { addendumLines, hasHead, linesOf } from './paper.rules.ts'
import { heading, heldToNext, type Part, paragraphs, run, SPACE, textWidth, wordFile } from './word.ts'
import { closing } from './word-closing.ts'
import { headBlock, titleBlock } from './word-head.ts'
import { grid } from './word-table.ts'

/** The words of papers: they are in Vietnamese whatever language the screen is in. */
const words = languages.vi.paper

/** Minutes as a Word file. With an empty head it is a section for a book that has its own. */
export function minutesWord(minutes: Minutes, extra: Extra, options: { sample: boolean }): Promise<Buffer> {
  const width = textWidth(minutes.margins)
  const { head } = minutes
  return wordFile({
    title: [minutes.title, minutes.abstract].filter(Boolean).join(': '),
    margins: minutes.margins,
    sample: options.sample ? languages.vi.app.sample : null,
    parts: [
      ...(hasHead(head) ? headBlock({ ...head, motto: words.party, star: words.star }, width) : []),
      ...titleBlock(minutes.title, minutes.abstract, width),
      ...heldToNext(minutes.blocks.flatMap((block, i, all) => partsOf(block, all[i + 1], width))),
      ...closing(minutes.signers, minutes.recipients, width, words),
      ...addenda(extra),
      ...(extra.seal ? seal(extra.seal) : []),
    ],
  })
}

function partsOf(block: Block, next: Block | undefined, width: number): Part[] {
  switch (block.kind) {
    case 'part':
      return heading(block.text, 1)
    case 'heading':
      return heading(block.text, 2, next?.kind === 'heading' || next?.kind === 'part')
    case 'fact':
      return paragraphs(block.text, { text: words.labelled(block.label), look: {} })
    case 'text':
      return paragraphs(block.text)
    case 'said':
      return paragraphs(block.text, { text: words.labelled(block.who), look: { bold: true } })
    case 'list':
      return block.lines.flatMap((line) => paragraphs(words.listed(line)))
    case 'table':
      return grid(block.head, block.rows, width)
  }
}

const addenda = ({ addenda: all }: Extra): Part[] =>
  all.length === 0
    ? []
    : [
        { spacing: { line: 2 * SPACE } },
        ...heading(words.addenda, 1),
        ...all.flatMap((one, i) => [
          ...heading(words.addendum(i + 1, one.day, one.by), 2),
          ...addendumLines(one, words).flatMap(({ label, text }) =>
            paragraphs(text, { text: words.labelled(label), look: { italics: true } }),
          ),
        ]),
      ]

const seal = (text: string): Part[] =>
  linesOf(text).map((line, i) => ({
    spacing: { before: i === 0 ? 2 * SPACE : 0 },
    children: [run(line, { size: 10 })],
  }))
