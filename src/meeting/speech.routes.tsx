import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import { readDay } from '../platform/day.ts'
import type { Form } from '../platform/form.ts'
import { newId } from '../platform/ids.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { agendaOf, type MeetingRow } from './meeting.queries.ts'
import { reviewsOf } from './meeting-review.ts'
import { writeText } from './meeting-text.ts'
import { addSpeech, addTask } from './proceedings.ts'
import { opened } from './roll.routes.tsx'
import { isHere } from './roll.rules.ts'
import { type RollLine, rollOf } from './roll.ts'
import { SpeechPage, TaskPage } from './speech.pages.tsx'
import { backToHub, byOf, writeAtTable } from './table-visit.tsx'
import { LONGEST_TEXT } from './text-form.form.ts'

const LONGEST_NAME = 200

/** What somebody said, and what somebody is to do: each begins as one form and is then a text like any other. */
export function speechRoutes(serve: Serve) {
  serve(paths.meetingSpeech, {
    get: async (v) => speechPage(v, await opened(v), { speaker: '', guest: '', said: '' }),
    post: async (v) => {
      const m = v.t.meeting
      const form = await v.form(['speaker', 'guest', 'said'])
      const typed = { speaker: form.text('speaker'), guest: form.text('guest'), said: form.text('said') }
      const labels = { guest: m.speech.guest, said: m.speech.said }
      return writeAtTable(v, form, labels, async (meeting) => {
        const place = await placeOf(v, meeting)
        const roll = await rollOf(v.db, meeting)
        const errors: FieldErrors = {}
        const speaker = roll.find((line) => line.person === typed.speaker)
        if (!speaker && typed.guest === '') errors.speaker = m.speech.who
        if (speaker && typed.guest !== '') errors.guest = m.speech.oneOfThem
        Object.assign(errors, textErrors(v, form, 'guest', LONGEST_NAME, false))
        Object.assign(errors, textErrors(v, form, 'said', LONGEST_TEXT, true))
        if (place.reviewed === v.me.person) errors.said = m.text.notByReviewed
        if (Object.keys(errors).length > 0) return speechPage(v, meeting, typed, errors)
        return async (tx) => {
          const id = form.id ?? newId(v.now)
          const whose = speaker
            ? { speaker: speaker.person, guest: '' }
            : { speaker: null, guest: typed.guest }
          await addSpeech(tx, meeting, { id, about: place.id, ...whose }, byOf(v))
          await firstText(tx, meeting, id, 'said', typed.said, v)
          return place.address
        }
      })
    },
  })

  serve(paths.meetingTask, {
    get: async (v) => taskPage(v, await opened(v), { what: '', owner: '', due: '' }),
    post: async (v) => {
      const m = v.t.meeting
      const form = await v.form(['what', 'owner', 'due'])
      const typed = { what: form.text('what'), owner: form.text('owner'), due: form.text('due') }
      return writeAtTable(v, form, { what: m.task.what, due: m.task.due }, async (meeting) => {
        const roll = await rollOf(v.db, meeting)
        const errors: FieldErrors = textErrors(v, form, 'what', LONGEST_TEXT, true)
        const owner = roll.find((line) => line.person === typed.owner)?.person ?? null
        if (!owner && typed.owner !== 'all') errors.owner = v.t.form.choose
        const due = typed.due === '' ? null : readDay(typed.due)
        if (typed.due !== '' && !due) errors.due = v.t.form.badDate
        else if (due && due < meeting.day) errors.due = m.task.past
        if (Object.keys(errors).length > 0) return taskPage(v, meeting, typed, errors)
        return async (tx) => {
          const id = form.id ?? newId(v.now)
          await addTask(tx, meeting, { id, owner, due }, byOf(v))
          await firstText(tx, meeting, id, 'what', typed.what, v)
          const item = (await agendaOf(tx, meeting)).find((one) => one.kind === 'tasks')
          return item
            ? paths.meetingItem.to({ meeting: meeting.id, item: item.id })
            : paths.meetingHub.to({ meeting: meeting.id })
        }
      })
    },
  })
}

/** The first version of a text that came with what it is about. */
const firstText = (
  tx: Parameters<typeof writeText>[0],
  meeting: MeetingRow,
  about: string,
  field: string,
  body: string,
  v: Visit,
) =>
  writeText(
    tx,
    {
      tenant: meeting.tenant,
      meeting: meeting.id,
      id: newId(v.now),
      about,
      field,
      body,
      seen: [],
      writing: about,
      turn: 0,
    },
    byOf(v),
  )

export function textErrors(
  v: Visit,
  form: Form,
  name: string,
  longest: number,
  required: boolean,
): FieldErrors {
  const text = form.text(name)
  if (form.hadHidden(name)) return { [name]: v.t.form.hidden }
  if (text.length > longest) return { [name]: v.t.form.tooLong(longest, text.length) }
  return required && text === '' ? { [name]: v.t.form.required } : {}
}

/** What the address is about: a line of the agenda or a review, and the page it stands on. */
export async function placeOf(v: Visit, meeting: MeetingRow) {
  const at = { meeting: meeting.id }
  const about = v.params.about
  const item = (await agendaOf(v.db, meeting)).find((one) => one.id === about)
  if (item)
    return {
      id: item.id,
      heading: item.heading,
      reviewed: null,
      address: paths.meetingItem.to({ ...at, item: item.id }),
    }
  const review = (await reviewsOf(v.db, meeting)).find((one) => one.id === about)
  if (!review) throw notFound()
  return {
    id: review.id,
    heading: v.t.minutes.review(review.name),
    reviewed: review.person,
    address: paths.meetingReview.to({ ...at, review: review.id }),
  }
}

export const here = (roll: readonly RollLine[]): RollLine[] => roll.filter(isHere)

async function speechPage(
  v: Visit,
  meeting: MeetingRow,
  typed: { speaker: string; guest: string; said: string },
  errors?: FieldErrors,
) {
  const place = await placeOf(v, meeting)
  return v.page(
    { title: v.t.meeting.speech.title, status: errors ? 422 : 200, back: backToHub(v, meeting) },
    <SpeechPage
      action={v.url.pathname}
      heading={place.heading}
      people={here(await rollOf(v.db, meeting)).filter((line) => line.person !== place.reviewed)}
      typed={typed}
      errors={errors}
    />,
  )
}

const taskPage = async (
  v: Visit,
  meeting: MeetingRow,
  typed: { what: string; owner: string; due: string },
  errors?: FieldErrors,
) =>
  v.page(
    { title: v.t.meeting.task.title, status: errors ? 422 : 200, back: backToHub(v, meeting) },
    <TaskPage action={v.url.pathname} people={await rollOf(v.db, meeting)} typed={typed} errors={errors} />,
  )
