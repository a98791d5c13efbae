import { Button, Form } from './fields.tsx'
import { useText } from './layout.tsx'

type Lines = readonly (readonly [label: string, value: string])[]

/** One form id came with two contents: both are shown, and one button sends the second again under an id of its own. */
export function ConflictPage(props: {
  /** What happened, where it was not one form sent twice. */
  title?: string
  action: string
  saved: Lines
  sent: Lines
  fields: readonly (readonly [string, string])[]
}) {
  const t = useText()
  return (
    <>
      <h1>{props.title ?? t.conflict.title}</h1>
      <p>{t.conflict.text}</p>
      <h2>{t.conflict.saved}</h2>
      <Version lines={props.saved} />
      <h2>{t.conflict.sent}</h2>
      <Version lines={props.sent} />
      <Form action={props.action}>
        {props.fields.map(([name, value], i) => (
          <input key={`${name}-${i}`} type="hidden" name={name} value={value} />
        ))}
        <Button>{t.conflict.keep}</Button>
      </Form>
    </>
  )
}

export function Version({ lines }: { lines: Lines }) {
  const t = useText()
  return (
    <dl class="card">
      {lines.map(([label, value]) => (
        <div key={label}>
          <dt class="soft">{label}</dt>
          <dd class="own-words">{value || t.conflict.empty}</dd>
        </div>
      ))}
    </dl>
  )
}
