import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, Radios, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { TypedPolicy } from './rotation-policy.form.ts'

export function RotationPolicyPage(props: {
  typed: TypedPolicy
  errors?: FieldErrors
  /** What a movement lays down for a field, and whose word it is. */
  bound: Readonly<Partial<Record<keyof TypedPolicy, string>>>
  notice?: string
}) {
  const t = useText()
  const words = t.rotation.policy
  const { typed, errors } = props
  const number = (name: keyof TypedPolicy, label: string, hint?: string) => (
    <TextInput
      name={name}
      short
      numeric
      label={label}
      hint={[hint, props.bound[name]].filter(Boolean).join(' ') || undefined}
      value={typed[name]}
      error={errors?.[name]}
    />
  )
  const choice = (name: keyof TypedPolicy, label: string, yes: string, no: string) => (
    <Radios
      name={name}
      label={label}
      hint={props.bound[name]}
      value={typed[name]}
      error={errors?.[name]}
      choices={[
        { value: 'yes', label: yes },
        { value: 'no', label: no },
      ]}
    />
  )
  return (
    <>
      <h1>{words.title}</h1>
      {props.notice && <p class="note good">{props.notice}</p>}
      <ErrorSummary errors={errors} />
      <p>{words.lead}</p>
      <Form action={paths.rotationPolicy.to()}>
        {number('fewest', words.fewest)}
        {number('most', words.most)}
        {number('exceptional', words.exceptional, words.exceptionalHint)}
        {choice('officers-first', words.officersFirst, words.officers, words.alike)}
        {number('longest', words.longest)}
        {choice('longer-allowed', words.longerAllowed, words.longer, words.never)}
        {number('notice-days', words.noticeDays)}
        <Button>{t.app.save}</Button>
      </Form>
    </>
  )
}
