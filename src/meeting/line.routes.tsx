import type { Serve, Visit } from '../account/visit.ts'
import { endLine, isOpenFor } from '../movement/movement.ts'
import { paths } from '../paths.ts'
import { isId } from '../platform/ids.ts'
import { notFound } from '../platform/problem.ts'
import { doneCount, doneLines, recordPaper } from '../self-review/cell.ts'
import { LinePage } from './line.pages.tsx'
import type { MeetingRow } from './meeting.queries.ts'
import { opened } from './roll.routes.tsx'
import { periodOfMeeting } from './self-review-line.ts'
import { backToHub, byOf, writeAtTable } from './table-visit.tsx'

/** The line "Tự soi theo danh mục": done or not yet, and its end, which closes the period for the cell. */
export function lineRoutes(serve: Serve) {
  serve(paths.meetingLine, {
    get: async (v) => linePage(v, await opened(v)),
    post: async (v) => {
      const form = await v.form(['person', 'do'])
      const person = form.text('person')
      return writeAtTable(v, form, {}, async (meeting) => {
        const period = await periodOfMeeting(v.db, meeting)
        if (!period) throw notFound()
        if (form.text('do') === 'end')
          return async (tx) => {
            await endLine(tx, period, meeting.cell, byOf(v))
            return paths.meetingHub.to({ meeting: meeting.id })
          }
        if (!isId(person)) throw notFound()
        const note = { cell: meeting.cell, person, done: form.text('do') === 'done' }
        return async (tx) => {
          await recordPaper(tx, period, note, byOf(v))
          return paths.meetingLine.to({ meeting: meeting.id })
        }
      })
    },
  })
}

async function linePage(v: Visit, meeting: MeetingRow): Promise<Response> {
  const period = await periodOfMeeting(v.db, meeting)
  const lines = period ? await doneLines(v.db, period, meeting.cell, v.today) : []
  const open = period ? await v.db.transaction((tx) => isOpenFor(tx, period, meeting.cell, v.now)) : false
  return v.page(
    { title: v.t.meeting.line.title, back: backToHub(v, meeting) },
    <LinePage meeting={meeting} period={period !== null} lines={lines} open={open} {...doneCount(lines)} />,
  )
}
