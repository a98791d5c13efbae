import { useText } from '../ui/layout.tsx'

/** One sheet of the month: blank but for what stands before anybody writes on it. */
export interface MonthSlip {
  readonly groups: readonly string[]
  readonly day: string | null
  readonly cell: string | null
  /** On slips for a whole cell, so that each finds its owner. */
  readonly name: string | null
  /** On slips from which lines are to be entered: the code, and its last day. */
  readonly code: { readonly digits: string; readonly until: string } | null
}

export interface CommitmentSlip {
  readonly year: string
  readonly cell: string | null
  readonly name: string | null
}

/** Sheets to print, each on one A4 page, with the way back above them on the screen. */
export function SlipPages(props: {
  title: string
  back: { href: string; label: string }
  month?: readonly MonthSlip[]
  commitments?: readonly CommitmentSlip[]
  /** Said once, on the screen only. */
  note?: string
}) {
  const t = useText()
  return (
    <>
      {props.note && <p class="screen-only note">{props.note}</p>}
      <p class="screen-only actions">
        <button type="button" class="primary" data-print hidden>
          {t.app.print}
        </button>
        <a href={props.back.href}>{props.back.label}</a>
      </p>
      <h1 class="visually-hidden">{props.title}</h1>
      {props.month?.map((slip, n) => (
        <MonthSheet key={slip.name ?? n} slip={slip} />
      ))}
      {props.commitments?.map((slip, n) => (
        <CommitmentSheet key={slip.name ?? n} slip={slip} />
      ))}
    </>
  )
}

function MonthSheet({ slip }: { slip: MonthSlip }) {
  const t = useText()
  const s = t.month.slipPage
  const p = t.onPaper.slip
  return (
    <section class="slip">
      <h2 class="title">
        {s.title}
        {slip.day && ` · ${t.month.period(slip.day)}`}
      </h2>
      <p>{s.lead}</p>
      <p>
        {slip.name ? t.onPaper.commitment.name : s.name}{' '}
        {slip.name ? <strong>{slip.name}</strong> : <Blank />} {s.cell} {slip.cell ?? <Blank />}
      </p>
      <h3>{s.marks}</h3>
      <ul class="boxes">
        {slip.groups.map((group) => (
          <li key={group}>{group}</li>
        ))}
      </ul>
      <h3>{s.fix}</h3>
      {[1, 2].map((n) => (
        <p key={n}>
          {s.when} <span class="blank wide" />
          {s.thenI} <span class="blank wide" />
          {s.by} <Blank /> <span class="box">{p.bring}</span>
        </p>
      ))}
      <p>
        {s.learning} <span class="blank wide" />
      </p>
      <p>
        {s.good} <span class="blank wide" />
      </p>
      <div class="by-hand">
        <p>
          {p.helper} <Blank /> {p.helperRest}
        </p>
        {slip.code && (
          <p>
            {p.code}: <strong class="code">{slip.code.digits}</strong>
            <small>{p.codeHint(slip.code.until)}</small>
          </p>
        )}
        <p>
          {p.signature} <Blank /> {p.witness} <Blank />
        </p>
      </div>
    </section>
  )
}

const LINES = [1, 2, 3, 4, 5, 6, 7]

function CommitmentSheet({ slip }: { slip: CommitmentSlip }) {
  const c = useText().onPaper.commitment
  return (
    <section class="slip">
      <h2 class="title">{c.title(slip.year)}</h2>
      <p>{c.lead}</p>
      <p>
        {c.name} {slip.name ? <strong>{slip.name}</strong> : <Blank />} {c.cell} {slip.cell ?? <Blank />}
      </p>
      <ol class="lines">
        {LINES.map((n) => (
          <li key={n}>
            <Row label={c.what} />
            <Row label={c.measure} />
            <div class="pair">
              <Row label={c.due} />
              <Row label={c.group} />
            </div>
          </li>
        ))}
      </ol>
      <p>
        {c.signed} <Blank />
      </p>
    </section>
  )
}

const Blank = () => <span class="blank" />

/** A label with room to write beside it, to the edge of the paper. */
function Row({ label }: { label: string }) {
  return (
    <span class="line">
      <span>{label}:</span>
      <span class="blank" />
    </span>
  )
}
