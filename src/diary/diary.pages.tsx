import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { randomId } from '../platform/ids.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Turn } from '../platform/turn.ts'
import { Button, ErrorSummary, Form, Radios, TextArea, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { TurnFields } from '../ui/turn.tsx'
import { TAGS } from './diary.form.ts'

export function EntryPage(props: {
  entry: string | null
  draft: { dayTyped: string; tag: string | null; text: string }
  turn: Turn
  /** What is saved of an entry about a good deed: its writer may copy it into one that others read. */
  good?: { readonly day: string; readonly text: string } | null
  errors?: FieldErrors
}) {
  const t = useText()
  const d = t.diary
  const id = props.entry ?? randomId()
  return (
    <>
      <h1>{props.entry ? d.editTitle : d.newTitle}</h1>
      <ErrorSummary errors={props.errors} />
      <Form action={paths.diaryEntry.to({ entry: id })} autosave="tell" offline>
        <TurnFields turn={props.turn} />
        <TextArea name="text" rows={7} label={d.text} value={props.draft.text} error={props.errors?.text} />
        <TextInput
          name="day"
          short
          numeric
          label={d.day}
          hint={d.dayHint}
          value={props.draft.dayTyped}
          error={props.errors?.day}
        />
        <Radios
          name="tag"
          inline
          label={d.tag}
          value={props.draft.tag ?? undefined}
          // A radio button is not let go of by pressing it again: what was tapped by mistake is taken back by the last.
          choices={[
            ...TAGS.map((tag) => ({ value: tag, label: d.tags[tag] })),
            { value: '', label: d.noTag },
          ]}
        />
        <Button>{d.save}</Button>
      </Form>
      {props.good && (
        <Form action={paths.deedNew.to()} class="actions">
          <p class="soft">{t.goodDeed.diary.lead}</p>
          <input type="hidden" name="words" value={props.good.text} />
          <input type="hidden" name="day" value={showDay(props.good.day)} />
          <Button quiet name="step" value="copy">
            {t.goodDeed.diary.copy}
          </Button>
        </Form>
      )}
      {props.entry && (
        <Form action={paths.diaryErase.to({ entry: props.entry })} class="actions">
          <p class="soft">{d.eraseSure}</p>
          <Button danger>{d.erase}</Button>
        </Form>
      )}
    </>
  )
}
