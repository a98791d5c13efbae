import type { ComponentChildren } from 'preact'
import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import {
  Button,
  ErrorSummary,
  Field,
  LinkButton,
  Radios,
  Select,
  TextArea,
  TextInput,
} from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { ABOUTS, type Report, type Taken } from './public.form.ts'

export interface Commune {
  readonly id: string
  readonly name: string
}

/** A form without an id or an account: what is sent here is nobody's. */
function PublicForm(props: { children: ComponentChildren; upload?: boolean }) {
  const enctype = props.upload ? 'multipart/form-data' : undefined
  return (
    <form method="post" action={paths.feedback.to()} enctype={enctype} novalidate>
      {props.children}
    </form>
  )
}

/** What was typed on the pages before goes along in the form; the browser keeps nothing. */
function Carried({ report, names }: { report: Report; names: readonly (keyof Report)[] }) {
  return (
    <>
      {names.map((name) => (
        <input key={name} type="hidden" name={name} value={report[name] ?? ''} />
      ))}
    </>
  )
}

export function ClosedPage() {
  const p = useText().feedbackPublic
  return (
    <>
      <h1>{p.title}</h1>
      <p>{p.closed.text}</p>
    </>
  )
}

/** More than is read, or more than fits now: what was typed is on the page before. */
export function TooMuchPage({ text }: { text: string }) {
  const p = useText().feedbackPublic
  return (
    <>
      <h1>{p.title}</h1>
      <p class="note" role="alert">
        {text}
      </p>
      <p>{p.goBack}</p>
      <LinkButton quiet href={paths.feedback.to()}>
        {p.notHere.back}
      </LinkButton>
    </>
  )
}

export function AboutPage(props: { communes: readonly Commune[]; report: Report; errors?: FieldErrors }) {
  const p = useText().feedbackPublic
  const { report, errors, communes } = props
  return (
    <>
      <h1>{p.title}</h1>
      <ErrorSummary errors={errors} />
      <p>{p.lead}</p>
      <PublicForm>
        {communes.length > 1 ? (
          <Select
            name="commune"
            label={p.commune}
            choices={communes.map((one) => ({ value: one.id, label: one.name }))}
            value={report.commune}
          />
        ) : (
          <input type="hidden" name="commune" value={communes[0]?.id ?? ''} />
        )}
        <Radios
          name="about"
          label={p.about}
          choices={ABOUTS.map((value) => ({ value, label: p.abouts[value] }))}
          value={report.about ?? ''}
          error={errors?.about}
        />
        <Carried report={report} names={['text', 'where', 'when', 'contact']} />
        <Button name="step" value="about">
          {p.next}
        </Button>
      </PublicForm>
      <p>
        <a href={paths.feedbackCode.to()}>{p.code.have}</a>
      </p>
    </>
  )
}

/** What is not taken in here, and where it goes. Nothing of it is kept. */
export function NotHerePage({ about }: { about: 'officials' | 'denounce' }) {
  const p = useText().feedbackPublic
  const n = p.notHere[about]
  return (
    <>
      <h1>{n.title}</h1>
      {n.text.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <h2>{n.where}</h2>
      <ul>
        {n.places.map((place) => (
          <li key={place}>{place}</li>
        ))}
      </ul>
      <p>{n.how}</p>
      <LinkButton quiet href={paths.feedback.to()}>
        {p.notHere.back}
      </LinkButton>
    </>
  )
}

export function TellPage({ report, about, errors }: { report: Report; about: Taken; errors?: FieldErrors }) {
  const p = useText().feedbackPublic
  return (
    <>
      <h1>{p.tell[about]}</h1>
      <ErrorSummary errors={errors} />
      {about === 'member' && <p>{p.notDenounce}</p>}
      <PublicForm>
        <Carried report={report} names={['commune', 'about']} />
        <TextArea
          name="text"
          rows={7}
          label={p.text}
          hint={p.textHint}
          value={report.text}
          error={errors?.text}
        />
        <TextInput name="where" label={p.where} value={report.where} error={errors?.where} />
        <TextInput name="when" label={p.when} hint={p.whenHint} value={report.when} error={errors?.when} />
        <TextInput
          name="contact"
          label={p.contact}
          hint={p.contactHint}
          value={report.contact}
          error={errors?.contact}
        />
        <Button name="step" value="tell">
          {p.toCheck}
        </Button>
      </PublicForm>
    </>
  )
}

export function CheckPage(props: {
  report: Report
  about: Taken
  ticket: string
  named: boolean
  /** Why it was not sent yet; what was typed is all there. */
  problem?: string
  /** What is wrong with the photo that came. */
  photo?: string
}) {
  const p = useText().feedbackPublic
  const { report, about } = props
  const lines = [
    [p.text, report.text],
    [p.where, report.where],
    [p.when, report.when],
    [p.contact, report.contact],
  ] as const
  return (
    <>
      <h1>{p.check}</h1>
      <ErrorSummary errors={props.photo ? { photo: props.photo } : undefined} />
      {props.problem && (
        <p class="note" role="alert">
          {props.problem}
        </p>
      )}
      <p>{p.abouts[about]}</p>
      {lines.map(([label, value]) => (
        <section key={label}>
          <h2>{label}</h2>
          {value ? <p class="preview">{value}</p> : <p class="soft">{p.empty}</p>}
        </section>
      ))}
      {props.named && <p class="note">{p.named}</p>}
      <p class="soft">{p.readers}</p>
      {about === 'member' && <p class="soft">{p.member}</p>}
      <PublicForm upload>
        <Carried report={report} names={['commune', 'about', 'text', 'where', 'when', 'contact']} />
        <input type="hidden" name="ticket" value={props.ticket} />
        <Field name="photo" label={p.photo.label} hint={p.photo.hint} error={props.photo}>
          <input
            id="photo"
            name="photo"
            type="file"
            accept="image/jpeg,image/png,image/webp"
            aria-describedby={props.photo ? 'photo-hint photo-error' : 'photo-hint'}
          />
        </Field>
        <div class="actions">
          <Button quiet name="step" value="edit">
            {p.edit}
          </Button>
          <Button name="step" value="send">
            {p.send}
          </Button>
        </div>
      </PublicForm>
    </>
  )
}

export function ReceiptPage({ code, address, photo }: { code: string; address: string; photo: boolean }) {
  const r = useText().feedbackPublic.receipt
  return (
    <>
      <h1>{r.title}</h1>
      <p>{r.lead}</p>
      {photo && <p>{r.photo}</p>}
      <p class="code" id="receipt">
        {code}
      </p>
      <p>{r.how(address)}</p>
      <p class="note">{r.lost}</p>
    </>
  )
}
