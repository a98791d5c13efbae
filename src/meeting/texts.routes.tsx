import { createHash } from 'node:crypto'
import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import type { Transaction } from '../platform/database.ts'
import { isId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import { LateSentPage } from './late-sent.pages.tsx'
import { agendaOf, type MeetingRow } from './meeting.queries.ts'
import { atTable } from './meeting.ts'
import { reviewsOf } from './meeting-review.ts'
import { shownText } from './meeting-text.rules.ts'
import { textsOf, writeText } from './meeting-text.ts'
import { speechesOf, tasksOf } from './proceedings.ts'
import { backToHub, byOf, meetingOf } from './table-visit.tsx'
import type { TextFieldName } from './text-form.form.ts'
import { readTexts, type SentText, type SentTexts, textFormFields } from './text-form.form.ts'
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
      const places = await placesOf(v, meeting)
      if (sent.texts.some((text) => !places.known.has(text.about))) throw new Problem(400)
      const mine = sent.texts.filter((text) => places.ofMyReview.has(text.about))
      if (sent.texts.some((text) => text.error) || mine.some((text) => text.body !== ''))
        return mendPage(v, meeting, sent, next, mine.length > 0)
      const written = await v.db.transaction(async (tx) => {
        if (!(await atTable(tx, meeting.tenant, meeting.id))) return false
        await saveTexts(tx, meeting, sent, form.id, v)
        return true
      })
      if (written) return v.go(next)
      return v.page(
        { title: v.t.meeting.lateTitle, status: 409, back: backToHub(v, meeting) },
        <LateSentPage
          meeting={await meetingOf(v)}
          sent={sent.texts.map((text) => [labelOf(v, text), text.body])}
        />,
      )
    },
  })
}

const labelOf = (v: Visit, text: SentText) => v.t.meeting.text.fields[text.field as TextFieldName]

/** Only pages of this meeting can be gone back to. */
const nextOf = (meeting: MeetingRow, next: string): string => {
  const hub = paths.meetingHub.to({ meeting: meeting.id })
  return next.startsWith(`${hub}/`) && /^[\w/-]+$/.test(next) ? next : hub
}

/** What a text can be about, and what belongs to the review of whoever is writing: that somebody else writes. */
async function placesOf(v: Visit, meeting: MeetingRow) {
  const [items, reviews, speeches, tasks] = await Promise.all([
    agendaOf(v.db, meeting),
    reviewsOf(v.db, meeting),
    speechesOf(v.db, meeting),
    tasksOf(v.db, meeting),
  ])
  const own = reviews.find((review) => review.person === v.me.person)?.id
  return {
    known: new Set([meeting.id, ...[...items, ...reviews, ...speeches, ...tasks].map((one) => one.id)]),
    ofMyReview: new Set(
      own ? [own, ...speeches.filter((speech) => speech.about === own).map((speech) => speech.id)] : [],
    ),
  }
}

/** Writes those that differ from what the page showed. */
export async function saveTexts(
  tx: Transaction,
  meeting: MeetingRow,
  { texts, writing, turn }: SentTexts,
  form: string | null,
  v: Visit,
): Promise<void> {
  const stored = await textsOf(tx, meeting)
  for (const { about, field, body, seen } of texts) {
    const now = stored.of(about, field)
    const shown = now.filter((version) => seen.includes(version.id))
    if (body === shownText(shown) && (shown.length > 0 || seen.length === 0)) continue
    await writeText(
      tx,
      {
        tenant: meeting.tenant,
        meeting: meeting.id,
        id: versionId(form ?? writing, turn, about, field, body),
        about,
        field,
        body,
        seen,
        writing,
        turn,
      },
      byOf(v),
    )
  }
}

/** The same form with the same words gives the same version, so that it may come twice. */
function versionId(form: string, turn: number, ...parts: string[]): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([form, turn, ...parts]))
    .digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

async function mendPage(v: Visit, meeting: MeetingRow, sent: SentTexts, next: string, notMine: boolean) {
  const stored = await textsOf(v.db, meeting)
  const m = v.t.meeting
  return v.page(
    { title: m.text.mend, status: 422, back: backToHub(v, meeting) },
    <MendTextsPage
      meeting={meeting.id}
      next={next}
      note={notMine ? m.text.notByReviewed : null}
      fields={sent.texts.map((text) => ({
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
