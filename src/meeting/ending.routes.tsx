import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import type { Transaction } from '../platform/database.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { EndPage } from './ending.pages.tsx'
import { endMeeting, unfinishedIn } from './ending.ts'
import type { MeetingRow } from './meeting.queries.ts'
import { opened } from './roll.routes.tsx'
import { backToHub, byOf, writeAtTable } from './table-visit.tsx'
import { readTime } from './when.form.ts'

export function endingRoutes(serve: Serve) {
  serve(paths.meetingEnd, {
    get: async (v) => endPage(v, await running(v), clockTime(v.now)),
    post: async (v) => {
      const form = await v.form(['time'])
      const typed = form.text('time')
      return writeAtTable(v, form, { time: v.t.meeting.end.time }, async (meeting) => {
        const time = readTime(typed)
        const open = await v.db.transaction((tx) => unfinishedIn(tx, meeting, v.now))
        if (!time || open.length > 0)
          return endPage(v, meeting, typed, time ? {} : { time: v.t.meeting.badTime })
        return async (tx: Transaction) => {
          const left = await endMeeting(tx, meeting, time, byOf(v))
          return left.length > 0
            ? paths.meetingEnd.to({ meeting: meeting.id })
            : paths.minutes.to({ meeting: meeting.id })
        }
      })
    },
  })
}

async function running(v: Visit): Promise<MeetingRow> {
  const meeting = await opened(v)
  if (meeting.ended_at) throw notFound()
  return meeting
}

/** '21:15' in Vietnam. */
const clockTime = (now: Date) => new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(11, 16)

async function endPage(v: Visit, meeting: MeetingRow, time: string, errors?: FieldErrors): Promise<Response> {
  const open = await v.db.transaction((tx) => unfinishedIn(tx, meeting, v.now))
  return v.page(
    { title: v.t.meeting.end.title, status: errors ? 422 : 200, back: backToHub(v, meeting) },
    <EndPage meeting={meeting} open={open} time={time} errors={errors} />,
  )
}
