import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, fieldsOf, Select, TextArea, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'

export interface ThanksView {
  readonly case: string
  /** The id the page drew for the deed. */
  readonly deed: string
  readonly members: readonly { readonly person: string; readonly name: string; readonly cell: string }[]
  readonly typed: { readonly person: string; readonly words: string; readonly day: string }
  readonly errors?: FieldErrors
  readonly problem?: string
}

export function ThanksPage({ view }: { view: ThanksView }) {
  const { thanks } = useText().feedbackFollow
  const { typed, errors } = view
  const field = fieldsOf(typed, errors)
  return (
    <>
      <h1>{thanks.title}</h1>
      <ErrorSummary errors={errors} />
      {view.problem && (
        <p class="note" role="alert">
          {view.problem}
        </p>
      )}
      <p>{thanks.lead}</p>
      <Form action={paths.feedbackThanks.to({ case: view.case })}>
        <input type="hidden" name="deed" value={view.deed} />
        <Select
          {...field('person')}
          label={thanks.person}
          choices={[
            { value: '', label: '' },
            ...view.members.map((one) => ({ value: one.person, label: `${one.name} (${one.cell})` })),
          ]}
        />
        <TextArea {...field('words')} rows={3} label={thanks.words} hint={thanks.wordsHint} />
        <TextInput {...field('day')} label={thanks.day} hint={thanks.dayHint} short />
        <Button name="step" value="look">
          {thanks.preview}
        </Button>
      </Form>
    </>
  )
}

/** The very entry, and who reads it. */
export function ThanksPreviewPage(props: { view: ThanksView; name: string; cell: string; day: string }) {
  const { thanks } = useText().feedbackFollow
  const { view } = props
  return (
    <>
      <h1>{thanks.previewTitle}</h1>
      <section class="card">
        <h2>{props.name}</h2>
        <p class="soft">{props.day}</p>
        <p class="preview">{view.typed.words}</p>
      </section>
      <p>{thanks.readers(props.cell)}</p>
      <Form action={paths.feedbackThanks.to({ case: view.case })}>
        <input type="hidden" name="deed" value={view.deed} />
        <input type="hidden" name="person" value={view.typed.person} />
        <input type="hidden" name="words" value={view.typed.words} />
        <input type="hidden" name="day" value={view.typed.day} />
        <div class="actions">
          <Button quiet name="step" value="edit">
            {thanks.edit}
          </Button>
          <Button name="step" value="send">
            {thanks.send}
          </Button>
        </div>
      </Form>
    </>
  )
}
