import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, LinkButton, TextArea } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'

export function AbsencePage(props: {
  meeting: string
  when: string
  /** The day the notice that stands was sent; null when there is none. */
  sentOn: string | null
  reason: string
  /** The day of the meeting to which the member's turn went because of the notice. */
  turnWent: string | null
  readers: string
  errors?: FieldErrors
}) {
  const t = useText()
  const a = t.absence
  const action = paths.absence.to({ meeting: props.meeting })
  return (
    <>
      <h1>{a.title}</h1>
      <ErrorSummary errors={props.errors} />
      <p>{a.for(props.when)}</p>
      {props.sentOn && <p class="note good">{a.sentOn(props.sentOn)}</p>}
      <Form action={action} offline>
        <TextArea
          name="reason"
          rows={3}
          label={a.reason}
          hint={a.reasonHint}
          value={props.reason}
          error={props.errors?.reason}
        />
        <p class="note">
          <strong>{t.app.whoSees}</strong> {a.readers(props.readers)}
        </p>
        <Button>{props.sentOn ? a.save : a.send}</Button>
      </Form>
      {props.sentOn && (
        <Form action={action} offline>
          {props.turnWent && <p class="note">{a.turnWent(props.turnWent)}</p>}
          <input type="hidden" name="withdraw" value="yes" />
          <Button quiet>{a.withdraw}</Button>
        </Form>
      )}
    </>
  )
}

/** Too late, and what was typed is not lost. */
export function AbsenceTooLatePage({ sentence, reason }: { sentence: string; reason: string }) {
  const t = useText()
  return (
    <>
      <h1>{t.absence.title}</h1>
      <p class="note">{sentence}</p>
      {reason && (
        <>
          <h2>{t.absence.yours}</h2>
          <p class="preview">{reason}</p>
        </>
      )}
      <div class="actions">
        <LinkButton href={paths.meeting.to()}>{t.absence.back}</LinkButton>
      </div>
    </>
  )
}
