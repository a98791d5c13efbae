import type { CatalogueItem } from '../catalogue/catalogue.rules.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { PlanState } from '../self-review/month.rules.ts'
import { type Shown, ShownFrom } from '../self-review/shown.tsx'
import {
  Button,
  Checkbox,
  ErrorSummary,
  Form,
  LinkButton,
  Radios,
  TextArea,
  TextInput,
} from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { PlanDraft } from './plan.form.ts'
import { DUES } from './plan.rules.ts'

export function PlanPage(props: {
  period: Shown
  plan: string
  n: number
  of: number
  item: CatalogueItem
  draft: PlanDraft
  errors?: FieldErrors
}) {
  const t = useText()
  const p = t.month.plan
  return (
    <>
      <p class="progress">{p.of(props.n, props.of)}</p>
      <h1>{p.title}</h1>
      <ErrorSummary errors={props.errors} />
      <p class="note">{props.item.full}</p>
      <Form action={paths.plan.to({ plan: props.plan })} autosave offline>
        <ShownFrom period={props.period} />
        <input type="hidden" name="sign" value={props.item.id} />
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
            <Checkbox name="ask-sign" checked={props.draft.askSign} label={p.askSign} />
          </div>
        </div>
        <Button>{p.save}</Button>
      </Form>
    </>
  )
}

export interface Promise {
  id: string
  text: string
  due: string
  overdue: boolean
  told: PlanState | null
  reason: string
}

export function PromisesPage(props: {
  period: Shown
  promises: Promise[]
  good: string
  errors?: FieldErrors
}) {
  const t = useText()
  const p = t.month.promises
  const done = props.promises.every((promise) => promise.told)
  return (
    <>
      <h1>{p.title}</h1>
      <ErrorSummary errors={props.errors} />
      {props.promises.length === 0 ? <p>{p.none}</p> : <p>{p.lead}</p>}
      {props.promises.map((promise) => (
        <section class="card" key={promise.id}>
          <p class="own-words">{promise.text}</p>
          <p class="soft">
            {promise.overdue ? p.overdue(showDay(promise.due)) : p.due(showDay(promise.due))}
          </p>
          <Form action={paths.promises.to()} offline>
            <ShownFrom period={props.period} />
            <input type="hidden" name="plan" value={promise.id} />
            <div class="answers four">
              {(['fixed', 'fixing', 'changed', 'failed'] as const).map((state) => (
                <button
                  type="submit"
                  key={state}
                  name="state"
                  value={state}
                  aria-pressed={promise.told === state ? 'true' : undefined}
                >
                  {p.states[state]}
                </button>
              ))}
            </div>
          </Form>
          {promise.told === 'failed' && (
            <Form action={paths.promises.to()} offline autosave>
              <ShownFrom period={props.period} />
              <input type="hidden" name="plan" value={promise.id} />
              <input type="hidden" name="state" value="failed" />
              <TextArea
                name="reason"
                rows={2}
                label={p.reason}
                value={promise.reason}
                error={props.errors?.reason}
              />
              <Button quiet>{p.saveReason}</Button>
            </Form>
          )}
        </section>
      ))}
      {(done || props.promises.length === 0) && (
        <Form action={paths.promises.to()} offline autosave>
          <ShownFrom period={props.period} />
          <TextArea name="good" rows={2} label={p.good} value={props.good} error={props.errors?.good} />
          <Button>{p.saveGood}</Button>
        </Form>
      )}
      {!done && props.promises.length > 0 && (
        <p class="actions">
          <LinkButton quiet href={paths.month.to()}>
            {t.month.title}
          </LinkButton>
        </p>
      )}
    </>
  )
}
