import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, fieldsOf, Select } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { WhenFields, type WhenView } from './cell-meetings.pages.tsx'
import type { MeetingRow } from './meeting.queries.ts'

export interface SeatsView {
  readonly meeting: MeetingRow
  readonly members: readonly { readonly person: string; readonly name: string }[]
  readonly typed: { readonly chair: string; readonly clerk: string }
  readonly errors?: FieldErrors
}

function SeatFields({ members, typed, errors }: Omit<SeatsView, 'meeting'>) {
  const field = fieldsOf(typed, errors)
  const m = useText().meeting
  const choices = [
    { value: '', label: m.choose },
    ...members.map((one) => ({ value: one.person, label: one.name })),
  ]
  return (
    <>
      <Select {...field('chair')} label={m.chair} choices={choices} />
      <Select {...field('clerk')} label={m.clerk} choices={choices} />
    </>
  )
}

/** The meeting begins: who leads and writes, and the day, hour and place as they really are. */
export function OpenPage({ view, when, otherDay }: { view: SeatsView; when: WhenView; otherDay: boolean }) {
  const m = useText().meeting
  const { meeting, errors } = view
  return (
    <>
      <h1>{m.open}</h1>
      <p>{m.openLead}</p>
      <ErrorSummary errors={errors} />
      <Form action={paths.meetingOpen.to({ meeting: meeting.id })} offline>
        <input type="hidden" name="begin" value="yes" />
        <SeatFields {...view} />
        {otherDay && <p class="note">{m.otherDay}</p>}
        <details open={otherDay || errors !== undefined || undefined}>
          <summary>{m.heldWhen}</summary>
          <WhenFields view={when} />
        </details>
        <Button>{m.open}</Button>
      </Form>
    </>
  )
}

/** Who leads and writes may change while the meeting runs. */
export function SeatsPage(view: SeatsView) {
  const m = useText().meeting
  return (
    <>
      <h1>{m.seats}</h1>
      <ErrorSummary errors={view.errors} />
      <Form action={paths.meetingOpen.to({ meeting: view.meeting.id })} offline>
        <SeatFields {...view} />
        <Button>{m.save}</Button>
      </Form>
    </>
  )
}
