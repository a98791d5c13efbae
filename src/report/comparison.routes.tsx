import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { notFound } from '../platform/problem.ts'
import { ComparisonPrintPage } from './comparison.pages.tsx'
import { comparisonPaper } from './comparison-paper.ts'
import { comparisonSheets } from './comparison-sheets.ts'
import { attachment } from './paper.rules.ts'
import { wordResponse } from './word-response.ts'
import { workbook, workbookResponse } from './workbook.ts'

/** The comparison of two rounds as a paper: to be printed, as a Word file and as a workbook, with the numbers of the screen. */
export function comparisonPaperRoutes(serve: Serve) {
  serve(paths.comparisonPrint, {
    paper: async (v) => {
      const { before, after } = v.params
      return v.page(
        { title: v.t.comparison.title, islands: ['print'] },
        <ComparisonPrintPage
          paper={await paperOf(v)}
          back={paths.comparison.to({ before: before!, after: after! })}
        />,
      )
    },
  })

  serve(paths.comparisonWord, {
    paper: async (v) => {
      const paper = await paperOf(v)
      // A large library, read by whoever wants a file and not by each start.
      const { comparisonWord } = await import('./comparison-word.ts')
      const file = await comparisonWord(paper, { sample: v.config.demo })
      return wordResponse(file, attachment(v.t.comparison.file, 'docx'))
    },
  })

  serve(paths.comparisonExcel, {
    paper: async (v) => {
      const sheets = comparisonSheets(await paperOf(v), { sample: v.config.demo })
      return workbookResponse(await workbook(sheets), attachment(v.t.comparison.file, 'xlsx'))
    },
  })
}

async function paperOf(v: Visit) {
  const { before, after } = v.params
  const paper = await comparisonPaper(v.db, tenantOf(await scopeFor(v)), { before, after, now: v.now })
  if (!paper) throw notFound()
  return paper
}
