import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, Checkbox, ErrorSummary, Form, fieldsOf, TextArea, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { TypedReports } from './report-default.form.ts'
import { SPAN_KINDS } from './report-span.rules.ts'

export function ReportDefaultsPage(props: { typed: TypedReports; errors?: FieldErrors; notice?: string }) {
  const t = useText()
  const words = t.reporting.policy
  const { typed, errors } = props
  const field = fieldsOf(typed, errors)
  return (
    <>
      <h1>{words.title}</h1>
      {props.notice && <p class="note good">{props.notice}</p>}
      <ErrorSummary errors={errors} />
      <p>{words.lead}</p>
      <Form action={paths.reportPolicy.to()}>
        <fieldset class={errors?.kinds ? 'field wrong' : 'field'} id="kinds" tabIndex={-1}>
          <legend>{words.kinds}</legend>
          {errors?.kinds && <p class="error">{errors.kinds}</p>}
          <div class="choices">
            {SPAN_KINDS.map((kind) => (
              <Checkbox
                key={kind}
                name="kinds"
                value={kind}
                label={words.kind[kind]}
                checked={typed.kinds.includes(kind)}
              />
            ))}
          </div>
        </fieldset>
        <TextInput {...field('cutoff')} short numeric label={words.cutoff} hint={words.dayHint} />
        <TextInput {...field('due')} short numeric label={words.due} hint={words.dayHint} />
        <h2>{words.paper}</h2>
        <TextInput {...field('mark')} short label={words.mark} hint={words.markHint} />
        <TextInput {...field('role')} label={words.role} />
        <TextInput {...field('post')} label={words.post} />
        <TextArea {...field('recipients')} rows={3} label={words.recipients} hint={words.recipientsHint} />
        <Button>{t.app.save}</Button>
      </Form>
    </>
  )
}
