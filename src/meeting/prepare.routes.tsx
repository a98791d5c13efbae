import { carryOut, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { Transaction } from '../platform/database.ts'
import type { Form } from '../platform/form.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { addItem, dropItem, moveItem, renameItem } from './agenda.ts'
import { WhenPage } from './cell-meetings.pages.tsx'
import { usualDay } from './cell-meetings.routes.tsx'
import { lunarHint } from './lunar.ts'
import { agendaOf, type MeetingRow } from './meeting.queries.ts'
import { changeWhen, dropMeeting } from './meeting.ts'
import { AgendaPage, DropMeetingPage } from './prepare.pages.tsx'
import { backToHub, byOf, meetingOf } from './table-visit.tsx'
import { readWhen, type TypedWhen, typedWhen, WHEN_FIELDS } from './when.form.ts'

const LONGEST_HEADING = 200
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
      const meeting = await planned(v)
      const form = await v.form(WHEN_FIELDS)
      return once(v, form, meeting, async () => {
        const usual = await usualDay(v, meeting.tenant, meeting.month)
        const { when, errors } = readWhen(form, { ...meeting, usual, today: v.today }, v.t)
        if (!when) return whenPage(v, meeting, typedWhen(form), errors)
        return (tx) => changeWhen(tx, meeting, when, byOf(v))
      })
    },
  })

  serve(paths.meetingAgenda, {
    get: async (v) => agendaPage(v, await meetingOf(v)),
    post: async (v) => {
      const meeting = await meetingOf(v)
      if (meeting.ended_at) throw notFound()
      const items = await agendaOf(v.db, meeting)
      const form = await v.form(['item', 'do', 'heading', ...items.map((_, i) => `heading-${i + 1}`)])
      return carryOut(
        v,
        form,
        async () => {
          const work = agendaWork(v, form, meeting)
          if ('errors' in work) return agendaPage(v, meeting, form.text('heading'), work.errors)
          return async (tx) => {
            await work.change(tx)
            return paths.meetingAgenda.to({ meeting: meeting.id })
          }
        },
        async () => ({ saved: [], sent: sentLines(form, { heading: v.t.meeting.heading }) }),
      )
    },
  })

  serve(paths.meetingDrop, {
    get: async (v) => dropPage(v, await planned(v)),
    post: async (v) => {
      const meeting = await planned(v)
      const form = await v.form(['reason'])
      const reason = form.text('reason')
      return carryOut(
        v,
        form,
        async () => {
          const error = textError(v, form, 'reason', LONGEST_REASON)
          if (error) return dropPage(v, meeting, reason, { reason: error })
          return async (tx) => {
            await dropMeeting(tx, meeting, reason, byOf(v))
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

/** Carries the form out and goes back to the meeting; what came too late has changed nothing. */
const once = (
  v: Visit,
  form: Form,
  meeting: MeetingRow,
  prepare: () => Promise<Response | ((tx: Transaction) => Promise<unknown>)>,
): Promise<Response> =>
  carryOut(
    v,
    form,
    async () => {
      const work = await prepare()
      if (work instanceof Response) return work
      return async (tx) => {
        await work(tx)
        return paths.meetingHub.to({ meeting: meeting.id })
      }
    },
    async () => ({ saved: [], sent: [] }),
  )

/** What is wrong with one line of text of a form, or null. */
export function textError(v: Visit, form: Form, name: string, longest: number): string | null {
  const text = form.text(name)
  if (form.hadHidden(name)) return v.t.form.hidden
  if (text === '') return v.t.form.required
  return text.length > longest ? v.t.form.tooLong(longest, text.length) : null
}

function agendaWork(
  v: Visit,
  form: Form,
  meeting: MeetingRow,
): { errors: FieldErrors } | { change: (tx: Transaction) => Promise<unknown> } {
  const [what, n] = form.text('do').split('-') as [string, string?]
  const item = form.text('item')
  if (what === 'add' || what === 'save') {
    const name = what === 'add' ? 'heading' : `heading-${n}`
    const error = textError(v, form, name, LONGEST_HEADING)
    if (error) return { errors: { [name]: error } }
    const heading = form.text(name)
    return what === 'add'
      ? { change: (tx) => addItem(tx, meeting, { kind: 'other', heading }, byOf(v)) }
      : { change: (tx) => renameItem(tx, meeting, item, heading) }
  }
  if (what === 'drop') return { change: (tx) => dropItem(tx, meeting, item, byOf(v)) }
  return { change: (tx) => moveItem(tx, meeting, item, what === 'up' ? 'up' : 'down') }
}

async function whenPage(v: Visit, meeting: MeetingRow, typed: TypedWhen, errors?: FieldErrors) {
  const usual = await usualDay(v, meeting.tenant, meeting.month)
  const action = paths.meetingWhen.to({ meeting: meeting.id })
  return v.page(
    { title: v.t.meeting.whenLink, status: errors ? 422 : 200, back: backToHub(v, meeting) },
    <WhenPage view={{ action, kind: meeting.kind, usual, typed, errors, lunar: lunarHint(meeting.day) }} />,
  )
}

async function agendaPage(v: Visit, meeting: MeetingRow, typed?: string, errors?: FieldErrors) {
  const items = await agendaOf(v.db, meeting)
  return v.page(
    { title: v.t.meeting.agenda, status: errors ? 422 : 200, back: backToHub(v, meeting) },
    <AgendaPage meeting={meeting} items={items} typed={typed} errors={errors} />,
  )
}

const dropPage = (v: Visit, meeting: MeetingRow, typed?: string, errors?: FieldErrors) =>
  v.page(
    { title: v.t.meeting.dropMeeting, status: errors ? 422 : 200, back: backToHub(v, meeting) },
    <DropMeetingPage meeting={meeting} typed={typed} errors={errors} />,
  )
