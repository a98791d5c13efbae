import type { Commitment } from '../commitment/commitment.ts'
import type { Conclusion, LineConclusion } from '../conclusion/conclusion.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { PromptsAtReview } from '../review-prompt/review-prompt.pages.tsx'
import type { ReviewPrompt } from '../review-prompt/review-prompt.ts'
import { Button, ErrorSummary, Form, LinkButton, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { Tap, Votes } from './item.pages.tsx'
import { ReviewedLines } from './line-conclude.pages.tsx'
import type { MeetingRow } from './meeting.queries.ts'
import type { ReviewRow } from './meeting-review.ts'
import type { StoredText } from './meeting-text.ts'
import type { Speech, Vote } from './proceedings.ts'
import type { ReviewHindrance } from './review.rules.ts'
import { type People, PersonSelect } from './reviews.pages.tsx'
import { type TextField, TextForm } from './text-form.pages.tsx'

export interface ReviewView {
  readonly meeting: MeetingRow
  readonly review: ReviewRow
  readonly texts: Readonly<Record<'self' | 'reply' | 'reserved', readonly StoredText[]>>
  readonly speeches: readonly (Speech & { readonly versions: readonly StoredText[] })[]
  readonly votes: readonly Vote[]
  readonly people: People
  readonly conclusion: (Conclusion & { readonly plan: string | null }) | null
  readonly hindrance: ReviewHindrance | null
  /** What the cell confirmed of theirs, and what this meeting concluded about its lines. */
  readonly commitments: readonly Commitment[]
  readonly lines: readonly LineConclusion[]
  /** What the inspection committee asks the cell to look at. */
  readonly prompts: readonly ReviewPrompt[]
  /** The one reviewed is the meeting's chair or clerk. */
  readonly needsSeats: boolean
  /** The one reviewed is at the keyboard. */
  readonly mine: boolean
  readonly errors?: FieldErrors
  readonly reason?: string
  readonly seats?: { readonly chair: string | null; readonly clerk: string | null }
}

export function ReviewPage({ view }: { view: ReviewView }) {
  const t = useText()
  const m = t.meeting.review
  const { meeting, review, mine } = view
  const here = paths.meetingReview.to({ meeting: meeting.id, review: review.id })
  if (review.put_off_at)
    return (
      <>
        <h1>{review.name}</h1>
        <p>{t.minutes.putOff(review.name, review.put_off_reason)}</p>
        <ErrorSummary errors={view.errors} />
        {!mine && !meeting.ended_at && (
          <Tap here={here} id={review.id} what="back" about={review.name}>
            {m.back}
          </Tap>
        )}
      </>
    )
  return (
    <>
      <h1>{review.name}</h1>
      <ErrorSummary errors={view.errors} />
      {/* Typed for a form that is no longer here. */}
      {view.errors && view.reason && (view.conclusion || mine) && <p class="preview">{view.reason}</p>}
      {view.needsSeats && !mine && <Seats view={view} here={here} />}
      <PromptsAtReview prompts={view.prompts} />
      {mine ? <p class="note">{m.mine}</p> : <Boxes view={view} here={here} />}
      {!mine && <Votes votes={view.votes} here={here} />}
      <ReviewedLines
        meeting={meeting.id}
        review={review.id}
        commitments={view.commitments}
        concluded={view.lines}
        mine={mine}
      />
      {view.conclusion ? (
        <Concluded view={view} here={here} />
      ) : (
        <>
          {view.hindrance && !mine && <p class="note">{m.hindrances[view.hindrance]}</p>}
          {!view.hindrance && (
            <div class="actions">
              <LinkButton href={paths.meetingConclude.to({ meeting: meeting.id, review: review.id })}>
                {m.conclude}
              </LinkButton>
            </div>
          )}
          {!mine && !meeting.ended_at && (
            <details open={view.errors?.reason ? true : undefined}>
              <summary>{m.putOffTitle}</summary>
              <Form action={here} offline>
                <TextInput
                  name="reason"
                  label={m.putOffReason}
                  value={view.reason}
                  error={view.errors?.reason}
                />
                <Button quiet name="do" value="put-off">
                  {m.putOffTitle}
                </Button>
              </Form>
            </details>
          )}
        </>
      )}
    </>
  )
}

function Boxes({ view, here }: { view: ReviewView; here: string }) {
  const t = useText()
  const m = t.meeting
  const { meeting, review, texts } = view
  const box = (field: 'self' | 'reply' | 'reserved'): TextField => ({
    about: review.id,
    field,
    label: m.text.fields[field],
    hint: m.review.hints[field],
    versions: texts[field],
  })
  return (
    <>
      <TextForm
        meeting={meeting.id}
        next={here}
        quiet
        fields={[
          box('self'),
          ...view.speeches.map((speech) => ({
            about: speech.id,
            field: 'said',
            label: `${t.minutes.criticism}: ${speech.name}`,
            versions: speech.versions,
            rows: 3,
          })),
          box('reply'),
          box('reserved'),
        ]}
      />
      <ul class="links">
        <li>
          <a href={paths.meetingSpeech.to({ meeting: meeting.id, about: review.id })}>
            {m.review.addCriticism}
          </a>
        </li>
        <li>
          <a href={paths.meetingVote.to({ meeting: meeting.id, about: review.id })}>{m.item.addVote}</a>
        </li>
      </ul>
      {view.speeches.map((speech) => (
        <Tap key={speech.id} here={here} id={speech.id} what="drop-speech" about={speech.name}>
          {m.item.dropSpeech(speech.name)}
        </Tap>
      ))}
    </>
  )
}

function Seats({ view, here }: { view: ReviewView; here: string }) {
  const m = useText().meeting
  const { meeting, review, people } = view
  const seats = view.seats ?? review
  return (
    <section class="card">
      <p>{m.review.seatsLead}</p>
      <Form action={here} offline>
        {(['chair', 'clerk'] as const).map((seat) =>
          meeting[seat] === review.person ? (
            <PersonSelect
              key={seat}
              name={seat}
              label={m.review.seat[seat]}
              people={people}
              value={seats[seat] ?? ''}
              error={view.errors?.[seat]}
            />
          ) : null,
        )}
        <Button quiet name="do" value="seats">
          {m.save}
        </Button>
      </Form>
    </section>
  )
}

function Concluded({ view, here }: { view: ReviewView; here: string }) {
  const t = useText()
  const w = t.minutes
  const one = view.conclusion!
  return (
    <section class="card">
      <h2>{w.conclusion}</h2>
      <p>
        {one.outcome === 'to-fix' ? w.outcomes['to-fix'](showDay(one.fix_by ?? '')) : w.outcomes[one.outcome]}
      </p>
      {one.wording && <p class="own-words">{one.wording}</p>}
      {one.signs.length > 0 && (
        <ul>
          {one.signs.map((sign) => (
            <li key={sign.id}>{sign.label}</li>
          ))}
        </ul>
      )}
      {one.plan && (
        <p>
          {w.plan}: <span class="own-words">{one.plan}</span>
        </p>
      )}
      <p class="number">{w.vote(one.yes, one.no, one.other, one.entitled, one.manner)}</p>
      {!view.mine && (
        <Tap here={here} id={one.id} what="withdraw" about={view.review.name}>
          {t.meeting.review.withdraw}
        </Tap>
      )}
      <div class="actions">
        <LinkButton href={paths.meetingReviews.to({ meeting: view.meeting.id })}>
          {t.meeting.item.reviews}
        </LinkButton>
      </div>
    </section>
  )
}
