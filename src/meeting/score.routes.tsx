import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import type { MeetingRow } from './meeting.queries.ts'
import { meetingDefaultsOn } from './meeting-default.ts'
import { opened } from './roll.routes.tsx'
import { ScorePage } from './score.pages.tsx'
import type { ScoreSheet } from './score.rules.ts'
import { scoreOf, setScore } from './score.ts'
import { textErrors } from './speech.routes.tsx'
import { backToHub, byOf, meetingOf, writeAtTable } from './table-visit.tsx'

const LONGEST_NOTE = 2000

/** The meeting is scored by the organisation's sheet, where it uses one. */
export function scoreRoutes(serve: Serve) {
  serve(paths.meetingScore, {
    get: async (v) => {
      const meeting = await opened(v)
      const score = await scoreOf(v.db, meeting)
      const marks = Object.fromEntries(
        Object.entries(score?.marks ?? {}).map(([key, mark]) => [key, String(mark)]),
      )
      return scorePage(v, meeting, await sheetOf(v, meeting), { marks, note: score?.note ?? '' })
    },
    post: async (v) => {
      const sheet = await sheetOf(v, await meetingOf(v))
      const form = await v.form([...sheet.parts.map((part) => `mark-${part.key}`), 'note'])
      const m = v.t.meeting.score
      const labels = Object.fromEntries(sheet.parts.map((part) => [`mark-${part.key}`, part.label]))
      return writeAtTable(v, form, { ...labels, note: m.note }, async (meeting) => {
        const errors: FieldErrors = textErrors(v, form, 'note', LONGEST_NOTE, false)
        const typed: Record<string, string> = {}
        const marks: Record<string, number> = {}
        for (const part of sheet.parts) {
          const text = form.text(`mark-${part.key}`)
          typed[part.key] = text
          const mark = /^\d{1,3}([.,]5)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN
          if (!(mark <= part.most)) errors[`mark-${part.key}`] = m.between(part.most)
          marks[part.key] = mark
        }
        const note = form.text('note')
        if (Object.keys(errors).length > 0)
          return scorePage(v, meeting, sheet, { marks: typed, note, errors })
        return async (tx) => {
          await setScore(tx, meeting, { marks, note }, byOf(v))
          return paths.meetingHub.to({ meeting: meeting.id })
        }
      })
    },
  })
}

async function sheetOf(v: Visit, meeting: MeetingRow): Promise<ScoreSheet> {
  const { meeting: rules } = await meetingDefaultsOn(v.db, meeting.tenant, meeting.day)
  if (!rules.score) throw notFound()
  return rules.score
}

const scorePage = (
  v: Visit,
  meeting: MeetingRow,
  sheet: ScoreSheet,
  given: { marks: Readonly<Record<string, string>>; note: string; errors?: FieldErrors },
) =>
  v.page(
    { title: v.t.meeting.score.title, status: given.errors ? 422 : 200, back: backToHub(v, meeting) },
    <ScorePage action={v.url.pathname} sheet={sheet} {...given} />,
  )
