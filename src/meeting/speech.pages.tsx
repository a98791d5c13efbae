import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, Select, TextArea, TextInput } from '../ui/fields.tsx'
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
  return (
    <>
      <h1>{m.speech.title}</h1>
      <p class="soft">{props.heading}</p>
      <ErrorSummary errors={errors} />
      <Form action={props.action} offline>
        <Select
          name="speaker"
          label={m.speech.speaker}
          value={typed.speaker}
          error={errors?.speaker}
          choices={[
            { value: '', label: m.choose },
            ...props.people.map((one) => ({ value: one.person, label: one.name })),
          ]}
        />
        <TextInput name="guest" label={m.speech.guest} value={typed.guest} error={errors?.guest} />
        <TextArea name="said" label={m.speech.said} value={typed.said} error={errors?.said} rows={5} />
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
  return (
    <>
      <h1>{m.task.title}</h1>
      <ErrorSummary errors={errors} />
      <Form action={props.action} offline>
        <TextArea name="what" label={m.task.what} value={typed.what} error={errors?.what} rows={3} />
        <Select
          name="owner"
          label={m.task.owner}
          value={typed.owner}
          error={errors?.owner}
          choices={[
            { value: '', label: m.choose },
            { value: 'all', label: m.task.everybody },
            ...props.people.map((one) => ({ value: one.person, label: one.name })),
          ]}
        />
        <TextInput
          name="due"
          label={m.task.due}
          hint={m.task.dueHint}
          value={typed.due}
          error={errors?.due}
        />
        <Button>{m.task.save}</Button>
      </Form>
    </>
  )
}
