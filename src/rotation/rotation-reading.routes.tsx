import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { notFound } from '../platform/problem.ts'
import { adoptedOf, changesOf } from './rotation.queries.ts'
import { dayOfMeeting } from './rotation-meeting.queries.ts'
import { MyRotationPage, RotationPaper } from './rotation-reading.pages.tsx'
import { ownView, planView } from './rotation-view.rules.ts'
import { type CellVisit, cellVisit, planAddress } from './rotation-visit.ts'

export function rotationReadingRoutes(serve: Serve) {
  serve(paths.rotationPrint, {
    paper: async (v) => {
      const at = await cellVisit(v)
      if (!at.shown) throw notFound()
      const changes = (await changesOf(v.db, at.shown)).toReversed()
      const commune = await unitById(v.db, at.tenant)
      return v.page(
        { title: v.t.rotation.title, stamped: true, islands: ['print'] },
        <RotationPaper
          view={{
            issuer: at.cell.name.toLocaleUpperCase('vi'),
            superior: (commune?.name ?? '').toLocaleUpperCase('vi'),
            adopted: await adoptedWords(v, at.shown),
            back: planAddress(at.cell.id, at),
            plan: planView(at.shown.plan, v.t.rotation, v.today),
            changes: changes.map(({ day, sentence }) => `${showDay(day)}: ${sentence}`),
          }}
        />,
      )
    },
  })

  serve(paths.myRotation, {
    get: async (v) => {
      const scope = await scopeFor(v)
      const tenant = tenantOf(scope)
      const { mine, title } = v.t.rotation
      const home = scope.membership
      const row = home && (await adoptedOf(v.db, tenant, home.cell))
      return v.page(
        { title, back: { href: paths.meeting.to(), label: v.t.app.nav.meeting } },
        <MyRotationPage
          none={home ? mine.notYet : mine.noCell}
          view={
            row && {
              cell: home.cellName,
              adoptedOn: showDay(row.adopted_on!),
              own: ownView(row.plan, v.me.person, v.t.rotation),
              plan: planView(row.plan, v.t.rotation, v.today),
            }
          }
        />,
      )
    },
  })
}

async function adoptedWords(
  v: Visit,
  { tenant, adopted_on, adopted_at_meeting }: NonNullable<CellVisit['shown']>,
): Promise<string | null> {
  const { paper } = v.t.rotation
  if (!adopted_on) return null
  const meeting = adopted_at_meeting && (await dayOfMeeting(v.db, tenant, adopted_at_meeting))
  return meeting ? paper.adoptedAt(showDay(adopted_on), showDay(meeting)) : paper.adopted(showDay(adopted_on))
}
