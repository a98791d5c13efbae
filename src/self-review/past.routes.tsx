import type { Serve } from '../account/visit.ts'
import { itemsInOrder } from '../catalogue/catalogue.rules.ts'
import { catalogueByRef } from '../catalogue/catalogue.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { notFound } from '../platform/problem.ts'
import { marksOf } from './month.rules.ts'
import { monthLink, ownerOf } from './open-month.ts'
import { PastMonthPage, PastMonthsPage } from './past.pages.tsx'
import { pastRows } from './self-review.queries.ts'
import { openRow, taskFor } from './self-review.ts'

export function pastRoutes(serve: Serve) {
  serve(paths.pastMonths, {
    get: async (v) => {
      const rows = await v.db.asMember(v.me.person, (tx) => pastRows(tx, v.me.person))
      const months = rows.map((row) => ({
        id: row.period,
        day: showDay(row.meeting_on),
        folded: row.sealed === null,
        sent: row.status === 'submitted',
      }))
      return v.page(
        { title: v.t.month.pastPage.title, back: monthLink(v) },
        <PastMonthsPage months={months} />,
      )
    },
  })

  serve(paths.pastMonth, {
    get: async (v) => {
      const owner = await ownerOf(v)
      const rows = await v.db.asMember(v.me.person, (tx) => pastRows(tx, v.me.person))
      const row = rows.find((r) => r.period === v.params.period)
      if (!row) throw notFound()
      const month = openRow(owner, row)
      const catalogue = await catalogueByRef(v.db, row.catalogue)
      const form = month && Object.keys(month.full).length > 0 ? 'full' : 'skim'
      const task = taskFor(catalogue, { form, month: row.month }, { person: v.me.person, leader: true })
      const items = new Map(itemsInOrder(catalogue).map(({ item }) => [item.id, item]))
      return v.page(
        {
          title: v.t.month.pastPage.title,
          back: { href: paths.pastMonths.to(), label: v.t.month.pastPage.title },
        },
        <PastMonthPage
          day={showDay(row.meeting_on)}
          month={month}
          marks={
            month
              ? marksOf(month, task).map((mark) => ({
                  label: items.get(mark.sign)?.label ?? '',
                  level: v.t.month.skim[mark.level],
                }))
              : []
          }
        />,
      )
    },
  })
}
