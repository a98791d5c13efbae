import type { Vietnamese } from '../text/text.ts'
import type { Cell, ReportTable, ReportView } from './report-view.rules.ts'

export interface Sheet {
  readonly name: string
  /** Above the table: what it is of, and as of when. */
  readonly lines: readonly string[]
  readonly head: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

interface As {
  readonly t: Vietnamese
  readonly sample: boolean
}

export const sheetLines = (view: ReportView, { t, sample }: As): string[] => [
  ...(sample ? [t.app.sample] : []),
  view.name,
  ...(view.follows ? [view.follows] : []),
  view.frozen,
  view.complete,
]

/** A report's tables as sheets, a table each. */
export const reportSheets = (view: ReportView, tables: readonly ReportTable[], as: As): Sheet[] =>
  tables.map((table) => ({
    name: as.t.reporting.paper.sheets[table.key],
    lines: [...sheetLines(view, as), table.title, ...(table.note ? [table.note] : [])],
    head: table.head,
    rows: table.rows,
  }))
