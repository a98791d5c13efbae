import type { Serve } from '../account/visit.ts'
import { unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { notFound } from '../platform/problem.ts'
import { noteLook } from './case.ts'
import { deskOf } from './desk.ts'
import { GuidancePaper } from './guidance.pages.tsx'
import { guidanceIn } from './guidance.ts'
import { photoOf } from './photo.ts'

/** What hangs on a case: the photo that came with it, and the letter to the member's cell. */
export function casePaperRoutes(serve: Serve) {
  serve(paths.feedbackPhoto, {
    get: async (v) => {
      const desk = await deskOf(v)
      const photo = desk.conflict ? null : await photoOf(v.db, desk.open, Number(v.params.photo) || 0)
      if (!photo) throw notFound()
      await noteLook(v.db, desk.open.row, v.me.person, v.today)
      return new Response(new Uint8Array(photo), {
        headers: {
          'Content-Type': 'image/jpeg',
          'Cache-Control': 'no-store',
          'Content-Disposition': 'inline',
        },
      })
    },
  })

  serve(paths.feedbackGuidance, {
    get: async (v) => {
      const { open, conflict, names, tenant } = await deskOf(v)
      const guidance = conflict ? null : guidanceIn(open)
      if (!guidance) throw notFound()
      await noteLook(v.db, open.row, v.me.person, v.today)
      const [organisation, cell] = [await unitById(v.db, tenant), await unitById(v.db, guidance.subject.cell)]
      return v.page(
        { title: v.t.feedbackCase.guidance.title, paper: true, stamped: true, islands: ['print'] },
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
