import { Version } from '../ui/conflict.tsx'
import { ErrorSummary, LinkButton } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { type TextField, TextForm } from './text-form.pages.tsx'

/** Texts that could not be taken, with all that was typed. */
export function MendTextsPage(props: {
  meeting: string
  next: string
  fields: readonly TextField[]
  /** Why nothing may be written here by this person; then the words are shown to be passed on. */
  note: string | null
}) {
  const m = useText().meeting
  const errors = Object.fromEntries(
    props.fields.flatMap((field, i) => (field.error ? [[`text-${i + 1}`, field.error] as const] : [])),
  )
  return (
    <>
      <h1>{m.text.mend}</h1>
      {props.note ? (
        <>
          <p>{props.note}</p>
          <Version lines={props.fields.map((field) => [field.label, field.typed ?? ''] as const)} />
          <div class="actions">
            <LinkButton href={props.next}>{m.item.next}</LinkButton>
          </div>
        </>
      ) : (
        <>
          <ErrorSummary errors={errors} />
          <TextForm meeting={props.meeting} next={props.next} fields={props.fields} />
        </>
      )}
    </>
  )
}
