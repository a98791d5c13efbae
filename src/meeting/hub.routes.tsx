import { carryOut } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import { HubPage } from './hub.pages.tsx'
import { hubLines } from './hub.ts'
import { type MeetingRow, namesOf } from './meeting.queries.ts'
import { giveNotice } from './meeting.ts'
import { reviewsOf } from './meeting-review.ts'
import { absencesRead } from './roll.ts'
import { sentBeforehandRead } from './sent-beforehand.ts'
import { byOf, meetingOf } from './table-visit.tsx'

export function hubRoutes(serve: Serve) {
  serve(paths.meetingHub, { get: async (v) => hubPage(v, await meetingOf(v)) })

  serve(paths.meetingNotice, {
    post: async (v) => {
      const meeting = await meetingOf(v)
      const form = await v.form([])
      return carryOut(
        v,
        form,
        async () => async (tx) => {
          await giveNotice(tx, meeting, byOf(v))
          return paths.meetingHub.to({ meeting: meeting.id })
        },
        async () => ({ saved: [], sent: [] }),
      )
    },
  })
}

async function hubPage(v: Visit, meeting: MeetingRow): Promise<Response> {
  const [lines, reviews, names] = await Promise.all([
    hubLines(v.db, meeting, v.now),
    reviewsOf(v.db, meeting),
    namesOf(
      v.db,
      [meeting.chair, meeting.clerk].filter((one) => one !== null),
    ),
  ])
  const absences = meeting.opened_at
    ? []
    : await v.db.transaction((tx) => absencesRead(tx, meeting, v.me.person, v.today))
  const sent = meeting.opened_at
    ? []
    : await v.db.transaction((tx) => sentBeforehandRead(tx, meeting, v.me.person, v.today))
  return v.page(
    {
      title: v.t.meeting.hub,
      back: { href: paths.cellMeetings.to({ cell: meeting.cell }), label: v.t.meeting.list },
    },
    <HubPage
      view={{
        meeting,
        lines,
        reviews,
        absences,
        sent,
        chair: names.get(meeting.chair ?? '') ?? '',
        clerk: names.get(meeting.clerk ?? '') ?? '',
      }}
    />,
  )
}
