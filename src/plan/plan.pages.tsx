import type { FieldErrors } from '../platform/problem.ts'
import type { Turn } from '../platform/turn.ts'
import type { PlanFrom } from '../self-review/own-plan.rules.ts'
import { type Shown, ShownFrom } from '../self-review/shown.tsx'
import { Button, Checkbox, ErrorSummary, Form, Radios, TextArea, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { TurnFields } from '../ui/turn.tsx'
import type { PlanDraft } from './plan.form.ts'
import { DUES } from './plan.rules.ts'

export function PlanPage(props: {
  period: Shown
  action: string
  turn: Turn
  progress?: readonly [n: number, of: number]
  /** What the plan is to mend, in the words that were shown. */
  about: { from: PlanFrom; words: string }
  draft: PlanDraft
  errors?: FieldErrors
}) {
  const t = useText()
  const p = t.month.plan
  const { from, words } = props.about
  return (
    <>
      {props.progress && <p class="progress">{p.of(...props.progress)}</p>}
      <h1>{p.title}</h1>
      <ErrorSummary errors={props.errors} />
      <p class="note">{words}</p>
      <Form action={props.action} autosave="tell" offline>
        <ShownFrom period={props.period} />
        <TurnFields turn={props.turn} />
        {from.kind === 'sign' && <input type="hidden" name="sign" value={from.sign} />}
        <TextArea
          name="text"
          rows={3}
          label={p.text}
          hint={p.textHint}
          value={props.draft.text}
          error={props.errors?.text}
        />
        <Radios
          name="due"
          inline
          label={p.due}
          value={props.draft.due ?? undefined}
          error={props.errors?.due}
          choices={DUES.map((due) => ({ value: due, label: p.dues[due] }))}
        />
        <div class="other-day">
          <TextInput
            name="other-day"
            short
            numeric
            label={p.otherDay}
            hint={t.diary.dayHint.split('.')[0]}
            value={props.draft.otherDay}
            error={props.errors?.['other-day']}
          />
        </div>
        <div class="field">
          <Checkbox id="ask" name="ask" checked={props.draft.ask} label={p.ask} />
          <p class="hint">{p.askHint}</p>
          <div class="only-if-asked">
            <Checkbox name="ask-sign" checked={props.draft.askSign} label={p.askWith[from.kind]} />
          </div>
        </div>
        <Button>{p.save}</Button>
      </Form>
    </>
  )
}
