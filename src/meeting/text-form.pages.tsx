import { paths } from '../paths.ts'
import { randomId } from '../platform/ids.ts'
import { Button, Form, TextArea } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { shownText } from './meeting-text.rules.ts'
import type { StoredText, TextPlace } from './meeting-text.ts'
import { inForms } from './text-places.rules.ts'

/** One text of the meeting, as a page asks for it. */
export interface TextField extends TextPlace {
  readonly label: string
  readonly hint?: string
  readonly versions: readonly StoredText[]
  readonly rows?: number
  /** What was typed and could not be taken, with why. */
  readonly typed?: string
  readonly error?: string
}

/** Texts that are saved field by field. Each carries the versions it shows: what it replaces, and nothing else. */
export function TextForm(props: TextFormView) {
  return (
    <>
      {inForms(props.fields).map((fields) => (
        <OneForm key={fields[0]!.about + fields[0]!.field} {...props} fields={fields} />
      ))}
    </>
  )
}

interface TextFormView {
  readonly meeting: string
  /** The page to come back to. */
  readonly next: string
  readonly fields: readonly TextField[]
  readonly quiet?: boolean
}

function OneForm({ meeting, next, fields, quiet }: TextFormView) {
  const m = useText().meeting
  return (
    <Form action={paths.meetingTexts.to({ meeting })} autosave offline>
      <input type="hidden" name="writing" value={randomId()} />
      <input type="hidden" name="turn" value="1" data-turn />
      <input type="hidden" name="next" value={next} />
      {fields.map((field, i) => (
        <OneText key={`${field.about} ${field.field}`} field={field} n={i + 1} />
      ))}
      <noscript>
        <p class="note">{m.text.saveFirst}</p>
      </noscript>
      <Button quiet={quiet}>{m.save}</Button>
    </Form>
  )
}

function OneText({ field, n }: { field: TextField; n: number }) {
  const m = useText().meeting
  const { versions } = field
  return (
    <>
      <input type="hidden" name={`place-${n}`} value={`${field.about} ${field.field}`} />
      {versions.map((version) => (
        <input key={version.id} type="hidden" name={`seen-${n}`} value={version.id} />
      ))}
      {versions.length > 1 && (
        <div class="note">
          <p>{m.text.two}</p>
          {versions.map((version) => (
            <p key={version.id}>
              <b>{version.author_name}:</b> <span class="own-words">{version.body}</span>
            </p>
          ))}
        </div>
      )}
      <TextArea
        name={`text-${n}`}
        label={field.label}
        hint={field.hint}
        rows={field.rows ?? 4}
        value={field.typed ?? shownText(versions)}
        error={field.error}
      />
    </>
  )
}
