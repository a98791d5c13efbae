import type { Serve, Visit } from '../account/visit.ts'
import { conclusionsOf, withdrawConclusion } from '../conclusion/conclusion.ts'
import { paths } from '../paths.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import type { MeetingRow } from './meeting.queries.ts'
import { addReviews, putOff, type ReviewRow, reviewsOf, seatReview } from './meeting-review.ts'
import { textsOf } from './meeting-text.ts'
import { dropSpeech, speechesOf } from './proceedings.ts'
import { reviewHindrance } from './review.rules.ts'
import { ReviewPage, ReviewsPage } from './reviews.pages.tsx'
import { opened } from './roll.routes.tsx'
import { rollOf } from './roll.ts'
import { here, textErrors } from './speech.routes.tsx'
import { backToHub, byOf, writeAtTable } from './table-visit.tsx'

const LONGEST_REASON = 300

export function reviewRoutes(serve: Serve) {
  serve(paths.meetingReviews, {
    get: async (v) => reviewsPage(v, await opened(v)),
    post: async (v) => {
      const form = await v.form(['person'])
      return writeAtTable(v, form, {}, async (meeting) => {
        const person = here(await rollOf(v.db, meeting)).find((line) => line.person === form.text('person'))
        if (!person) return reviewsPage(v, meeting, { person: v.t.meeting.review.whoHere })
        return async (tx) => {
          await addReviews(tx, meeting, [person.person], 'added', v.now)
          return paths.meetingReviews.to({ meeting: meeting.id })
        }
      })
    },
  })

  serve(paths.meetingReview, {
    get: async (v) => reviewPage(v, await opened(v)),
    post: async (v) => {
      const form = await v.form(['do', 'id', 'chair', 'clerk', 'reason'])
      const m = v.t.meeting
      return writeAtTable(v, form, { reason: m.review.putOffReason }, async (meeting) => {
        const review = await reviewOf(v, meeting)
        const errors =
          form.text('do') === 'put-off' ? textErrors(v, form, 'reason', LONGEST_REASON, true) : {}
        const seats = { chair: form.text('chair') || null, clerk: form.text('clerk') || null }
        if (form.text('do') === 'seats') Object.assign(errors, await seatErrors(v, meeting, review, seats))
        if (Object.keys(errors).length > 0)
          return reviewPage(v, meeting, { errors, reason: form.text('reason'), seats })
        return async (tx) => {
          const works: Record<string, () => Promise<boolean>> = {
            seats: () => seatReview(tx, meeting, review.id, seats),
            'put-off': () => putOff(tx, meeting, review, form.text('reason'), byOf(v)),
            back: async () => (await addReviews(tx, meeting, [review.person], review.origin, v.now)) > 0,
            'drop-speech': () => dropSpeech(tx, meeting, form.text('id'), byOf(v)),
            withdraw: () => withdrawConclusion(tx, meeting.tenant, review.conclusion ?? '', byOf(v)),
          }
          const work = works[form.text('do')]
          if (!work || !(await work())) throw notFound()
          return form.text('do') === 'put-off'
            ? paths.meetingReviews.to({ meeting: meeting.id })
            : paths.meetingReview.to({ meeting: meeting.id, review: review.id })
        }
      })
    },
  })
}

export async function reviewOf(v: Visit, meeting: MeetingRow): Promise<ReviewRow> {
  const review = (await reviewsOf(v.db, meeting)).find((one) => one.id === v.params.review)
  if (!review) throw notFound()
  return review
}

/** Whoever leads and writes this review: the meeting's own, unless somebody stands in. */
export const seatsOf = (meeting: MeetingRow, review: ReviewRow) => ({
  chair: review.chair ?? meeting.chair,
  clerk: review.clerk ?? meeting.clerk,
})

async function seatErrors(
  v: Visit,
  meeting: MeetingRow,
  review: ReviewRow,
  seats: { chair: string | null; clerk: string | null },
): Promise<FieldErrors> {
  const m = v.t.meeting
  const people = here(await rollOf(v.db, meeting)).map((line) => line.person)
  const errors: FieldErrors = {}
  for (const seat of ['chair', 'clerk'] as const) {
    const person = seats[seat]
    if (person && (!people.includes(person) || person === review.person)) errors[seat] = m.review.otherSeat
  }
  const { chair, clerk } = { chair: seats.chair ?? meeting.chair, clerk: seats.clerk ?? meeting.clerk }
  if (!errors.clerk && chair === clerk) errors.clerk = m.sameSeat
  return errors
}

/** What keeps a review from being concluded now. */
export async function hindranceOf(v: Visit, meeting: MeetingRow, review: ReviewRow) {
  const [roll, texts] = await Promise.all([rollOf(v.db, meeting), textsOf(v.db, meeting)])
  return reviewHindrance({
    person: review.person,
    ...seatsOf(meeting, review),
    writer: v.me.person,
    presence: roll.find((line) => line.person === review.person),
    heard: ['self', 'reply'].some((field) => texts.read(review.id, field) !== ''),
  })
}

async function reviewsPage(v: Visit, meeting: MeetingRow, errors?: FieldErrors): Promise<Response> {
  const [reviews, roll] = await Promise.all([reviewsOf(v.db, meeting), rollOf(v.db, meeting)])
  const listed = new Set(reviews.filter((one) => !one.put_off_at).map((one) => one.person))
  return v.page(
    { title: v.t.meeting.review.list, status: errors ? 422 : 200, back: backToHub(v, meeting) },
    <ReviewsPage
      meeting={meeting}
      reviews={reviews}
      people={here(roll).filter((line) => !listed.has(line.person))}
      errors={errors}
    />,
  )
}

async function reviewPage(
  v: Visit,
  meeting: MeetingRow,
  given: {
    errors?: FieldErrors
    reason?: string
    seats?: { chair: string | null; clerk: string | null }
  } = {},
): Promise<Response> {
  const review = await reviewOf(v, meeting)
  const [texts, speeches, roll, conclusions, hindrance] = await Promise.all([
    textsOf(v.db, meeting),
    speechesOf(v.db, meeting),
    rollOf(v.db, meeting),
    conclusionsOf(v.db, meeting),
    hindranceOf(v, meeting, review),
  ])
  return v.page(
    {
      title: v.t.meeting.review.list,
      status: given.errors ? 422 : 200,
      back: { href: paths.meetingReviews.to({ meeting: meeting.id }), label: v.t.meeting.review.list },
      islands: ['autosave'],
    },
    <ReviewPage
      view={{
        meeting,
        review,
        texts: {
          self: texts.of(review.id, 'self'),
          reply: texts.of(review.id, 'reply'),
          reserved: texts.of(review.id, 'reserved'),
        },
        speeches: speeches
          .filter((speech) => speech.about === review.id)
          .map((speech) => ({ ...speech, versions: texts.of(speech.id, 'said') })),
        people: here(roll).filter((line) => line.person !== review.person),
        conclusion: conclusions.find((one) => one.person === review.person) ?? null,
        hindrance,
        needsSeats: [meeting.chair, meeting.clerk].includes(review.person),
        mine: review.person === v.me.person,
        ...given,
      }}
    />,
  )
}
