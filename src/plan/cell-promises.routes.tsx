import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { notFound } from '../platform/problem.ts'
import { noteLooks, plansOfCell } from './cell-plan.ts'
import { type CellPromises, CellPromisesPage, CellPromisesPaper } from './cell-promises.pages.tsx'

/** What members of a cell brought to it or were asked to mend, for its officers. Reading it is itself noted. */
export function cellPromisesRoutes(serve: Serve) {
  serve(paths.cellPromises, {
    get: async (v) => {
      const { cell, promises } = await promisesIn(v)
      const back = { href: paths.cell.to({ cell: cell.id }), label: cell.name }
      return v.page(
        { title: v.t.cellPromises.title, back },
        <CellPromisesPage cell={cell.id} promises={promises} />,
      )
    },
  })

  serve(paths.cellPromisesPrint, {
    paper: async (v) => {
      const { cell, tenant, promises } = await promisesIn(v)
      const superior = (await unitById(v.db, tenant))?.name ?? ''
      return v.page(
        { title: v.t.cellPromises.title, stamped: true, islands: ['print'] },
        <CellPromisesPaper cell={cell} superior={superior} today={v.today} promises={promises} />,
      )
    },
  })
}

async function promisesIn(v: Visit) {
  const cell = await unitById(v.db, v.params.cell ?? '')
  if (!cell) throw notFound()
  const tenant = tenantOf(await scopeFor(v))
  const plans = await plansOfCell(v.db, { tenant, cell: cell.id, today: v.today })
  const people = plans.map((plan) => plan.person)
  await v.db.transaction((tx) => noteLooks(tx, tenant, people, v.me.person, v.today))
  const due = plans.filter((plan) => !plan.confirmed_on && !plan.told_fixed_on)
  const promises: CellPromises = {
    overdue: due.filter((plan) => plan.due < v.today),
    told: plans.filter((plan) => !plan.confirmed_on && plan.told_fixed_on),
    open: due.filter((plan) => plan.due >= v.today),
    kept: plans.filter((plan) => plan.confirmed_on),
  }
  return { cell, tenant, promises }
}
