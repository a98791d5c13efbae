import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, TextArea, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { BOUNDS, CALENDAR_DAYS, TIME_FIELDS, type Typed } from './times.form.ts'

export function TimesPage(props: {
  typed: Typed
  /** The next days off that are no Saturday or Sunday. */
  coming: readonly string[]
  errors?: FieldErrors
  problem?: string
  saved: boolean
}) {
  const w = useText().feedbackCase.times
  const { typed, errors } = props
  const area = (name: 'off' | 'worked', label: string, hint: string) => (
    <TextArea name={name} rows={4} label={label} hint={hint} value={typed[name]} error={errors?.[name]} />
  )
  return (
    <>
      <h1>{w.title}</h1>
      <ErrorSummary errors={errors} />
      {props.problem && (
        <p class="note" role="alert">
          {props.problem}
        </p>
      )}
      {props.saved && (
        <p class="note" role="status">
          {w.saved}
        </p>
      )}
      <p>{w.lead}</p>
      <Form action={paths.feedbackTimes.to()}>
        {TIME_FIELDS.map((name) => {
          const unit = CALENDAR_DAYS.includes(name) ? w.calendarDays : w.working
          return (
            <TextInput
              key={name}
              name={name}
              label={w.fields[name]}
              hint={w.between(unit, ...BOUNDS[name])}
              value={typed[name]}
              error={errors?.[name]}
              numeric
              short
            />
          )
        })}
        {area('off', w.off, w.offHint)}
        {area('worked', w.worked, w.workedHint)}
        <h2>{w.coming}</h2>
        <p>{props.coming.map(showDay).join(', ') || w.none}</p>
        <Button>{w.save}</Button>
      </Form>
    </>
  )
}
