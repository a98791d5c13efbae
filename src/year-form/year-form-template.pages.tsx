import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { Button, ErrorSummary, Field, Form, TextArea } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { RowProblem, Template } from './year-form-template.rules.ts'

export function TemplatesPage(props: {
  rows: readonly { kind: string; label: string; from: string | null }[]
}) {
  const f = useText().yearForm.templates
  return (
    <>
      <h1>{f.title}</h1>
      <p>{f.lead}</p>
      <ul class="tasks">
        {props.rows.map((row) => (
          <li key={row.kind}>
            <a href={paths.yearFormTemplate.to({ kind: row.kind })}>
              <span class="name">{row.label}</span>
              <span class="state">{row.from ? f.from(showDay(row.from)) : f.shipped}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

export function TemplatePage(props: {
  kind: string
  label: string
  content: string
  template: Template | null
  problems: readonly RowProblem[]
  fileError?: string
  saved: boolean
  /** The organisation has one of its own. */
  replaced: boolean
  days: readonly string[]
}) {
  const f = useText().yearForm.templates
  const here = paths.yearFormTemplate.to({ kind: props.kind })
  const { problems } = props
  return (
    <>
      <h1>{f.title}</h1>
      <p class="soft">{props.label}</p>
      {props.saved && (
        <p class="note good" role="status">
          {f.saved}
        </p>
      )}
      <ErrorSummary errors={props.fileError ? { file: props.fileError } : undefined} />
      {problems.length > 0 && (
        <section class="errors" role="alert" aria-labelledby="errors-title" tabIndex={-1}>
          <h2 id="errors-title">{f.problems(problems.length)}</h2>
          <ul>
            {problems.map((one, i) => (
              <li key={i}>
                <a href="#content">{f.row(one.row, one.sentence)}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {props.template && (
        <details>
          <summary>{f.preview}</summary>
          <ul>
            {props.template.sections.map((section) => (
              <li key={section.key}>
                {section.heading ? `${section.part}: ${section.heading}` : section.part}
              </li>
            ))}
          </ul>
          <p class="soft">{props.template.source}</p>
        </details>
      )}
      <Form action={here}>
        <TextArea name="content" rows={18} label={f.edit} hint={f.editHint} value={props.content} />
        <Button name="do" value="save">
          {f.save}
        </Button>
      </Form>
      <Form action={here} upload>
        <h2>{f.upload}</h2>
        <Field name="file" label={f.file} error={props.fileError}>
          <input
            id="file"
            name="file"
            type="file"
            accept=".txt,text/plain"
            aria-describedby={props.fileError ? 'file-error' : undefined}
          />
        </Field>
        <Button quiet name="do" value="upload">
          {f.uploadButton}
        </Button>
      </Form>
      {props.replaced && (
        <Form action={here} class="actions">
          <Button quiet name="do" value="shipped">
            {f.back}
          </Button>
        </Form>
      )}
      {props.days.length > 0 && (
        <>
          <h2>{f.past}</h2>
          <ul>
            {props.days.map((day) => (
              <li key={day}>{f.from(showDay(day))}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
