import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, TextArea, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { MeetingRow } from './meeting.queries.ts'

export function AgendaPage({
  meeting,
  items,
  typed,
  errors,
}: {
  meeting: MeetingRow
  items: readonly { id: string; heading: string }[]
  typed?: string
  errors?: FieldErrors
}) {
  const m = useText().meeting
  const action = paths.meetingAgenda.to({ meeting: meeting.id })
  return (
    <>
      <h1>{m.agenda}</h1>
      <p>{m.agendaLead}</p>
      <ErrorSummary errors={errors} />
      <ol class="agenda">
        {items.map((item, i) => (
          <li key={item.id}>
            <Form action={action} offline>
              <input type="hidden" name="item" value={item.id} />
              <TextInput
                name={`heading-${i + 1}`}
                label={m.headingNumber(i + 1)}
                value={item.heading}
                error={errors?.[`heading-${i + 1}`]}
              />
              <div class="actions">
                <Button quiet name="do" value={`save-${i + 1}`} label={`${m.save}: ${item.heading}`}>
                  {m.save}
                </Button>
                {i > 0 && (
                  <Button quiet name="do" value="up" label={`${m.up}: ${item.heading}`}>
                    {m.up}
                  </Button>
                )}
                {i < items.length - 1 && (
                  <Button quiet name="do" value="down" label={`${m.down}: ${item.heading}`}>
                    {m.down}
                  </Button>
                )}
                <Button quiet name="do" value="drop" label={`${m.drop}: ${item.heading}`}>
                  {m.drop}
                </Button>
              </div>
            </Form>
          </li>
        ))}
      </ol>
      <Form action={action} offline>
        <TextInput name="heading" label={m.add} value={typed} error={errors?.heading} />
        <Button name="do" value="add">
          {m.addButton}
        </Button>
      </Form>
    </>
  )
}

export function DropMeetingPage({
  meeting,
  typed,
  errors,
}: {
  meeting: MeetingRow
  typed?: string
  errors?: FieldErrors
}) {
  const m = useText().meeting
  return (
    <>
      <h1>{m.dropMeeting}</h1>
      <p>{m.dropSure}</p>
      <ErrorSummary errors={errors} />
      <Form action={paths.meetingDrop.to({ meeting: meeting.id })}>
        <TextArea name="reason" rows={2} label={m.dropReason} value={typed} error={errors?.reason} />
        <Button danger>{m.dropMeeting}</Button>
      </Form>
    </>
  )
}
