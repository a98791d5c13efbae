import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, fieldsOf, Radios, Select, TextArea, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { DeedFacts, type DeedShown } from './deed-facts.tsx'
import type { TypedDeed } from './good-deed.form.ts'
import { SOURCES } from './good-deed.rules.ts'

export interface Noting {
  /** The cell whose officer writes down people's thanks; null where a member notes. */
  readonly thanksOf: string | null
  /** Who may be noted, by given name. */
  readonly members: readonly { readonly person: string; readonly name: string }[]
  readonly typed: TypedDeed
}

const actionOf = ({ thanksOf }: Noting) =>
  thanksOf ? paths.deedThanks.to({ cell: thanksOf }) : paths.deedNew.to()

export function NoteDeedPage(props: { noting: Noting; fromDiary?: boolean; errors?: FieldErrors }) {
  const t = useText()
  const g = t.goodDeed
  const { noting, errors } = props
  const { typed, thanksOf } = noting
  const field = fieldsOf(typed, errors)
  return (
    <>
      <h1>{thanksOf ? g.thanks.title : g.form.title}</h1>
      <ErrorSummary errors={errors} />
      {props.fromDiary && <p>{g.form.fromDiary}</p>}
      <Form action={actionOf(noting)}>
        <input type="hidden" name="deed" value={typed.deed} />
        <Select
          {...field('person')}
          label={g.form.person}
          choices={[
            { value: '', label: g.form.choose },
            ...noting.members.map((one) => ({ value: one.person, label: one.name })),
          ]}
        />
        <TextArea {...field('words')} rows={4} label={g.form.words} hint={g.form.wordsHint} />
        <TextInput
          name="day"
          short
          numeric
          label={g.form.day}
          hint={g.form.dayHint}
          value={typed.dayTyped}
          error={errors?.day}
        />
        {thanksOf && (
          <>
            <Radios
              name="source"
              label={g.thanks.source}
              value={typed.source ?? undefined}
              error={errors?.source}
              choices={SOURCES.map((source) => ({ value: source, label: g.thanks.sources[source] }))}
            />
            <TextInput
              name="told-by"
              label={g.thanks.toldBy}
              hint={g.thanks.toldByHint}
              value={typed.toldBy}
              error={errors?.['told-by']}
            />
          </>
        )}
        <Button name="step" value="preview">
          {g.form.preview}
        </Button>
      </Form>
    </>
  )
}

/** Word for word what will be read, by whom and when, before it goes. */
export function DeedPreviewPage(props: {
  noting: Noting
  name: string
  mine: boolean
  deed: DeedShown
  readers: string
}) {
  const t = useText()
  const g = t.goodDeed
  const { noting, name, mine, deed } = props
  const { typed } = noting
  const readers = props.readers || g.form.nobody
  return (
    <>
      <h1>{g.form.previewTitle}</h1>
      <h2>{g.form.willSee}</h2>
      <div class="preview">
        <p>
          <strong>{g.form.of(name)}</strong>
        </p>
        <DeedFacts deed={deed} />
      </div>
      <p class="note">
        <strong>{t.app.whoSees}</strong>{' '}
        {mine ? g.form.readers(readers) : g.form.readersAndDoer(readers, name)}
      </p>
      <p>{g.form.atMeeting}</p>
      <p>{mine ? g.form.board.self : g.form.board.other}</p>
      <Form action={actionOf(noting)} offline>
        <input type="hidden" name="deed" value={typed.deed} />
        <input type="hidden" name="person" value={typed.person} />
        <input type="hidden" name="words" value={typed.words} />
        <input type="hidden" name="day" value={typed.dayTyped} />
        {noting.thanksOf && (
          <>
            <input type="hidden" name="source" value={typed.source ?? ''} />
            <input type="hidden" name="told-by" value={typed.toldBy} />
          </>
        )}
        <div class="actions">
          <Button quiet name="step" value="edit">
            {g.form.edit}
          </Button>
          <Button name="step" value="send">
            {g.form.send}
          </Button>
        </div>
      </Form>
    </>
  )
}
