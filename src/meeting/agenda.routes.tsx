import { carryOut, Overtaken, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import type { Transaction } from '../platform/database.ts'
import type { Form } from '../platform/form.ts'
import { isId } from '../platform/ids.ts'
import { type FieldErrors, Problem } from '../platform/problem.ts'
import { AgendaPage, type TypedHeading } from './agenda.pages.tsx'
import { addItem, agendaOpen, dropItem, headingOf, moveItem, renameItem } from './agenda.ts'
import { agendaOf, type MeetingRow } from './meeting.queries.ts'
import { textError } from './prepare.routes.tsx'
import { byOf, latePage, meetingOf } from './table-visit.tsx'

const LONGEST_HEADING = 200
const MOST_LINES = 200
/** Counted by what a page may have had, not by the lines there are now: somebody else may have taken one off. */
const FIELDS = [
  'item',
  'do',
  'was',
  'heading',
  ...Array.from({ length: MOST_LINES }, (_, i) => `heading-${i + 1}`),
]

/** The agenda: in the customary order to begin with, the cell's own until the minutes are locked. */
export function agendaRoutes(serve: Serve) {
  serve(paths.meetingAgenda, {
    get: async (v) => agendaPage(v, await meetingOf(v)),
    post: async (v) => {
      const meeting = await meetingOf(v)
      const form = await v.form(FIELDS)
      const sent = sentOf(form)
      const late = async () =>
        latePage(
          v,
          await meetingOf(v),
          sent.heading === '' ? [] : [[v.t.meeting.heading, sent.heading] as const],
        )
      return carryOut(
        v,
        form,
        async () => {
          if (meeting.locked_at) return late()
          const errors = headingErrors(v, form, sent)
          if (Object.keys(errors).length > 0) return agendaPage(v, meeting, sent, errors)
          return async (tx) => {
            if (!(await agendaOpen(tx, meeting))) throw new Overtaken(late)
            await change(v, tx, meeting, sent)
            return paths.meetingAgenda.to({ meeting: meeting.id })
          }
        },
        async () => ({ saved: [], sent: sentLines(form, { heading: v.t.meeting.heading }) }),
      )
    },
  })
}

interface Sent extends TypedHeading {
  readonly what: string
  /** The line as the page had it. */
  readonly was: string
}

function sentOf(form: Form): Sent {
  const [what = '', n] = form.text('do').split('-')
  const name =
    what === 'add' ? 'heading' : (form.fields.find(([one]) => /^heading-/.test(one))?.[0] ?? `heading-${n}`)
  return { what, item: form.text('item'), name, heading: form.text(name), was: form.text('was') }
}

/** Whether the line's words were changed on the page, whatever button was pressed. */
const reworded = ({ what, heading, was }: Sent) => what !== 'add' && what !== 'drop' && heading !== was

function headingErrors(v: Visit, form: Form, sent: Sent): FieldErrors {
  if (sent.what !== 'add' && !isId(sent.item)) throw new Problem(400)
  if (sent.what !== 'add' && !reworded(sent)) return {}
  const error = textError(v, form, sent.name, LONGEST_HEADING)
  return error ? { [sent.name]: error } : {}
}

async function change(v: Visit, tx: Transaction, meeting: MeetingRow, sent: Sent): Promise<void> {
  const { what, item, heading } = sent
  const by = byOf(v)
  if (what === 'add') await addItem(tx, meeting, { kind: 'other', heading }, by)
  if (what === 'drop') await dropItem(tx, meeting, item, by)
  if (reworded(sent) && !(await renameItem(tx, meeting, sent, by))) {
    const now = await headingOf(tx, meeting, item)
    if (now !== heading)
      throw new Overtaken(() =>
        agendaPage(v, meeting, sent, { [sent.name]: v.t.meeting.reworded(now ?? '') }),
      )
  }
  if (what === 'up' || what === 'down') await moveItem(tx, meeting, item, what)
}

async function agendaPage(v: Visit, meeting: MeetingRow, typed?: TypedHeading, errors?: FieldErrors) {
  const items = await agendaOf(v.db, meeting)
  const m = v.t.meeting
  return v.page(
    {
      title: m.agenda,
      status: errors ? 422 : 200,
      back: { href: paths.meetingHub.to({ meeting: meeting.id }), label: m.hub },
    },
    <AgendaPage meeting={meeting} items={items} typed={errors && typed} errors={errors} />,
  )
}
