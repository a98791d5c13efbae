import type { Serve, Visit } from '../account/visit.ts'
import { type MeetingRow, meetingById } from '../meeting/meeting.queries.ts'
import { minutesRead } from '../meeting/minutes.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { notFound } from '../platform/problem.ts'
import { MinutesPrintPage } from './minutes.pages.tsx'
import { attachment } from './paper.rules.ts'
import { paperStyle } from './paper-style.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export function minutesRoutes(serve: Serve) {
  serve(paths.minutesPrint, {
    paper: async (v) => {
      const meeting = await meetingOf(v)
      const { minutes, extra } = await minutesRead(
        v.db,
        meeting,
        { person: v.me.person, today: v.today },
        v.t,
      )
      return v.page(
        { title: v.t.paper.minutes, islands: ['print'] },
        <MinutesPrintPage
          minutes={minutes}
          extra={extra}
          meeting={meeting.id}
          back={{ href: paths.meeting.to(), label: v.t.app.nav.meeting }}
        />,
      )
    },
  })

  serve(paths.minutesWord, {
    paper: async (v) => {
      const meeting = await meetingOf(v)
      const { minutes, extra } = await minutesRead(
        v.db,
        meeting,
        { person: v.me.person, today: v.today },
        v.t,
      )
      // A large library, read by whoever wants a file and not by each start.
      const { minutesWord } = await import('./minutes-word.ts')
      const file = await minutesWord(minutes, extra, { sample: v.config.demo })
      return new Response(new Uint8Array(file), {
        headers: {
          'Content-Type': WORD,
          'Content-Disposition': attachment(v.t.paper.minutesFile(meeting.month.slice(0, 7)), 'docx'),
          'Cache-Control': 'no-store',
        },
      })
    },
  })

  serve(paths.paperStyle, {
    paper: (v) => {
      const style = paperStyle(v.params.margins ?? '', v.config.demo ? v.t.app.sample : null)
      if (!style) throw notFound()
      return new Response(style, {
        headers: { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=86400' },
      })
    },
  })
}

/** The meeting of the address; the policy of the path has seen to who comes in. */
async function meetingOf(v: Visit): Promise<MeetingRow> {
  const meeting = await meetingById(v.db, tenantOf(await scopeFor(v)), v.params.meeting ?? '')
  if (!meeting || meeting.dropped_at) throw notFound()
  return meeting
}
