import type { ComponentChildren } from 'preact'
import type { FieldErrors } from '../platform/problem.ts'
import {
  Button,
  type Choice,
  ErrorSummary,
  Form,
  fieldsOf,
  Radios,
  Select,
  TextArea,
  TextInput,
} from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { BodyStep, Place } from './reminder-desk.rules.ts'
import { CaseHistory, CaseSentences } from './reminder-facts.tsx'
import { HEARD_HOW, hasPaper, TOLD_HOW, type TypedStep } from './reminder-step.form.ts'
import type { CaseView } from './reminder-view.ts'

export interface StepView {
  readonly action: string
  readonly place: Place
  readonly step: BodyStep
  readonly case: CaseView
  readonly noticeDays: number
  /** Who may be named as a witness, a chair or a clerk. */
  readonly people: readonly { readonly person: string; readonly name: string }[]
  /** Seats to be filled for this item alone: the meeting's own are the member's. */
  readonly seats: readonly ('chair' | 'clerk')[]
  readonly typed: TypedStep
  readonly errors?: FieldErrors
  /** Why it can't be done now, where that is about the case and no field. */
  readonly problem?: string
  /** Whoever is looking does not do it: there is nothing to fill in. */
  readonly barred?: boolean
  /** What they typed before that was known, so that nothing is lost. */
  readonly kept?: readonly (readonly [label: string, text: string])[]
  /** The counts of a vote, as the meeting's own form asks for them. */
  readonly vote?: ComponentChildren
}

/** One step of a body as one page: what stands, one question, one button. */
export function StepPage({ view }: { view: StepView }) {
  const { reminding } = useText()
  const words = reminding.step
  const { step } = view
  return (
    <>
      <h1>
        {step === 'answer-appeal' && view.place === 'committee'
          ? reminding.desk.superiorQuestion(view.case.name)
          : words.questions[step](view.case.name)}
      </h1>
      <ErrorSummary errors={view.errors} />
      {view.problem && (
        <p class="note" role="alert">
          {view.problem}
        </p>
      )}
      <CaseSentences view={view.case} />
      <CaseHistory view={view.case} />
      {!view.barred && <StepForm view={view} />}
      {view.kept?.map(([label, text]) => (
        <p key={label} class="preview">
          {label}: {text}
        </p>
      ))}
    </>
  )
}

function StepForm({ view }: { view: StepView }) {
  const { reminding } = useText()
  const words = reminding.step
  const { step } = view
  return (
    <Form action={view.action} offline>
      <StepFields view={view} />
      {step === 'decide' ? (
        <div class="actions">
          <Button name="result" value="decided">
            {words.buttons.decide}
          </Button>
          <Button quiet name="result" value="not-approved">
            {words.notApproved}
          </Button>
        </div>
      ) : (
        <Button>
          {step === 'answer-appeal' && view.place === 'committee'
            ? reminding.desk.superiorTitle
            : words.buttons[step]}
        </Button>
      )}
    </Form>
  )
}

function StepFields({ view }: { view: StepView }) {
  const words = useText().reminding.step
  const { step, place, typed, errors } = view
  const field = fieldsOf(typed, errors)
  const due = <TextInput {...field('due')} short label={words.due} hint={words.dueHint} />
  const reason = <TextArea {...field('reason')} rows={3} label={words.reason} />
  return (
    <>
      {hasPaper(place, step) && (
        <>
          <TextInput
            {...field('held')}
            short
            label={step === 'answer-appeal' ? words.heldAnswer : words.held}
            hint={words.dueHint}
          />
          <TextInput {...field('paper')} label={words.paper} hint={words.paperHint} />
        </>
      )}
      {step === 'invite' && (
        <TextInput {...field('day')} short label={words.day} hint={words.dayHint(view.noticeDays)} />
      )}
      {step === 'note-missed' && (
        <Radios
          {...field('excused')}
          label={words.excusedLabel}
          choices={(['yes', 'no'] as const).map((value) => ({ value, label: words.excused[value] }))}
        />
      )}
      {step === 'note-heard' && <Heard view={view} />}
      {step === 'decide' && <Decide view={view} />}
      {step === 'tell' && <Told view={view} />}
      {(step === 'find-not-fixed' || step === 'extend') && (
        <>
          {due}
          {reason}
        </>
      )}
      {(step === 'drop' || step === 'withdraw') && reason}
      {step === 'answer-appeal' && (
        <>
          <Radios
            {...field('outcome')}
            label={words.outcome}
            choices={(['upheld', 'changed', 'lifted'] as const).map((value) => ({
              value,
              label: words.outcomes[value],
            }))}
          />
          {reason}
          <TextArea {...field('expected')} rows={2} label={words.expectedNew} hint={words.expectedNewHint} />
          <TextInput {...field('due')} short label={words.dueNew} hint={words.dueNewHint} />
        </>
      )}
    </>
  )
}

function Person({ view, name, label }: { view: StepView; name: keyof TypedStep; label: string }) {
  const words = useText().reminding.step
  return (
    <Select
      name={name}
      label={label}
      value={view.typed[name]}
      error={view.errors?.[name]}
      choices={[
        { value: '', label: words.nobody },
        ...view.people.map((one) => ({ value: one.person, label: one.name })),
      ]}
    />
  )
}

const Witnesses = ({ view }: { view: StepView }) => {
  const words = useText().reminding.step
  return (
    <div class="only-with-witnesses">
      <Person view={view} name="witness-1" label={words.witness(1)} />
      <Person view={view} name="witness-2" label={words.witness(2)} />
    </div>
  )
}

/** Where there is one way it is said, not asked. */
function Ways({ view, label, choices }: { view: StepView; label: string; choices: readonly Choice[] }) {
  const [only] = choices
  if (choices.length > 1 || !only)
    return (
      <Radios name="how" label={label} value={view.typed.how} error={view.errors?.how} choices={choices} />
    )
  return (
    <>
      <input type="hidden" name="how" value={only.value} />
      <p>
        {label}: <strong>{only.label}</strong>
      </p>
    </>
  )
}

function Heard({ view }: { view: StepView }) {
  const words = useText().reminding.step
  const ways = HEARD_HOW[view.place]
  return (
    <>
      <Ways
        view={view}
        label={words.hearingLabel}
        choices={ways.map((value) => ({ value, label: words.hearing[value] }))}
      />
      <Witnesses view={view} />
    </>
  )
}

function Told({ view }: { view: StepView }) {
  const { reminding, reminder } = useText()
  const ways = TOLD_HOW[view.place]
  const label = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
  return (
    <>
      <Ways
        view={view}
        label={reminding.step.tellLabel}
        choices={ways.map((value) => ({ value, label: label(reminder.how[value]) }))}
      />
      {view.place !== 'table' && <Witnesses view={view} />}
    </>
  )
}

function Decide({ view }: { view: StepView }) {
  const t = useText()
  const words = t.reminding.step
  const { typed, errors, place } = view
  const field = fieldsOf(typed, errors)
  const seats = place === 'committee' ? (['chair', 'clerk'] as const) : view.seats
  return (
    <>
      {seats.map((seat) => (
        <Person key={seat} view={view} name={seat} label={words[seat]} />
      ))}
      {place === 'committee' && (
        <>
          <TextInput {...field('called')} short numeric label={words.called} />
          <TextInput {...field('entitled')} short numeric label={words.entitled} />
          <div class="three">
            {(['yes', 'no', 'other'] as const).map((name) => (
              <TextInput key={name} {...field(name)} numeric label={t.meeting.vote[name]} />
            ))}
          </div>
        </>
      )}
      {view.vote}
      <h2>{words.ifApproved}</h2>
      <TextArea {...field('reason')} rows={3} label={words.reason} hint={words.reasonHint} />
      <TextArea {...field('expected')} rows={3} label={words.expected} />
      <TextInput {...field('due')} short label={words.due} hint={words.dueHint} />
    </>
  )
}
