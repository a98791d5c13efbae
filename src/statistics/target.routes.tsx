import type { Serve } from '../account/visit.ts'
import { may, scopeFor, tenantOf } from '../membership/scope.ts'
import { unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { notFound } from '../platform/problem.ts'
import { committeeTarget } from './progress.ts'
import { CellTargetPage, TargetForAllPage, TargetPage } from './target.pages.tsx'
import { targetFacts } from './target.ts'
import { targetView, viewForAll } from './target-view.ts'

/** How far a unit is: for its committee, for the officers of a cell, for everybody who belongs to it. */
export function targetRoutes(serve: Serve) {
  serve(paths.target, {
    get: async (v) => {
      const scope = await scopeFor(v)
      return v.page(
        {
          title: v.t.target.title,
          back: { href: paths.committee.to(), label: v.t.committee.title },
        },
        <TargetPage view={await committeeTarget(v, tenantOf(scope))} launches={may(scope, 'launch')} />,
      )
    },
  })

  serve(paths.cellTarget, {
    get: async (v) => {
      const tenant = tenantOf(await scopeFor(v))
      const { cell } = v.params
      const unit = await unitById(v.db, cell!)
      if (unit?.tenant !== tenant) throw notFound()
      const [own, whole] = await Promise.all([
        targetFacts(v.db, { tenant, unit: cell!, today: v.today }),
        targetFacts(v.db, { tenant, today: v.today }),
      ])
      return v.page(
        { title: v.t.target.title, back: { href: paths.cell.to({ cell: cell! }), label: v.t.cell.title } },
        <CellTargetPage name={unit.name} own={targetView(own, null, v.t)} all={viewForAll(whole, v.t)} />,
      )
    },
  })

  serve(paths.ownTarget, {
    get: async (v) => {
      const tenant = tenantOf(await scopeFor(v))
      const facts = await targetFacts(v.db, { tenant, today: v.today })
      return v.page(
        { title: v.t.target.title, back: { href: paths.movements.to(), label: v.t.movement.title } },
        <TargetForAllPage view={viewForAll(facts, v.t)} />,
      )
    },
  })
}
