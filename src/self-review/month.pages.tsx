import type { Period } from '../movement/movement.ts'
import { paths } from '../paths.ts'
import { showShortDay } from '../platform/clock.ts'
import { Button, Form, LinkButton } from '../ui/fields.tsx'
import { Icon } from '../ui/icon.tsx'
import { useText } from '../ui/layout.tsx'
import type { Step, StepName } from './month.rules.ts'
import type { MonthNote } from './month-notes.ts'
import { type Shown, ShownFrom } from './shown.tsx'

export interface MonthView {
  period: Shown & Pick<Period, 'meeting_on'>
  closesOn: string
  steps: readonly (Step & { href: string; label: string })[]
  next: StepName
  state: 'draft' | 'sent' | 'paper'
  awaited: boolean
  hasSheet: boolean
  /** Where the month's look at one's commitment is, whether or not there is one. */
  commitment: string
  notes: readonly MonthNote[]
}

export function MonthPage({ view }: { view: MonthView }) {
  const t = useText()
  const m = t.month
  const begun = view.steps.some((step) => step.state === 'done' || step.state === 'doing')
  const next = view.steps.find((step) => step.name === view.next)
  return (
    <>
      <h1>{m.period(showShortDay(view.period.meeting_on))}</h1>
      {view.state === 'draft' ? (
        <p>{begun ? m.until(showShortDay(view.closesOn)) : m.ahead}</p>
      ) : (
        <p class="note good">
          <Icon name="done" />{' '}
          {view.state === 'sent'
            ? m.sentText(showShortDay(view.period.meeting_on))
            : m.sentPaper(showShortDay(view.period.meeting_on))}
        </p>
      )}
      {!view.awaited && <p class="soft">{m.exempt}</p>}
      {view.state !== 'sent' && (
        <>
          <ul class="tasks">
            {view.steps.map((step) => (
              <li key={step.name}>
                {step.state === 'none' ? (
                  <span class="row">
                    <span>{step.label}</span>
                    <StateTag state={step.state} />
                  </span>
                ) : (
                  <a href={step.href}>
                    <span class="name">
                      {step.label}
                      {step.optional && <span class="soft"> ({m.optional})</span>}
                    </span>
                    <StateTag state={step.state} />
                  </a>
                )}
              </li>
            ))}
          </ul>
          {next && <LinkButton href={next.href}>{begun ? m.goOn : m.start}</LinkButton>}
        </>
      )}
      {view.state === 'sent' && (
        <Form action={paths.reopen.to()}>
          <ShownFrom period={view.period} />
          <Button quiet>{m.reopen}</Button>
        </Form>
      )}
      <Notes notes={view.notes} />
      {!view.hasSheet && (
        <p class="note">
          {m.fixSheet} <a href={paths.sheet.to()}>{m.fixSheetLink}</a>
        </p>
      )}
      <p class="actions">
        <a href={view.commitment}>{t.commitment.ticks.link}</a>
        <a href={paths.plans.to()}>{m.plans.title}</a>
        <a href={paths.pastMonths.to()}>{m.past}</a>
        <a href={paths.slip.to()}>{m.slip}</a>
      </p>
    </>
  )
}

function StateTag({ state }: { state: Step['state'] }) {
  const t = useText()
  const kind = state === 'done' ? 'state done' : state === 'doing' ? 'state doing' : 'state'
  return <span class={kind}>{t.month.states[state]}</span>
}

const Notes = ({ notes }: { notes: readonly MonthNote[] }) => (
  <>
    {notes.map((note) => (
      <p class="note" key={note.href}>
        {note.sentence} <a href={note.href}>{note.label}</a>
      </p>
    ))}
  </>
)

export function NoMonthPage({ sentence, notes = [] }: { sentence: string; notes?: readonly MonthNote[] }) {
  const t = useText()
  return (
    <>
      <h1>{t.month.title}</h1>
      <p>{sentence}</p>
      <Notes notes={notes} />
      <p class="actions">
        <a href={paths.pastMonths.to()}>{t.month.past}</a>
        <a href={paths.slip.to()}>{t.month.slip}</a>
      </p>
    </>
  )
}
