import { carryOut, Overtaken } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { notFound } from '../platform/problem.ts'
import { turnMovedFrom } from '../rotation/rotation.ts'
import { readAbsence } from './absence.form.ts'
import { AbsencePage, AbsenceTooLatePage } from './absence.pages.tsx'
import { absenceOf, reportAbsence, withdrawAbsence } from './absence.ts'
import type { MeetingRow } from './meeting.queries.ts'
import { meetingLeft, meetingOfMine, tableReaders } from './own-meeting.queries.ts'
import { readerNames } from './readers.ts'
import { whenOf } from './when.ts'

export function absenceRoutes(serve: Serve) {
  serve(paths.absence, {
    get: async (v) => {
      const meeting = await meetingOfMine(v.db, await scopeFor(v), v.params.meeting)
      if (!meeting || tooLate(meeting, v.today)) throw notFound()
      return absencePage(v, meeting)
    },
    post: async (v) => {
      const form = await v.form(['reason', 'withdraw'])
      const meeting = await meetingOfMine(v.db, await scopeFor(v), v.params.meeting)
      if (!meeting && (await meetingLeft(v.db, v.me.person, v.params.meeting)))
        return tooLatePage(v, 'moved', form.text('reason'))
      if (!meeting) throw notFound()
      const { reason, errors } = readAbsence(form, v.t)
      const withdrawing = form.has('withdraw')
      const by = { person: v.me.person, now: v.now }
      return carryOut(
        v,
        form,
        async () => {
          const late = tooLate(meeting, v.today)
          if (late) return tooLatePage(v, late, reason)
          if (!withdrawing && errors.reason) return absencePage(v, meeting, reason, errors)
          return async (tx) => {
            const done = withdrawing
              ? await withdrawAbsence(tx, meeting, by)
              : await reportAbsence(tx, meeting, reason, by)
            if (!done) throw new Overtaken(() => tooLatePage(v, 'begun', reason))
            return paths.meeting.to()
          }
        },
        async () => ({
          saved: [[v.t.absence.reason, (await absenceOf(v.db, meeting, v.me.person))?.reason ?? '']],
          sent: [[v.t.absence.reason, reason]],
        }),
      )
    },
  })
}

type TooLate = 'begun' | 'dropped' | 'past'

function tooLate(meeting: MeetingRow, today: string): TooLate | null {
  if (meeting.dropped_at) return 'dropped'
  if (meeting.ended_at || (meeting.day < today && !meeting.opened_at)) return 'past'
  return meeting.opened_at ? 'begun' : null
}

const back = (v: Visit) => ({ href: paths.meeting.to(), label: v.t.ownMeeting.title })

const tooLatePage = (v: Visit, why: TooLate | 'moved', reason: string): Response =>
  v.page(
    { title: v.t.absence.title, status: 409, back: back(v) },
    <AbsenceTooLatePage sentence={v.t.absence[why]} reason={reason} />,
  )

async function absencePage(
  v: Visit,
  meeting: MeetingRow,
  typed?: string,
  errors?: FieldErrors,
): Promise<Response> {
  const standing = await absenceOf(v.db, meeting, v.me.person)
  const turn =
    standing && meeting.kind === 'ordinary'
      ? await turnMovedFrom(v.db, meeting.tenant, meeting.cell, v.me.person, meeting.day)
      : null
  return v.page(
    { title: v.t.absence.title, status: errors ? 422 : 200, back: back(v) },
    <AbsencePage
      meeting={meeting.id}
      when={whenOf(v.t, meeting)}
      sentOn={standing && showDay(standing.sent_on)}
      reason={typed ?? standing?.reason ?? ''}
      turnWent={turn && showDay(turn)}
      readers={readerNames(v.t, await tableReaders(v.db, meeting, v.today))}
      errors={errors}
    />,
  )
}
