import type { FieldErrors } from '../platform/problem.ts'
import {
  Button,
  type Choice,
  ErrorSummary,
  Form,
  fieldsOf,
  LinkButton,
  Radios,
  TextInput,
} from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { TypedWho } from './launch.form.ts'
import type { TypedLaid } from './terms.form.ts'
import { TermFields } from './terms.pages.tsx'

export interface MovementLine {
  readonly href: string
  readonly name: string
  readonly state: string
}

export function MovementsPage(props: {
  unit: string
  launch: string
  problem?: string
  own: readonly MovementLine[]
  /** Of the units above, in words. */
  above: readonly { name: string; state: string; source: string }[]
}) {
  const l = useText().launching
  return (
    <>
      <h1>{l.title}</h1>
      {props.problem && <p class="note">{props.problem}</p>}
      <p>{l.lead(props.unit)}</p>
      {props.own.length === 0 && <p>{l.none}</p>}
      {props.own.length > 0 && (
        <ul class="tasks">
          {props.own.map((line) => (
            <li key={line.href}>
              <a href={line.href}>
                <span>
                  <span class="name">{line.name}</span>
                  <small>{line.state}</small>
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {props.above.length > 0 && (
        <>
          <h2>{l.fromAbove}</h2>
          <p class="soft">{l.fromAboveHint}</p>
          <ul>
            {props.above.map((line) => (
              <li key={line.name}>
                {line.name}
                <small>
                  {line.source}. {line.state}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
      <div class="actions">
        <LinkButton href={props.launch}>{l.launch}</LinkButton>
      </div>
    </>
  )
}

/** What was typed on another page of the same form. */
export const Kept = ({ typed }: { typed: Readonly<Record<string, string>> }) => (
  <>
    {Object.entries(typed).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
  </>
)

/** First: what it is called and whose word it is. */
export function WhoPage(props: {
  action: string
  unit: string
  mayBeOutside: boolean
  typed: TypedWho
  /** The answers of the second page, where somebody came back from it. */
  laid: Readonly<Record<string, string>>
  errors?: FieldErrors
}) {
  const l = useText().launching
  const { typed, errors } = props
  const field = fieldsOf(typed, errors)
  return (
    <>
      <h1>{l.launchTitle}</h1>
      <ErrorSummary errors={errors} />
      <Form action={props.action}>
        <Kept typed={props.laid} />
        <TextInput {...field('name')} label={l.name} hint={l.nameHint} />
        {props.mayBeOutside && (
          <>
            <Radios
              {...field('by')}
              label={l.by}
              choices={[
                { value: 'own', label: l.own(props.unit) },
                { value: 'outside', label: l.outsideChoice },
              ]}
            />
            <TextInput {...field('outside')} label={l.outside} hint={l.outsideHint} />
          </>
        )}
        <TextInput {...field('document')} label={l.document} hint={l.documentHint} />
        <TextInput {...field('number')} label={l.number} />
        <TextInput {...field('document-on')} short label={l.documentOn} />
        <Button name="step" value="terms">
          {l.next}
        </Button>
      </Form>
    </>
  )
}

/** Second: what it asks, and from when. Also the page on which a movement is changed. */
export function TermsPage(props: {
  action: string
  title: string
  who: Readonly<Record<string, string>>
  typed: TypedLaid
  catalogues: readonly Choice[]
  errors?: FieldErrors
}) {
  const l = useText().launching
  return (
    <>
      <h1>{props.title}</h1>
      <ErrorSummary errors={props.errors} />
      <p>{l.termsLead}</p>
      <Form action={props.action}>
        <Kept typed={props.who} />
        <TermFields typed={props.typed} catalogues={props.catalogues} errors={props.errors} />
        <Button name="step" value="preview">
          {l.next}
        </Button>
      </Form>
    </>
  )
}

/** Last: what will bind whom, read once more before it does. */
export function LaidPreviewPage(props: {
  action: string
  title: string
  heading: string
  /** Who launches, by which paper; what is asked now, where it is a change. */
  source: string
  terms: readonly string[]
  before: readonly string[] | null
  from: string
  units: readonly string[]
  typed: Readonly<Record<string, string>>
  go: string
}) {
  const l = useText().launching
  return (
    <>
      <h1>{props.title}</h1>
      <p class="sentence">{props.heading}</p>
      <p class="soft">{props.source}</p>
      <p>{props.terms.length > 0 ? l.previewFrom(props.from) : l.previewNothing(props.from)}</p>
      {props.terms.length > 0 && <Lines lines={props.terms} />}
      {props.before && (
        <>
          <h2>{l.before}</h2>
          <Lines lines={props.before} />
        </>
      )}
      <h2>{props.units.length > 0 ? l.whom(props.units.length) : l.nobody}</h2>
      <Lines lines={props.units} />
      <p class="note">{l.pastStays}</p>
      <Form action={props.action}>
        <Kept typed={props.typed} />
        <div class="actions">
          <Button name="step" value="go">
            {props.go}
          </Button>
          <Button quiet name="step" value="back">
            {l.mend}
          </Button>
        </div>
      </Form>
    </>
  )
}

export const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul>
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
)
