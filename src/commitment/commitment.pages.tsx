import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { Form, LinkButton } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { Commitment, LineRow } from './commitment.queries.ts'
import { type Draft, MONTHS, TICKS, type Ticks } from './commitment.rules.ts'
import { Dots } from './dots.tsx'
import { Tap } from './draft.pages.tsx'
import { LineWords } from './line.pages.tsx'

export interface YearRow {
  readonly href: string
  readonly label: string
  readonly state: string
  readonly done: boolean
}

/** The years somebody has something of, or may commit themself for. */
export function CommitmentsPage({
  rows,
  forms,
  notAsked,
}: {
  rows: readonly YearRow[]
  /** Year-end forms that are open. */
  forms: readonly { readonly href: string; readonly label: string }[]
  notAsked: boolean
}) {
  const c = useText().commitment
  return (
    <>
      <h1>{c.title}</h1>
      <p>{c.lead}</p>
      {notAsked && <p class="soft">{c.notAsked}</p>}
      {rows.length === 0 && <p>{c.noYears}</p>}
      {rows.length > 0 && (
        <ul class="tasks">
          {rows.map((row) => (
            <li key={row.href}>
              <a href={row.href}>
                <span class="name">{row.label}</span>
                {row.state && <span class={row.done ? 'state done' : 'state'}>{row.state}</span>}
              </a>
            </li>
          ))}
        </ul>
      )}
      {forms.length > 0 && (
        <ul class="links">
          {forms.map((form) => (
            <li key={form.href}>
              <a href={form.href}>{form.label}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

export function SignedPage(props: {
  commitment: Commitment
  older: readonly Commitment[]
  ticks: Ticks
  /** The month to look back on now; null when none of the year has begun. */
  month: string | null
  note: string | null
  /** The wording can be changed. */
  amends: boolean
  otherCell: boolean
}) {
  const c = useText().commitment
  const s = c.signed
  const { commitment: one, month } = props
  const at = { year: String(one.year) }
  const paper = one.how === 'paper'
  return (
    <>
      <h1>{c.ofYear(one.year)}</h1>
      {props.note && <p class="note">{props.note}</p>}
      <p>
        {paper
          ? s.paperOn(showDay(one.signed_on), one.cell_name)
          : s.on(showDay(one.signed_on), one.cell_name)}
      </p>
      <p class={one.confirmed_on ? 'note good' : 'soft'}>
        {one.confirmed_on ? s.confirmed(showDay(one.confirmed_on)) : s.waiting}
      </p>
      {props.otherCell && <p class="note">{s.otherCell(one.cell_name)}</p>}
      {paper && <p class="soft">{s.paperMore}</p>}
      {one.lines.map((line) => (
        <section class="card" key={line.id}>
          <LineWords line={line}>
            <Concluded line={line} />
            <Dots ticks={props.ticks[line.line] ?? {}} />
          </LineWords>
        </section>
      ))}
      {!paper && (
        <>
          <p class="hint">{c.ticks.legend}</p>
          <p class="soft">{s.dots}</p>
        </>
      )}
      <ul class="links">
        {!paper && (
          <>
            <li>
              <a href={paths.commitmentPrint.to(at)}>{s.print}</a>
            </li>
            <li>
              <a href={paths.commitmentWord.to(at)}>{s.word}</a>
            </li>
          </>
        )}
      </ul>
      {props.amends && (
        <Tap year={one.year} what="amend" line="" label={paper ? c.draft.title(one.year) : s.amend}>
          {paper ? c.draft.title(one.year) : s.amend}
        </Tap>
      )}
      {props.older.length > 0 && (
        <details>
          <summary>{s.older}</summary>
          {props.older.map((old) => (
            <Wording key={old.id} commitment={old} />
          ))}
        </details>
      )}
      {!paper && month && (
        <div class="actions">
          <LinkButton href={paths.commitmentMonth.to({ ...at, month })}>{s.month(Number(month))}</LinkButton>
        </div>
      )}
    </>
  )
}

/** What the cell found of a line, after it heard its member. */
export function Concluded({ line: { concluded } }: { line: LineRow }) {
  const s = useText().commitment.signed
  if (!concluded) return null
  return (
    <p class="note">
      {s.concluded[concluded.outcome]}, {s.concludedOn(showDay(concluded.on))}.{' '}
      <span class="own-words">{concluded.wording}</span>
    </p>
  )
}

/** A wording as it was signed, with why it was changed. */
export function Wording({ commitment: one, concluded }: { commitment: Commitment; concluded?: boolean }) {
  const c = useText().commitment
  return (
    <section class="card">
      <h2>{c.signed.version(one.version, showDay(one.signed_on))}</h2>
      {one.reason && (
        <p class="own-words">
          {c.signed.reason}: {one.reason}
        </p>
      )}
      {one.how === 'paper' && <p>{c.cell.paper(showDay(one.signed_on))}</p>}
      {one.confirmed_on && <p class="soft">{c.signed.confirmed(showDay(one.confirmed_on))}</p>}
      <ol class="lines">
        {one.lines.map((line) => (
          <li key={line.id}>
            <LineWords line={line}>{concluded && <Concluded line={line} />}</LineWords>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Too early, or too late: what was written stays to be read by its writer. */
export function ClosedYearPage(props: { year: number; sentence: string; draft: Draft | null }) {
  const c = useText().commitment
  return (
    <>
      <h1>{c.ofYear(props.year)}</h1>
      <p class="note" role="alert">
        {props.sentence}
      </p>
      {props.draft?.lines.map((line) => (
        <section class="card" key={line.id}>
          <LineWords line={line} />
        </section>
      ))}
      <div class="actions">
        <LinkButton quiet href={paths.commitments.to()}>
          {c.title}
        </LinkButton>
      </div>
    </>
  )
}

/** Looking back on a month: one tap a line. */
export function MonthPage(props: {
  year: number
  month: string
  lines: Commitment['lines']
  ticks: Ticks
  /** Months that have begun. */
  months: readonly string[]
  fixHref: ((line: string) => string) | null
}) {
  const c = useText().commitment
  const w = c.ticks
  const { year, month } = props
  const at = (other: string) => paths.commitmentMonth.to({ year: String(year), month: other })
  return (
    <>
      <h1>{w.title(Number(month), year)}</h1>
      {props.lines.length === 0 ? (
        <>
          <p>{w.none}</p>
          <div class="actions">
            <LinkButton href={paths.commitment.to({ year: String(year) })}>{w.make}</LinkButton>
          </div>
        </>
      ) : (
        <p>{w.lead}</p>
      )}
      {props.lines.map((line) => {
        const tick = props.ticks[line.line]?.[month]
        return (
          <section class="card" key={line.id}>
            <LineWords line={line}>
              <Form action={at(month)} class="ticks" offline>
                <input type="hidden" name="line" value={line.line} />
                {TICKS.map((one) => (
                  <button
                    key={one}
                    type="submit"
                    name="tick"
                    value={one}
                    class={`tick ${one}`}
                    aria-pressed={tick === one}
                  >
                    <span class="dot" aria-hidden="true">
                      <span>{w.letters[one]}</span>
                    </span>
                    {w.words[one]}
                    <span class="visually-hidden">: {line.what}</span>
                  </button>
                ))}
              </Form>
              {tick === 'slipped' && props.fixHref && (
                <p>
                  <a href={props.fixHref(line.line)}>{w.fix}</a>
                </p>
              )}
            </LineWords>
          </section>
        )
      })}
      {props.lines.length > 0 && (
        <>
          <p class="hint">{w.again}</p>
          <nav aria-label={w.other}>
            <ul class="inline-links">
              {MONTHS.filter((one) => props.months.includes(one)).map((one) => (
                <li key={one}>
                  <a href={at(one)} aria-current={one === month ? 'page' : undefined}>
                    {w.monthName(Number(one))}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <div class="actions">
            <LinkButton href={paths.commitment.to({ year: String(year) })}>{w.back}</LinkButton>
          </div>
        </>
      )}
    </>
  )
}
