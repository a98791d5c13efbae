import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { TypedRules } from './commitment-default.form.ts'

export function CommitmentRulesPage(props: { typed: TypedRules; errors?: FieldErrors; saved: boolean }) {
  const t = useText()
  const r = t.commitment.rules
  const field = (name: keyof TypedRules) => ({
    name,
    value: props.typed[name],
    error: props.errors?.[name],
    short: true,
    numeric: true,
  })
  return (
    <>
      <h1>{r.title}</h1>
      {props.saved && (
        <p class="note good" role="status">
          {r.saved}
        </p>
      )}
      <ErrorSummary errors={props.errors} />
      <p>{r.lead}</p>
      <Form action={paths.commitmentRules.to()}>
        <TextInput {...field('least')} label={r.least} />
        <TextInput {...field('most')} label={r.most} />
        <TextInput {...field('from')} label={r.from} hint={r.fromHint} />
        <TextInput {...field('until')} label={r.until} hint={r.untilHint} />
        <TextInput {...field('review-from')} label={r.reviewFrom} />
        <Button>{t.app.save}</Button>
      </Form>
    </>
  )
}
