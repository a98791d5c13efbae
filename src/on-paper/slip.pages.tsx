import { useText } from '../ui/layout.tsx'
import { PrintButton } from '../ui/paper.tsx'

/** One sheet of the month: blank but for what stands before anybody writes on it. */
export interface MonthSlip {
  readonly groups: readonly string[]
  readonly day: string | null
  readonly cell: string | null
  /** On slips for a whole cell, so that each finds its owner. */
  readonly name: string | null
}

/** The sheet that is handed over: what its writer brings to the cell and nothing else, so that the other stays with them. */
export interface HandedSlip {
  readonly day: string | null
  readonly cell: string | null
  readonly name: string | null
  /** By which its writer says yes to what was entered, and its last day. */
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
  handed?: readonly HandedSlip[]
  commitments?: readonly CommitmentSlip[]
  /** Said once, on the screen only. */
  note?: string
}) {
  return (
    <>
      {props.note && <p class="screen-only note">{props.note}</p>}
      <p class="screen-only actions">
        <PrintButton />
        <a href={props.back.href}>{props.back.label}</a>
      </p>
      <h1 class="visually-hidden">{props.title}</h1>
      {props.month?.map((slip, n) => (
        <MonthSheet key={slip.name ?? n} slip={slip} />
      ))}
      {props.handed?.map((slip, n) => (
        <HandedSheet key={slip.name ?? n} slip={slip} />
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
      <Who name={slip.name} cell={slip.cell} />
      <h3>{s.marks}</h3>
      <ul class="boxes">
        {slip.groups.map((group) => (
          <li key={group}>{group}</li>
        ))}
      </ul>
      <h3>{s.fix}</h3>
      {[1, 2].map((n) => (
        <div class="fix" key={n}>
          <Row label={s.when} />
          <Row label={s.thenI} />
          <div class="pair">
            <Row label={s.by} />
            <span class="box">{p.bring}</span>
          </div>
        </div>
      ))}
      <Row label={s.learning} />
      <Row label={s.good} />
      <p class="soft">{p.bringHint}</p>
    </section>
  )
}

const BROUGHT = [1, 2, 3, 4]

function HandedSheet({ slip }: { slip: HandedSlip }) {
  const t = useText()
  const p = t.onPaper.slip
  return (
    <section class="slip">
      <h2 class="title">
        {p.title}
        {slip.day && ` · ${t.month.period(slip.day)}`}
      </h2>
      <p>{p.lead}</p>
      <Who name={slip.name} cell={slip.cell} must />
      <ol class="lines">
        {BROUGHT.map((n) => (
          <li key={n}>
            <Row label={p.line} />
            <Row label="" />
            <Row label={p.due} />
          </li>
        ))}
      </ol>
      <div class="by-hand">
        <Row label={p.helper} after={p.helperRest} />
        {slip.code && (
          <p>
            {p.code} <strong class="code">{slip.code.digits}</strong>
            <small>{p.codeHint(slip.code.until)}</small>
          </p>
        )}
        <p>{slip.code ? p.orSign : p.sign}</p>
        <div class="pair">
          <Row label={p.signature} />
          <Row label={p.witness} />
        </div>
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
      <Who name={slip.name} cell={slip.cell} must />
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
      <Row label={c.signed} />
    </section>
  )
}

/** `must`: a paper that others read says whose it is. */
function Who({ name, cell, must }: { name: string | null; cell: string | null; must?: boolean }) {
  const { slipPage: s } = useText().month
  return (
    <div class="pair">
      {name ? (
        <span>
          {s.named} <strong>{name}</strong>
        </span>
      ) : (
        <Row label={must ? s.named : s.name} />
      )}
      {cell ? (
        <span>
          {s.cell} {cell}
        </span>
      ) : (
        <Row label={s.cell} />
      )}
    </div>
  )
}

/** A label with room to write beside it, to the edge of the paper. */
function Row({ label, after }: { label: string; after?: string }) {
  return (
    <span class="line">
      <span>{label}</span>
      <span class="blank" />
      {after && <span>{after}</span>}
    </span>
  )
}
