import type { Serve } from '../account/visit.ts'
import { unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { notFound } from '../platform/problem.ts'
import { deskOf } from './desk.ts'
import { GuidancePaper } from './guidance.pages.tsx'
import { guidanceIn } from './guidance.ts'
import { LetterPaper } from './letter-paper.pages.tsx'
import { letterIn } from './letter-paper.ts'
import { photoOf } from './photo.ts'

/** What hangs on a case: the photo that came with it, what its member is handed, and the letter to their cell. */
export function casePaperRoutes(serve: Serve) {
  serve(paths.feedbackPhoto, {
    get: async (v) => {
      const desk = await deskOf(v)
      const photo = desk.conflict ? null : await photoOf(v.db, desk.open, Number(v.params.photo) || 0)
      if (!photo) throw notFound()
      return new Response(new Uint8Array(photo), {
        headers: {
          'Content-Type': 'image/jpeg',
          'Cache-Control': 'no-store',
          'Content-Disposition': 'inline',
        },
      })
    },
  })

  serve(paths.feedbackLetter, {
    paper: async (v) => {
      const { open, conflict, names, tenant } = await deskOf(v)
      const letter = conflict ? null : letterIn(open)
      if (!letter) throw notFound()
      const [organisation, cell] = [await unitById(v.db, tenant), await unitById(v.db, letter.subject.cell)]
      const { titles } = v.t.feedbackCase.paperLetter
      return v.page(
        { title: titles[letter.kind], stamped: true, islands: ['print'] },
        <LetterPaper
          letter={letter}
          name={names.get(letter.subject.person) ?? ''}
          cell={cell?.name ?? ''}
          organisation={organisation?.name ?? ''}
          back={paths.feedbackCase.to({ case: open.row.id })}
        />,
      )
    },
  })

  serve(paths.feedbackGuidance, {
    paper: async (v) => {
      const { open, conflict, names, tenant } = await deskOf(v)
      const guidance = conflict ? null : guidanceIn(open)
      if (!guidance) throw notFound()
      const [organisation, cell] = [await unitById(v.db, tenant), await unitById(v.db, guidance.subject.cell)]
      return v.page(
        { title: v.t.feedbackCase.guidance.title, stamped: true, islands: ['print'] },
        <GuidancePaper
          guidance={guidance}
          name={names.get(guidance.subject.person) ?? ''}
          cell={cell?.name ?? ''}
          organisation={organisation?.name ?? ''}
          back={paths.feedbackCase.to({ case: open.row.id })}
        />,
      )
    },
  })
}
