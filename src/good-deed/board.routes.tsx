import type { PaperVisit, Serve, Visit } from '../account/visit.ts'
import { may, scopeFor, tenantOf } from '../membership/scope.ts'
import { cellsOf, unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { isId } from '../platform/ids.ts'
import { notFound } from '../platform/problem.ts'
import { BoardPage, type BoardView, CommitteeDeedsPage } from './board.pages.tsx'
import { type BoardPeriod, boardOf, boardPeriods, periodOfKey } from './board.rules.ts'
import { deedsReport, namedDeeds } from './deed-report.ts'

/** The board, for the wall and for every member of the organisation; the committee's numbers beside the same names. */
export function boardRoutes(serve: Serve) {
  serve(paths.board, { paper: (v) => boardPage(v, null) })

  serve(paths.boardOfCell, {
    paper: async (v) => {
      const tenant = tenantOf(await scopeFor(v))
      const unit = isId(v.params.cell) ? await unitById(v.db, v.params.cell) : null
      if (unit?.kind !== 'cell' || unit.tenant !== tenant) throw notFound()
      return boardPage(v, unit)
    },
  })

  serve(paths.committeeDeeds, {
    get: async (v) => {
      const tenant = tenantOf(await scopeFor(v))
      const period = periodIn(v)
      const cells = await cellsOf(v.db, tenant)
      const report = await deedsReport(v.db, tenant, cells, period, v.today)
      return v.page(
        {
          title: v.t.goodDeed.committee.title,
          back: { href: paths.committee.to(), label: v.t.committee.title },
        },
        <CommitteeDeedsPage
          counts={report.cells}
          board={boardOf(
            report.named,
            cells.map((cell) => cell.id),
          )}
          period={period}
          periods={periodLinks(v)}
        />,
      )
    },
  })
}

/** What is no period shows the current quarter. */
const periodIn = (v: Visit): BoardPeriod =>
  periodOfKey(v.url.searchParams.get('ky') ?? '') ?? boardPeriods(v.today)[0]!

const periodLinks = (v: Visit): BoardView['periods'] =>
  boardPeriods(v.today).map((period) => ({ period, href: `${v.url.pathname}?ky=${period.key}` }))

async function boardPage(v: PaperVisit, cell: { id: string; name: string } | null): Promise<Response> {
  const scope = await scopeFor(v)
  const tenant = tenantOf(scope)
  const period = periodIn(v)
  const [commune, cells, rows] = await Promise.all([
    unitById(v.db, tenant),
    cellsOf(v.db, tenant),
    namedDeeds(v.db, tenant, period, v.today, cell?.id ?? null),
  ])
  const home = scope.membership
  const key = `?ky=${period.key}`
  const others = [
    ...(cell ? [{ href: paths.board.to() + key, label: v.t.goodDeed.board.ofCommune }] : []),
    ...(home && home.cell !== cell?.id
      ? [
          {
            href: paths.boardOfCell.to({ cell: home.cell }) + key,
            label: v.t.goodDeed.board.ofCell(home.cellName),
          },
        ]
      : []),
  ]
  return v.page(
    { title: v.t.goodDeed.board.title, islands: ['print'] },
    <BoardPage
      view={{
        superior: cell ? (commune?.name ?? '') : '',
        issuer: cell?.name ?? commune?.name ?? '',
        single: cell !== null,
        cells: boardOf(
          rows,
          cells.map((one) => one.id),
        ),
        period,
        periods: periodLinks(v),
        others,
        back: !cell && may(scope, 'see-committee') ? paths.committeeDeeds.to() : paths.deeds.to(),
      }}
    />,
  )
}
