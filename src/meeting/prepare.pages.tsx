import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, TextArea } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { MeetingRow } from './meeting.queries.ts'

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
