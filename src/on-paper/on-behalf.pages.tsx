import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, LinkButton, Radios, TextArea, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { Naming } from './naming.ts'
import { LINE_DUES, type LineDraft } from './on-behalf.form.ts'
import type { EnteredLine } from './on-behalf.queries.ts'

/** Who named the visitor, and for whom they are asked to have seen a signature. */
export function OnBehalfPage(props: {
  namings: readonly Naming[]
  asked: readonly EnteredLine[]
  open: boolean
}) {
  const l = useText().onPaper.list
  const asked = new Map(props.asked.map((line) => [line.person, line]))
  return (
    <>
      <h1>{l.title}</h1>
      <p>{l.lead}</p>
      {!props.open && <p class="note">{l.noPeriod}</p>}
      {props.namings.length === 0 && <p>{l.none}</p>}
      {props.namings.length > 0 && (
        <ul class="tasks">
          {props.namings.map((one) => (
            <li key={one.id}>
              <a href={paths.onBehalfFor.to({ member: one.person })}>
                <span class="name">{l.for(one.name)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {asked.size > 0 && (
        <>
          <h2>{l.witness}</h2>
          <ul class="tasks">
            {[...asked.values()].map((line) => (
              <li key={line.person}>
                <a href={paths.onBehalfWitness.to({ member: line.person })}>
                  <span class="name">{l.witnessRow(line.name, line.entered_by_name)}</span>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** Lines as they stand, word for word. */
export function Lines({ lines }: { lines: readonly EnteredLine[] }) {
  const e = useText().onPaper.enter
  return (
    <>
      {lines.map(({ id, line, due }) => (
        <section key={id}>
          <p class="preview">{line}</p>
          <p class="soft">{due ? e.due(showDay(due)) : e.noDue}</p>
        </section>
      ))}
    </>
  )
}

/** What a form of confirmation carries, so that only what was shown is confirmed. */
export const shownLines = (lines: readonly EnteredLine[]): string[] =>
  lines.map(({ id, line, due }) => `${id} ${due ?? ''} ${line}`.replace(/\s+/g, ' ').trim())

export function EnterPage(props: {
  member: { id: string; name: string }
  lines: readonly EnteredLine[]
  open: boolean
  draft?: LineDraft
  errors?: FieldErrors
}) {
  const t = useText()
  const e = t.onPaper.enter
  const here = paths.onBehalfFor.to({ member: props.member.id })
  const asked = props.lines.find((line) => line.witness_name)
  return (
    <>
      <h1>{t.onPaper.list.for(props.member.name)}</h1>
      <ErrorSummary errors={props.errors} />
      <p>{props.open ? e.lead : t.onPaper.list.noPeriod}</p>
      {!props.open && props.draft?.line && (
        <>
          <h2>{t.conflict.sent}</h2>
          <p class="preview">{props.draft.line}</p>
        </>
      )}
      {props.lines.length > 0 && <h2>{e.waiting}</h2>}
      {asked?.witness_name && <p class="note">{e.asked(asked.witness_name)}</p>}
      {props.lines.map((one) => (
        <section class="card" key={one.id}>
          <p class="own-words">{one.line}</p>
          <p class="soft">{one.due ? e.due(showDay(one.due)) : e.noDue}</p>
          <Form action={here} offline>
            <input type="hidden" name="remove" value={one.id} />
            <Button quiet label={`${e.remove}: ${one.line}`}>
              {e.remove}
            </Button>
          </Form>
        </section>
      ))}
      {props.lines.length > 0 && (
        <p class="actions">
          <LinkButton href={paths.onBehalfConfirm.to({ member: props.member.id })}>{e.confirm}</LinkButton>
        </p>
      )}
      {props.open && (
        <Form action={here} offline>
          <TextArea
            name="line"
            rows={3}
            label={e.line}
            value={props.draft?.line}
            error={props.errors?.line}
          />
          <Radios
            name="due"
            inline
            label={e.when}
            value={props.draft?.due ?? undefined}
            error={props.errors?.due}
            choices={LINE_DUES.map((value) => ({
              value,
              label: value === 'none' ? e.none : t.month.plan.dues[value],
            }))}
          />
          <div class="other-day">
            <TextInput
              name="other-day"
              short
              numeric
              label={t.month.plan.otherDay}
              hint={t.diary.dayHint.split('.')[0]}
              value={props.draft?.otherDay}
              error={props.errors?.['other-day']}
            />
          </div>
          <Button quiet={props.lines.length > 0}>{e.save}</Button>
        </Form>
      )}
    </>
  )
}
