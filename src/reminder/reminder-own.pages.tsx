import { paths } from '../paths.ts'
import { Button, ErrorSummary, Form, LinkButton, TextArea } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { PrintButton } from '../ui/paper.tsx'
import { CaseHistory, CaseSentences } from './reminder-facts.tsx'
import { isInWords, type OwnStep, slugOf } from './reminder-own.rules.ts'
import type { CaseView } from './reminder-view.ts'

export interface OwnView extends CaseView {
  readonly heading: string
  /** What the member may do today, with the last day for it. */
  readonly steps: readonly { readonly step: OwnStep; readonly until: string | null }[]
  /** Taken to a level outside the organisation: there is a paper to send. */
  readonly slip: boolean
}

export function OwnRemindersPage(props: { open: readonly OwnView[]; over: readonly OwnView[] }) {
  const { own, over: title } = useText().reminding
  return (
    <>
      <h1>{own.title}</h1>
      <p>{own.lead}</p>
      {props.open.length + props.over.length === 0 && <p class="soft">{own.none}</p>}
      {props.open.map((view) => (
        <OwnCase key={view.id} view={view} />
      ))}
      {props.over.length > 0 && <h2>{title}</h2>}
      {props.over.map((view) => (
        <OwnCase key={view.id} view={view} />
      ))}
      <ul class="links">
        <li>
          <a href={paths.myData.to()}>{own.looks}</a>
        </li>
      </ul>
    </>
  )
}

function OwnCase({ view }: { view: OwnView }) {
  const { reminding, reminder } = useText()
  return (
    <section class="card">
      <h2>{view.heading}</h2>
      <CaseSentences view={view} />
      {view.steps.length > 0 && <h3>{reminding.own.todo}</h3>}
      {view.steps.length > 0 && (
        <ul class="links">
          {view.steps.map(({ step, until }) => (
            <li key={step}>
              <a href={paths.myReminderStep.to({ reminder: view.id, step: slugOf(step) })}>
                {reminding.own.links[step]}
              </a>
              {until && <small>{reminder.until(until)}</small>}
            </li>
          ))}
        </ul>
      )}
      {view.slip && (
        <p>
          <a href={paths.myReminderSlip.to({ reminder: view.id })}>{reminding.own.slip}</a>
        </p>
      )}
      <CaseHistory view={view} />
    </section>
  )
}

interface StepProps {
  readonly view: CaseView
  readonly step: OwnStep
  readonly body: string
  readonly text: string
  readonly error?: string
  readonly readers: string
}

export function OwnStepPage({ view, step, body, text, error, readers }: StepProps) {
  const t = useText()
  const { own } = t.reminding
  const action = paths.myReminderStep.to({ reminder: view.id, step: slugOf(step) })
  return (
    <>
      <h1>{own.titles[step]}</h1>
      <ErrorSummary errors={error ? { text: error } : undefined} />
      <CaseSentences view={view} />
      {isInWords(step) ? (
        <Form action={action}>
          <TextArea
            name="text"
            rows={7}
            label={own.questions[step]}
            hint={own.hints[step]}
            value={text}
            error={error}
          />
          <Button>{own.preview}</Button>
        </Form>
      ) : (
        <Form action={action} offline>
          <h2>{own.questions[step]}</h2>
          <p>{step === 'say-fixed' ? own.fixedHint(body) : own.takeBackHint}</p>
          <p class="note">
            <strong>{t.app.whoSees}</strong> {own.readers(readers)}
          </p>
          <Button name="step" value="send">
            {own.yes[step]}
          </Button>
        </Form>
      )}
    </>
  )
}

/** Word for word what will be read, and by whom, before it goes. */
export function OwnPreviewPage({ view, step, text, readers }: Omit<StepProps, 'body' | 'error'>) {
  const t = useText()
  const { own } = t.reminding
  return (
    <>
      <h1>{own.previewTitle}</h1>
      <h2>{own.willSee}</h2>
      <p class="preview">{text}</p>
      <p class="note">
        <strong>{t.app.whoSees}</strong> {own.readers(readers)}
      </p>
      <Form action={paths.myReminderStep.to({ reminder: view.id, step: slugOf(step) })} offline>
        <input type="hidden" name="text" value={text} />
        <div class="actions">
          <Button quiet name="step" value="edit">
            {own.edit}
          </Button>
          <Button name="step" value="send">
            {own.send}
          </Button>
        </div>
      </Form>
    </>
  )
}

/** It does not follow any more, and what was typed is not lost. */
export function OwnRefusedPage(props: { title: string; sentence: string; text: string }) {
  const { own } = useText().reminding
  return (
    <>
      <h1>{props.title}</h1>
      <p class="note" role="alert">
        {props.sentence}
      </p>
      {props.text && (
        <>
          <h2>{own.yours}</h2>
          <p class="preview">{props.text}</p>
        </>
      )}
      <div class="actions">
        <LinkButton href={paths.myReminders.to()}>{own.back}</LinkButton>
      </div>
    </>
  )
}

export interface SlipView {
  readonly to: string
  readonly name: string
  readonly cell: string
  readonly body: string
  readonly unit: string
  /** The board of one's own organisation would answer, and may not. */
  readonly goesUp: boolean
  readonly decidedOn: string
  readonly reason: string
  readonly expected: string
  readonly due: string
  readonly text: string
  readonly sentOn: string
  readonly until: string
}

/** What the member takes to a level that is not here: one page, signed by hand. */
export function SlipPaper({ view }: { view: SlipView }) {
  const t = useText()
  const { slip, events } = t.reminding
  return (
    <>
      <div class="actions">
        <PrintButton />
        <a href={paths.myReminders.to()}>{slip.back}</a>
      </div>
      <p class="screen-only note">{slip.note}</p>
      <article class="party-paper">
        <h1>{slip.title}</h1>
        <p>{slip.to(view.to)}</p>
        <p>{slip.from(view.name, view.cell)}</p>
        <p>{slip.about(view.body, view.unit, view.decidedOn)}</p>
        {view.goesUp && <p>{slip.goesUp}</p>}
        <h2>{slip.reason}</h2>
        <p class="own-words">{view.reason}</p>
        <h2>{slip.expected}</h2>
        <p class="own-words">{view.expected}</p>
        <p>{events.due(view.due)}</p>
        <h2>{slip.mine}</h2>
        <p class="own-words">{view.text}</p>
        <footer>
          <p>
            {slip.sent(view.sentOn)} {slip.until(view.until)}.
          </p>
          <p class="signature">
            <strong>{slip.sign}</strong>
            {slip.signHint}
          </p>
        </footer>
      </article>
    </>
  )
}
