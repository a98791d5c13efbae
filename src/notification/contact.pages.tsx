import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, fieldsOf, Radios, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { TypedContact } from './contact.form.ts'
import { showPhone } from './contact.rules.ts'
import type { Contact } from './contact.ts'
import type { Channel } from './delivery.rules.ts'

export function ContactPage(props: {
  typed: TypedContact
  /** What stands saved, with what came back from there. */
  saved: Contact
  browsers: number
  channels: ReadonlySet<Channel>
  note?: string
  errors?: FieldErrors
}) {
  const c = useText().notice.contact
  const { typed, saved, channels, errors } = props
  const field = fieldsOf(typed, errors)
  const phones = (['sms', 'zns'] as const).filter((channel) => channels.has(channel))
  // A way that was chosen stays in sight when the server has lost it.
  const asksPhone = phones.length > 0 || typed.phone !== ''
  const asksEmail = channels.has('email') || typed.email !== ''
  return (
    <>
      <h1>{c.title}</h1>
      {props.note && <p class="note good">{props.note}</p>}
      <ErrorSummary errors={errors} />
      {saved.phone && saved.phone_problem_on && (
        <p class="note">{c.phoneBounced(showPhone(saved.phone), showDay(saved.phone_problem_on))}</p>
      )}
      {saved.email && saved.email_problem_on && (
        <p class="note">{c.emailBounced(saved.email, showDay(saved.email_problem_on))}</p>
      )}
      <p>{c.lead}</p>
      {channels.has('push') && (
        <ul class="tasks">
          <li>
            <a href={paths.pushHere.to()}>
              <span>
                <span class="name">{c.push}</span>
                <small>{c.pushHint}</small>
              </span>
              <span class="state">{c.browsers(props.browsers)}</span>
            </a>
          </li>
        </ul>
      )}
      <Form action={paths.contact.to()}>
        {asksPhone && (
          <>
            <TextInput
              {...field('phone')}
              label={c.phone}
              hint={c.phoneHint}
              numeric
              short
              autocomplete="tel"
            />
            <Radios
              {...field('by')}
              label={c.phoneBy}
              choices={[
                ...phones.map((value) => ({ value, label: c.phoneChoices[value] })),
                { value: 'none', label: c.phoneChoices.none },
              ]}
            />
          </>
        )}
        {asksEmail && (
          <TextInput {...field('email')} label={c.email} hint={c.emailHint} autocomplete="email" />
        )}
        {!asksPhone && !asksEmail && <p class="soft">{c.none}</p>}
        <Radios
          name="quiet"
          label={c.quiet}
          hint={c.quietHint}
          value={typed.quiet}
          choices={(['no', 'yes'] as const).map((value) => ({ value, label: c.quietChoices[value] }))}
        />
        <p class="note">{c.readers}</p>
        <Button>{c.save}</Button>
      </Form>
      <Form action={paths.contactTest.to()}>
        <p class="hint">{c.testHint}</p>
        <Button quiet>{c.test}</Button>
      </Form>
    </>
  )
}

/** What the browser can and has is found out by browser/push.ts; without scripts only that sentence is seen. */
export function PushPage({
  publicKey,
  browsers,
  note,
}: {
  publicKey: string
  browsers: number
  note?: string
}) {
  const p = useText().notice.push
  const action = paths.pushHere.to()
  return (
    <>
      <h1>{p.title}</h1>
      {note && <p class="note good">{note}</p>}
      <p>{p.lead}</p>
      <p class="soft">{p.others(browsers)}</p>
      <div data-push={publicKey} aria-live="polite">
        <p class="note" data-when="no-script">
          {p.noScript}
        </p>
        <p class="note" data-when="cannot" hidden>
          {p.cannot}
        </p>
        <p class="note" data-when="refused" hidden>
          {p.refused}
        </p>
        <p class="error" data-when="failed" hidden>
          {p.failed}
        </p>
        <div data-when="off" hidden>
          <Form action={action}>
            <input type="hidden" name="endpoint" />
            <input type="hidden" name="p256dh" />
            <input type="hidden" name="auth" />
            <p class="hint">{p.asks}</p>
            <Button name="do" value="on">
              {p.on}
            </Button>
          </Form>
        </div>
        <div data-when="on" hidden>
          <Form action={action}>
            <input type="hidden" name="endpoint" />
            <p class="note good">{p.isOn}</p>
            <Button quiet name="do" value="off">
              {p.off}
            </Button>
          </Form>
        </div>
      </div>
      {browsers > 0 && (
        <Form action={action}>
          <p class="hint">{p.allOffHint}</p>
          <Button quiet name="do" value="all-off">
            {p.allOff}
          </Button>
        </Form>
      )}
    </>
  )
}
