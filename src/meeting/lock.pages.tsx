import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, Checkbox, ErrorSummary, Form, fieldsOf, LinkButton, TextArea } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { OpenList } from './ending.pages.tsx'
import type { Unfinished } from './ending.rules.ts'

/** What is read back to the cell before the minutes are locked. */
export const READ_BACK = ['people', 'said', 'votes', 'conclusions', 'tasks'] as const

export function LockForm({
  meeting,
  shown,
  read = [],
  errors,
}: {
  meeting: string
  /** The mark of the very minutes that stand on the page, so that no others are locked. */
  shown: string
  read?: readonly string[]
  errors?: FieldErrors
}) {
  const m = useText().meeting.lock
  return (
    <Form action={paths.minutesLock.to({ meeting })} offline>
      <input type="hidden" name="shown" value={shown} />
      <fieldset class={errors?.read ? 'field wrong' : 'field'} id="read" tabIndex={-1}>
        <legend>{m.lead}</legend>
        {errors?.read && <p class="error">{errors.read}</p>}
        <div class="choices">
          {READ_BACK.map((one) => (
            <Checkbox key={one} name="read" value={one} label={m.read[one]} checked={read.includes(one)} />
          ))}
        </div>
      </fieldset>
      <p class="hint">{m.hint}</p>
      <Button>{m.button}</Button>
    </Form>
  )
}

export function UnreadPage(props: {
  meeting: string
  shown: string
  read: readonly string[]
  errors: FieldErrors
}) {
  const m = useText().meeting.lock
  return (
    <>
      <h1>{m.title}</h1>
      <ErrorSummary errors={props.errors} />
      <LockForm {...props} />
    </>
  )
}

/** Not locked: something is to be mended first, or the minutes are no longer those that were read back. */
export function NotLockedPage({ meeting, open }: { meeting: string; open: readonly Unfinished[] }) {
  const m = useText().meeting.lock
  return (
    <>
      <h1>{m.title}</h1>
      {open.length === 0 && <p class="note">{m.changed}</p>}
      <OpenList meeting={meeting} open={open} />
      <div class="actions">
        <LinkButton href={paths.minutes.to({ meeting })}>{m.readAgain}</LinkButton>
      </div>
    </>
  )
}

export function AddendumPage(props: {
  meeting: string
  typed: { before: string; after: string; reason: string }
  errors?: FieldErrors
}) {
  const m = useText().meeting.addendum
  const { typed, errors } = props
  const field = fieldsOf(typed, errors)
  return (
    <>
      <h1>{m.title}</h1>
      <p>{m.lead}</p>
      <ErrorSummary errors={errors} />
      <Form action={paths.minutesAddendum.to({ meeting: props.meeting })} offline>
        <TextArea {...field('before')} label={m.before} hint={m.beforeHint} rows={3} />
        <TextArea {...field('after')} label={m.after} rows={3} />
        <TextArea {...field('reason')} label={m.reason} rows={2} />
        <Button>{m.save}</Button>
      </Form>
    </>
  )
}
