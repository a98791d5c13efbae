import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { Unfinished } from './ending.rules.ts'
import type { MeetingRow } from './meeting.queries.ts'

export function EndPage(props: {
  meeting: MeetingRow
  open: readonly Unfinished[]
  time: string
  errors?: FieldErrors
}) {
  const m = useText().meeting
  const at = { meeting: props.meeting.id }
  const pages = {
    roll: paths.meetingRoll.to(at),
    line: paths.meetingLine.to(at),
    reviews: paths.meetingReviews.to(at),
  }
  return (
    <>
      <h1>{m.end.title}</h1>
      {props.open.length > 0 && (
        <section class="errors" role="alert">
          <h2>{m.end.open}</h2>
          <ul>
            {props.open.map((one) => (
              <li key={one}>
                <a href={pages[one]}>{m.end.opens[one]}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <ErrorSummary errors={props.errors} />
      <Form action={paths.meetingEnd.to(at)} offline>
        <TextInput
          name="time"
          label={m.end.time}
          hint={m.timeHint}
          value={props.time}
          error={props.errors?.time}
        />
        <p class="hint">{m.end.lead}</p>
        <Button>{m.end.button}</Button>
      </Form>
    </>
  )
}
