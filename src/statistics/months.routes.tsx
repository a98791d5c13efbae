import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { cellsOf, namesOf } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { notFound } from '../platform/problem.ts'
import { monthOfAddress } from './figures.rules.ts'
import { figuresOf, talliedMonths } from './figures.ts'
import { MonthPage } from './months.pages.tsx'

/** Three years of months at once. */
const MONTHS = 36

/** A commune's own months, cell by cell, for its committee. */
export function monthRoutes(serve: Serve) {
  serve(paths.committeeMonths, { get: (v) => monthPage(v, `${v.today.slice(0, 7)}-01`) })
  serve(paths.committeeMonth, {
    get: (v) => {
      const month = monthOfAddress(v.params.month)
      if (!month) throw notFound()
      return monthPage(v, month)
    },
  })
}

async function monthPage(v: Visit, month: string): Promise<Response> {
  const tenant = tenantOf(await scopeFor(v))
  const [figures, months, cells] = await Promise.all([
    figuresOf(v.db, tenant, month, v.now),
    talliedMonths(v.db, tenant, MONTHS),
    cellsOf(v.db, tenant),
  ])
  const isCurrent = v.today.startsWith(month.slice(0, 7))
  if (!isCurrent && !months.some((one) => one.month === month)) throw notFound()
  const known = new Set(cells.map(({ id }) => id))
  const ended = await namesOf(
    v.db,
    [...figures.cells.keys()].filter((id) => !known.has(id)),
  )
  const rest = months.filter((one) => one.month !== month)
  const all = [...rest, { month, figures: figures.total }].sort((a, b) => (a.month < b.month ? 1 : -1))
  return v.page(
    {
      title: v.t.figure.title,
      wide: true,
      back: { href: paths.committee.to(), label: v.t.committee.title },
    },
    <MonthPage
      month={month}
      over={figures.over}
      total={figures.total}
      cells={[...cells, ...ended].flatMap(({ id, name }) => {
        const own = figures.cells.get(id)
        return own ? [{ key: id, label: name, figures: own }] : []
      })}
      months={all.map((one) => ({
        key: one.month,
        label: v.t.figure.shortMonth(one.month),
        href: one.month === month ? undefined : paths.committeeMonth.to({ month: one.month.slice(0, 7) }),
        figures: one.figures,
      }))}
    />,
  )
}
