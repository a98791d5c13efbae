import { paths } from '../paths.ts'
import { Button, Form } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'

export function CalendarPage({ madeOn }: { madeOn: string | null }) {
  const c = useText().calendar
  return (
    <>
      <h1>{c.title}</h1>
      <p>{c.lead}</p>
      <p class="sentence">{madeOn ? c.has(madeOn) : c.none}</p>
      {madeOn && <p>{c.lost}</p>}
      {madeOn && (
        <Form action={paths.calendar.to()}>
          <Button quiet name="do" value="revoke">
            {c.revoke}
          </Button>
        </Form>
      )}
      <Form action={paths.calendar.to()}>
        <Button name="do" value="make">
          {madeOn ? c.again : c.make}
        </Button>
      </Form>
    </>
  )
}

/** The only time the address is seen. */
export function NewAddressPage({ address }: { address: string }) {
  const c = useText().calendar
  return (
    <>
      <h1>{c.title}</h1>
      <p class="note">{c.once}</p>
      <div class="field">
        <label for="address">{c.address}</label>
        <p class="hint" id="address-hint">
          {c.copyHint}
        </p>
        <textarea id="address" rows={4} readOnly class="address" aria-describedby="address-hint">
          {address}
        </textarea>
      </div>
      <h2>{c.how}</h2>
      <ul>
        <li>{c.iphone}</li>
        <li>{c.android}</li>
      </ul>
      <p>{c.lost}</p>
      <p>
        <a href={paths.meeting.to()}>{c.back}</a>
      </p>
    </>
  )
}
