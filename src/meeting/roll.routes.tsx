import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import type { MeetingRow } from './meeting.queries.ts'
import { textsOf } from './meeting-text.ts'
import { readRoll, rollFields } from './roll.form.ts'
import { RollPage } from './roll.pages.tsx'
import { countersOf } from './roll.rules.ts'
import { type Mark, markRoll, rollOf } from './roll.ts'
import { backToHub, byOf, meetingOf, writeAtTable } from './table-visit.tsx'

export function rollRoutes(serve: Serve) {
  serve(paths.meetingRoll, {
    get: async (v) => rollPage(v, await opened(v)),
    post: async (v) => {
      const roll = await rollOf(v.db, await meetingOf(v))
      const form = await v.form(rollFields(roll))
      const { marks, typed, errors } = readRoll(form, roll, v.autosave, v.t)
      const labels = Object.fromEntries(roll.map((line) => [`state-${line.person}`, line.name]))
      const kept = await writeAtTable(v, form, labels, async (meeting) => {
        return async (tx) => {
          await markRoll(tx, meeting, marks, byOf(v))
          return paths.meetingHub.to({ meeting: meeting.id })
        }
      })
      // The lines that could be taken are saved; the page shows the others with all that was typed.
      const faulty = Object.keys(errors).length > 0 && kept.status === 303
      return faulty ? rollPage(v, await meetingOf(v), { typed, errors }) : kept
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
  { typed, errors }: { typed?: ReadonlyMap<string, Mark>; errors?: FieldErrors } = {},
): Promise<Response> {
  const [roll, texts] = await Promise.all([rollOf(v.db, meeting), textsOf(v.db, meeting)])
  const m = v.t.meeting
  return v.page(
    {
      title: m.roll.title,
      status: errors ? 422 : 200,
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
