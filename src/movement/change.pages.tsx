import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, LinkButton, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { Lines } from './launch.pages.tsx'
import type { LauncherLinks } from './launcher-visit.ts'

/** One movement of one's own: what it asks, all that was ever laid down, and what can be done. */
export function MovementPage(props: {
  id: string
  name: string
  source: string
  state: string
  terms: readonly string[]
  /** What is laid down for days ahead, and what held before, the newest first. */
  versions: readonly { heading: string; terms: readonly string[] }[]
  directives: readonly string[]
  units: readonly string[]
  ended: boolean
  links: LauncherLinks
  notice?: string
}) {
  const t = useText()
  const l = t.launching
  const { links, id } = props
  return (
    <>
      <h1>{props.name}</h1>
      {props.notice && <p class="note good">{props.notice}</p>}
      <p>{props.source}.</p>
      <p class="sentence">{props.state}</p>
      <h2>{t.movement.asks}</h2>
      {props.terms.length > 0 ? <Lines lines={props.terms} /> : <p>{t.movement.asksNothing}</p>}
      <h2>{t.movement.directives}</h2>
      {props.directives.length > 0 ? <Lines lines={props.directives} /> : <p>{t.movement.noDirectives}</p>}
      <h2>{props.units.length > 0 ? l.whom(props.units.length) : l.nobody}</h2>
      <Lines lines={props.units} />
      {props.versions.length > 1 && (
        <>
          <h2>{l.history}</h2>
          {props.versions.map((version) => (
            <section key={version.heading}>
              <h3>{version.heading}</h3>
              <Lines lines={version.terms} />
            </section>
          ))}
        </>
      )}
      {!props.ended && (
        <>
          <ul class="links">
            <li>
              <a href={links.directives(id)}>{l.directives}</a>
            </li>
            <li>
              <a href={links.end(id)}>{l.end}</a>
            </li>
          </ul>
          <div class="actions">
            <LinkButton href={links.change(id)}>{l.change}</LinkButton>
          </div>
        </>
      )}
    </>
  )
}

export function EndPage(props: {
  action: string
  name: string
  on: string
  /** The day that is set already, as shown. */
  set: string | null
  errors?: FieldErrors
}) {
  const l = useText().launching
  return (
    <>
      <h1>{l.endTitle}</h1>
      <ErrorSummary errors={props.errors} />
      <p>{l.endLead(props.name)}</p>
      {props.set && (
        <>
          <p class="note">{l.endSet(props.set)}</p>
          <Form action={props.action}>
            <Button quiet name="step" value="go-on">
              {l.goOn}
            </Button>
          </Form>
        </>
      )}
      <Form action={props.action}>
        <TextInput name="on" short label={l.endOn} value={props.on} error={props.errors?.on} />
        <Button name="step" value="end">
          {l.endGo}
        </Button>
      </Form>
    </>
  )
}
