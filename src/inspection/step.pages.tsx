import { OUTCOMES } from '../conclusion/conclusion.rules.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, Checkbox, ErrorSummary, Form, fieldsOf, Radios, TextArea, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { ResultFacts } from './inspection.pages.tsx'
import type { Inspection } from './inspection.queries.ts'
import { type Act, PARTS } from './inspection.rules.ts'

export interface StepView {
  readonly action: string
  readonly act: Act
  readonly one: Inspection
  readonly typed: Readonly<Record<string, string>>
  readonly inspectors: readonly { readonly id: string; readonly name: string }[]
  readonly voters: readonly string[]
  readonly errors?: FieldErrors
  readonly problem?: string
}

export function StepPage({ view }: { view: StepView }) {
  const i = useText().inspection
  const title = view.act === 'conclude' ? i.committee.conclude : i.acts[view.act]
  return (
    <>
      <h1>{title}</h1>
      <p class="soft">{view.one.name}</p>
      <ErrorSummary errors={view.errors} />
      {view.problem && (
        <p class="note" role="alert">
          {view.problem}
        </p>
      )}
      {view.act === 'conclude' && <ResultFacts one={view.one} />}
      <Form action={view.action}>
        <Fields view={view} />
        <Button>{i.save}</Button>
      </Form>
    </>
  )
}

function Fields({ view: { act, typed, errors, inspectors, voters } }: { view: StepView }) {
  const field = fieldsOf(typed, errors)
  const i = useText().inspection
  switch (act) {
    case 'enter':
      return (
        <>
          <p class="hint">{i.enterHint}</p>
          <PartFields typed={typed} errors={errors} />
        </>
      )
    case 'ask':
    case 'drop':
      return <TextArea {...field('text')} rows={5} label={i[act].label} hint={i[act].hint} />
    case 'draft':
      return (
        <>
          <p class="hint">{i.result.lead}</p>
          <Radios
            {...field('outcome')}
            label={i.result.outcome}
            choices={OUTCOMES.map((value) => ({ value, label: i.result.outcomes[value] }))}
          />
          <TextArea {...field('body')} rows={6} label={i.result.body} />
          <TextInput {...field('fix')} label={i.result.fix} hint={i.result.fixHint} />
          <TextInput {...field('fix-by')} label={i.result.fixBy} hint={i.result.fixByHint} short />
        </>
      )
    case 'conclude':
      return <CommitteeVoteFields typed={typed} errors={errors} inspectors={inspectors} voters={voters} />
    default:
      return null
  }
}

/** The four parts of a report, as the member types them and as they are entered from paper. */
export function PartFields({
  typed,
  errors,
}: {
  typed: Readonly<Record<string, string>>
  errors?: FieldErrors
}) {
  const i = useText().inspection
  return (
    <>
      {PARTS.map((part) => (
        <TextArea
          key={part}
          name={part}
          rows={part === 'done' ? 6 : 4}
          label={i.parts[part]}
          value={typed[part]}
          error={errors?.[part]}
        />
      ))}
    </>
  )
}

function CommitteeVoteFields(props: {
  typed: Readonly<Record<string, string>>
  errors?: FieldErrors
  inspectors: StepView['inspectors']
  voters: readonly string[]
}) {
  const t = useText()
  const { committee } = t.inspection
  const f = t.feedbackCase.fields
  const { typed, errors } = props
  const number = (name: 'called' | 'yes' | 'no' | 'other', label: string) => (
    <TextInput name={name} label={label} value={typed[name]} error={errors?.[name]} numeric short />
  )
  return (
    <>
      <TextInput
        name="paper"
        label={committee.paper}
        hint={committee.paperHint}
        value={typed.paper}
        error={errors?.paper}
      />
      <fieldset class={errors?.voters ? 'field wrong' : 'field'} id="voters" tabIndex={-1}>
        <legend>{committee.voters}</legend>
        <p class="hint">{committee.votersHint}</p>
        {errors?.voters && <p class="error">{errors.voters}</p>}
        <div class="choices">
          {props.inspectors.map((one) => (
            <Checkbox
              key={one.id}
              name="voters"
              value={one.id}
              label={one.name}
              checked={props.voters.includes(one.id)}
            />
          ))}
        </div>
      </fieldset>
      {number('called', committee.called)}
      {number('yes', f.yes)}
      {number('no', f.no)}
      {number('other', f.other)}
    </>
  )
}

/** The inspection committee adopts its plan at a meeting of its own. */
export function AdoptPage(props: { action: string; year: number; paper: string; error?: string }) {
  const i = useText().inspection
  return (
    <>
      <h1>{i.committee.adoptTitle}</h1>
      <ErrorSummary errors={props.error ? { paper: props.error } : undefined} />
      <p class="lead">{i.plan(props.year)}</p>
      <Form action={props.action}>
        <TextInput
          name="paper"
          label={i.committee.paper}
          hint={i.committee.paperHint}
          value={props.paper}
          error={props.error}
        />
        <Button>{i.committee.adopt}</Button>
      </Form>
    </>
  )
}
