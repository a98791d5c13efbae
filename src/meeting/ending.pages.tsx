import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { Unfinished } from './ending.rules.ts'
import type { MeetingRow } from './meeting.queries.ts'

/** What is to be mended first, each with the way to it. */
export function OpenList({ meeting, open }: { meeting: string; open: readonly Unfinished[] }) {
  const m = useText().meeting.end
  const at = { meeting }
  const pages: Record<Unfinished, string> = {
    roll: paths.meetingRoll.to(at),
    reasons: paths.meetingRoll.to(at),
    seats: paths.meetingOpen.to(at),
    line: paths.meetingLine.to(at),
    reviews: paths.meetingReviews.to(at),
    'review-seats': paths.meetingReviews.to(at),
    votes: paths.meetingHub.to(at),
  }
  if (open.length === 0) return null
  return (
    <section class="errors" role="alert">
      <h2>{m.open}</h2>
      <ul>
        {open.map((one) => (
          <li key={one}>
            <a href={pages[one]}>{m.opens[one]}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function EndPage(props: {
  meeting: MeetingRow
  open: readonly Unfinished[]
  time: string
  errors?: FieldErrors
}) {
  const m = useText().meeting
  const at = { meeting: props.meeting.id }
  return (
    <>
      <h1>{m.end.title}</h1>
      <OpenList meeting={props.meeting.id} open={props.open} />
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
        <Button>{props.meeting.ended_at ? m.save : m.end.button}</Button>
      </Form>
    </>
  )
}
