import { dayOf, showDay } from '../platform/clock.ts'
import { Button, Form } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { PrintButton } from '../ui/paper.tsx'
import type { SigningKey } from './signing-key.ts'

/** The fingerprint of one's own key, to go up on paper. */
export function OwnSignaturePage(props: {
  unit: string
  action: string
  own: SigningKey | null
  fingerprint: string
}) {
  const t = useText()
  const o = t.rollUpFile.own
  const { own: key, action } = props
  if (!key)
    return (
      <>
        <h1>{o.title}</h1>
        <p>{o.lead}</p>
        <p>{o.none}</p>
        <Form action={action}>
          <input type="hidden" name="instead" value="" />
          <Button>{o.make}</Button>
        </Form>
      </>
    )
  return (
    <>
      <h1>{o.title}</h1>
      <p>{props.unit}</p>
      <p class="screen-only">{o.lead}</p>
      <h2>{o.print}</h2>
      <p class="code">{props.fingerprint}</p>
      <p class="soft">{o.made(showDay(dayOf(key.made_at)), key.made_by_name)}</p>
      <p class="screen-only">{o.how}</p>
      <div class="actions">
        <PrintButton />
      </div>
      <details class="screen-only">
        <summary>{o.again}</summary>
        <p>{o.againHint}</p>
        <Form action={action}>
          <input type="hidden" name="instead" value={key.id} />
          <Button danger>{o.againButton}</Button>
        </Form>
      </details>
    </>
  )
}
