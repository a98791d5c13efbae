import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, fieldsOf, Select, TextArea, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'

type People = readonly { readonly person: string; readonly name: string }[]

export function SpeechPage(props: {
  action: string
  heading: string
  people: People
  typed: { speaker: string; guest: string; said: string }
  errors?: FieldErrors
}) {
  const m = useText().meeting
  const { typed, errors } = props
  const field = fieldsOf(typed, errors)
  return (
    <>
      <h1>{m.speech.title}</h1>
      <p class="soft">{props.heading}</p>
      <ErrorSummary errors={errors} />
      <Form action={props.action} offline>
        <Select
          {...field('speaker')}
          label={m.speech.speaker}
          choices={[
            { value: '', label: m.choose },
            ...props.people.map((one) => ({ value: one.person, label: one.name })),
          ]}
        />
        <TextInput {...field('guest')} label={m.speech.guest} />
        <TextArea {...field('said')} label={m.speech.said} rows={5} />
        <Button>{m.speech.save}</Button>
      </Form>
    </>
  )
}

export function TaskPage(props: {
  action: string
  people: People
  typed: { what: string; owner: string; due: string }
  errors?: FieldErrors
}) {
  const m = useText().meeting
  const { typed, errors } = props
  const field = fieldsOf(typed, errors)
  return (
    <>
      <h1>{m.task.title}</h1>
      <ErrorSummary errors={errors} />
      <Form action={props.action} offline>
        <TextArea {...field('what')} label={m.task.what} rows={3} />
        <Select
          {...field('owner')}
          label={m.task.owner}
          choices={[
            { value: '', label: m.choose },
            { value: 'all', label: m.task.everybody },
            ...props.people.map((one) => ({ value: one.person, label: one.name })),
          ]}
        />
        <TextInput {...field('due')} label={m.task.due} hint={m.task.dueHint} />
        <Button>{m.task.save}</Button>
      </Form>
    </>
  )
}
