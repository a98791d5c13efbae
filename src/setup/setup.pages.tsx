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
        <TextInput
          name="pin"
          type="password"
          numeric
          short
          maxLength={6}
          autocomplete="new-password"
          label={t.account.card.pin}
          error={errors?.pin}
        />
        <TextInput
          name="pin-again"
          type="password"
          numeric
          short
          maxLength={6}
          autocomplete="new-password"
          label={t.account.card.pinAgain}
          error={errors?.['pin-again']}
        />
        <Button>{s.go}</Button>
      </Form>
    </>
  )
}
