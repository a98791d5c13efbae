import { Overtaken } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { confirmedOf, noteReading } from '../commitment/commitment.ts'
import {
  conclusionsOf,
  isAppealed,
  lineConclusionsOf,
  noteLooks,
  withdrawConclusion,
} from '../conclusion/conclusion.ts'
import { paths } from '../paths.ts'
import type { Form } from '../platform/form.ts'
import { isId } from '../platform/ids.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { promptsOfCell } from '../review-prompt/review-prompt.ts'
import { yearsAt } from './line-conclude.routes.tsx'
import type { MeetingRow } from './meeting.queries.ts'
import { bringReviews, putOff, type ReviewRow, reviewsOf, seatReview } from './meeting-review.ts'
import { textsOf } from './meeting-text.ts'
import { dropSpeech, speechesOf, votesOf, withdrawVote } from './proceedings.ts'
import { ReviewPage } from './review.pages.tsx'
import { hindranceOf, reviewOf } from './review-visit.ts'
import { ReviewsPage } from './reviews.pages.tsx'
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
        return async (tx, now) => {
          if (now.ended_at)
            throw new Overtaken(() => reviewsPage(v, now, { person: v.t.meeting.review.afterEnd }))
          await bringReviews(tx, meeting, [person.person], 'added', byOf(v))
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
        const seats = { chair: form.text('chair') || null, clerk: form.text('clerk') || null }
        const errors = await reviewErrors(v, form, meeting, review, seats)
        if (Object.keys(errors).length > 0)
          return reviewPage(v, meeting, { errors, reason: form.text('reason'), seats })
        const of = { id: form.text('id'), about: review.id }
        return async (tx, now) => {
          const by = byOf(v)
          // The list of a meeting that has ended is what the rotation was told.
          if (now.ended_at && ['put-off', 'back'].includes(form.text('do')))
            throw new Overtaken(() => reviewPage(v, now, { errors: { review: m.review.afterEnd } }))
          const works: Record<string, () => Promise<unknown>> = {
            seats: () => seatReview(tx, now, review, seats, by),
            'put-off': () => putOff(tx, now, review, form.text('reason'), by),
            back: () => bringReviews(tx, now, [review.person], review.origin, by),
            'drop-speech': () => dropSpeech(tx, now, of, by),
            'withdraw-vote': () => withdrawVote(tx, now, of, by),
            withdraw: () => withdrawConclusion(tx, now, of.id, by),
          }
          const work = works[form.text('do')]
          if (!work) throw notFound()
          // Somebody else may have done it a moment before: the page shows what is.
          await work()
          return form.text('do') === 'put-off'
            ? paths.meetingReviews.to({ meeting: meeting.id })
            : paths.meetingReview.to({ meeting: meeting.id, review: review.id })
        }
      })
    },
  })
}

/** What each button of the page needs. Whoever is reviewed presses none of them: it is all about their own item. */
async function reviewErrors(
  v: Visit,
  form: Form,
  meeting: MeetingRow,
  review: ReviewRow,
  seats: { chair: string | null; clerk: string | null },
): Promise<FieldErrors> {
  const m = v.t.meeting.review
  const what = form.text('do')
  if (review.person === v.me.person) return { review: m.mine }
  if (form.has('id') && !isId(form.text('id'))) throw notFound()
  if (what === 'put-off' && (review.conclusion || (await hasConcludedLines(v, meeting, review))))
    return { review: m.concludedAlready }
  if (what === 'withdraw' && (await isAppealed(v.db, meeting.tenant, form.text('id'))))
    return { review: m.appealed }
  if (what === 'put-off') return textErrors(v, form, 'reason', LONGEST_REASON, true)
  return what === 'seats' ? seatErrors(v, meeting, review, seats) : {}
}

const hasConcludedLines = async (v: Visit, meeting: MeetingRow, { person }: ReviewRow): Promise<boolean> =>
  (await lineConclusionsOf(v.db, meeting)).some((one) => one.person === person)

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
  const [texts, speeches, roll, conclusions, hindrance, votes, commitments, lines, prompted] =
    await Promise.all([
      textsOf(v.db, meeting),
      speechesOf(v.db, meeting),
      rollOf(v.db, meeting),
      conclusionsOf(v.db, meeting),
      hindranceOf(v.db, meeting, review, v.me.person),
      votesOf(v.db, meeting),
      confirmedOf(v.db, meeting, review.person, yearsAt(meeting)),
      lineConclusionsOf(v.db, meeting),
      promptsOfCell(v.db, { ...meeting, today: v.today }),
    ])
  const prompts = prompted.filter((one) => one.person === review.person)
  if (prompts.length > 0)
    await v.db.transaction((tx) => noteLooks(tx, meeting.tenant, [review.person], v.me.person, v.today))
  if (commitments.some((one) => one.lines.length > 0))
    await v.db.transaction((tx) => noteReading(tx, meeting.tenant, [review.person], v.me.person, v.today))
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
        votes: votes.filter((vote) => vote.about === review.id),
        people: here(roll).filter((line) => line.person !== review.person),
        conclusion: conclusions.find((one) => one.person === review.person) ?? null,
        hindrance,
        commitments,
        prompts,
        lines: lines.filter((one) => one.person === review.person),
        needsSeats: [meeting.chair, meeting.clerk].includes(review.person),
        mine: review.person === v.me.person,
        ...given,
      }}
    />,
  )
}
