import type { Serve } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { CellDeedsPage } from './cell-deeds.pages.tsx'
import { noteDeedLooks, waitingDeeds } from './good-deed.ts'

/** What waits for the cell's next meeting, for those who run it. */
export function cellDeedRoutes(serve: Serve) {
  serve(paths.cellDeeds, {
    get: async (v) => {
      const tenant = tenantOf(await scopeFor(v))
      const cell = v.params.cell!
      const deeds = await waitingDeeds(v.db, tenant, cell, v.today)
      const people = deeds.map((deed) => deed.person)
      await v.db.transaction((tx) => noteDeedLooks(tx, tenant, people, v.me.person, v.today))
      return v.page(
        {
          title: v.t.goodDeed.cell.title,
          back: { href: paths.cell.to({ cell }), label: v.t.cell.title },
        },
        <CellDeedsPage cell={cell} deeds={deeds} />,
      )
    },
  })
}
