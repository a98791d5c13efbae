import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, LinkButton, TextArea } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { InspectionFacts, ResultFacts, SaidParts } from './inspection.pages.tsx'
import type { Inspection } from './inspection.queries.ts'
import { PARTS, type Said } from './inspection.rules.ts'
import { PartFields } from './step.pages.tsx'

export function OwnInspectionsPage({ all }: { all: readonly Inspection[] }) {
  const i = useText().inspection
  return (
    <>
      <h1>{i.own.title}</h1>
      <p>{i.own.lead}</p>
      {all.length === 0 && <p class="soft">{i.own.none}</p>}
      {all.length > 0 && (
        <ul class="tasks">
          {all.map((one) => (
            <li key={one.id}>
              <a href={paths.ownInspection.to({ inspection: one.id })}>
                <span class="name">
                  {one.theme}
                  <small>{i.month(one.month)}</small>
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

export interface OwnView {
  readonly one: Inspection
  readonly body: 'cell' | 'committee'
  readonly mayReport: boolean
  /** The draft of a result that waits for the member's eyes, or was seen without a word yet. */
  readonly mayAnswer: boolean
  readonly said: string
  readonly error?: string
  readonly problem?: string
}

export function OwnInspectionPage({ view }: { view: OwnView }) {
  const i = useText().inspection
  const { one } = view
  const { result } = one
  return (
    <>
      <h1>{one.theme}</h1>
      <ErrorSummary errors={view.error ? { said: view.error } : undefined} />
      {view.problem && (
        <p class="note" role="alert">
          {view.problem}
        </p>
      )}
      <p class="soft">
        {i.own.by[view.body]}, {i.month(one.month).toLocaleLowerCase('vi')}
      </p>
      {result && view.mayAnswer ? (
        <>
          <InspectionFacts one={{ ...one, result: null }} />
          <p>{i.own.resultLead}</p>
          <ResultFacts one={one} />
          <Form action={paths.ownInspection.to({ inspection: one.id })}>
            <input type="hidden" name="n" value={String(result.n)} />
            <TextArea name="said" rows={4} label={i.own.say} value={view.said} error={view.error} />
            <Button>{i.own.seen}</Button>
          </Form>
        </>
      ) : (
        <InspectionFacts one={one} />
      )}
      {view.mayReport && (
        <div class="actions">
          <LinkButton
            quiet={view.mayAnswer || one.reports.length > 0}
            href={paths.ownInspectionReport.to({ inspection: one.id })}
          >
            {one.reports.length > 0 ? i.own.more : i.own.write}
          </LinkButton>
        </div>
      )}
      {one.concluded_on && (
        <p>
          <a href={paths.conclusions.to()}>{i.own.conclusion}</a>
        </p>
      )}
    </>
  )
}

export interface ReportView {
  readonly one: Inspection
  readonly said: Said
  readonly kept: boolean
  readonly errors?: FieldErrors
  readonly problem?: string
}

export function ReportPage({ view }: { view: ReportView }) {
  const i = useText().inspection
  return (
    <>
      <h1>{i.own.write}</h1>
      <p class="soft">{view.one.theme}</p>
      <ErrorSummary errors={view.errors} />
      {view.problem && (
        <p class="note" role="alert">
          {view.problem}
        </p>
      )}
      {view.kept && (
        <p class="note good" role="status">
          {i.own.kept}
        </p>
      )}
      <Form action={paths.ownInspectionReport.to({ inspection: view.one.id })}>
        <PartFields typed={view.said} errors={view.errors} />
        <div class="actions">
          <Button quiet name="step" value="keep">
            {i.own.keep}
          </Button>
          <Button name="step" value="look">
            {i.own.look}
          </Button>
        </div>
      </Form>
    </>
  )
}

/** The very words, and who reads them. */
export function ReportPreviewPage(props: {
  one: Inspection
  body: 'cell' | 'committee'
  said: Said
  names: readonly string[]
}) {
  const i = useText().inspection
  return (
    <>
      <h1>{i.own.previewTitle}</h1>
      <p>{i.own.readers[props.body]}</p>
      <p class="soft">{props.names.join(', ')}</p>
      <section class="card">
        <SaidParts said={props.said} />
      </section>
      <Form action={paths.ownInspectionReport.to({ inspection: props.one.id })}>
        {PARTS.map((part) => (
          <input type="hidden" key={part} name={part} value={props.said[part]} />
        ))}
        <div class="actions">
          <Button quiet name="step" value="edit">
            {i.own.edit}
          </Button>
          <Button name="step" value="send">
            {i.own.send}
          </Button>
        </div>
      </Form>
    </>
  )
}

/** Concluded or dropped meanwhile: what was typed is shown, to be kept. */
export function ReportOverPage({ said }: { said: Said }) {
  const i = useText().inspection
  return (
    <>
      <h1>{i.own.title}</h1>
      <p class="note" role="alert">
        {i.own.over}
      </p>
      <SaidParts said={said} />
    </>
  )
}
