import type { Serve, Visit } from '../account/visit.ts'
import { cellsWith, scopeFor, tenantOf } from '../membership/scope.ts'
import { currentPeriod, endLine, isOpenFor, latestPeriod } from '../movement/movement.ts'
import { unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { addDays, dayOf, showShortDay } from '../platform/clock.ts'
import { isId } from '../platform/ids.ts'
import { notFound } from '../platform/problem.ts'
import { CellPage, ChooseCellPage, DeclaredPage, NoPeriodPage } from './cell.pages.tsx'
import { declaredInCell, doneCount, doneLines, recordPaper } from './cell.ts'

export function cellRoutes(serve: Serve) {
  serve(paths.myCell, {
    get: async (v) => {
      const cells = cellsWith(await scopeFor(v), 'see-done')
      if (cells.length === 1) return v.go(paths.cell.to({ cell: cells[0]! }))
      const units = (await Promise.all(cells.map((id) => unitById(v.db, id)))).filter((unit) => unit !== null)
      return v.page({ title: v.t.cell.choose }, <ChooseCellPage cells={units} />)
    },
  })

  serve(paths.cell, { get: cellPage })

  serve(paths.cellPaper, {
    post: async (v) => {
      const { cell, period } = await periodOf(v)
      const form = await v.form(['person', 'done'])
      const person = form.text('person')
      if (!period || !isId(person)) throw notFound()
      const note = { cell: cell.id, person, done: form.text('done') === 'yes' }
      const noted = await v.db.transaction((tx) =>
        recordPaper(tx, period, note, { person: v.me.person, now: v.now }),
      )
      return noted ? v.go(paths.cell.to({ cell: cell.id })) : cellPage(v, 409)
    },
  })

  serve(paths.cellClose, {
    post: async (v) => {
      const { cell, period } = await periodOf(v)
      await v.form([])
      if (period)
        await v.db.transaction((tx) => endLine(tx, period, cell.id, { person: v.me.person, now: v.now }))
      return v.go(paths.cell.to({ cell: cell.id }))
    },
  })

  serve(paths.cellDeclared, {
    get: async (v) => {
      const { cell, period } = await periodOf(v)
      const back = { href: paths.cell.to({ cell: cell.id }), label: cell.name }
      if (!period) return v.page({ title: v.t.cell.declared, back }, <NoPeriodPage />)
      const lines = await v.db.transaction((tx) => declaredInCell(tx, period, cell.id, v.me.person, v.today))
      return v.page(
        { title: v.t.cell.declared, back },
        <DeclaredPage day={showShortDay(period.meeting_on)} lines={lines} />,
      )
    },
  })
}

/** The period the cell is in, or the last one when none is open. */
async function periodOf(v: Visit) {
  const cell = await unitById(v.db, v.params.cell ?? '')
  if (!cell) throw notFound()
  const tenant = tenantOf(await scopeFor(v))
  const period =
    (await currentPeriod(v.db, tenant, cell.id, v.now)) ?? (await latestPeriod(v.db, tenant, v.now))
  return { cell, period }
}

async function cellPage(v: Visit, status = 200): Promise<Response> {
  const { cell, period } = await periodOf(v)
  if (!period) return v.page({ title: v.t.cell.title }, <NoPeriodPage />)
  const lines = await doneLines(v.db, period, cell.id, v.today)
  const open = await v.db.transaction((tx) => isOpenFor(tx, period, cell.id, v.now))
  return v.page(
    { title: v.t.cell.title, wide: true, status },
    <CellPage
      view={{
        cell,
        day: showShortDay(period.meeting_on),
        lines,
        ...doneCount(lines),
        open,
        year: v.today.slice(0, 4),
        closedOn: period.closes_at <= v.now ? showShortDay(addDays(dayOf(period.closes_at), -1)) : null,
      }}
    />,
  )
}
