import { languages } from '../text/text.ts'
import { headOf, type Signatory } from './commitment-sheet.ts'
import {
  heading,
  heldToNext,
  type Margins,
  type Part,
  paragraphs,
  run,
  SPACE,
  textWidth,
  wordFile,
} from './word.ts'
import { closing } from './word-closing.ts'
import { headBlock, sideBySide, titleBlock } from './word-head.ts'

/** Papers are in Vietnamese whatever language the screen is in. */
const t = languages.vi
const words = t.paper

export interface FormSection {
  readonly part: string
  readonly heading: string
  readonly text: string
  /** Null where the section asks for none; '' where its writer proposed none. */
  readonly level: string | null
}

export interface FilledForm {
  readonly year: number
  readonly title: string
  readonly levels: readonly string[]
  readonly sections: readonly FormSection[]
  readonly byHand: readonly string[]
  readonly who: Signatory
  readonly day: string
  readonly margins: Margins
}

/** The levels in two columns, the proposed one ticked. */
function boxes({ levels, margins }: FilledForm, chosen: string): Part {
  const half = Math.ceil(levels.length / 2)
  const width = Math.floor(textWidth(margins) / 2)
  const column = (some: readonly string[]) => ({
    width,
    parts: some.map((one) => ({ children: [run(`${one === chosen ? '☒' : '☐'} ${one}`)] })),
  })
  return sideBySide([column(levels.slice(0, half)), column(levels.slice(half))])
}

const BLANK_LINES = 4

/** A member's year-end form: who they are, what they wrote, boxes for the level they propose, room for what others write. */
export function yearFormWord(form: FilledForm, options: { sample: boolean }): Promise<Buffer> {
  const p = t.yearForm.paper
  const width = textWidth(form.margins)
  const { who } = form
  const head = { ...headOf(who, form.day, t), motto: words.party, star: words.star }
  const fact = (label: string, text: string): Part[] =>
    text ? paragraphs(text, { text: words.labelled(label), look: {} }) : []
  const own = form.sections.flatMap((section, i) => sectionParts(section, form.sections[i - 1], form))
  return wordFile({
    title: `${form.title}: ${p.abstract(form.year)}`,
    margins: form.margins,
    sample: options.sample ? t.app.sample : null,
    parts: [
      ...headBlock(head, width),
      ...titleBlock(form.title, p.abstract(form.year), width),
      ...fact(p.name, who.name),
      ...fact(p.born, who.born ? who.born.split('-').reverse().join('/') : ''),
      ...fact(p.posts, who.posts.join('; ')),
      ...fact(p.cell, who.cell),
      ...heldToNext(own),
      ...closing([{ role: p.signer, name: who.name }], [], width, words),
      ...form.byHand.flatMap((one) => [
        ...heading(one, 1),
        ...Array.from({ length: BLANK_LINES }, () => paragraphs(p.dots)).flat(),
        ...closing([{ role: p.boardRole, name: '' }], [], width, words),
      ]),
    ],
  })
}

function sectionParts(section: FormSection, before: FormSection | undefined, form: FilledForm): Part[] {
  const { part, heading: own, text, level } = section
  return [
    ...(before?.part === part ? [] : heading(part, 1)),
    ...(own ? heading(own, 2) : []),
    ...paragraphs(text === '' ? t.yearForm.paper.dots : text),
    ...(level === null
      ? []
      : [
          ...paragraphs('', { text: t.yearForm.paper.level, look: { italics: true } }),
          boxes(form, level),
          { spacing: { line: SPACE } },
        ]),
  ]
}
