import { paths } from '../paths.ts'
import { dayOf, showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Field, Form, Select, TextInput } from '../ui/fields.tsx'
import { FrozenTable } from '../ui/frozen-table.tsx'
import { useText } from '../ui/layout.tsx'
import { fingerprintOf } from './signing.ts'
import type { Child, Signer, TakenRow } from './taking.queries.ts'
import { type ChildLine, leftOutSentence } from './taking-view.rules.ts'

export function FilesPage(props: {
  unit: string
  span: { readonly key: string; readonly name: string }
  others: readonly { readonly href: string; readonly name: string }[]
  lines: readonly ChildLine[]
  complete: string
  notice?: string
  error?: string
}) {
  const t = useText()
  const f = t.rollUpFile.files
  const { unit, span, error } = props
  const taken = props.lines.some(({ files }) => files.length > 0)
  return (
    <>
      <h1>{f.title}</h1>
      {props.notice && <p class="note good">{props.notice}</p>}
      <ErrorSummary errors={error ? { file: error } : undefined} />
      <h2>{f.lead(span.name)}</h2>
      <p class="sentence">{props.complete}</p>
      {props.lines.length > 0 && (
        <ul class="members">
          {props.lines.map((line) => (
            <li key={line.id}>
              <span class="name">{line.name}</span>
              {line.state && <span class={line.here ? 'state done' : 'state'}>{line.state}</span>}
              {line.files.map((file) => (
                <small class="call" key={file.id}>
                  <a href={paths.aboveFile.to({ unit, file: file.id })}>
                    {f.taken(
                      file.number,
                      showDay(file.issued_on),
                      showDay(file.taken_on),
                      file.taken_by_name,
                    )}
                  </a>{' '}
                  {file.follows && `(${f.supplement}) `}
                  {f.complete[line.kind](file.complete, file.cells, file.missing)}
                  {file.left_out.length > 0 && ` ${leftOutSentence(file.left_out, t)}`}
                </small>
              ))}
            </li>
          ))}
        </ul>
      )}
      {taken && <p class="soft">{f.feedback}</p>}
      <Form upload action={`${paths.aboveFiles.to({ unit })}?ky=${span.key}`}>
        <FileField error={error} label={f.file} hint={f.fileHint} />
        <Button>{f.take}</Button>
      </Form>
      <h2>{f.other}</h2>
      <ul class="links">
        {props.others.map((other) => (
          <li key={other.href}>
            <a href={other.href}>{other.name}</a>
          </li>
        ))}
        <li>
          <a href={paths.aboveSigners.to({ unit })}>{f.signers}</a>
        </li>
      </ul>
    </>
  )
}

const FileField = ({ label, hint, error }: { label: string; hint: string; error?: string }) => (
  <Field name="file" label={label} hint={hint} error={error}>
    <input
      id="file"
      type="file"
      name="file"
      accept=".json,application/json"
      aria-describedby={error ? 'file-hint file-error' : 'file-hint'}
      aria-invalid={error ? 'true' : undefined}
    />
  </Field>
)

export function SignersPage(props: {
  unit: string
  signers: readonly Signer[]
  children: readonly Child[]
  typed: { readonly child: string; readonly fingerprint: string }
  notice?: string
  errors?: FieldErrors
}) {
  const s = useText().rollUpFile.signers
  const { unit, errors } = props
  return (
    <>
      <h1>{s.title}</h1>
      {props.notice && <p class="note good">{props.notice}</p>}
      <ErrorSummary errors={errors} />
      <p>{s.lead}</p>
      {props.signers.length === 0 && <p>{s.none}</p>}
      {props.signers.map((signer) => (
        <section class="card" key={signer.id}>
          <h2>{signer.child_name}</h2>
          <p class="code">{fingerprintOf(signer.public_key)}</p>
          <p class="soft">{s.line(showDay(dayOf(signer.registered_at)), signer.registered_by_name)}</p>
          <Form action={paths.aboveSignerDrop.to({ unit, signer: signer.id })}>
            <Button quiet label={s.dropLabel(signer.child_name)}>
              {s.drop}
            </Button>
          </Form>
        </section>
      ))}
      <h2>{s.add}</h2>
      <Form upload action={paths.aboveSigners.to({ unit })}>
        <Select
          name="child"
          label={s.unit}
          value={props.typed.child}
          error={errors?.child}
          choices={[
            { value: '', label: '–' },
            ...props.children.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <FileField error={errors?.file} label={s.file} hint={s.fileHint} />
        <TextInput
          numeric
          name="fingerprint"
          label={s.fingerprint}
          hint={s.fingerprintHint}
          value={props.typed.fingerprint}
          error={errors?.fingerprint}
        />
        <Button>{s.button}</Button>
      </Form>
    </>
  )
}

export interface FileTable {
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** What a file said when it came; what is known of it stands in this page and in the sums above. */
export function TakenFilePage(props: {
  file: TakenRow
  name: string
  kind: 'province' | 'commune'
  span: string
  tables: readonly FileTable[]
}) {
  const t = useText()
  const f = t.rollUpFile.files
  const { file } = props
  return (
    <>
      <h1>{t.rollUpFile.one.from(props.name, props.span)}</h1>
      <p>{f.taken(file.number, showDay(file.issued_on), showDay(file.taken_on), file.taken_by_name)}</p>
      <p class="sentence">{f.complete[props.kind](file.complete, file.cells, file.missing)}</p>
      {file.left_out.length > 0 && <p>{leftOutSentence(file.left_out, t)}</p>}
      {props.tables.map((table, n) => (
        <section key={table.title}>
          <h2 id={`table-${n}`}>{table.title}</h2>
          <FrozenTable labelledBy={`table-${n}`} head={table.head} rows={table.rows} />
        </section>
      ))}
      <p class="soft">{f.feedback}</p>
    </>
  )
}
