import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import {
  Button,
  ErrorSummary,
  Form,
  fieldsOf,
  LinkButton,
  Radios,
  TextArea,
  TextInput,
} from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { ENTERED_ABOUTS, SOURCES } from './entered.form.ts'

export function EnterPage({
  typed,
  errors,
}: {
  typed: Readonly<Record<string, string>>
  errors?: FieldErrors
}) {
  const t = useText()
  const e = t.feedbackCase.enter
  const p = t.feedbackPublic
  const field = fieldsOf(typed, errors)
  return (
    <>
      <h1>{e.title}</h1>
      <ErrorSummary errors={errors} />
      <p>{e.lead}</p>
      <Form action={paths.feedbackEnter.to()}>
        <Radios
          {...field('source')}
          label={e.source}
          choices={SOURCES.map((value) => ({ value, label: t.feedback.sources[value] }))}
        />
        <TextInput {...field('day')} label={e.day} />
        <Radios
          {...field('about')}
          label={e.about}
          choices={ENTERED_ABOUTS.map((value) => ({ value, label: p.abouts[value] }))}
        />
        <TextArea {...field('text')} rows={8} label={e.text} hint={e.textHint} />
        <TextInput {...field('where')} label={p.where} />
        <TextInput {...field('when')} label={p.when} />
        <TextInput {...field('contact')} label={e.contact} hint={e.contactHint} />
        <Button>{e.save}</Button>
      </Form>
    </>
  )
}

export function EnteredPage({ code, address }: { code: string; address: string }) {
  const d = useText().feedbackCase.enter.done
  return (
    <>
      <h1>{d.title}</h1>
      <p>{d.lead}</p>
      <p class="code" id="receipt">
        {code}
      </p>
      <p>{d.how(address)}</p>
      <LinkButton href={paths.feedbackCases.to()}>{d.open}</LinkButton>
    </>
  )
}
