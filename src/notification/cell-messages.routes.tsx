import type { Serve, Visit } from '../account/visit.ts'
import { may, scopeFor, tenantOf } from '../membership/scope.ts'
import { cellsOf, type Unit, unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { notFound } from '../platform/problem.ts'
import { channelsSet } from './carriers.ts'
import { CellMessagesPage, InvitationPage, NoPhonePaper } from './cell-messages.pages.tsx'
import { deliveryLog } from './cell-messages.queries.ts'
import { invitationOf, logStart, reachedOf } from './cell-messages.ts'
import { CommitteeMessagesPage } from './committee-messages.pages.tsx'

export function cellMessagesRoutes(serve: Serve) {
  serve(paths.cellMessages, {
    get: async (v) => {
      const { tenant, cell } = await cellOfVisit(v)
      const { reached, unreached } = await reachedIn(v, tenant, cell.id)
      return v.page(
        {
          title: v.t.notice.cell.title,
          back: { href: paths.cell.to({ cell: cell.id }), label: v.t.app.nav.cell },
        },
        <CellMessagesPage
          cell={cell.id}
          name={cell.name}
          log={await deliveryLog(v.db, tenant, [cell.id], logStart(v.today))}
          reached={reached.length}
          unreached={unreached.length}
        />,
      )
    },
  })

  serve(paths.cellInvitation, {
    get: async (v) => {
      const { tenant, cell } = await cellOfVisit(v)
      const invitation = await invitationOf(v.db, tenant, cell.id, v.today)
      return v.page(
        { title: v.t.notice.share.title, back: backTo(v, cell.id), islands: ['share'] },
        <InvitationPage {...invitation} />,
      )
    },
  })

  serve(paths.cellNoPhone, {
    paper: async (v) => {
      const { tenant, cell } = await cellOfVisit(v)
      const commune = await unitById(v.db, tenant)
      const { unreached } = await reachedIn(v, tenant, cell.id)
      const { text } = await invitationOf(v.db, tenant, cell.id, v.today)
      return v.page(
        { title: v.t.notice.list.title, stamped: true, islands: ['print'] },
        <NoPhonePaper
          cell={cell.id}
          superior={commune?.name ?? ''}
          body={cell.name}
          text={text}
          names={unreached}
        />,
      )
    },
  })

  serve(paths.committeeMessages, {
    get: async (v) => {
      const scope = await scopeFor(v)
      const tenant = tenantOf(scope)
      const cells = await cellsOf(v.db, tenant)
      const log = await deliveryLog(
        v.db,
        tenant,
        cells.map((cell) => cell.id),
        logStart(v.today),
      )
      return v.page(
        {
          title: v.t.notice.committee.title,
          back: { href: paths.committee.to(), label: v.t.committee.title },
        },
        <CommitteeMessagesPage
          cells={cells.map(({ id, name }) => ({ name, log: log.filter((line) => line.cell === id) }))}
          tells={may(scope, 'remind')}
          keeps={may(scope, 'keep')}
        />,
      )
    },
  })
}

async function cellOfVisit(v: Visit): Promise<{ tenant: string; cell: Unit }> {
  const cell = await unitById(v.db, v.params.cell ?? '')
  if (!cell) throw notFound()
  return { tenant: tenantOf(await scopeFor(v)), cell }
}

const reachedIn = (v: Visit, tenant: string, cell: string) =>
  reachedOf(v.db, tenant, cell, channelsSet(v.config.channels), v.today)

const backTo = (v: Visit, cell: string) => ({
  href: paths.cellMessages.to({ cell }),
  label: v.t.notice.cell.title,
})
