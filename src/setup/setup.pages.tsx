import { NewPin } from '../account/sign-in.pages.tsx'
import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, fieldsOf, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'

export function SetupPage({
  typed,
  errors,
}: {
  typed: Record<string, string | undefined>
  errors?: FieldErrors
}) {
  const t = useText()
  const s = t.setup
  const field = fieldsOf(typed, errors)
  return (
    <>
      <h1>{s.title}</h1>
      <ErrorSummary errors={errors} />
      <Form action={paths.setup.to()}>
        <TextInput {...field('token')} numeric label={s.token} hint={s.lead} />
        <TextInput {...field('commune')} label={s.commune} hint={s.communeHint} />
        <TextInput {...field('superior')} label={s.superior} />
        <TextInput {...field('name')} label={s.name} hint={s.nameHint} />
        <NewPin errors={errors} />
        <Button>{s.go}</Button>
      </Form>
    </>
  )
}
