import { Overtaken } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { readReason } from '../good-deed/good-deed.form.ts'
import { deedsAt, noteDeedLooks, settleDeed, unsettleDeed } from '../good-deed/good-deed.ts'
import { paths } from '../paths.ts'
import { isId } from '../platform/ids.ts'
import { notFound } from '../platform/problem.ts'
import { TableDeedsPage, type TableDeedsView } from './deeds.pages.tsx'
import { agendaOf, type MeetingRow } from './meeting.queries.ts'
import { opened } from './roll.routes.tsx'
import { backToHub, byOf, writeAtTable } from './table-visit.tsx'

/** Good deeds at the table of a meeting: the cell confirms each, or not. */
export function tableDeedRoutes(serve: Serve) {
  serve(paths.meetingDeeds, {
    get: async (v) => {
      const meeting = await opened(v)
      const people = (await deedsAt(v.db, meeting)).map((deed) => deed.person)
      await v.db.transaction((tx) => noteDeedLooks(tx, meeting.tenant, people, v.me.person, v.today))
      return deedsPage(v, meeting)
    },
    post: async (v) => {
      const id = (await v.form()).text('id').toLowerCase()
      const field = `reason-${id}`
      const form = await v.form(['do', 'id', field])
      const what = form.text('do')
      const g = v.t.goodDeed.table
      return writeAtTable(v, form, { [field]: g.reason }, async (meeting) => {
        if (!isId(id)) throw notFound()
        const deed = (await deedsAt(v.db, meeting)).find((one) => one.id === id)
        if (deed?.person === v.me.person)
          return deedsPage(v, meeting, { errors: { [`deed-${id}`]: g.ownRefused } })
        const { reason, problem } =
          what === 'not' ? readReason(form, field, v.t) : { reason: '', problem: null }
        const typed = { id, reason }
        if (problem) return deedsPage(v, meeting, { typed, errors: { [field]: problem } })
        return async (tx) => {
          const by = byOf(v)
          const works: Record<string, () => Promise<boolean>> = {
            confirm: () => settleDeed(tx, meeting, { id, outcome: 'confirmed', reason: '' }, by),
            not: () => settleDeed(tx, meeting, { id, outcome: 'not-confirmed', reason }, by),
            undo: () => unsettleDeed(tx, meeting, id, by),
          }
          const work = works[what]
          if (!work) throw notFound()
          if (!(await work()))
            throw new Overtaken(() => deedsPage(v, meeting, { typed, errors: { main: g.changed } }))
          return paths.meetingDeeds.to({ meeting: meeting.id })
        }
      })
    },
  })
}

async function deedsPage(
  v: Visit,
  meeting: MeetingRow,
  given: Pick<TableDeedsView, 'typed' | 'errors'> = {},
): Promise<Response> {
  const [deeds, agenda] = await Promise.all([deedsAt(v.db, meeting), agendaOf(v.db, meeting)])
  return v.page(
    { title: v.t.goodDeed.table.title, status: given.errors ? 422 : 200, back: backToHub(v, meeting) },
    <TableDeedsPage
      view={{
        meeting,
        deeds,
        me: v.me.person,
        item: agenda.find((line) => line.kind === 'good-deeds')?.id ?? null,
        ...given,
      }}
    />,
  )
}
