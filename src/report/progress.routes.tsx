import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { attachment } from './paper.rules.ts'
import { ProgressPrintPage } from './progress.pages.tsx'
import { progressPaper } from './progress-paper.ts'
import { wordResponse } from './word-response.ts'

/** How far an organisation is, as a paper: to be printed, and as a Word file, with the numbers of the screen. */
export function progressPaperRoutes(serve: Serve) {
  serve(paths.progressPrint, {
    get: async (v) =>
      v.page(
        { title: v.t.progress.title, paper: true, islands: ['print'] },
        <ProgressPrintPage paper={await paperOf(v)} />,
      ),
  })

  serve(paths.progressWord, {
    get: async (v) => {
      const paper = await paperOf(v)
      // A large library, read by whoever wants a file and not by each start.
      const { progressWord } = await import('./progress-word.ts')
      const file = await progressWord(paper, { sample: v.config.demo })
      return wordResponse(file, attachment(v.t.progress.file, 'docx'))
    },
  })
}

const paperOf = async (v: Visit) => progressPaper(v.db, tenantOf(await scopeFor(v)), v.now)
