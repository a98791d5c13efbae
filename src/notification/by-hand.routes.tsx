import { carryOut } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { isId } from '../platform/ids.ts'
import { notFound } from '../platform/problem.ts'
import { ByHandPage } from './by-hand.pages.tsx'
import { byHandOf, markTold } from './by-hand.ts'

/** The same page for a cell and for the commune's committee: each tells what it keeps itself. */
export function byHandRoutes(serve: Serve) {
  serve(paths.cellByHand, {
    get: (v) => page(v, cellOf(v), cellBack(v)),
    post: (v) => tell(v, cellOf(v)),
  })
  serve(paths.committeeByHand, {
    get: async (v) =>
      page(v, tenantOf(await scopeFor(v)), {
        href: paths.committeeMessages.to(),
        label: v.t.notice.committee.title,
      }),
    post: async (v) => tell(v, tenantOf(await scopeFor(v))),
  })
}

const cellOf = (v: Visit) => v.params.cell!
const cellBack = (v: Visit) => ({
  href: paths.cellMessages.to({ cell: cellOf(v) }),
  label: v.t.notice.cell.title,
})

async function page(v: Visit, body: string, back: { href: string; label: string }): Promise<Response> {
  const rows = await byHandOf(v.db, tenantOf(await scopeFor(v)), body, v.now)
  return v.page({ title: v.t.notice.byHand.title, back }, <ByHandPage action={v.url.pathname} rows={rows} />)
}

async function tell(v: Visit, body: string): Promise<Response> {
  const tenant = tenantOf(await scopeFor(v))
  const form = await v.form(['notice', 'person'])
  const [notice, person] = [form.text('notice'), form.text('person')]
  if (!isId(notice) || !isId(person)) throw notFound()
  const work = async () => async (tx: Parameters<typeof markTold>[0]) => {
    if (!(await markTold(tx, { tenant, body, notice, person }, { person: v.me.person, now: v.now })))
      throw notFound()
    return v.url.pathname
  }
  return carryOut(v, form, work, async () => ({ saved: [], sent: [] }))
}
