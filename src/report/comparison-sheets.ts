import { languages } from '../text/text.ts'
import type { ComparisonPaper } from './comparison-paper.ts'
import type { Sheet } from './report-sheets.rules.ts'

/** The tables of a comparison, a sheet each, under what was found; a count is a number. */
export const comparisonSheets = ({ view, asOf }: ComparisonPaper, { sample }: { sample: boolean }): Sheet[] =>
  view.parts
    .filter(({ rows }) => rows.length > 0)
    .map(({ title, finding, notes, head, rows }) => ({
      name: title,
      lines: [...(sample ? [languages.vi.app.sample] : []), view.flow, asOf, finding, ...notes],
      head,
      rows: rows.map((row) => row.map((cell) => (/^\d{1,9}$/.test(cell) ? Number(cell) : cell))),
    }))
