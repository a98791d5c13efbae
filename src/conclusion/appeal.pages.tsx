import { paths } from '../paths.ts'
import { dayOf, showDay } from '../platform/clock.ts'
import { Button, ErrorSummary, Form, LinkButton, TextArea } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { type AnswerProblem, lastAppealDay } from './appeal.rules.ts'
import { Appeal, ConclusionFacts, HandOverNote } from './conclusion.pages.tsx'
import type { BoardAppeal, OwnConclusion } from './conclusion.queries.ts'
import type { HandOver } from './hand-over.ts'

export function AppealPage(props: {
  conclusion: OwnConclusion
  handOver: HandOver | null
  reason: string
  error?: string
}) {
  const c = useText().ownConclusion
  const { conclusion } = props
  return (
    <>
      <h1>{c.appealTitle}</h1>
      <ErrorSummary errors={props.error ? { reason: props.error } : undefined} />
      <ConclusionFacts conclusion={conclusion} />
      {conclusion.appeal ? (
        <Appeal
          appeal={conclusion.appeal}
          handOver={props.handOver}
          paper={paths.appealPaper.to({ conclusion: conclusion.id })}
        />
      ) : (
        <Form action={paths.appeal.to({ conclusion: conclusion.id })}>
          <p>{c.until(showDay(lastAppealDay(conclusion.concluded_on, conclusion.appeal_days)))}</p>
          <TextArea
            name="reason"
            rows={7}
            label={c.reason}
            hint={c.reasonHint}
            value={props.reason}
            error={props.error}
          />
          <Button>{c.preview}</Button>
        </Form>
      )}
    </>
  )
}

/** Word for word what the board will read, and who they are, before it goes. */
export function AppealPreviewPage(props: {
  conclusion: OwnConclusion
  handOver: HandOver | null
  reason: string
  readers: string
}) {
  const t = useText()
  const c = t.ownConclusion
  return (
    <>
      <h1>{c.previewTitle}</h1>
      <h2>{c.willSee}</h2>
      <p class="preview">{props.reason}</p>
      <p class="note">
        <strong>{t.app.whoSees}</strong> {c.readers(props.readers)}
      </p>
      {props.handOver && (
        <>
          <HandOverNote handOver={props.handOver} />
          <p>{c.handOver.afterSending}</p>
        </>
      )}
      <ConclusionFacts conclusion={props.conclusion} />
      <Form action={paths.appeal.to({ conclusion: props.conclusion.id })} offline>
        <input type="hidden" name="reason" value={props.reason} />
        <div class="actions">
          <Button quiet name="step" value="edit">
            {c.edit}
          </Button>
          <Button name="step" value="send">
            {c.send}
          </Button>
        </div>
      </Form>
    </>
  )
}

/** It can't be sent any more, and what was typed is not lost. */
export function AppealRefusedPage({ sentence, reason }: { sentence: string; reason: string }) {
  const c = useText().ownConclusion
  return (
    <>
      <h1>{c.appealTitle}</h1>
      <p class="note">{sentence}</p>
      {reason && <Typed title={c.yours} text={reason} />}
      <div class="actions">
        <LinkButton href={paths.conclusions.to()}>{c.back}</LinkButton>
      </div>
    </>
  )
}

function Typed({ title, text }: { title: string; text: string }) {
  return (
    <>
      <h2>{title}</h2>
      <p class="preview">{text}</p>
    </>
  )
}

/** The standing board's list: open ones first. */
export function AppealsPage({ appeals }: { appeals: readonly BoardAppeal[] }) {
  const a = useText().appeals
  return (
    <>
      <h1>{a.title}</h1>
      <p>{a.lead}</p>
      {appeals.length === 0 && <p class="soft">{a.none}</p>}
      {appeals.length > 0 && (
        <ul class="tasks">
          {appeals.map((one) => (
            <li key={one.id}>
              <a href={paths.appealAnswer.to({ conclusion: one.id })}>
                <span>
                  <span class="name">{one.name}</span>
                  <small>{a.row(one.cell_name, showDay(dayOf(one.appeal.sent_at)))}</small>
                </span>
                <span class={one.appeal.answer === null ? 'state doing' : 'state done'}>
                  {one.appeal.answer === null ? a.open : a.done}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

export function AnswerPage(props: {
  appeal: BoardAppeal
  /** Why this officer does not answer; null when they may. */
  problem: AnswerProblem | null
  /** Nobody of the board may answer: it goes to the body above, on paper. */
  handOver: HandOver | null
  answer: string
  error?: string
}) {
  const t = useText()
  const a = t.appeals
  const { appeal, problem } = props
  const barred = problem !== null && problem !== 'answered'
  return (
    <>
      <h1>{appeal.name}</h1>
      <ErrorSummary errors={props.error ? { answer: props.error } : undefined} />
      {problem && (barred || props.answer) && (
        <p class="note" role="alert">
          {a.problem[problem]}
        </p>
      )}
      {props.handOver && (
        <HandOverNote handOver={props.handOver} paper={paths.appealUpward.to({ conclusion: appeal.id })} />
      )}
      {problem && props.answer && <Typed title={t.ownConclusion.yours} text={props.answer} />}
      <h2>{a.conclusion}</h2>
      <ConclusionFacts conclusion={appeal} />
      <h2>{a.reason}</h2>
      <p class="soft">{showDay(dayOf(appeal.appeal.sent_at))}</p>
      <p class="preview">{appeal.appeal.reason}</p>
      {appeal.appeal.answer !== null && (
        <>
          <h2>{a.answer}</h2>
          <p class="soft">
            {t.ownConclusion.answeredBy(
              appeal.appeal.answered_by_name ?? '',
              appeal.appeal.answered_at ? showDay(dayOf(appeal.appeal.answered_at)) : '',
            )}
          </p>
          <p class="preview">{appeal.appeal.answer}</p>
        </>
      )}
      {!problem && (
        <Form action={paths.appealAnswer.to({ conclusion: appeal.id })} offline>
          <TextArea
            name="answer"
            rows={6}
            label={a.answer}
            hint={a.answerHint}
            value={props.answer}
            error={props.error}
          />
          <Button>{a.send}</Button>
        </Form>
      )}
    </>
  )
}
