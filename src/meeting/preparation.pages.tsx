import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, Checkbox, ErrorSummary, Form, LinkButton, TextArea } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { PrintButton } from '../ui/paper.tsx'
import { isIn, type OwnLine, type OwnLines } from './own-lines.rules.ts'

export function PreparationPage(props: {
  meeting: string
  when: string
  /** What is kept, which a line may be in already. */
  saved: string
  /** The stored sheet can't be opened by this device. */
  closed: boolean
  text: string
  ticked: readonly string[]
  lines: OwnLines
  sendable: boolean
  justSaved: boolean
  errors?: FieldErrors
}) {
  const t = useText()
  const p = t.preparation
  const { meeting, lines } = props
  const parts = [
    [p.marks, lines.marks],
    [p.plans, lines.plans],
    [p.diary, lines.diary],
  ] as const
  const any = parts.some(([, own]) => own.length > 0)
  return (
    <>
      <h1>{p.title}</h1>
      <ErrorSummary errors={props.errors} />
      {props.justSaved && (
        <p class="note good" role="status">
          {p.saved}
        </p>
      )}
      <p class="soft">{p.for(props.when)}</p>
      <p>{p.lead}</p>
      {props.closed && <p class="note">{p.closed}</p>}
      <Form action={paths.preparation.to({ meeting })} autosave offline>
        <TextArea
          name="text"
          rows={9}
          label={p.sheet}
          hint={p.sheetHint}
          value={props.text}
          error={props.errors?.text}
        />
        <h2>{p.tick}</h2>
        <p class="hint">{any ? p.tickHint : p.nothing}</p>
        {parts.map(
          ([title, own]) =>
            own.length > 0 && (
              <Part key={title} title={title} lines={own} saved={props.saved} ticked={props.ticked} />
            ),
        )}
        <Button>{p.save}</Button>
      </Form>
      <ul class="links">
        <li>
          <a href={paths.preparationPaper.to({ meeting })}>{p.print}</a>
        </li>
        {props.sendable && (
          <li>
            <a href={paths.preparationSend.to({ meeting })}>{p.send}</a>
          </li>
        )}
      </ul>
    </>
  )
}

/** Folded until asked for: what lies in it is nobody's business who looks over a shoulder. */
function Part(props: { title: string; lines: readonly OwnLine[]; saved: string; ticked: readonly string[] }) {
  const p = useText().preparation
  return (
    <details class="folded" open={props.lines.some((line) => props.ticked.includes(line.key))}>
      <summary>
        {props.title} ({p.count(props.lines.length)})
      </summary>
      <div class="choices">
        {props.lines.map((line) =>
          isIn(props.saved, line) ? (
            <p class="soft own-words" key={line.key}>
              {line.text} <span class="state done">{p.copied}</span>
            </p>
          ) : (
            <Checkbox
              key={line.key}
              name="line"
              value={line.key}
              checked={props.ticked.includes(line.key)}
              label={<span class="own-words">{line.text}</span>}
            />
          ),
        )}
      </div>
    </details>
  )
}

/** After the meeting, or from another cell: to read and print; and what was typed when it was too late. */
export function KeptSheetPage(props: {
  meeting: string
  when: string
  text: string | null
  printable: boolean
  typed?: string
}) {
  const t = useText()
  const p = t.preparation
  return (
    <>
      <h1>{p.title}</h1>
      <p class="soft">{p.for(props.when)}</p>
      {props.typed === undefined ? (
        <p>{p.later}</p>
      ) : (
        <>
          <p class="note" role="alert">
            {p.tooLate}
          </p>
          <h2>{p.typed}</h2>
          <p class="preview">{props.typed}</p>
          <h2>{p.sheet}</h2>
        </>
      )}
      {props.text === null ? <p class="note">{p.closed}</p> : <p class="preview">{props.text || p.empty}</p>}
      {props.printable && (
        <div class="actions">
          <LinkButton quiet href={paths.preparationPaper.to({ meeting: props.meeting })}>
            {p.print}
          </LinkButton>
        </div>
      )}
    </>
  )
}

/** One's own sheet on A4. */
export function PreparationPaper(props: {
  meeting: string
  name: string
  cell: string
  when: string
  text: string | null
}) {
  const t = useText()
  const p = t.preparation
  return (
    <div class="own-sheet">
      <h1>{p.paperTitle}</h1>
      <p>
        {props.name}, {props.cell}
      </p>
      <p>{p.for(props.when)}</p>
      <p class="own-words">{props.text === null ? p.closed : props.text || p.empty}</p>
      <p class="soft">{p.paperOwn}</p>
      <p class="screen-only actions">
        <PrintButton />
        <a href={paths.preparation.to({ meeting: props.meeting })}>{p.edit}</a>
      </p>
    </div>
  )
}
