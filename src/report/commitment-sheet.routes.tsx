import type { PaperVisit, Serve, Visit } from '../account/visit.ts'
import { wordingsOf } from '../commitment/commitment.ts'
import { meetingDefaultsOn } from '../meeting/meeting-default.ts'
import type { Minutes } from '../meeting/minutes.rules.ts'
import { paths } from '../paths.ts'
import { notFound } from '../platform/problem.ts'
import { OwnPaperPage } from './commitment-sheet.pages.tsx'
import { commitmentSheet } from './commitment-sheet.ts'
import { attachment } from './paper.rules.ts'
import { signatoryOf } from './signatory.ts'
import { wordResponse } from './word-response.ts'

/** The member's own commitment as a paper: what stands, as it was signed. */
export function commitmentSheetRoutes(serve: Serve) {
  serve(paths.commitmentPrint, {
    paper: async (v) => {
      const year = yearIn(v)
      const at = { year: String(year) }
      return v.page(
        { title: v.t.commitment.ofYear(year), islands: ['print'] },
        <OwnPaperPage
          paper={await sheetOf(v, year)}
          word={paths.commitmentWord.to(at)}
          back={{ href: paths.commitment.to(at), label: v.t.commitment.ofYear(year) }}
        />,
      )
    },
  })

  serve(paths.commitmentWord, {
    paper: async (v) => {
      const year = yearIn(v)
      const sheet = await sheetOf(v, year)
      // A large library, read by whoever wants a file and not by each start.
      const { minutesWord } = await import('./minutes-word.ts')
      const file = await minutesWord(sheet, { addenda: [], seal: null }, { sample: v.config.demo })
      return wordResponse(file, attachment(v.t.commitment.paper.file(year), 'docx'))
    },
  })
}

const yearIn = (v: Visit): number => {
  if (!/^20\d\d$/.test(v.params.year ?? '')) throw notFound()
  return Number(v.params.year)
}

async function sheetOf(v: PaperVisit, year: number): Promise<Minutes> {
  const standing = (await wordingsOf(v.db, v.me.person, year))[0]
  if (!standing || standing.how === 'paper') throw notFound()
  const { meeting } = await meetingDefaultsOn(v.db, standing.tenant, standing.signed_on)
  const who = await signatoryOf(v.db, v.me.person, standing, v.today)
  return commitmentSheet(standing, who, meeting.paper.margins, v.t)
}
