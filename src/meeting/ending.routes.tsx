import { Overtaken } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import type { Transaction } from '../platform/database.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { EndPage } from './ending.pages.tsx'
import { changeEnd, endMeeting, unfinishedIn } from './ending.ts'
import type { MeetingRow } from './meeting.queries.ts'
import { opened } from './roll.routes.tsx'
import { backToHub, byOf, writeAtTable } from './table-visit.tsx'
import { readTime } from './when.form.ts'

export function endingRoutes(serve: Serve) {
  serve(paths.meetingEnd, {
    get: async (v) => {
      const meeting = await opened(v)
      return endPage(v, meeting, meeting.ended_at ? meeting.ended_time : clockTime(v.now))
    },
    post: async (v) => {
      const form = await v.form(['time'])
      const typed = form.text('time')
      const labels = { time: v.t.meeting.end.time }
      const prepare = async (meeting: MeetingRow) => {
        const time = readTime(typed)
        const open = await v.db.transaction((tx) => unfinishedIn(tx, meeting, v.now))
        const early = time !== null && time < meeting.at_time
        if (!time || early || (open.length > 0 && !meeting.ended_at)) {
          const m = v.t.meeting
          const wrong = time ? m.end.early(meeting.at_time) : m.badTime
          return endPage(v, meeting, typed, !time || early ? { time: wrong } : {})
        }
        return async (tx: Transaction, now: MeetingRow) => {
          if (now.ended_at) {
            // Two who end it at once: the first hour stands, and the second is seen when the minutes are read back.
            if (meeting.ended_at) await changeEnd(tx, now, time, byOf(v))
          } else if ((await endMeeting(tx, now, time, byOf(v))).length > 0)
            throw new Overtaken(() => endPage(v, now, typed))
          return paths.minutes.to({ meeting: meeting.id })
        }
      }
      return writeAtTable(v, form, labels, prepare, 'alone')
    },
  })
}

/** '21:15' in Vietnam. */
const clockTime = (now: Date) => new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(11, 16)

async function endPage(v: Visit, meeting: MeetingRow, time: string, errors?: FieldErrors): Promise<Response> {
  const open = await v.db.transaction((tx) => unfinishedIn(tx, meeting, v.now))
  return v.page(
    {
      title: v.t.meeting.end.title,
      status: errors || (open.length > 0 && !v.reads) ? 422 : 200,
      back: backToHub(v, meeting),
    },
    <EndPage meeting={meeting} open={open} time={time} errors={errors} />,
  )
}
