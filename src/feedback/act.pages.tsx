import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, Checkbox, ErrorSummary, Form, Radios, Select, TextArea, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { Act } from './act.rules.ts'
import { FollowFields } from './follow.pages.tsx'

export interface ActView {
  readonly case: string
  readonly act: Act
  /** The sender's words, to be cut down to the second matter. */
  readonly split: string
  readonly members: readonly { readonly person: string; readonly name: string; readonly cell: string }[]
  readonly readers: readonly { readonly id: string; readonly name: string }[]
  readonly typed: Readonly<Record<string, string>>
  readonly voters: readonly string[]
  /** Something was founded, so that something follows. */
  readonly founded: boolean
  readonly errors?: FieldErrors
  readonly problem?: string
}

export function ActPage({ view }: { view: ActView }) {
  const t = useText()
  const { acts, hints } = t.feedbackCase
  const [title, button] = acts[view.act] as [string, string]
  return (
    <>
      <h1>{title}</h1>
      <ErrorSummary errors={view.errors} />
      {view.problem && (
        <p class="note" role="alert">
          {view.problem}
        </p>
      )}
      <Form action={paths.feedbackAct.to({ case: view.case, act: view.act })}>
        {view.act in hints && <p>{hints[view.act as keyof typeof hints]}</p>}
        <Fields view={view} />
        <Button>{button}</Button>
      </Form>
    </>
  )
}

function Fields({ view }: { view: ActView }) {
  const t = useText()
  const f = t.feedbackCase.fields
  const { feedback } = t
  const { typed, errors } = view
  const choices = (of: Readonly<Record<string, string>>) =>
    Object.entries(of).map(([value, label]) => ({ value, label }))
  const radios = (name: string, label: string, of: Readonly<Record<string, string>>) => (
    <Radios name={name} label={label} choices={choices(of)} value={typed[name]} error={errors?.[name]} />
  )
  const area = (name: string, label: string, hint?: string) => (
    <TextArea name={name} rows={6} label={label} hint={hint} value={typed[name]} error={errors?.[name]} />
  )
  const line = (name: string, label: string, hint?: string) => (
    <TextInput name={name} label={label} hint={hint} value={typed[name]} error={errors?.[name]} />
  )
  const number = (name: string, label: string) => (
    <TextInput name={name} label={label} value={typed[name]} error={errors?.[name]} numeric short />
  )
  switch (view.act) {
    case 'opine':
      return (
        <>
          {radios('verdict', f.verdict, feedback.verdicts)}
          <Select
            name="person"
            label={f.person}
            hint={f.personHint}
            value={typed.person}
            error={errors?.person}
            choices={[
              { value: '', label: f.nobody },
              ...view.members.map((one) => ({ value: one.person, label: `${one.name} (${one.cell})` })),
            ]}
          />
        </>
      )
    case 'notice':
      return area('text', f.notice, f.noticeHint)
    case 'delay':
      return (
        <>
          {line('until', f.until)}
          {area('reason', f.reason)}
        </>
      )
    case 'extend':
      return (
        <>
          {number('days', f.days)}
          {area('reason', f.reason)}
        </>
      )
    case 'verify':
      return (
        <>
          {radios('source', f.source, f.sources)}
          {radios('independent', f.independent, f.independents)}
          {radios('says', f.says, f.saying)}
          {area('text', f.text)}
        </>
      )
    case 'draft':
      return (
        <>
          {radios('outcome', f.outcome, feedback.outcomes)}
          {area('text', f.text)}
        </>
      )
    case 'conclude':
      return (
        <>
          {line('meeting', f.meeting, f.meetingHint)}
          <fieldset class={errors?.voters ? 'field wrong' : 'field'} id="voters">
            <legend>{f.voters}</legend>
            <p class="hint">{f.votersHint}</p>
            {errors?.voters && <p class="error">{errors.voters}</p>}
            <div class="choices">
              {view.readers.map((one) => (
                <Checkbox
                  key={one.id}
                  name="voters"
                  value={one.id}
                  label={one.name}
                  checked={view.voters.includes(one.id)}
                />
              ))}
            </div>
          </fieldset>
          {number('called', f.called)}
          {number('yes', f.yes)}
          {number('no', f.no)}
          {number('other', f.other)}
        </>
      )
    case 'answer-appeal':
      return (
        <>
          {radios('answer', f.answer, { upheld: f.upheld, ...feedback.outcomes })}
          {line('document', f.document)}
        </>
      )
    case 'close':
      return <FollowFields founded={view.founded} typed={typed} errors={errors} />
    case 'split':
      return (
        <TextArea
          name="text"
          rows={9}
          label={f.split}
          hint={f.splitHint}
          value={typed.text ?? view.split}
          error={errors?.text}
        />
      )
    case 'answer-by-hand':
    case 'comment-by-hand':
    case 'appeal-by-hand':
      return (
        <>
          {area('text', f.paperText, f.paperHint)}
          {line('handed', f.handed, f.handedHint)}
        </>
      )
    case 'gone':
      return radios('gone', f.gone, f.goneWhere)
    case 'leave':
      return radios('why', f.why, f.whys)
    case 'ask':
      return area('text', f.toSender, f.toSenderHint)
    case 'hand-slip':
      return line('number', f.number)
    default:
      return null
  }
}
