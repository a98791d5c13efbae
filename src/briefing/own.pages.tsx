import { DirectiveText } from '../movement/directive.pages.tsx'
import type { Directive } from '../movement/directive.ts'
import { Lines } from '../movement/launch.pages.tsx'
import { paths } from '../paths.ts'
import { Button, Form } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'

interface OwnState {
  readonly kind: 'session' | 'reading' | 'open'
  readonly words: string
}

interface MovementView {
  readonly id: string
  readonly name: string
  readonly source: string
  readonly state: string
  /** Without a state for somebody who is no member. */
  readonly directives: readonly { directive: Directive; state: OwnState | null }[]
}

export function OwnMovementsPage(props: {
  unit: string
  movements: readonly MovementView[]
  coming: readonly { name: string; source: string; state: string; terms: readonly string[] }[]
  binds: readonly { words: string; from: readonly string[]; beside: readonly string[] }[]
  targets: readonly { words: string; from: string }[]
  clash: boolean
}) {
  const t = useText()
  const m = t.movement
  const none = props.movements.length === 0
  return (
    <>
      <h1>{m.title}</h1>
      <p>{none ? m.none : m.lead(props.unit)}</p>
      {props.clash && (
        <p class="note" role="alert">
          {m.hoursClash}
        </p>
      )}
      {props.movements.map((movement) => (
        <section class="card" key={movement.id} aria-labelledby={`m-${movement.id}`}>
          <h2 id={`m-${movement.id}`}>{movement.name}</h2>
          <p>
            {movement.source.charAt(0).toUpperCase() + movement.source.slice(1)}.
            <small>{movement.state}</small>
          </p>
          <h3>{m.directives}</h3>
          {movement.directives.length === 0 && <p>{m.noDirectives}</p>}
          {movement.directives.map(({ directive, state }) => (
            <div class="directive" key={directive.id} id={directive.id}>
              <DirectiveText directive={directive} />
              {state && <OwnReading directive={directive} state={state} />}
            </div>
          ))}
        </section>
      ))}
      {!none && (
        <>
          <h2>{m.binds}</h2>
          {props.binds.length === 0 ? <p>{m.bindsNothing}</p> : <p>{m.bindsLead}</p>}
          <ul>
            {props.binds.map(({ words, from, beside }) => (
              <li key={words}>
                {words.charAt(0).toUpperCase() + words.slice(1)}.
                {[...from.map((source) => `${m.laidBy} ${source}.`), ...beside].map((sentence) => (
                  <small key={sentence}>{sentence}</small>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
      {props.targets.length > 0 && (
        <>
          <h2>{m.targets}</h2>
          <p>
            <a href={paths.ownTarget.to()}>{t.target.title}</a>
          </p>
          <ul>
            {props.targets.map(({ words, from }) => (
              <li key={words}>
                {words}
                <small>{`${m.laidBy} ${from}.`}</small>
              </li>
            ))}
          </ul>
        </>
      )}
      {props.coming.map((movement) => (
        <section class="card" key={movement.name}>
          <h2>{movement.name}</h2>
          <p>
            {movement.source}.<small>{movement.state}</small>
          </p>
          <Lines lines={movement.terms} />
        </section>
      ))}
    </>
  )
}

/** Whoever was at a session need not say anything; others may say that they read it, and take it back. */
function OwnReading({ directive, state }: { directive: Directive; state: OwnState }) {
  const b = useText().briefing
  return (
    <>
      <p>
        <span class={state.kind === 'open' ? 'state' : 'state done'}>{state.words}</span>
      </p>
      {state.kind !== 'session' && (
        <Form action={paths.directiveRead.to({ directive: directive.id })}>
          <Button
            quiet
            name="read"
            value={state.kind === 'open' ? 'yes' : 'no'}
            label={`${state.kind === 'open' ? b.iRead : b.takeBack}: ${directive.title}`}
          >
            {state.kind === 'open' ? b.iRead : b.takeBack}
          </Button>
        </Form>
      )}
    </>
  )
}
