import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { Button, ErrorSummary, LinkButton, Radios, TextArea, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { SenderView, SentMessage } from './sender.ts'

export function CodePage({ code, error }: { code: string; error?: string }) {
  const c = useText().feedbackPublic.code
  return (
    <>
      <h1>{c.title}</h1>
      <ErrorSummary errors={error ? { code: error } : undefined} />
      <form method="post" action={paths.feedbackCode.to()} novalidate>
        <TextInput name="code" label={c.label} hint={c.hint} value={code} error={error} numeric />
        <Button name="step" value="look">
          {c.look}
        </Button>
      </form>
    </>
  )
}

/** Of a code that is known, and of one that is not. */
export function SenderPage(props: {
  code: string
  view: SenderView | null
  messages: readonly SentMessage[]
  older: number | null
  notice?: string
  text?: string
}) {
  const t = useText()
  const c = t.feedbackPublic.code
  const { view } = props
  return (
    <>
      <h1>{c.title}</h1>
      {props.notice && (
        <p class="note" role="status">
          {props.notice}
        </p>
      )}
      {view ? (
        <>
          <h2>{c.state}</h2>
          {view.parts.length > 1 && <p>{c.several}</p>}
          {view.parts.map((part, i) => (
            <p class="lead" key={part.id}>
              {view.parts.length > 1 && `${c.part(i + 1)}: `}
              {t.feedback.sender[part.state]}
            </p>
          ))}
          <h2>{c.messages}</h2>
          {props.messages.map((message) => (
            <section class="card" key={`${message.on} ${message.part} ${message.text}`}>
              <p class="soft">
                {view.parts.length > 1 && `${c.part(partNumber(view, message.part))}. `}
                {(message.fromSender ? c.fromSender : c.toSender)(showDay(message.on))}
              </p>
              <p class="preview">{message.text}</p>
              {message.photo && <p class="soft">{c.photo}</p>}
            </section>
          ))}
          {props.older !== null && (
            <form method="post" action={paths.feedbackCode.to()}>
              <input type="hidden" name="code" value={props.code} />
              <input type="hidden" name="from" value={String(props.older)} />
              <Button quiet name="step" value="look">
                {c.older}
              </Button>
            </form>
          )}
          <AddForm code={props.code} text={props.text} view={view} />
        </>
      ) : (
        <>
          <p class="lead">{c.unknown}</p>
          <LinkButton quiet href={paths.feedbackCode.to()}>
            {c.again}
          </LinkButton>
        </>
      )}
    </>
  )
}

/** What was typed has to be mended first; asked before anything is looked up, so that it says nothing of the code. */
export function AddPage(props: { code: string; part: string; text: string; error: string }) {
  const c = useText().feedbackPublic.code
  return (
    <>
      <h1>{c.title}</h1>
      <ErrorSummary errors={{ text: props.error }} />
      <AddForm {...props} />
    </>
  )
}

const partNumber = (view: SenderView, part: string) => view.parts.findIndex(({ id }) => id === part) + 1

function AddForm(props: { code: string; text?: string; error?: string; view?: SenderView; part?: string }) {
  const c = useText().feedbackPublic.code
  const { code, text, error, view } = props
  return (
    <form method="post" action={paths.feedbackCode.to()} novalidate>
      <input type="hidden" name="code" value={code} />
      {props.part && <input type="hidden" name="part" value={props.part} />}
      {view && view.parts.length > 1 && (
        <Radios
          name="part"
          label={c.whichOne}
          choices={view.parts.map((part, i) => ({ value: part.id, label: c.part(i + 1) }))}
        />
      )}
      <TextArea name="text" rows={4} label={c.add} hint={c.addHint} value={text} error={error} />
      <Button name="step" value="add">
        {c.send}
      </Button>
    </form>
  )
}
