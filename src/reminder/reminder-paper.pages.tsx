import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, fieldsOf, Radios, Select, TextArea } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { CaseSentences } from './reminder-facts.tsx'
import type { OwnStep } from './reminder-own.rules.ts'
import type { TypedPaper } from './reminder-paper.form.ts'
import type { CaseView } from './reminder-view.ts'

/** What a member without a phone wrote by hand, copied word for word. */
export function HandedInPage(props: {
  action: string
  view: CaseView
  may: readonly OwnStep[]
  people: readonly { readonly person: string; readonly name: string }[]
  typed: TypedPaper
  errors?: FieldErrors
  problem?: string
}) {
  const { handIn, step } = useText().reminding
  const { typed, errors } = props
  const field = fieldsOf(typed, errors)
  return (
    <>
      <h1>{handIn.question(props.view.name)}</h1>
      <ErrorSummary errors={errors} />
      {props.problem && (
        <p class="note" role="alert">
          {props.problem}
        </p>
      )}
      <CaseSentences view={props.view} />
      <p>{handIn.lead}</p>
      <Form action={props.action} offline>
        <Radios
          {...field('what')}
          label={handIn.what}
          choices={props.may.map((value) => ({ value, label: handIn.whats[value] }))}
        />
        <TextArea {...field('text')} rows={6} label={handIn.text} hint={handIn.textHint} />
        <Select
          {...field('before')}
          label={handIn.before}
          choices={[
            { value: '', label: step.nobody },
            ...props.people.map((one) => ({ value: one.person, label: one.name })),
          ]}
        />
        <Button>{handIn.go}</Button>
      </Form>
    </>
  )
}
