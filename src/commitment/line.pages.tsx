import type { ComponentChildren } from 'preact'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Turn } from '../platform/turn.ts'
import { Button, ErrorSummary, Form, fieldsOf, Select, TextArea, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { TurnFields } from '../ui/turn.tsx'
import type { TypedLine } from './commitment.form.ts'
import type { LinkedGroup } from './commitment.rules.ts'

/** A line as it stands in the record: what, measured by what, until when. */
export function LineWords(props: {
  line: {
    readonly what: string
    readonly measure: string
    readonly due: string
    readonly group: LinkedGroup | null
  }
  children?: ComponentChildren
}) {
  const l = useText().commitment.line
  const { what, measure, due, group } = props.line
  return (
    <>
      <p class="own-words">
        <strong>{what}</strong>
      </p>
      {(measure || due) && (
        <p class="soft own-words">{l.by(measure || '…', (due.includes('-') ? showDay(due) : due) || '…')}</p>
      )}
      {group && <p class="soft">{l.linked(group.label)}</p>}
      {props.children}
    </>
  )
}

/** One line to be written: three questions that belong together, and a group if wished. */
export function LinePage(props: {
  year: number
  line: string
  typed: TypedLine
  turn: Turn
  groups: readonly { value: string; label: string }[]
  errors?: FieldErrors
}) {
  const l = useText().commitment.line
  const { typed, errors, turn } = props
  const field = fieldsOf(typed, errors)
  return (
    <>
      <h1>{l.title}</h1>
      <ErrorSummary errors={errors} />
      <Form
        action={paths.commitmentLine.to({ year: String(props.year), line: props.line })}
        autosave="tell"
        offline
      >
        <TurnFields turn={turn} />
        <TextArea {...field('what')} rows={3} label={l.what} hint={l.whatHint} />
        <TextArea {...field('measure')} rows={2} label={l.measure} hint={l.measureHint} />
        <TextInput {...field('due')} short numeric label={l.due} hint={l.dueHint} />
        <Select
          {...field('group')}
          label={l.group}
          choices={[{ value: '', label: l.noGroup }, ...props.groups]}
        />
        <Button>{l.save}</Button>
      </Form>
    </>
  )
}
