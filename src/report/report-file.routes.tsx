import type { PaperVisit, Serve } from '../account/visit.ts'
import { paths } from '../paths.ts'
import { notFound } from '../platform/problem.ts'
import { attachment } from './paper.rules.ts'
import { ReportPrintPage } from './report.pages.tsx'
import { frozenOf } from './report.routes.tsx'
import { reportPaper } from './report-paper.ts'
import { reportSheets, sheetLines } from './report-sheets.rules.ts'
import type { ReportTable, ReportView } from './report-view.rules.ts'
import { csvOf } from './table-file.rules.ts'
import { wordResponse } from './word-response.ts'
import { workbook, workbookResponse } from './workbook.ts'

/** A frozen report taken away: as a print, as Word, as Excel; and its table by cell, for the organisation itself. */
export function reportFileRoutes(serve: Serve) {
  serve(paths.reportPrint, {
    paper: async (v) => {
      const row = await frozenOf(v)
      const paper = await reportPaper(v.db, row, v.today)
      return v.page(
        { title: paper.view.name, islands: ['print'] },
        <ReportPrintPage row={row} paper={paper} />,
      )
    },
  })

  serve(paths.reportWord, {
    paper: async (v) => {
      const paper = await reportPaper(v.db, await frozenOf(v), v.today)
      // A large library, read by whoever wants a file and not by each start.
      const { reportWord } = await import('./report-word.ts')
      const file = await reportWord(paper, { sample: v.config.demo })
      return wordResponse(file, attachment(fileName(v, paper.view), 'docx'))
    },
  })

  serve(paths.reportExcel, {
    paper: async (v) => {
      const { view } = await reportPaper(v.db, await frozenOf(v), v.today)
      return sheetsResponse(v, view, view.tables, fileName(v, view))
    },
  })

  serve(paths.reportTable, {
    paper: async (v) => {
      const { file } = v.params
      const { view } = await reportPaper(v.db, await frozenOf(v), v.today)
      const name = `${fileName(v, view)}, ${view.cells.title.toLocaleLowerCase('vi')}`
      if (file === 'theo-chi-bo.xlsx') return sheetsResponse(v, view, [view.cells], name)
      if (file !== 'theo-chi-bo.csv') throw notFound()
      const lines = sheetLines(view, { t: v.t, sample: v.config.demo }).map((line) => [line])
      return new Response(csvOf([...lines, [], view.cells.head, ...view.cells.rows]), {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': attachment(name, 'csv'),
          'cache-control': 'no-store',
        },
      })
    },
  })
}

const fileName = (v: PaperVisit, view: ReportView) => v.t.reporting.paper.file(view.name.replaceAll('/', '-'))

async function sheetsResponse(
  v: PaperVisit,
  view: ReportView,
  tables: readonly ReportTable[],
  name: string,
): Promise<Response> {
  const file = await workbook(reportSheets(view, tables, { t: v.t, sample: v.config.demo }))
  return workbookResponse(file, attachment(name, 'xlsx'))
}
