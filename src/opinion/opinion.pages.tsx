import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, LinkButton, Radios, TextArea } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { TypedLine } from './opinion.form.ts'
import { SOURCES, THEMES } from './opinion.rules.ts'
import type { Addendum, OpinionLine, OpinionNote } from './opinion.ts'

export function NotesPage({ notes, months }: { notes: readonly OpinionNote[]; months: readonly string[] }) {
  const o = useText().opinion
  return (
    <>
      <h1>{o.title}</h1>
      <p>{o.lead}</p>
      {notes.length === 0 && <p class="soft">{o.none}</p>}
      {notes.length > 0 && (
        <ul class="tasks">
          {notes.map((note) => (
            <li key={note.id}>
              <a href={paths.opinionNote.to({ note: note.id })}>
                <span class="name">{o.ofMonth(o.month(note.month))}</span>
                <span class={note.sent_on ? 'state done' : 'state doing'}>
                  {note.sent_on ? o.sent(showDay(note.sent_on)) : o.draft}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {months.map((month, i) => (
        <Form action={paths.opinionNotes.to()} key={month}>
          <input type="hidden" name="month" value={month} />
          <Button quiet={i > 0}>{o.begin(o.month(month))}</Button>
        </Form>
      ))}
    </>
  )
}

interface NoteView {
  readonly note: OpinionNote
  readonly lines: readonly OpinionLine[]
  readonly addenda: readonly Addendum[]
}

export function NotePage({ note, lines, addenda }: NoteView) {
  const o = useText().opinion
  const at = { note: note.id }
  return (
    <>
      <h1>{o.ofMonth(o.month(note.month))}</h1>
      <p class="soft">
        {note.sent_on
          ? o.sentBy(note.sent_by_name ?? '', showDay(note.sent_on))
          : o.begun(note.made_by_name, showDay(note.made_on))}
      </p>
      {lines.length === 0 && <p>{o.empty}</p>}
      <Lines lines={lines} edit={note.sent_on ? undefined : note.id} />
      {addenda.length > 0 && <h2>{o.addenda}</h2>}
      {addenda.map((one) => (
        <section class="card" key={one.id}>
          <p class="soft">{o.addendumBy(one.name, showDay(one.on_day))}</p>
          <p class="preview">{one.body}</p>
        </section>
      ))}
      {note.sent_on ? (
        <ul class="links">
          <li>
            <a href={paths.opinionPrint.to(at)}>{o.paper}</a>
          </li>
          <li>
            <a href={paths.opinionAddendum.to(at)}>{o.addendum}</a>
          </li>
        </ul>
      ) : (
        <div class="actions">
          <LinkButton quiet={lines.length > 0} href={paths.opinionLine.to({ ...at, line: 'moi' })}>
            {o.add}
          </LinkButton>
          {lines.length > 0 && <LinkButton href={paths.opinionSend.to(at)}>{o.look}</LinkButton>}
        </div>
      )}
    </>
  )
}

function Lines({ lines, edit }: { lines: readonly OpinionLine[]; edit?: string }) {
  const o = useText().opinion
  return (
    <>
      {lines.map((line) => (
        <section class="card" key={line.id}>
          <h2>{o.themes[line.theme]}</h2>
          <p class="preview">{line.body}</p>
          <p class="soft">{o.paperSource(o.sources[line.source])}</p>
          {edit && (
            <p>
              <a
                href={paths.opinionLine.to({ note: edit, line: line.id })}
                aria-label={o.editOf(o.themes[line.theme])}
              >
                {o.edit}
              </a>
            </p>
          )}
        </section>
      ))}
    </>
  )
}

interface LineView {
  readonly note: string
  /** 'moi' for a new one. */
  readonly line: string
  readonly typed: TypedLine
  readonly errors?: FieldErrors
  readonly named?: readonly string[]
}

export function LinePage({ view }: { view: LineView }) {
  const o = useText().opinion
  const { typed, errors } = view
  const named = view.named ?? []
  return (
    <>
      <h1>{o.lineTitle}</h1>
      <ErrorSummary errors={errors} />
      <Form action={paths.opinionLine.to({ note: view.note, line: view.line })}>
        <Radios
          name="theme"
          label={o.theme}
          choices={THEMES.map((value) => ({ value, label: o.themes[value] }))}
          value={typed.theme ?? undefined}
          error={errors?.theme}
        />
        <Radios
          name="source"
          label={o.source}
          choices={SOURCES.map((value) => ({ value, label: o.sources[value] }))}
          value={typed.source ?? undefined}
          error={errors?.source}
        />
        <TextArea
          name="body"
          rows={5}
          label={o.body}
          hint={o.bodyHint}
          value={typed.body}
          error={errors?.body}
        />
        <div class="actions">
          <Button>{o.save}</Button>
          <Sure named={named} />
          {view.line !== 'moi' && (
            <Button quiet name="do" value="drop">
              {o.drop}
            </Button>
          )}
        </div>
      </Form>
    </>
  )
}

/** Says that these very words name nobody; other words are asked about anew. */
function Sure({ named }: { named: readonly string[] }) {
  const o = useText().opinion
  if (named.length === 0) return null
  return (
    <Button quiet name="sure" value={named.join('|')}>
      {o.notNamed}
    </Button>
  )
}

export function SendPage({ note, lines }: Omit<NoteView, 'addenda'>) {
  const o = useText().opinion
  return (
    <>
      <h1>{o.sendTitle}</h1>
      <p class="lead">{o.ofMonth(o.month(note.month))}</p>
      <Lines lines={lines} />
      <p>{o.readers}</p>
      {lines.length === 0 ? (
        <p class="note" role="alert">
          {o.needLines}
        </p>
      ) : (
        <Form action={paths.opinionSend.to({ note: note.id })}>
          <Button>{o.send}</Button>
        </Form>
      )}
    </>
  )
}

export function AddendumPage(props: {
  note: string
  body: string
  error?: string
  named?: readonly string[]
}) {
  const o = useText().opinion
  return (
    <>
      <h1>{o.addendum}</h1>
      <ErrorSummary errors={props.error ? { body: props.error } : undefined} />
      <Form action={paths.opinionAddendum.to({ note: props.note })}>
        <TextArea
          name="body"
          rows={5}
          label={o.addendumBody}
          hint={o.bodyHint}
          value={props.body}
          error={props.error}
        />
        <div class="actions">
          <Button>{o.saveAddendum}</Button>
          <Sure named={props.named ?? []} />
        </div>
      </Form>
    </>
  )
}

/** Somebody sent it meanwhile: what was typed is shown and not lost. */
export function SentAlreadyPage({ note, body }: { note: string; body: string }) {
  const o = useText().opinion
  return (
    <>
      <h1>{o.title}</h1>
      <p class="note" role="alert">
        {o.sentAlready}
      </p>
      {body && <p class="preview">{body}</p>}
      <LinkButton href={paths.opinionAddendum.to({ note })}>{o.addendum}</LinkButton>
    </>
  )
}
