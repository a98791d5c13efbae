import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Turn } from '../platform/turn.ts'
import { Button, Checkbox, ErrorSummary, Form, LinkButton, Radios, TextArea } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { TurnFields } from '../ui/turn.tsx'
import type { Section } from './year-form-template.rules.ts'

export function ChooseTemplatePage(props: {
  year: number
  kinds: readonly { kind: string; forWhom: string; source: string; proposed: boolean }[]
  chosen: string
  notAsked: string | null
  closed: boolean
}) {
  const f = useText().yearForm
  return (
    <>
      <h1>{f.title(props.year)}</h1>
      {props.notAsked && <p class="note">{props.notAsked}</p>}
      {props.closed && <p class="note">{f.closed}</p>}
      <p>{f.lead}</p>
      <Form action={paths.yearForm.to({ year: String(props.year) })} offline>
        <Radios
          name="kind"
          label={f.choose}
          value={props.chosen}
          choices={props.kinds.map(({ kind, forWhom, source, proposed }) => ({
            value: kind,
            label: proposed ? `${forWhom} (${f.proposed})` : forWhom,
            hint: source,
          }))}
        />
        <Button name="do" value="take">
          {f.take}
        </Button>
      </Form>
    </>
  )
}

export interface SectionRow extends Pick<Section, 'part' | 'heading'> {
  readonly n: number
  readonly state: 'written' | 'filled' | 'empty'
}

export function YearFormPage(props: {
  year: number
  forWhom: string
  source: string
  rows: readonly SectionRow[]
  useTicks: boolean
  /** The organisation's template has changed since this one was taken. */
  changed: boolean
  /** Written under headings that the template has no longer. */
  left: readonly { heading: string; text: string }[]
  notAsked: string | null
}) {
  const f = useText().yearForm
  const at = { year: String(props.year) }
  const here = paths.yearForm.to(at)
  return (
    <>
      <h1>{f.title(props.year)}</h1>
      {props.notAsked && <p class="note">{props.notAsked}</p>}
      <p>{f.lead}</p>
      <p class="soft">
        {props.forWhom}. {props.source}.
      </p>
      {props.changed && (
        <Form action={here} class="card" offline>
          <p>{f.newTemplate}</p>
          <Button quiet name="do" value="renew">
            {f.takeNew}
          </Button>
        </Form>
      )}
      <h2>{f.sections}</h2>
      <ul class="tasks">
        {props.rows.map((row) => (
          <li key={row.n}>
            <a href={paths.yearFormSection.to({ ...at, section: String(row.n) })}>
              <span>
                <span class="name">{row.heading || row.part}</span>
                {row.heading && <small>{row.part}</small>}
              </span>
              <span
                class={
                  row.state === 'empty' ? 'state' : row.state === 'filled' ? 'state doing' : 'state done'
                }
              >
                {f.states[row.state]}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {props.left.length > 0 && (
        <details>
          <summary>{f.left}</summary>
          {props.left.map((one) => (
            <section key={one.heading}>
              <h3>{one.heading}</h3>
              <p class="preview">{one.text}</p>
            </section>
          ))}
        </details>
      )}
      <Form action={here} offline>
        <Checkbox
          name="use-ticks"
          checked={props.useTicks}
          label={
            <>
              {f.useTicks}
              <small>{f.useTicksHint}</small>
            </>
          }
        />
        <Button quiet name="do" value="ticks">
          {f.useTicksSave}
        </Button>
      </Form>
      <p>
        <a href={`${here}?${CHANGE}`}>{f.change}</a>
      </p>
      <div class="actions">
        <LinkButton href={paths.yearFormWord.to(at)}>{f.word}</LinkButton>
      </div>
    </>
  )
}

/** In the address: another template is being chosen. */
export const CHANGE = 'doi-mau'

export function SectionPage(props: {
  year: number
  n: number
  section: Section
  levels: readonly string[]
  text: string
  level: string
  /** The text is what the record has: nothing was written yet. */
  prefilled: boolean
  turn: Turn
  errors?: FieldErrors
}) {
  const f = useText().yearForm
  const s = f.section
  const { section, errors } = props
  const here = paths.yearFormSection.to({ year: String(props.year), section: String(props.n) })
  return (
    <>
      <h1>{section.heading || section.part}</h1>
      {section.heading && <p class="soft">{section.part}</p>}
      <ErrorSummary errors={errors} />
      {section.hint && <p class="hint">{section.hint}</p>}
      {props.prefilled && props.text !== '' && <p class="note">{s.prefilled}</p>}
      <Form action={here} autosave="tell" offline>
        <TurnFields turn={props.turn} />
        <TextArea name="text" rows={10} label={s.text} value={props.text} error={errors?.text} />
        {section.level && (
          <Radios
            name="level"
            label={s.level}
            value={props.level}
            choices={[
              ...props.levels.map((one) => ({ value: one, label: one })),
              { value: '', label: s.noLevel },
            ]}
          />
        )}
        <Button>{s.save}</Button>
      </Form>
      {!props.prefilled && section.prefill.length > 0 && (
        <Form action={here} class="actions" offline>
          <p class="soft">{s.refillHint}</p>
          <Button quiet name="do" value="refill">
            {s.refill}
          </Button>
        </Form>
      )}
    </>
  )
}

export function EarlyFormPage({ year, sentence }: { year: number; sentence: string }) {
  const f = useText().yearForm
  return (
    <>
      <h1>{f.title(year)}</h1>
      <p class="note">{sentence}</p>
    </>
  )
}
