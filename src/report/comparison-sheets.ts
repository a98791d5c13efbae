import { languages } from '../text/text.ts'
import type { ComparisonPaper } from './comparison-paper.ts'
import type { Sheet } from './report-sheets.rules.ts'

/** The tables of a comparison, a sheet each, under what was found; a count is a number. */
export const comparisonSheets = (
  { view, asOf, rounds }: ComparisonPaper,
  { sample }: { sample: boolean },
): Sheet[] =>
  view.parts
    .filter(({ rows }) => rows.length > 0)
    .map(({ title, finding, notes, head, rows }) => ({
      name: title,
      lines: [
        ...(sample ? [languages.vi.app.sample] : []),
        view.flow,
        ...view.sentences,
        asOf,
        ...corrected(rounds),
        finding,
        ...notes,
      ],
      head,
      rows: rows.map((row) => row.map((cell) => (/^\d{1,9}$/.test(cell) ? Number(cell) : cell))),
    }))

/** What was corrected after a round was closed, a line each: the numbers stay. */
const corrected = ({ before, after }: ComparisonPaper['rounds']): string[] =>
  [before, after].flatMap(({ name, addenda }) =>
    addenda.map((one) => {
      const { before, after, reason, labelled } = languages.vi.paper
      const said = [
        [before, one.before],
        [after, one.after],
        [reason, one.reason],
      ].flatMap(([label, words]) => (words ? [`${labelled(label!)} ${words}`] : []))
      return `${languages.vi.comparison.addenda(name)}. ${said.join(' · ')}`
    }),
  )
