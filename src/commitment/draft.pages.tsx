import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, LinkButton, TextArea } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { CommitmentRules, Draft, SignedLine } from './commitment.rules.ts'
import { lastYears } from './commitment.rules.ts'
import { LineWords } from './line.pages.tsx'

export interface DraftView {
  readonly year: number
  readonly draft: Draft
  readonly rules: CommitmentRules
  /** Last year's lines, of a first wording. */
  readonly last: readonly SignedLine[]
  /** By when it is asked for. */
  readonly time: string
  /** A wording stands that this draft changes. */
  readonly changing: boolean
  readonly notAsked: boolean
  /** Lines that can't be signed as they are. */
  readonly unready: readonly string[]
  readonly errors?: FieldErrors
}

export function DraftPage({ view }: { view: DraftView }) {
  const t = useText()
  const c = t.commitment
  const d = c.draft
  const { year, draft, rules } = view
  const { open, dropped } = lastYears(draft, view.last)
  const enough = draft.lines.length >= rules.least
  const newLine = paths.commitmentLine.to({ year: String(year), line: 'moi' })
  return (
    <>
      <h1>{view.changing ? d.changeTitle(year) : d.title(year)}</h1>
      <ErrorSummary errors={view.errors} />
      <p>{view.changing ? d.changeLead : d.lead}</p>
      {view.notAsked && <p class="soft">{c.notAsked}</p>}
      {!view.changing && <p class="soft">{view.time}</p>}
      <p class="sentence" id="lines" tabIndex={-1}>
        {d.count(draft.lines.length, rules.least, rules.most)}
      </p>
      {draft.lines.map((line) => (
        <section class="card" key={line.id}>
          <LineWords line={line} />
          {view.unready.includes(line.id) && <p class="error">{d.notReady}</p>}
          <div class="actions">
            <a class="button quiet" href={paths.commitmentLine.to({ year: String(year), line: line.id })}>
              {d.edit}
              <span class="visually-hidden">: {line.what}</span>
            </a>
            <Tap year={year} what="remove" line={line.id} label={`${d.remove}: ${line.what}`}>
              {d.remove}
            </Tap>
          </div>
        </section>
      ))}
      {open.length > 0 && (
        <>
          <h2>{d.last(year - 1)}</h2>
          <p class="hint">{d.lastLead}</p>
        </>
      )}
      {open.map((line) => (
        <section class="card" key={line.line}>
          <LineWords line={line} />
          <Form action={paths.commitment.to({ year: String(year) })} class="actions" offline>
            <input type="hidden" name="line" value={line.line} />
            {(['keep', 'change', 'leave'] as const).map((what) => (
              <Button key={what} quiet name="do" value={what} label={`${d[what]}: ${line.what}`}>
                {d[what]}
              </Button>
            ))}
          </Form>
        </section>
      ))}
      {dropped.length > 0 && (
        <details>
          <summary>{d.left(dropped.length)}</summary>
          {dropped.map((line) => (
            <section class="card" key={line.line}>
              <LineWords line={line} />
              <Tap year={year} what="keep" line={line.line} label={`${d.takeBack}: ${line.what}`}>
                {d.takeBack}
              </Tap>
            </section>
          ))}
        </details>
      )}
      {view.changing && (
        <Tap year={year} what="stop" line="" label={d.stop}>
          {d.stop}
        </Tap>
      )}
      <div class="actions">
        {draft.lines.length < rules.most && (
          <LinkButton quiet={enough} href={newLine}>
            {d.add}
          </LinkButton>
        )}
        {enough && (
          <LinkButton href={paths.commitmentSign.to({ year: String(year) })}>{d.preview}</LinkButton>
        )}
      </div>
    </>
  )
}

/** A button of the page that says one thing about one line. */
export function Tap(props: { year: number; what: string; line: string; label: string; children: string }) {
  return (
    <Form action={paths.commitment.to({ year: String(props.year) })} offline class="tap">
      <input type="hidden" name="line" value={props.line} />
      <Button quiet name="do" value={props.what} label={props.label}>
        {props.children}
      </Button>
    </Form>
  )
}

/** Word for word what the cell will see, and who it is, before it is signed. */
export function SignPage(props: {
  year: number
  draft: Draft
  base: number
  /** Stands for the lines shown: signed is what was seen. */
  shown: string
  readers: string
  /** A wording signed on the phone is changed: why is asked. */
  asksReason: boolean
  reason: string
  note?: string
  errors?: FieldErrors
}) {
  const t = useText()
  const s = t.commitment.sign
  return (
    <>
      <h1>{s.title}</h1>
      <ErrorSummary errors={props.errors} />
      {props.note && (
        <p class="note" role="alert">
          {props.note}
        </p>
      )}
      <h2>{s.willSee}</h2>
      <ol class="lines">
        {props.draft.lines.map((line) => (
          <li class="preview" key={line.id}>
            <LineWords line={line} />
          </li>
        ))}
      </ol>
      <p class="note">
        <strong>{t.app.whoSees}</strong> {props.readers}
      </p>
      <p>
        <a href={paths.commitment.to({ year: String(props.year) })}>{s.edit}</a>
      </p>
      <Form action={paths.commitmentSign.to({ year: String(props.year) })} offline>
        <input type="hidden" name="base" value={props.base} />
        <input type="hidden" name="shown" value={props.shown} />
        {props.asksReason && (
          <TextArea
            name="reason"
            rows={2}
            label={s.reason}
            hint={s.reasonHint}
            value={props.reason}
            error={props.errors?.reason}
          />
        )}
        <Button>{props.asksReason ? s.changeButton : s.button}</Button>
      </Form>
    </>
  )
}
