import { NewPin } from '../account/sign-in.pages.tsx'
import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, TextInput } from '../ui/fields.tsx'
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
  return (
    <>
      <h1>{s.title}</h1>
      <ErrorSummary errors={errors} />
      <Form action={paths.setup.to()}>
        <TextInput
          name="token"
          numeric
          label={s.token}
          hint={s.lead}
          value={typed.token}
          error={errors?.token}
        />
        <TextInput
          name="commune"
          label={s.commune}
          hint={s.communeHint}
          value={typed.commune}
          error={errors?.commune}
        />
        <TextInput name="superior" label={s.superior} value={typed.superior} error={errors?.superior} />
        <TextInput name="name" label={s.name} hint={s.nameHint} value={typed.name} error={errors?.name} />
        <NewPin errors={errors} />
        <Button>{s.go}</Button>
      </Form>
    </>
  )
}
