import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Turn } from '../platform/turn.ts'
import type { KnownPromise } from '../self-review/brought.rules.ts'
import type { PlanState } from '../self-review/own-plan.rules.ts'
import { type Shown, ShownFrom } from '../self-review/shown.tsx'
import { Button, ErrorSummary, Form, LinkButton, TextArea } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { TurnFields } from '../ui/turn.tsx'

export interface Promised {
  readonly id: string
  readonly text: string
  /** What it is to mend, in a few words. */
  readonly about: string
  readonly due: string
  readonly since: string | null
  readonly overdue: boolean
  readonly told: PlanState | null
  /** Asked whether the member still holds to it, before anything else. */
  readonly toBeAsked: boolean
  /** What the cell knows of it: its id, words and day, and since when it is told fixed. Null: nothing. */
  readonly known: Pick<KnownPromise, 'id' | 'line' | 'due' | 'told_fixed_on' | 'confirmed_on'> | null
  /** Open where "Chưa làm được" was chosen: its words so far, and whose turn it is. */
  readonly reason: { readonly text: string; readonly turn: Turn } | null
}

/** Where a promise stands on its page: an address that tells nothing but its place. */
export const placeOf = (n: number): string => `viec-${n}`
export const reasonPlaceOf = (n: number): string => `ly-do-${n}`

const STATES = ['fixed', 'fixing', 'changed', 'failed'] as const
const KEEPS = ['keep', 'change', 'drop'] as const

export function PromisesPage(props: {
  period: Shown
  today: string
  promises: readonly Promised[]
  good: { text: string; turn: Turn }
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
      {props.promises.map((promise, i) => (
        <section class="card" key={promise.id} id={placeOf(i + 1)}>
          <p class="own-words">{promise.text}</p>
          <p class="soft">{p.about(promise.about)}</p>
          <p class="soft">
            {promise.overdue ? p.overdue(showDay(promise.due)) : p.due(showDay(promise.due))}
          </p>
          {promise.known && <Known known={promise.known} promise={promise} />}
          {promise.toBeAsked ? (
            <KeepForm promise={promise} period={props.period} />
          ) : (
            <StateForm promise={promise} period={props.period} today={props.today} />
          )}
          {promise.reason && (
            <ReasonForm
              promise={promise}
              reason={promise.reason}
              period={props.period}
              id={reasonPlaceOf(i + 1)}
              error={props.errors?.[reasonPlaceOf(i + 1)]}
            />
          )}
        </section>
      ))}
      {(done || props.promises.length === 0) && (
        <Form action={paths.promises.to()} offline autosave="tell">
          <ShownFrom period={props.period} />
          <TurnFields turn={props.good.turn} />
          <TextArea name="good" rows={2} label={p.good} value={props.good.text} error={props.errors?.good} />
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

interface About {
  readonly promise: Promised
  readonly period: Shown
}

/** What the cell has of this promise, as it has it. */
function Known({ known, promise }: { known: NonNullable<Promised['known']>; promise: Promised }) {
  const p = useText().month.promises
  const same = known.line === promise.text && known.due === promise.due
  if (known.confirmed_on) return <p class="note good">{p.confirmed(showDay(known.confirmed_on))}</p>
  if (same) return <p class="soft">{p.cellKnowsSame}</p>
  return (
    <>
      <p class="soft">{p.cellKnows}</p>
      <p class="preview">{known.line}</p>
      <p class="soft">{p.cellDue(showDay(known.due))}</p>
    </>
  )
}

function StateForm({ promise, period, today }: About & { today: string }) {
  const p = useText().month.promises
  const { known } = promise
  const tells = known && !known.confirmed_on
  const chosen = promise.told ?? (promise.reason ? 'failed' : null)
  return (
    <Form action={paths.promises.to()} offline>
      <ShownFrom period={period} />
      <input type="hidden" name="plan" value={promise.id} />
      {promise.told === 'dropped' && <p class="soft">{p.states.dropped}</p>}
      {tells && <input type="hidden" name="tells" value={known.id} />}
      {tells && (
        <p class="note">
          {known.told_fixed_on ? p.cellSees(showDay(known.told_fixed_on)) : p.cellWillSee(showDay(today))}
        </p>
      )}
      <div class="answers four">
        {STATES.map((state) => (
          <button
            type="submit"
            key={state}
            name="state"
            value={state}
            aria-pressed={chosen === state ? 'true' : undefined}
          >
            {p.states[state]}
          </button>
        ))}
      </div>
    </Form>
  )
}

function KeepForm({ promise, period }: About) {
  const p = useText().month.promises
  return (
    <Form action={paths.promises.to()} offline>
      <ShownFrom period={period} />
      <input type="hidden" name="plan" value={promise.id} />
      {promise.known && !promise.known.confirmed_on && <p class="note">{p.dropSeen}</p>}
      <p>{promise.since ? p.keepAsk(showDay(promise.since)) : p.keepAskUndated}</p>
      <div class="answers">
        {KEEPS.map((keep) => (
          <button type="submit" key={keep} name="keep" value={keep}>
            {p.keep[keep]}
          </button>
        ))}
      </div>
    </Form>
  )
}

function ReasonForm(
  props: About & { reason: NonNullable<Promised['reason']>; id: string; error: string | undefined },
) {
  const p = useText().month.promises
  return (
    <Form action={paths.promises.to()} offline autosave="tell">
      <ShownFrom period={props.period} />
      <TurnFields turn={props.reason.turn} />
      <input type="hidden" name="plan" value={props.promise.id} />
      <input type="hidden" name="state" value="failed" />
      <TextArea
        name="reason"
        id={props.id}
        rows={2}
        label={p.reason}
        hint={p.reasonHint}
        value={props.reason.text}
        error={props.error}
      />
      <Button quiet>{p.saveReason}</Button>
    </Form>
  )
}
