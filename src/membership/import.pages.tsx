import type { ComponentChildren } from 'preact'
import { paths } from '../paths.ts'
import { dayOf, showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, type Choice, ErrorSummary, Field, Form, LinkButton, Select } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { type ColumnGroup, columnField, ROLES } from './import.form.ts'
import type { ImportRow } from './import-draft.ts'

export function ImportsPage({ earlier, errors }: { earlier: readonly ImportRow[]; errors?: FieldErrors }) {
  const t = useText()
  const i = t.imports
  return (
    <>
      <h1>{i.title}</h1>
      <ErrorSummary errors={errors} />
      <p>{i.lead}</p>
      <Form action={paths.imports.to()} upload>
        <Field name="file" label={i.file} error={errors?.file}>
          <input
            id="file"
            name="file"
            type="file"
            accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            aria-describedby={errors?.file ? 'file-error' : undefined}
            aria-invalid={errors?.file ? 'true' : undefined}
          />
        </Field>
        <Button>{i.upload}</Button>
      </Form>
      {earlier.length > 0 && (
        <>
          <h2>{i.earlier}</h2>
          <ul class="tasks">
            {earlier.map((row) => (
              <li key={row.id}>
                <a href={paths.import.to({ import: row.id })}>
                  <span>
                    <span class="name own-words">{row.file_name}</span>
                    <small>
                      {i.rows(row.all_rows)} · {i.uploadedBy(row.by_name, showDay(dayOf(row.uploaded_at)))}
                    </small>
                  </span>
                  <span class={row.state === 'committed' ? 'state done' : 'state'}>
                    {i.states[row.state]}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** The frame of every page about one import: whose file it is. */
function About({ row, children }: { row: ImportRow; children: ComponentChildren }) {
  const i = useText().imports
  return (
    <>
      <h1>{i.title}</h1>
      <p class="own-words">
        <strong>{row.file_name}</strong>
        <small>
          {i.rows(row.all_rows)} · {i.uploadedBy(row.by_name, showDay(dayOf(row.uploaded_at)))}
        </small>
      </p>
      {children}
    </>
  )
}

const Again = () => {
  const i = useText().imports
  return (
    <div class="actions">
      <LinkButton quiet href={paths.imports.to()}>
        {i.again}
      </LinkButton>
    </div>
  )
}

export function WrittenPage(props: { row: ImportRow; until: string | null; refused?: string }) {
  const t = useText()
  const i = t.imports
  const { row } = props
  return (
    <About row={row}>
      {props.refused && (
        <section class="errors" role="alert">
          <p>{props.refused}</p>
        </section>
      )}
      {row.state === 'undone' ? (
        <p class="note good">{i.undone}</p>
      ) : (
        <p class="note good">
          {props.until ? i.committed(props.until) : i.committedLate} (
          {i.progress(row.done_rows, row.all_rows)})
        </p>
      )}
      <div class="actions">
        <LinkButton href={paths.people.to()}>{t.people.title}</LinkButton>
        <LinkButton quiet href={paths.organisation.to()}>
          {t.organisation.title}
        </LinkButton>
      </div>
      {row.state === 'committed' && props.until && (
        <Form action={paths.importUndo.to({ import: row.id })} class="actions">
          <p class="soft">{i.undoLead}</p>
          <Button danger>{i.undo}</Button>
        </Form>
      )}
      <Again />
    </About>
  )
}

export function RunningPage({ row }: { row: ImportRow }) {
  const i = useText().imports
  return (
    <About row={row}>
      <p class="sentence" role="status">
        {i.progress(row.done_rows, row.all_rows)}
      </p>
      <progress value={row.done_rows} max={row.all_rows} aria-label={i.running} />
      <p>{i.running}</p>
    </About>
  )
}

export function GonePage({ row }: { row: ImportRow }) {
  const i = useText().imports
  return (
    <About row={row}>
      <p class="note">{i.gone}</p>
      <Again />
    </About>
  )
}

/** The file was read before and is not any more: its columns were chosen so that nobody is left. */
export function UnreadablePage({ row, why }: { row: ImportRow; why: string }) {
  return (
    <About row={row}>
      <p class="note">{why}</p>
      <Again />
    </About>
  )
}

export interface ColumnSample {
  readonly group: ColumnGroup
  /** By column letter: what stands first under the heading. */
  readonly samples: Readonly<Record<string, string>>
}

export function ColumnsPage(props: {
  row: ImportRow
  groups: readonly ColumnSample[]
  /** Chosen roles by field name, as sent; without it, as the list is read now. */
  typed?: Readonly<Record<string, string>>
  errors?: FieldErrors
}) {
  const i = useText().imports
  const choices: Choice[] = [
    { value: '', label: i.ignore },
    ...ROLES.map((value) => ({ value, label: i.roles[value] })),
  ]
  return (
    <>
      <h1>{i.columnsTitle}</h1>
      <ErrorSummary errors={props.errors} />
      <p>{i.columnsLead}</p>
      <Form action={paths.importColumns.to({ import: props.row.id })}>
        {props.groups.map(({ group, samples }, g) => (
          <section key={group.sheets.join()}>
            {props.groups.length > 1 && <h2>{i.sheets(group.sheets.join(', '))}</h2>}
            {group.columns.map((column) => {
              const name = columnField(g, column)
              const label = i.column(column.letter, column.header)
              const sample = samples[column.letter]
              return column.sensitive ? (
                <div class="field" key={name}>
                  <strong>{label}</strong>
                  <p class="hint">{i.sensitive}</p>
                </div>
              ) : (
                <Select
                  key={name}
                  name={name}
                  label={label}
                  hint={sample ? i.sample(sample) : undefined}
                  value={props.typed ? (props.typed[name] ?? '') : (column.role ?? '')}
                  choices={choices}
                  error={props.errors?.[name]}
                />
              )
            })}
          </section>
        ))}
        <Button>{i.saveColumns}</Button>
      </Form>
    </>
  )
}
