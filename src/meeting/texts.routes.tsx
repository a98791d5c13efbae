import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import { isId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import type { MeetingRow } from './meeting.queries.ts'
import { atTable } from './meeting.ts'
import { textsOf } from './meeting-text.ts'
import { saveTexts } from './save-texts.ts'
import { backToHub, byOf, latePage, meetingOf } from './table-visit.tsx'
import type { TextFieldName } from './text-form.form.ts'
import { readTexts, type SentText, textFormFields } from './text-form.form.ts'
import { textPlaces } from './text-places.ts'
import { MendTextsPage } from './texts.pages.tsx'

/** Every text of a meeting is saved here, from whatever page it stands on. */
export function textRoutes(serve: Serve) {
  serve(paths.meetingTexts, {
    post: async (v) => {
      const meeting = await meetingOf(v)
      const form = await v.form(textFormFields)
      const sent = readTexts(form, v.t)
      if (!sent || !isId(sent.writing) || sent.texts.some((text) => !text.seen.every(isId)))
        throw new Problem(400)
      const next = nextOf(meeting, form.text('next'))
      const places = await textPlaces(v.db, meeting)
      const placed = sent.texts.map((text) => ({ text, place: places.find(text.about, text.field) }))
      if (placed.some(({ place }) => !place)) throw new Problem(400)
      const mine = placed.filter(({ place }) => place?.reviewed === v.me.person).map(({ text }) => text)
      const faulty = sent.texts.filter((text) => text.error)
      const good = sent.texts.filter((text) => !text.error && !mine.includes(text))
      const written = await v.db.transaction(async (tx) => {
        if (!(await atTable(tx, meeting.tenant, meeting.id))) return false
        await saveTexts(tx, meeting, { ...sent, texts: good }, form.id, byOf(v))
        return true
      })
      if (!written)
        return latePage(
          v,
          await meetingOf(v),
          sent.texts.map((text) => [labelOf(v, text), text.body]),
        )
      const notMine = mine.filter((text) => text.body !== '')
      if (notMine.length > 0) return mendPage(v, meeting, [...notMine, ...faulty], next, true)
      return faulty.length > 0 ? mendPage(v, meeting, faulty, next, false) : v.go(next)
    },
  })
}

const labelOf = (v: Visit, text: SentText) => v.t.meeting.text.fields[text.field as TextFieldName]

/** Only pages of this meeting can be gone back to. */
const nextOf = (meeting: MeetingRow, next: string): string => {
  const hub = paths.meetingHub.to({ meeting: meeting.id })
  return next.startsWith(`${hub}/`) && /^[\w/-]+$/.test(next) ? next : hub
}

async function mendPage(
  v: Visit,
  meeting: MeetingRow,
  texts: readonly SentText[],
  next: string,
  notMine: boolean,
) {
  const stored = await textsOf(v.db, meeting)
  const m = v.t.meeting
  return v.page(
    { title: m.text.mend, status: 422, back: backToHub(v, meeting) },
    <MendTextsPage
      meeting={meeting.id}
      next={next}
      note={notMine ? m.text.notByReviewed : null}
      fields={texts.map((text) => ({
        about: text.about,
        field: text.field,
        label: labelOf(v, text),
        versions: stored.of(text.about, text.field),
        typed: text.body,
        error: text.error ?? undefined,
      }))}
    />,
  )
}
