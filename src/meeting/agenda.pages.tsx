import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { MeetingRow } from './meeting.queries.ts'

/** What was typed for a line, or for a new one, and could not be taken. */
export interface TypedHeading {
  readonly item: string
  /** The field it was typed into. */
  readonly name: string
  readonly heading: string
}

export function AgendaPage({
  meeting,
  items,
  typed,
  errors,
}: {
  meeting: MeetingRow
  items: readonly { id: string; heading: string }[]
  typed?: TypedHeading
  errors?: FieldErrors
}) {
  const m = useText().meeting
  const action = paths.meetingAgenda.to({ meeting: meeting.id })
  return (
    <>
      <h1>{m.agenda}</h1>
      <p>{m.agendaLead}</p>
      <ErrorSummary errors={errors} />
      {/* Of a line that somebody else took off meanwhile. */}
      {typed && typed.name !== 'heading' && !items.some((item) => item.id === typed.item) && (
        <p class="preview">{typed.heading}</p>
      )}
      <ol class="agenda">
        {items.map((item, i) => (
          <li key={item.id}>
            <Form action={action} offline>
              <input type="hidden" name="item" value={item.id} />
              <input type="hidden" name="was" value={item.heading} />
              <TextInput
                name={`heading-${i + 1}`}
                label={m.headingNumber(i + 1)}
                value={typed?.item === item.id ? typed.heading : item.heading}
                error={typed?.item === item.id ? errors?.[typed.name] : undefined}
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
        <TextInput
          name="heading"
          label={m.add}
          value={typed?.name === 'heading' ? typed.heading : undefined}
          error={errors?.heading}
        />
        <Button name="do" value="add">
          {m.addButton}
        </Button>
      </Form>
    </>
  )
}
