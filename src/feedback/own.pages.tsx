import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { Button, ErrorSummary, Form, TextArea } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { Certificate } from './certificate.ts'
import type { OwnLetter } from './letters.ts'

export interface OwnLine {
  readonly letter: OwnLetter
  readonly opened: boolean
}

export function OwnFeedbackPage({ lines }: { lines: readonly OwnLine[] }) {
  const o = useText().feedbackCase.own
  return (
    <>
      <h1>{o.title}</h1>
      <p>{o.lead}</p>
      {lines.length === 0 && <p class="soft">{o.none}</p>}
      {lines.length > 0 && (
        <ul class="tasks">
          {lines.map(({ letter, opened }) => (
            <li key={letter.id}>
              <a href={paths.ownFeedbackLetter.to({ letter: letter.id })}>
                <span>
                  <span class="name">{o.kinds[letter.kind]}</span>
                  <small>{o.on(showDay(letter.on))}</small>
                </span>
                {!opened && <span class="state doing">{o.unopened}</span>}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

export type Reply = 'answer' | 'comment' | 'appeal'

export interface LetterView {
  readonly letter: OwnLetter
  readonly opened: boolean
  readonly reply: Reply | null
  readonly until: string | null
  readonly late: boolean
  readonly text: string
  /** Nothing was founded: a paper may be asked for, or was. */
  readonly certificate: Certificate | 'may-ask' | null
  /** Working days from opening it on, as laid down for this case; calendar days to take a conclusion further. */
  readonly days: number
  readonly error?: string
  readonly problem?: string
}

export function LetterPage({ view }: { view: LetterView }) {
  const t = useText()
  const o = t.feedbackCase.own
  const { letter } = view
  const action = paths.ownFeedbackLetter.to({ letter: letter.id })
  if (!view.opened && (letter.kind === 'notice' || letter.kind === 'draft' || letter.kind === 'conclusion'))
    return (
      <>
        <h1>{o.kinds[letter.kind]}</h1>
        <p>{o.open[letter.kind](view.days)}</p>
        <Form action={action}>
          <Button name="step" value="open">
            {o.openIt}
          </Button>
        </Form>
      </>
    )
  return (
    <>
      <h1>{o.kinds[letter.kind]}</h1>
      <ErrorSummary errors={view.error ? { text: view.error } : undefined} />
      <p class="soft">{o.on(showDay(letter.on))}</p>
      {letter.outcome && <p class="lead">{o.outcome(t.feedback.outcomes[letter.outcome])}</p>}
      {letter.follow && letter.follow !== 'none' && (
        <p class="lead">{t.feedbackFollow.followed[letter.follow]}</p>
      )}
      <p class="preview">{letter.text}</p>
      {letter.handed && <p class="soft">{o.onPaper(showDay(letter.handed))}</p>}
      {letter.kind === 'conclusion' && <p class="soft">{o.erased}</p>}
      {view.problem && (
        <>
          <p class="note" role="alert">
            {view.problem}
          </p>
          <p class="preview">{view.text}</p>
        </>
      )}
      {view.reply && <ReplyForm view={view} action={action} reply={view.reply} />}
      {view.certificate && <CertificateAsk certificate={view.certificate} action={action} />}
    </>
  )
}

function CertificateAsk({ certificate, action }: { certificate: Certificate | 'may-ask'; action: string }) {
  const c = useText().feedbackFollow.certificate
  return (
    <>
      <h2>{c.title}</h2>
      {certificate === 'may-ask' ? (
        <Form action={action}>
          <p class="hint">{c.askHint}</p>
          <Button quiet name="step" value="certificate">
            {c.askButton}
          </Button>
        </Form>
      ) : (
        <p>
          {c.asked(showDay(certificate.asked_on))}{' '}
          {certificate.printed_on && c.printedOwn(showDay(certificate.printed_on))}
        </p>
      )}
    </>
  )
}

function ReplyForm({ view, action, reply }: { view: LetterView; action: string; reply: Reply }) {
  const o = useText().feedbackCase.own
  const label = { answer: o.answer, comment: o.comment, appeal: o.appeal }[reply]
  const hint = { answer: o.answerHint, comment: undefined, appeal: o.appealHint }[reply]
  const button = { answer: o.sendAnswer, comment: o.sendComment, appeal: o.sendAppeal }[reply]
  return (
    <Form action={action}>
      {view.until && <p>{view.late ? o.late : o.until(showDay(view.until))}</p>}
      <TextArea name="text" rows={7} label={label} hint={hint} value={view.text} error={view.error} />
      <Button name="step" value={reply}>
        {button}
      </Button>
    </Form>
  )
}
