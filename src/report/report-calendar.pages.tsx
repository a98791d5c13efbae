import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, Checkbox, ErrorSummary, Form, LinkButton } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { Calendar, CalendarSpan } from './report-calendar.ts'
import { type Span, spanKey } from './report-span.rules.ts'
import { nameOfReport, reasonsOf } from './report-view.rules.ts'

export function ReportCalendarPage(props: {
  calendar: Calendar | null
  /** Whether the visitor freezes and issues. */
  reports: boolean
  keeps: boolean
}) {
  const t = useText()
  const c = t.reporting.calendar
  const { calendar } = props
  if (!calendar)
    return (
      <>
        <h1>{c.title}</h1>
        <p>{c.none}</p>
      </>
    )
  const frozen = calendar.reports.filter((one) => one.frozen_at || !one.cancelled_at)
  const next = calendar.spans.findLast(({ state }) => state === 'overdue' || state === 'to-freeze')
  return (
    <>
      <h1>{c.title}</h1>
      <p>{c.lead}</p>
      <h2>{c.toCall}</h2>
      {calendar.toCall.length === 0 && <p>{c.nobody}</p>}
      {calendar.toCall.length > 0 && (
        <ul class="members">
          {calendar.toCall.map((cell) => (
            <li key={cell.id}>
              <span class="name">{cell.name}</span>
              <span>{reasonsOf(cell.missing, t).join('; ')}</span>
              <small class="call">
                {cell.secretary ? t.committee.call(cell.secretary.name) : t.committee.noOfficer}{' '}
                {cell.secretary?.phone && <a href={`tel:${cell.secretary.phone}`}>{cell.secretary.phone}</a>}
              </small>
            </li>
          ))}
        </ul>
      )}
      <h2>{c.spans}</h2>
      {calendar.spans.map((one) => (
        <SpanCard key={spanKey(one.span)} one={one} reports={props.reports} first={one === next} />
      ))}
      {frozen.length > 0 && <h2>{c.made}</h2>}
      <ul class="links">
        {frozen.map((one) => (
          <li key={one.id}>
            <a href={paths.report.to({ report: one.id })}>{nameOfReport(one, t)}</a>
            <small>
              {one.issued_on
                ? t.reporting.one.issued(one.number, showDay(one.issued_on), one.issued_by_name ?? '')
                : c.state[one.frozen_at ? 'frozen' : 'under-way']}
            </small>
          </li>
        ))}
        {props.keeps && (
          <li>
            <a href={paths.reportPolicy.to()}>{c.settings}</a>
          </li>
        )}
      </ul>
      {props.reports && next && (
        <div class="actions">
          <LinkButton href={paths.reportFreeze.to({ span: spanKey(next.span) })}>
            {c.freeze(t.reporting.span(next.span.kind, next.span.starts))}
          </LinkButton>
        </div>
      )}
    </>
  )
}

function SpanCard({ one, reports, first }: { one: CalendarSpan; reports: boolean; first: boolean }) {
  const t = useText()
  const c = t.reporting.calendar
  const { span, state, report } = one
  const name = t.reporting.span(span.kind, span.starts)
  const freezes =
    reports && !first && !report && (state === 'waits' || state === 'to-freeze' || state === 'overdue')
  return (
    <section class="card">
      <h3>
        {report ? <a href={paths.report.to({ report: report.id })}>{name}</a> : name}: {c.state[state]}
      </h3>
      <p>
        {c.days(showDay(span.cutoffOn), showDay(span.dueOn))} {!report && c.complete(one.complete, one.cells)}
      </p>
      {one.cameLater.length > 0 && <p class="note">{c.cameLater(one.cameLater.join(', '))}</p>}
      {freezes && (
        <p>
          <a href={paths.reportFreeze.to({ span: spanKey(span) })}>{c.freeze(name)}</a>
        </p>
      )}
      {reports && report?.frozen_at && (
        <p>
          <a href={paths.reportFreeze.to({ span: spanKey(span) })}>{c.supplement(name)}</a>
        </p>
      )}
    </section>
  )
}

/** It freezes numbers for good: so it is said on a page of its own what that means. */
export function FreezePage(props: {
  span: Span
  /** The day on which they were frozen before; then this is a supplement. */
  frozenOn: string | null
  cells: number
  missing: readonly string[]
  long: boolean
  knows: boolean
  problem?: string
  errors?: FieldErrors
}) {
  const t = useText()
  const f = t.reporting.freeze
  const { span, errors, missing } = props
  const name = t.reporting.span(span.kind, span.starts)
  return (
    <>
      <h1>{props.frozenOn ? f.supplementTitle(name) : f.title(name)}</h1>
      {props.problem && (
        <p class="note" role="alert">
          {props.problem}
        </p>
      )}
      <ErrorSummary errors={errors} />
      <p>{props.frozenOn ? f.supplementLead(props.frozenOn) : f.lead}</p>
      {props.long && <p class="soft">{f.long}</p>}
      {missing.length > 0 && (
        <>
          <p class="note">{f.missing(missing.length, props.cells)}</p>
          <ul>
            {missing.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      <Form action={paths.reportFreeze.to({ span: spanKey(span) })}>
        {missing.length > 0 && (
          <div class={errors?.knows ? 'field wrong' : 'field'}>
            {errors?.knows && <p class="error">{errors.knows}</p>}
            <Checkbox id="knows" name="knows" label={f.knows} checked={props.knows} />
          </div>
        )}
        <Button>{f.button}</Button>
      </Form>
    </>
  )
}
