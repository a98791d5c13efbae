import type { Directive } from '../movement/directive.ts'
import { directiveName } from '../movement/directive-name.rules.ts'
import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import {
  Button,
  Checkbox,
  ErrorSummary,
  Form,
  fieldsOf,
  LinkButton,
  Radios,
  TextInput,
} from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { TypedSession } from './briefing.form.ts'

export interface SessionLine {
  readonly href: string
  readonly when: string
  readonly about: string
  readonly state: string
  readonly done: boolean
}

export const SessionList = ({ sessions }: { sessions: readonly SessionLine[] }) => {
  const b = useText().briefing
  if (sessions.length === 0) return <p>{b.noSessions}</p>
  return (
    <ul class="tasks">
      {sessions.map((line) => (
        <li key={line.href}>
          <a href={line.href}>
            <span>
              <span class="name">{line.when}</span>
              <small>{line.about}</small>
            </span>
            <span class={line.done ? 'state done' : 'state'}>{line.state}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

export function BriefingsPage(props: {
  sentences: readonly string[]
  sessions: readonly SessionLine[]
  /** Where a session is written down, a movement each; none while there is nothing to study. */
  add: readonly { href: string; movement: string }[]
  notice?: string
}) {
  const b = useText().briefing
  return (
    <>
      <h1>{b.title}</h1>
      {props.notice && <p class="note good">{props.notice}</p>}
      {props.sentences.map((sentence) => (
        <p class="sentence" key={sentence}>
          {sentence}
        </p>
      ))}
      {props.add.length === 0 && <p>{b.nothing}</p>}
      <ul class="links">
        <li>
          <a href={paths.unbriefed.to()}>{b.unbriefed}</a>
        </li>
      </ul>
      <h2>{b.sessions}</h2>
      <SessionList sessions={props.sessions} />
      {props.add.length === 1 && (
        <div class="actions">
          <LinkButton href={props.add[0]!.href}>{b.add}</LinkButton>
        </div>
      )}
      {props.add.length > 1 && (
        <>
          <h2>{b.add}</h2>
          <ul class="links">
            {props.add.map(({ href, movement }) => (
              <li key={href}>
                <a href={href}>{movement}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** Day, hour, place and the two numbers, as they are asked for everywhere. */
export function SessionFields({ typed, errors }: { typed: TypedSession; errors?: FieldErrors }) {
  const b = useText().briefing
  const field = fieldsOf(typed, errors)
  return (
    <>
      <TextInput {...field('held-on')} short label={b.heldOn} hint={b.heldOnHint} />
      <TextInput {...field('at-time')} short label={b.atTime} />
      <TextInput {...field('place')} label={b.place} />
      <TextInput {...field('guests-invited')} short numeric label={b.guestsInvited} hint={b.guestsHint} />
      <TextInput {...field('guests-present')} short numeric label={b.guestsPresent} />
    </>
  )
}

export interface Chosen {
  readonly directives: readonly string[]
  readonly whom: string
  readonly cells: readonly string[]
}

export function NewBriefingPage(props: {
  movement: { id: string; name: string }
  /** The session it makes up for: what is studied and with whom stands. */
  makesUp: { id: string; words: string; cells: readonly string[] } | null
  directives: readonly Directive[]
  cells: readonly { id: string; name: string }[]
  chosen: Chosen
  typed: TypedSession
  errors?: FieldErrors
}) {
  const t = useText()
  const b = t.briefing
  const { errors, makesUp, chosen } = props
  return (
    <>
      <h1>{makesUp ? b.makeUpTitle : b.add}</h1>
      <ErrorSummary errors={errors} />
      <p>{makesUp ? makesUp.words : props.movement.name}</p>
      <Form action={paths.briefingNew.to()}>
        <input type="hidden" name="movement" value={props.movement.id} />
        {makesUp ? (
          <>
            <input type="hidden" name="makes-up" value={makesUp.id} />
            <p>{b.makeUpWhom}</p>
            <ul>
              {makesUp.cells.map((cell) => (
                <li key={cell}>{cell}</li>
              ))}
            </ul>
          </>
        ) : (
          <>
            <Ticks
              name="directive"
              label={b.directives}
              choices={props.directives.map((one) => ({ id: one.id, name: directiveName(t, one) }))}
              ticked={chosen.directives}
              error={errors?.directive}
            />
            <Radios
              name="whom"
              label={b.whom}
              value={chosen.whom}
              error={errors?.whom}
              choices={[
                { value: 'all', label: b.everyCell },
                { value: 'some', label: b.someCells },
              ]}
            />
            <Ticks
              name="cell"
              label={b.cells}
              hint={b.cellsHint}
              choices={props.cells}
              ticked={chosen.cells}
              error={errors?.cell}
            />
          </>
        )}
        <SessionFields typed={props.typed} errors={errors} />
        <Button>{t.app.save}</Button>
      </Form>
    </>
  )
}

function Ticks(props: {
  name: string
  label: string
  hint?: string
  choices: readonly { id: string; name: string }[]
  ticked: readonly string[]
  error?: string
}) {
  return (
    <fieldset class={props.error ? 'field wrong' : 'field'} id={props.name} tabIndex={-1}>
      <legend>{props.label}</legend>
      {props.hint && <p class="hint">{props.hint}</p>}
      {props.error && <p class="error">{props.error}</p>}
      <div class="choices">
        {props.choices.map(({ id, name }) => (
          <Checkbox key={id} name={props.name} value={id} label={name} checked={props.ticked.includes(id)} />
        ))}
      </div>
    </fieldset>
  )
}

export function BriefingPage(props: {
  id: string
  heading: string
  about: readonly string[]
  rolls: readonly { href: string; cell: string; state: string; done: boolean }[]
  typed: TypedSession
  /** Only once its day has come: whoever missed it is asked to another. */
  makeUp: string | null
  mayDrop: boolean
  errors?: FieldErrors
  notice?: string
}) {
  const t = useText()
  const b = t.briefing
  const action = paths.briefing.to({ briefing: props.id })
  return (
    <>
      <h1>{props.heading}</h1>
      {props.notice && <p class="note good">{props.notice}</p>}
      <ErrorSummary errors={props.errors} />
      <ul>
        {props.about.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <h2>{b.rolls}</h2>
      <p class="soft">{b.rollsHint}</p>
      <ul class="tasks">
        {props.rolls.map((roll) => (
          <li key={roll.href}>
            <a href={roll.href}>
              <span class="name">{roll.cell}</span>
              <span class={roll.done ? 'state done' : 'state'}>{roll.state}</span>
            </a>
          </li>
        ))}
      </ul>
      {props.makeUp && (
        <div class="actions">
          <LinkButton quiet href={props.makeUp}>
            {b.makeUp}
          </LinkButton>
        </div>
      )}
      <h2>{b.edit}</h2>
      <Form action={action}>
        <SessionFields typed={props.typed} errors={props.errors} />
        <Button name="step" value="save">
          {t.app.save}
        </Button>
      </Form>
      {props.mayDrop && (
        <Form action={action}>
          <Button danger name="step" value="drop">
            {b.drop}
          </Button>
        </Form>
      )}
    </>
  )
}
