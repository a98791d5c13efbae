import type { FieldErrors } from '../platform/problem.ts'
import { fieldsOf, Radios, TextArea, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { FOLLOWS_OF } from './follow.form.ts'

/** The fields under which a case is closed: what follows, and the very words the cell and the member will read. */
export function FollowFields(props: {
  founded: boolean
  typed: Readonly<Record<string, string>>
  errors?: FieldErrors
}) {
  const t = useText()
  const { close } = t.feedbackFollow
  const { typed, errors } = props
  const field = fieldsOf(typed, errors)
  if (!props.founded)
    return (
      <>
        <input type="hidden" name="follow" value="none" />
        <p>{close.nothing}</p>
      </>
    )
  return (
    <>
      <Radios
        {...field('follow')}
        label={t.feedbackCase.fields.follow}
        choices={FOLLOWS_OF.founded.map((value) => ({ value, label: close.follows[value] }))}
      />
      <TextArea {...field('text')} rows={6} label={close.text} hint={close.textHint} />
      <TextInput {...field('plan')} label={close.plan} hint={close.planHint} />
      <TextInput {...field('due')} label={close.due} hint={close.dueHint} short />
    </>
  )
}
