import type { FieldErrors } from '../platform/problem.ts'
import { Button, Checkbox, ErrorSummary, Form, Radios, TextArea, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { TypedVote, Voter } from './vote.form.ts'

export interface VoteFieldsView {
  readonly voters: readonly Voter[]
  readonly typed: TypedVote
  readonly errors?: FieldErrors
  /** Everybody by name instead of three counts. */
  readonly byName: boolean
  /** The same page with the other way of writing it down. */
  readonly otherWay: string
}

export function VoteFields({ view }: { view: VoteFieldsView }) {
  const m = useText().meeting.vote
  const { voters, typed, errors, byName } = view
  const late = voters.filter((voter) => voter.state === 'late')
  return (
    <>
      <p class="hint">
        {voters.length === 0 ? m.nobody : byName ? m.each(voters.length) : m.entitled(voters.length)}
      </p>
      {late.length > 0 && (
        <fieldset class="field">
          <legend>{m.notYet}</legend>
          <div class="choices">
            {late.map((voter) => (
              <Checkbox
                key={voter.person}
                name="not-yet"
                value={voter.person}
                label={voter.name}
                checked={typed.notYet.includes(voter.person)}
              />
            ))}
          </div>
        </fieldset>
      )}
      {byName ? (
        <>
          <input type="hidden" name="manner" value="named" />
          {voters.map((voter) => (
            <Radios
              key={voter.person}
              inline
              name={`choice-${voter.person}`}
              label={voter.name}
              value={typed.named[voter.person]}
              error={errors?.[`choice-${voter.person}`]}
              choices={(['yes', 'no', 'other'] as const).map((choice) => ({
                value: choice,
                label: m[choice],
              }))}
            />
          ))}
        </>
      ) : (
        <>
          <Radios
            inline
            name="manner"
            label={m.manner}
            value={typed.manner}
            choices={(['hands', 'secret'] as const).map((one) => ({ value: one, label: m.manners[one] }))}
          />
          <div class="three">
            {(['yes', 'no', 'other'] as const).map((name) => (
              <TextInput
                key={name}
                name={name}
                label={m[name]}
                numeric
                value={typed[name]}
                error={errors?.[name]}
              />
            ))}
          </div>
        </>
      )}
    </>
  )
}

/** Before anything is typed: the other page begins anew. */
export function OtherWay({ view: { byName, otherWay } }: { view: VoteFieldsView }) {
  const m = useText().meeting.vote
  return (
    <p>
      <a href={otherWay}>{byName ? m.byCount : m.byName}</a>
    </p>
  )
}

export function VotePage(props: { action: string; heading: string; question: string; view: VoteFieldsView }) {
  const m = useText().meeting.vote
  const { errors } = props.view
  return (
    <>
      <h1>{m.title}</h1>
      <p class="soft">{props.heading}</p>
      <OtherWay view={props.view} />
      <ErrorSummary errors={errors} />
      <Form action={props.action} offline>
        <TextArea name="question" label={m.about} value={props.question} error={errors?.question} rows={3} />
        <VoteFields view={props.view} />
        <Button>{m.save}</Button>
      </Form>
    </>
  )
}
