import type { Serve } from '../account/visit.ts'
import { LockForm } from '../meeting/lock.pages.tsx'
import { hashOf, minutesRead } from '../meeting/minutes.ts'
import { meetingOf } from '../meeting/table-visit.tsx'
import { may, scopeFor } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { languages } from '../text/text.ts'
import { LinkButton } from '../ui/fields.tsx'
import { InVietnamese } from '../ui/layout.tsx'
import { MinutesPaper } from './minutes.pages.tsx'

/** The minutes on the screen, the very blocks of the paper; before they are locked, what is to be read back. */
export function minutesPreviewRoutes(serve: Serve) {
  serve(paths.minutes, {
    get: async (v) => {
      const meeting = await meetingOf(v)
      const officer = may(await scopeFor(v), 'run-meeting', meeting.cell)
      const { minutes, extra } = await minutesRead(
        v.db,
        meeting,
        { person: v.me.person, today: v.today },
        languages.vi,
      )
      const m = v.t.meeting
      const at = { meeting: meeting.id }
      const atTable = officer || meeting.clerk === v.me.person
      return v.page(
        {
          title: m.lock.minutes,
          wide: true,
          back: atTable
            ? { href: paths.meetingHub.to(at), label: m.hub }
            : { href: paths.committee.to(), label: v.t.committee.title },
        },
        <>
          <h1>{m.lock.minutes}</h1>
          <p class="soft">{meeting.locked_at ? m.lock.locked : m.lock.preview}</p>
          {meeting.locked_at && (
            <div class="actions">
              <LinkButton href={paths.minutesWord.to(at)}>{m.lock.word}</LinkButton>
              <LinkButton quiet href={paths.minutesPrint.to(at)}>
                {m.lock.print}
              </LinkButton>
            </div>
          )}
          <InVietnamese>
            <MinutesPaper minutes={minutes} extra={extra} inside />
          </InVietnamese>
          {meeting.ended_at && !meeting.locked_at && (
            <LockForm meeting={meeting.id} shown={hashOf(minutes)} />
          )}
          <ul class="links">
            {!meeting.locked_at && (
              <>
                <li>
                  <a href={paths.minutesWord.to(at)}>{m.lock.word}</a>
                </li>
                <li>
                  <a href={paths.minutesPrint.to(at)}>{m.lock.print}</a>
                </li>
              </>
            )}
            {meeting.locked_at && officer && (
              <li>
                <a href={paths.minutesAddendum.to(at)}>{m.addendum.title}</a>
              </li>
            )}
          </ul>
        </>,
      )
    },
  })
}
