import type { PaperVisit, Serve } from '../account/visit.ts'
import { meetingDefaultsOn } from '../meeting/meeting-default.ts'
import type { Minutes } from '../meeting/minutes.rules.ts'
import { sentNote } from '../opinion/opinion.routes.tsx'
import { THEMES } from '../opinion/opinion.rules.ts'
import { addendaOf, linesOf } from '../opinion/opinion.ts'
import { unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'
import { OwnPaperPage } from './commitment-sheet.pages.tsx'
import { opinionPaper } from './opinion-paper.ts'
import { attachment } from './paper.rules.ts'
import { wordResponse } from './word-response.ts'

/** The month's note as a paper, to be printed or taken as a Word file; once it is sent. */
export function opinionPaperRoutes(serve: Serve) {
  serve(paths.opinionPrint, {
    paper: async (v) => {
      const { paper, note } = await paperOf(v)
      return v.page(
        { title: v.t.opinion.title, islands: ['print'] },
        <OwnPaperPage
          paper={paper}
          word={paths.opinionWord.to({ note: note.id })}
          back={{ href: paths.opinionNote.to({ note: note.id }), label: v.t.opinion.back }}
        />,
      )
    },
  })

  serve(paths.opinionWord, {
    paper: async (v) => {
      const { paper, note } = await paperOf(v)
      // A large library, read by whoever wants a file and not by each start.
      const { minutesWord } = await import('./minutes-word.ts')
      const file = await minutesWord(paper, { addenda: [], seal: null }, { sample: v.config.demo })
      return wordResponse(file, attachment(v.t.opinion.file(v.t.opinion.month(note.month)), 'docx'))
    },
  })
}

async function paperOf(v: PaperVisit) {
  const note = await sentNote(v)
  const { meeting } = await meetingDefaultsOn(v.db, note.tenant, v.today)
  const organisation = (await unitById(v.db, note.tenant))?.name ?? ''
  const above = await v.db.maybe<{ name: string }>(sql`
    select u.name from unit_edge e join unit u on u.id = e.parent where e.unit = ${note.tenant} and e.valid_to is null`)
  const paper: Minutes = opinionPaper(
    note,
    await linesOf(v.db, note, THEMES),
    await addendaOf(v.db, note),
    { organisation, superior: above?.name ?? '' },
    meeting.paper.margins,
    v.t,
  )
  return { note, paper }
}
