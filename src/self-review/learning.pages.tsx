import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Turn } from '../platform/turn.ts'
import { Button, ErrorSummary, Form, Radios, TextArea } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { TurnFields } from '../ui/turn.tsx'
import type { Learning } from './month.rules.ts'
import { type Shown, ShownFrom } from './shown.tsx'

/** With this in its address the form of the step is kept, and leads on to the diary. */
export const TO_DIARY = 'nhat-ky'

export function LearningPage(props: {
  period: Shown
  learning: Learning | null
  line: string
  turn: Turn
  errors?: FieldErrors
}) {
  const t = useText()
  const l = t.month.learning
  return (
    <>
      <h1>{l.title}</h1>
      <p>{l.lead}</p>
      <ErrorSummary errors={props.errors} />
      <Form action={paths.learning.to()} autosave="tell" offline>
        <ShownFrom period={props.period} />
        <TurnFields turn={props.turn} />
        <TextArea
          name="registered"
          rows={2}
          label={l.registered}
          hint={l.registeredHint}
          value={props.learning?.registered}
          error={props.errors?.registered}
        />
        <TextArea
          name="done"
          label={l.done}
          hint={l.doneHint}
          value={props.learning?.done}
          error={props.errors?.done}
        />
        <Radios
          name="judgement"
          label={l.judgement}
          value={props.learning?.judgement ?? undefined}
          choices={(['well', 'some', 'not'] as const).map((value) => ({ value, label: l.judgements[value] }))}
        />
        <TextArea name="line" rows={2} label={l.diary} value={props.line} error={props.errors?.line} />
        <div class="actions">
          <Button>{l.save}</Button>
          <Button quiet action={`${paths.learning.to()}?${TO_DIARY}`}>
            {l.fromDiary}
          </Button>
        </div>
      </Form>
      <p class="actions">
        <a href={paths.month.to()}>{l.skip}</a>
      </p>
    </>
  )
}
