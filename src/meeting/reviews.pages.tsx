import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, LinkButton, Select } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { MeetingRow } from './meeting.queries.ts'
import type { ReviewRow } from './meeting-review.ts'

export type People = readonly { readonly person: string; readonly name: string }[]

export function ReviewsPage(props: {
  meeting: MeetingRow
  reviews: readonly ReviewRow[]
  people: People
  errors?: FieldErrors
}) {
  const t = useText()
  const m = t.meeting.review
  const { meeting, reviews } = props
  const at = { meeting: meeting.id }
  return (
    <>
      <h1>{m.list}</h1>
      <ErrorSummary errors={props.errors} />
      {reviews.length === 0 && <p>{m.none}</p>}
      <ul class="tasks">
        {reviews.map((review) => (
          <li key={review.id}>
            <a href={paths.meetingReview.to({ ...at, review: review.id })}>
              <span class="name">{review.name}</span>
              <span class={review.conclusion ? 'state done' : 'state'}>
                {review.conclusion ? m.concluded : review.put_off_at ? m.putOff : m.open}
              </span>
            </a>
          </li>
        ))}
      </ul>
      <div class="actions">
        <LinkButton href={paths.meetingHub.to(at)}>{t.meeting.item.next}</LinkButton>
      </div>
      <details open={props.errors ? true : undefined}>
        <summary>{m.add}</summary>
        <Form action={paths.meetingReviews.to(at)} offline>
          <PersonSelect name="person" label={m.addWho} people={props.people} error={props.errors?.person} />
          <Button quiet>{m.add}</Button>
        </Form>
      </details>
      <p>
        <a href={paths.rotation.to({ cell: meeting.cell })}>{t.rotation.title}</a>
      </p>
    </>
  )
}

export function PersonSelect(props: {
  name: string
  label: string
  people: People
  value?: string
  error?: string
  none?: string
}) {
  const m = useText().meeting
  return (
    <Select
      name={props.name}
      label={props.label}
      value={props.value}
      error={props.error}
      choices={[
        { value: '', label: props.none ?? m.choose },
        ...props.people.map((one) => ({ value: one.person, label: one.name })),
      ]}
    />
  )
}
