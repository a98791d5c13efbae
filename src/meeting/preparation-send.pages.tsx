import { paths } from '../paths.ts'
import { Button, Form, LinkButton } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'

export interface SentVersion {
  readonly id: string
  readonly body: string
  readonly author: string
  readonly day: string
}

/** Word for word what the cell committee will read, and who they are, before anything goes. */
export function SendSheetPage(props: {
  meeting: string
  when: string
  text: string
  standing: readonly SentVersion[]
  readers: string
  problem?: string
}) {
  const t = useText()
  const p = t.preparation
  const same = props.standing.length === 1 && props.standing[0]!.body === props.text
  return (
    <>
      <h1>{p.sendTitle}</h1>
      {props.problem && (
        <p class="note" role="alert">
          {props.problem}
        </p>
      )}
      <p class="soft">{p.for(props.when)}</p>
      {props.standing.length > 0 && <h2>{p.sentTitle}</h2>}
      {props.standing.map((version) => (
        <section key={version.id}>
          <p class="soft">{p.sentBy(version.author, version.day)}</p>
          <p class="preview">{version.body}</p>
        </section>
      ))}
      {same && <p class="note good">{p.sentSame}</p>}
      {props.text === '' && <p class="note">{p.sendEmpty}</p>}
      {props.text !== '' && !same && (
        <>
          <p>{p.sendLead}</p>
          <h2>{p.sendText}</h2>
          <p class="preview">{props.text}</p>
          <p class="note">
            <strong>{t.app.whoSees}</strong> {p.readers(props.readers)}
          </p>
          <Form action={paths.preparationSend.to({ meeting: props.meeting })} offline>
            <input type="hidden" name="text" value={props.text} />
            {props.standing.map((version) => (
              <input key={version.id} type="hidden" name="seen" value={version.id} />
            ))}
            <Button>{props.standing.length > 0 ? p.sendAgain : p.sendButton}</Button>
          </Form>
        </>
      )}
      <p>
        <a href={paths.preparation.to({ meeting: props.meeting })}>{p.edit}</a>
      </p>
    </>
  )
}

export function CannotSendPage({ meeting, sentence }: { meeting: string; sentence: string }) {
  const p = useText().preparation
  return (
    <>
      <h1>{p.send}</h1>
      <p class="note">{sentence}</p>
      <div class="actions">
        <LinkButton href={paths.preparation.to({ meeting })}>{p.edit}</LinkButton>
      </div>
    </>
  )
}
