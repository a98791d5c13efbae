import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import type { MeetingRow } from './meeting.queries.ts'
import { textsOf } from './meeting-text.ts'
import { readRoll, rollFields } from './roll.form.ts'
import { RollPage } from './roll.pages.tsx'
import { countersOf } from './roll.rules.ts'
import { holdRoll, type Mark, markRoll, rollOf } from './roll.ts'
import { backToHub, byOf, meetingOf, writeAtTable } from './table-visit.tsx'

export function rollRoutes(serve: Serve) {
  serve(paths.meetingRoll, {
    get: async (v) => rollPage(v, await opened(v)),
    post: async (v) => {
      const roll = await rollOf(v.db, await meetingOf(v))
      const form = await v.form(rollFields(roll))
      let read: ReturnType<typeof readRoll> | undefined
      const labels = Object.fromEntries(roll.map((line) => [`state-${line.person}`, line.name]))
      const kept = await writeAtTable(v, form, labels, async (meeting) => {
        return async (tx) => {
          await holdRoll(tx, meeting)
          const writer = { whileTyping: v.autosave, writer: v.me.person }
          read = readRoll(form, await rollOf(tx, meeting), writer, v.t)
          await markRoll(tx, meeting, read.marks, byOf(v))
          return paths.meetingHub.to({ meeting: meeting.id })
        }
      })
      // The lines that could be taken are saved; the page shows the others, with all that was typed, or as somebody
      // else has just written them.
      const errors = { ...read?.met, ...read?.errors }
      const told = v.autosave ? Object.keys(read?.met ?? {}) : Object.keys(errors)
      return told.length > 0
        ? rollPage(v, await meetingOf(v), { typed: read?.typed, met: read?.met, errors })
        : kept
    },
  })
}

/** A meeting that has begun: before, there is nothing to write down. */
export async function opened(v: Visit): Promise<MeetingRow> {
  const meeting = await meetingOf(v)
  if (!meeting.opened_at || meeting.locked_at) throw notFound()
  return meeting
}

async function rollPage(
  v: Visit,
  meeting: MeetingRow,
  {
    typed,
    met = {},
    errors,
  }: { typed?: ReadonlyMap<string, Mark>; met?: FieldErrors; errors?: FieldErrors } = {},
): Promise<Response> {
  const [roll, texts] = await Promise.all([rollOf(v.db, meeting), textsOf(v.db, meeting)])
  const m = v.t.meeting
  return v.page(
    {
      title: m.roll.title,
      status: Object.keys(met).length > 0 ? 409 : errors ? 422 : 200,
      back: backToHub(v, meeting),
      islands: ['autosave', 'roll'],
    },
    <RollPage
      view={{
        meeting,
        roll,
        counters: countersOf(roll),
        typed,
        errors,
        guests: {
          about: meeting.id,
          field: 'guests',
          label: m.text.fields.guests,
          hint: m.roll.guestsHint,
          rows: 2,
          versions: texts.of(meeting.id, 'guests'),
        },
      }}
    />,
  )
}
