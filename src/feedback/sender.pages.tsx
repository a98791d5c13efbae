import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { Button, ErrorSummary, LinkButton, TextArea, TextInput } from '../ui/fields.tsx'
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
          <p class="lead">{t.feedback.sender[view.state]}</p>
          <h2>{c.messages}</h2>
          {props.messages.map((message) => (
            <section class="card" key={`${message.on} ${message.text}`}>
              <p class="soft">{(message.fromSender ? c.fromSender : c.toSender)(showDay(message.on))}</p>
              <p class="preview">{message.text}</p>
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
          <AddForm code={props.code} text={props.text} />
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
export function AddPage({ code, text, error }: { code: string; text: string; error: string }) {
  const c = useText().feedbackPublic.code
  return (
    <>
      <h1>{c.title}</h1>
      <ErrorSummary errors={{ text: error }} />
      <AddForm code={code} text={text} error={error} />
    </>
  )
}

function AddForm({ code, text, error }: { code: string; text?: string; error?: string }) {
  const c = useText().feedbackPublic.code
  return (
    <form method="post" action={paths.feedbackCode.to()} novalidate>
      <input type="hidden" name="code" value={code} />
      <TextArea name="text" rows={4} label={c.add} hint={c.addHint} value={text} error={error} />
      <Button name="step" value="add">
        {c.send}
      </Button>
    </form>
  )
}
