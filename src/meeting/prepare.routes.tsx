import { carryOut, Overtaken, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { Transaction } from '../platform/database.ts'
import type { Form } from '../platform/form.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { WhenPage } from './cell-meetings.pages.tsx'
import { usualDay } from './cell-meetings.routes.tsx'
import { lunarHint } from './lunar.ts'
import type { MeetingRow } from './meeting.queries.ts'
import { changeWhen, dropMeeting } from './meeting.ts'
import { DropMeetingPage } from './prepare.pages.tsx'
import { textErrors } from './speech.routes.tsx'
import { backToHub, byOf, meetingOf } from './table-visit.tsx'
import { readWhen, type TypedWhen, typedWhen, WHEN_FIELDS } from './when.form.ts'

const LONGEST_REASON = 300

export function prepareRoutes(serve: Serve) {
  serve(paths.meetingWhen, {
    get: async (v) => {
      const meeting = await planned(v)
      return whenPage(v, meeting, {
        day: showDay(meeting.day),
        time: meeting.at_time,
        place: meeting.place,
        topic: meeting.topic,
        'moved-reason': meeting.moved_reason,
      })
    },
    post: async (v) => {
      const meeting = await meetingOf(v)
      const form = await v.form(WHEN_FIELDS)
      const begun = async () => whenPage(v, meeting, typedWhen(form), { day: v.t.meeting.begunSoNotMoved })
      return once(v, form, meeting, begun, async () => {
        if (meeting.opened_at) return begun()
        const usual = await usualDay(v, meeting.tenant, meeting.month)
        const { when, errors } = readWhen(form, { ...meeting, usual, today: v.today }, v.t)
        if (!when) return whenPage(v, meeting, typedWhen(form), errors)
        return (tx) => changeWhen(tx, meeting, when, byOf(v))
      })
    },
  })

  serve(paths.meetingDrop, {
    get: async (v) => dropPage(v, await planned(v)),
    post: async (v) => {
      const meeting = await meetingOf(v)
      const form = await v.form(['reason'])
      const reason = form.text('reason')
      const begun = async () => dropPage(v, meeting, reason, { reason: v.t.meeting.begunSoNotMoved })
      return carryOut(
        v,
        form,
        async () => {
          if (meeting.opened_at) return begun()
          const error = textError(v, form, 'reason', LONGEST_REASON)
          if (error) return dropPage(v, meeting, reason, { reason: error })
          return async (tx) => {
            if (!(await dropMeeting(tx, meeting, reason, byOf(v)))) throw new Overtaken(begun)
            return paths.cellMeetings.to({ cell: meeting.cell })
          }
        },
        async () => ({ saved: [], sent: sentLines(form, { reason: v.t.meeting.dropReason }) }),
      )
    },
  })
}

/** A meeting that has not begun. */
async function planned(v: Visit): Promise<MeetingRow> {
  const meeting = await meetingOf(v)
  if (meeting.opened_at) throw notFound()
  return meeting
}

/** Carries the form out and goes back to the meeting; what comes too late changes nothing and is told. */
const once = (
  v: Visit,
  form: Form,
  meeting: MeetingRow,
  late: () => Promise<Response>,
  prepare: () => Promise<Response | ((tx: Transaction) => Promise<boolean>)>,
): Promise<Response> =>
  carryOut(
    v,
    form,
    async () => {
      const work = await prepare()
      if (work instanceof Response) return work
      return async (tx) => {
        if (!(await work(tx))) throw new Overtaken(late)
        return paths.meetingHub.to({ meeting: meeting.id })
      }
    },
    async () => ({ saved: [], sent: [] }),
  )

/** What is wrong with one line of text of a form, or null. */
export const textError = (v: Visit, form: Form, name: string, longest: number): string | null =>
  textErrors(v, form, name, longest, true)[name] ?? null

async function whenPage(v: Visit, meeting: MeetingRow, typed: TypedWhen, errors?: FieldErrors) {
  const usual = await usualDay(v, meeting.tenant, meeting.month)
  const action = paths.meetingWhen.to({ meeting: meeting.id })
  return v.page(
    { title: v.t.meeting.whenLink, status: errors ? 422 : 200, back: backToHub(v, meeting) },
    <WhenPage view={{ action, kind: meeting.kind, usual, typed, errors, lunar: lunarHint(meeting.day) }} />,
  )
}

const dropPage = (v: Visit, meeting: MeetingRow, typed?: string, errors?: FieldErrors) =>
  v.page(
    { title: v.t.meeting.dropMeeting, status: errors ? 422 : 200, back: backToHub(v, meeting) },
    <DropMeetingPage meeting={meeting} typed={typed} errors={errors} />,
  )
