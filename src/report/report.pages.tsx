import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, fieldsOf, LinkButton, TextInput } from '../ui/fields.tsx'
import { FrozenTable } from '../ui/frozen-table.tsx'
import { useText } from '../ui/layout.tsx'
import { Closing, DocumentHead, DocumentPaper, Grid, Lines, PaperActions } from './paper.pages.tsx'
import { capitals } from './paper.rules.ts'
import type { ReportRow } from './report.queries.ts'
import type { ReportPaper } from './report-paper.ts'
import { nameOfReport, type ReportTable, type ReportView } from './report-view.rules.ts'

const inWords = (rows: ReportTable['rows']) => rows.map((row) => row.map(String))

/** While months are still being counted; without a script the page asks again by itself. */
export function ProgressPage(props: { row: ReportRow; done: number; problem?: string }) {
  const p = useText().reporting.progress
  const t = useText()
  const { row, done } = props
  return (
    <>
      <h1>{p.title}</h1>
      <p class="soft">{nameOfReport(row, t)}</p>
      {props.problem && (
        <p class="note" role="alert">
          {props.problem}
        </p>
      )}
      <p class="sentence">{p.done(done, row.months.length)}</p>
      <progress value={done} max={row.months.length} aria-label={p.done(done, row.months.length)} />
      <p>
        {done === 0 && p.waits} {p.refresh}
      </p>
      <Form action={paths.reportCancel.to({ report: row.id })}>
        <Button quiet>{p.cancel}</Button>
      </Form>
    </>
  )
}

export function CancelledPage({ row }: { row: ReportRow }) {
  const t = useText()
  const p = t.reporting.progress
  return (
    <>
      <h1>{p.name(nameOfReport(row, t))}</h1>
      <p>{row.cancelled_by_name ? p.cancelled(row.cancelled_by_name) : p.nothingNew}</p>
    </>
  )
}

export function ReportPage(props: {
  row: ReportRow
  view: ReportView
  frozenAt: string
  later: readonly ReportRow[]
  reports: boolean
}) {
  const t = useText()
  const o = t.reporting.one
  const { row, view } = props
  const to = { report: row.id }
  return (
    <>
      <h1>{view.name}</h1>
      {view.follows && <p>{view.follows}</p>}
      <p class="sentence">{view.complete}</p>
      <p>{props.frozenAt}</p>
      <p>
        {row.issued_on ? o.issued(row.number, showDay(row.issued_on), row.issued_by_name ?? '') : o.notIssued}
      </p>
      {props.later.map((one) => (
        <p class="note" key={one.id}>
          {o.followed}: <a href={paths.report.to({ report: one.id })}>{nameOfReport(one, t)}</a>
        </p>
      ))}
      {view.tables.map((table) => (
        <Table key={table.key} table={table} />
      ))}
      <ul class="links">
        <li>
          <a href={paths.reportPrint.to(to)}>{o.print}</a>
        </li>
        <li>
          <a href={paths.reportWord.to(to)}>{o.word}</a>
        </li>
        <li>
          <a href={paths.reportExcel.to(to)}>{o.excel}</a>
        </li>
        {props.reports && (
          <li>
            {row.issued_on ? <a href={paths.reportRollUp.to(to)}>{o.rollUp}</a> : o.rollUp}
            <small>
              {row.issued_on ? <a href={paths.ownSignature.to()}>{t.rollUpFile.own.title}</a> : o.rollUpLater}
            </small>
          </li>
        )}
      </ul>
      <Table table={view.cells} />
      <p class="soft">
        {o.noNames} {o.cellsHint}
      </p>
      <ul class="links">
        <li>
          <a href={paths.reportTable.to({ ...to, file: 'theo-chi-bo.xlsx' })}>{o.cellsExcel}</a>
        </li>
        <li>
          <a href={paths.reportTable.to({ ...to, file: 'theo-chi-bo.csv' })}>{o.cellsCsv}</a>
        </li>
      </ul>
      {props.reports && !row.issued_on && (
        <div class="actions">
          <LinkButton href={paths.reportIssue.to(to)}>{o.issue}</LinkButton>
        </div>
      )}
    </>
  )
}

function Table({ table }: { table: ReportTable }) {
  return (
    <section data-table={table.key}>
      <h2 id={table.key}>{table.title}</h2>
      {table.rows.length > 0 && (
        <FrozenTable labelledBy={table.key} head={table.head} rows={inWords(table.rows)} />
      )}
      {table.note && <p class="soft">{table.note}</p>}
    </section>
  )
}

export interface TypedIssue {
  readonly number: string
  readonly day: string
  readonly name: string
}

export function IssuePage(props: {
  row: ReportRow
  mark: string
  typed: TypedIssue
  problem?: string
  errors?: FieldErrors
}) {
  const t = useText()
  const i = t.reporting.issue
  const { row, typed, errors } = props
  const field = fieldsOf(typed, errors)
  return (
    <>
      <h1>{i.title}</h1>
      <p class="soft">{nameOfReport(row, t)}</p>
      {props.problem && (
        <p class="note" role="alert">
          {props.problem}
        </p>
      )}
      <ErrorSummary errors={errors} />
      <p>{i.lead}</p>
      <Form action={paths.reportIssue.to({ report: row.id })}>
        <TextInput {...field('number')} short numeric label={i.number} hint={i.numberHint(props.mark)} />
        <TextInput {...field('day')} short label={i.day} hint={i.dayHint} />
        <TextInput {...field('name')} label={i.name} hint={i.nameHint} />
        <Button>{i.button}</Button>
      </Form>
    </>
  )
}

/** Whoever prints is shown the paper itself. */
export function ReportPrintPage(props: { row: ReportRow; paper: ReportPaper }) {
  const { row, paper } = props
  const { view } = paper
  return (
    <>
      <PaperActions
        word={paths.reportWord.to({ report: row.id })}
        back={{ href: paths.report.to({ report: row.id }), label: view.name }}
      />
      <DocumentPaper margins={[20, 20, 30, 15]}>
        <DocumentHead head={paper.head} />
        <div class="document-title">
          <h1>{capitals(paper.title)}</h1>
          <Lines text={view.abstract} class="abstract" />
        </div>
        {view.follows && <p>{view.follows}</p>}
        <p>{view.frozen}</p>
        <p>{view.complete}</p>
        {view.tables.map((table) => (
          <section class="comparison" key={table.key} data-table={table.key}>
            <h2>{table.title}</h2>
            {table.rows.length > 0 && <Grid head={table.head} rows={inWords(table.rows)} />}
            {table.note && <p>{table.note}</p>}
          </section>
        ))}
        <Closing signers={[paper.signer]} recipients={paper.recipients} />
      </DocumentPaper>
    </>
  )
}
