import type { NamedCommitment } from '../commitment/commitment.ts'
import { OUTCOMES } from '../conclusion/conclusion.rules.ts'
import type { CellDeed } from '../good-deed/good-deed.ts'
import { showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, Checkbox, ErrorSummary, Form, fieldsOf, Select, TextArea, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { REVIEWS, type TypedBook } from './book.form.ts'

interface View {
  readonly action: string
  readonly months: readonly string[]
  readonly members: readonly { readonly person: string; readonly name: string }[]
  /** Good deeds that wait for a meeting of the cell. */
  readonly deeds: readonly CellDeed[]
  /** Commitments that wait for a meeting of the cell. */
  readonly commitments: readonly NamedCommitment[]
  /** Who writes: their own deed and commitment are confirmed by others. */
  readonly me: string
  readonly typed: TypedBook
  readonly errors?: FieldErrors
}

export function BookPage(view: View) {
  const m = useText().meeting
  const { typed, errors, months, members } = view
  const field = fieldsOf(typed, errors)
  const people = (none: string) => [
    { value: '', label: none },
    ...members.map((one) => ({ value: one.person, label: one.name })),
  ]
  return (
    <>
      <h1>{m.book.title}</h1>
      <p>{m.book.lead}</p>
      <ErrorSummary errors={errors} />
      <Form action={view.action} offline>
        <Select
          {...field('month')}
          label={m.book.month}
          choices={months.map((one) => ({ value: one, label: `${one.slice(5, 7)}/${one.slice(0, 4)}` }))}
        />
        <TextInput {...field('day')} label={m.day} hint={m.dayHint} />
        <TextInput {...field('time')} label={m.time} hint={m.timeHint} />
        <TextInput {...field('place')} label={m.place} />
        <TextInput {...field('moved-reason')} label={m.movedReason} />
        <Select {...field('chair')} label={m.chair} choices={people(m.choose)} />
        <Select {...field('clerk')} label={m.clerk} choices={people(m.choose)} />
        <div class="three">
          <TextInput {...field('book')} label={m.book.book} />
          <TextInput {...field('page')} label={m.book.page} />
        </div>
        <h2>{m.roll.title}</h2>
        <TextArea {...field('absent')} label={m.book.absent} hint={m.book.absentHint} rows={3} />
        <TextInput {...field('present')} numeric label={m.book.present} hint={m.book.presentHint} />
        <details open={Boolean(typed['present-names'] || errors?.['present-names']) || undefined}>
          <summary>{m.book.pasted}</summary>
          <TextArea
            {...field('present-names')}
            label={m.book.presentNames}
            hint={m.book.presentNamesHint}
            rows={5}
          />
        </details>
        <h2>{m.book.reviews}</h2>
        {Array.from({ length: REVIEWS }, (_, i) => (
          <BookReviewFields key={i} n={i + 1} view={view} people={people} />
        ))}
        <BookDeeds view={view} />
        <BookCommitments view={view} />
        <h2>{m.book.tasks}</h2>
        <TextArea {...field('tasks')} label={m.book.tasks} hint={m.book.tasksHint} rows={3} />
        <Checkbox
          name="more"
          value="yes"
          checked={Boolean(typed.more)}
          label={
            <>
              {m.book.more}
              <small>{m.book.moreHint}</small>
            </>
          }
        />
        <Button>{m.book.save}</Button>
      </Form>
    </>
  )
}

function BookDeeds({ view: { deeds, me, typed, errors } }: { view: View }) {
  const b = useText().goodDeed.book
  if (deeds.length === 0) return null
  const error = errors?.deed
  const ticked = (typed.deed ?? '').split(' ')
  return (
    <fieldset class={error ? 'field wrong' : 'field'} id="deed" tabIndex={-1}>
      <legend>{b.title}</legend>
      {error && <p class="error">{error}</p>}
      <div class="choices">
        {deeds.map((deed) => {
          const words = (
            <>
              <strong>{deed.name}</strong>
              <small>
                {deed.words} ({showDay(deed.day)})
              </small>
            </>
          )
          return deed.person === me ? (
            <p key={deed.id}>
              {words} <span class="hint">{b.own}</span>
            </p>
          ) : (
            <Checkbox
              key={deed.id}
              name="deed"
              value={deed.id}
              checked={ticked.includes(deed.id)}
              label={words}
            />
          )
        })}
      </div>
    </fieldset>
  )
}

function BookCommitments({ view: { commitments, me, typed, errors } }: { view: View }) {
  const c = useText().commitment.meeting
  if (commitments.length === 0) return null
  const error = errors?.commitment
  const ticked = (typed.commitment ?? '').split(' ')
  return (
    <fieldset class={error ? 'field wrong' : 'field'} id="commitment" tabIndex={-1}>
      <legend>{c.book}</legend>
      {error && <p class="error">{error}</p>}
      <div class="choices">
        {commitments.map((one) =>
          one.person === me ? (
            <p key={one.id}>
              {c.of(one.name, one.year)} <span class="hint">{c.own}</span>
            </p>
          ) : (
            <Checkbox
              key={one.id}
              name="commitment"
              value={one.id}
              checked={ticked.includes(one.id)}
              label={c.of(one.name, one.year)}
            />
          ),
        )}
      </div>
    </fieldset>
  )
}

function BookReviewFields({
  n,
  view: { typed, errors },
  people,
}: {
  n: number
  view: View
  people: (none: string) => { value: string; label: string }[]
}) {
  const m = useText().meeting
  const field = (name: string) => ({
    name: `${name}-${n}`,
    value: typed[`${name}-${n}`],
    error: errors?.[`${name}-${n}`],
  })
  const heard = field('heard')
  return (
    <details class="card" open={n === 1 || Boolean(field('person').value) || undefined}>
      <summary>{m.book.reviewN(n)}</summary>
      <Select {...field('person')} label={m.review.addWho} choices={people(m.book.nobody)} />
      <div class={heard.error ? 'field wrong' : 'field'} id={heard.name}>
        {heard.error && <p class="error">{heard.error}</p>}
        <Checkbox name={heard.name} label={m.book.heard} checked={heard.value === 'yes'} />
      </div>
      <Select
        {...field('outcome')}
        label={m.review.outcome}
        choices={[
          { value: '', label: m.book.chooseOutcome },
          ...OUTCOMES.map((one) => ({ value: one, label: m.review.outcomes[one] })),
        ]}
      />
      <TextArea {...field('wording')} label={m.review.wording} rows={2} />
      <TextInput {...field('fix-by')} label={m.review.fixBy} hint={m.dayHint} />
      <TextArea {...field('plan')} label={m.review.plan} hint={m.review.planHint} rows={2} />
      <div class="three">
        <TextInput {...field('yes')} numeric label={m.vote.yes} />
        <TextInput {...field('no')} numeric label={m.vote.no} />
      </div>
      <Select {...field('stand-in')} label={m.book.standIn} choices={people(m.book.nobody)} />
    </details>
  )
}
