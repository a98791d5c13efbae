import type { yearForm as words } from '../text/vi/year-form.ts'

/** What a section can be filled in with beforehand, out of its writer's own record. */
const PREFILLS = ['commitment', 'conclusions', 'fixes', 'deeds', 'months'] as const
export type Prefill = (typeof PREFILLS)[number]

export interface Section {
  /** What its writer's text is kept under; a template with the same heading finds it again. */
  readonly key: string
  /** The part it stands in, and its own heading; '' where the part is the section. */
  readonly part: string
  readonly heading: string
  readonly hint: string
  readonly prefill: readonly Prefill[]
  /** The writer proposes a level here. */
  readonly level: boolean
}

export interface Template {
  readonly title: string
  readonly forWhom: string
  /** Whose words these are: a paraphrase says so. */
  readonly source: string
  readonly levels: readonly string[]
  readonly sections: readonly Section[]
  /** What others write below the signature, by hand. */
  readonly byHand: readonly string[]
}

export interface RowProblem {
  /** Of the file, from 1. */
  readonly row: number
  readonly sentence: string
}

type Words = typeof words.file

const LONGEST_LINE = 400
const MOST_SECTIONS = 40
const LABELS = { title: 'tên', forWhom: 'dành cho', source: 'nguồn' } as const
export const PREFILL_WORDS: Readonly<Record<string, Prefill>> = {
  'cam kết': 'commitment',
  'kết luận': 'conclusions',
  'khắc phục': 'fixes',
  'việc tốt': 'deeds',
  tháng: 'months',
}

interface Draft {
  part: string
  partRow: number
  heading: string
  headingRow: number
  hint: string
  prefill: Prefill[]
  level: boolean
  used: boolean
}

/** A template as it is written in a file (docs/year-form-templates.md), or every row that has to be mended. */
export function parseTemplate(
  file: string,
  w: Words,
): { template: Template; problems: null } | { template: null; problems: RowProblem[] } {
  const problems: RowProblem[] = []
  const facts = { title: '', forWhom: '', source: '' }
  const levels: string[] = []
  const byHand: string[] = []
  const sections: Section[] = []
  let open: Draft | null = null
  const refuse = (row: number, sentence: string): void => {
    problems.push({ row, sentence })
  }
  const close = () => {
    if (!open?.used) return
    const { part, heading, hint, prefill, level } = open
    const key = heading ? `${part} / ${heading}` : part
    if (sections.some((one) => one.key === key))
      refuse(open.headingRow || open.partRow, w.twice(heading || part))
    sections.push({ key, part, heading, hint, prefill, level })
  }
  const rows = file
    .normalize('NFC')
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
  /** What has to be mended in a row. */
  const read = (text: string, row: number): string | null => {
    const line = text.trim()
    if (line === '' || line.startsWith('//')) return null
    if (line.length > LONGEST_LINE) return w.tooLong(LONGEST_LINE, line.length)
    const hash = /^(#{1,2})\s*(.*)$/.exec(line)
    if (hash) {
      const [, marks, heading = ''] = hash
      if (heading === '') return w.emptyHeading
      if (marks === '##' && !open) return w.noPart
      if (marks === '#') {
        close()
        open = { ...fresh(heading, row), used: true }
      } else {
        // A part with sections of its own is none itself, unless something was laid down for it.
        const before = open!
        const bare =
          before.heading === '' && before.hint === '' && !before.level && before.prefill.length === 0
        if (!bare) close()
        open = { ...fresh(before.part, before.partRow), heading, headingRow: row, used: true }
      }
      return null
    }
    if (line === 'tự xếp mức') {
      if (!open) return w.noSection('tự xếp mức')
      open.level = true
      return null
    }
    const labelled = /^([^:]{1,20}):\s*(.*)$/.exec(line)
    const [label, value] = [labelled?.[1]?.trim().toLowerCase() ?? '', labelled?.[2]?.trim() ?? '']
    const fact = (Object.keys(LABELS) as (keyof typeof LABELS)[]).find((one) => LABELS[one] === label)
    if (labelled && value === '' && (fact || ['mức', 'gợi ý', 'điền sẵn', 'ghi tay'].includes(label)))
      return w.emptyValue(label)
    if (fact) {
      if (facts[fact]) return w.again(label)
      facts[fact] = value
    } else if (label === 'mức') levels.push(value)
    else if (label === 'ghi tay') byHand.push(value)
    else if (label === 'gợi ý' || label === 'điền sẵn') {
      if (!open) return w.noSection(label)
      if (label === 'gợi ý') open.hint = [open.hint, value].filter(Boolean).join(' ')
      else
        for (const word of value.split(',').map((one) => one.trim().toLowerCase())) {
          const prefill = PREFILL_WORDS[word]
          if (prefill) open.prefill.push(prefill)
          else refuse(row, w.unknownPrefill(word, Object.keys(PREFILL_WORDS).join(', ')))
        }
    } else return w.unknown(line.length > 60 ? `${line.slice(0, 60)} …` : line)
    return null
  }
  for (const [i, text] of rows.entries()) {
    const wrong = read(text, i + 1)
    if (wrong) refuse(i + 1, wrong)
  }
  close()
  if (!facts.title) refuse(1, w.noTitle)
  if (!facts.forWhom) refuse(1, w.noForWhom)
  if (!facts.source) refuse(1, w.noSource)
  if (sections.length === 0) refuse(1, w.noSections)
  if (sections.length > MOST_SECTIONS) refuse(1, w.manySections(MOST_SECTIONS))
  if (sections.some((one) => one.level) && levels.length < 2) refuse(1, w.fewLevels)
  if (new Set(levels).size < levels.length) refuse(1, w.levelTwice)
  problems.sort((a, b) => a.row - b.row)
  return problems.length > 0
    ? { template: null, problems }
    : { template: { ...facts, levels, sections, byHand }, problems: null }
}

const fresh = (part: string, partRow: number): Draft => ({
  ...{ part, partRow, heading: '', headingRow: 0 },
  ...{ hint: '', prefill: [], level: false, used: false },
})
