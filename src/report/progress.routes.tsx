import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { notFound } from '../platform/problem.ts'
import { attachment } from './paper.rules.ts'
import { ProgressPrintPage } from './progress.pages.tsx'
import { aboveProgressPaper, type ProgressPaper, progressPaper } from './progress-paper.ts'
import { wordResponse } from './word-response.ts'

/** How far a unit is, as a paper: to be printed, and as a Word file, with the numbers of the screen. */
export function progressPaperRoutes(serve: Serve) {
  serve(paths.progressPrint, {
    paper: async (v) => printed(v, await paperOf(v), paths.progressWord.to(), paths.target.to()),
  })
  serve(paths.progressWord, { paper: async (v) => wordOf(v, await paperOf(v)) })

  serve(paths.aboveProgressPrint, {
    paper: async (v) => {
      const at = { unit: v.params.unit! }
      return printed(v, await paperAbove(v), paths.aboveProgressWord.to(at), paths.aboveTarget.to(at))
    },
  })
  serve(paths.aboveProgressWord, { paper: async (v) => wordOf(v, await paperAbove(v)) })
}

const paperOf = async (v: Visit) => progressPaper(v.db, tenantOf(await scopeFor(v)), v.now)

/** Of the unit of the address, in which the policy has made sure that the visitor holds a post. */
async function paperAbove(v: Visit): Promise<ProgressPaper> {
  const unit = await unitById(v.db, v.params.unit!)
  if (!unit) throw notFound()
  return aboveProgressPaper(v.db, unit, v.now)
}

const printed = (v: Visit, paper: ProgressPaper, word: string, back: string) =>
  v.page(
    { title: v.t.progress.title, islands: ['print'] },
    <ProgressPrintPage paper={paper} word={word} back={back} />,
  )

async function wordOf(v: Visit, paper: ProgressPaper): Promise<Response> {
  // A large library, read by whoever wants a file and not by each start.
  const { progressWord } = await import('./progress-word.ts')
  const file = await progressWord(paper, { sample: v.config.demo })
  return wordResponse(file, attachment(v.t.progress.file, 'docx'))
}
