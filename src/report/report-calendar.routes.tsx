import { carryOut, Overtaken } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { may, scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { dayOf, showDay } from '../platform/clock.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { reportsOf } from './report.queries.ts'
import { type AskRefusal, askReport, missingFor } from './report.ts'
import { FreezePage, ReportCalendarPage } from './report-calendar.pages.tsx'
import { reportCalendar } from './report-calendar.ts'
import { reportSettingsOn } from './report-default.ts'
import { LONG, type Span, spanByKey } from './report-span.rules.ts'
import { missingWords } from './report-view.rules.ts'

/** What is due to the superior level, what is missing for it and whom to call, and the freezing of numbers. */
export function reportCalendarRoutes(serve: Serve) {
  serve(paths.reports, {
    get: async (v) => {
      const scope = await scopeFor(v)
      return v.page(
        {
          title: v.t.reporting.calendar.title,
          back: { href: paths.committee.to(), label: v.t.committee.title },
        },
        <ReportCalendarPage
          calendar={await reportCalendar(v.db, tenantOf(scope), v.today)}
          reports={may(scope, 'report')}
          keeps={may(scope, 'keep')}
        />,
      )
    },
  })

  serve(paths.reportFreeze, {
    get: async (v) => freezePage(v, await spanFor(v)),
    post: async (v) => {
      const form = await v.form(['knows'])
      const span = await spanFor(v)
      const tenant = tenantOf(await scopeFor(v))
      const knows = form.has('knows')
      return carryOut(
        v,
        form,
        async () => async (tx) => {
          const by = { person: v.me.person, now: v.now }
          const made = await askReport(tx, tenant, span, { knows }, by)
          if (typeof made === 'string') throw new Overtaken(() => refusedPage(v, span, knows, made))
          return paths.report.to({ report: 'id' in made ? made.id : made.underWay })
        },
        async () => ({ saved: [], sent: [] }),
      )
    },
  })
}

async function spanFor(v: Visit): Promise<Span> {
  const tenant = tenantOf(await scopeFor(v))
  const span = spanByKey(v.params.span, await reportSettingsOn(v.db, tenant, v.today))
  if (!span) throw notFound()
  return span
}

function refusedPage(v: Visit, span: Span, knows: boolean, refusal: AskRefusal): Promise<Response> {
  const { refusals } = v.t.reporting.freeze
  if (refusal === 'unsaid') return freezePage(v, span, { knows, errors: { knows: refusals.unsaid } })
  const day = showDay(refusal === 'not-over' ? span.ends : span.cutoffOn)
  const problem = refusal === 'nothing-new' ? refusals['nothing-new'] : refusals[refusal](day)
  return freezePage(v, span, { knows, problem })
}

async function freezePage(
  v: Visit,
  span: Span,
  again: { knows?: boolean; problem?: string; errors?: FieldErrors } = {},
): Promise<Response> {
  const tenant = tenantOf(await scopeFor(v))
  const { cells, missing } = await missingFor(v.db, tenant, span, v.today)
  const before = (await reportsOf(v.db, tenant)).find(
    (one) => one.kind === span.kind && one.starts === span.starts && one.frozen_at,
  )
  return v.page(
    {
      title: v.t.reporting.calendar.title,
      status: again.errors ? 422 : again.problem ? 409 : 200,
      back: { href: paths.reports.to(), label: v.t.reporting.calendar.title },
    },
    <FreezePage
      span={span}
      frozenOn={before?.frozen_at ? showDay(dayOf(before.frozen_at)) : null}
      cells={cells.length}
      missing={missingWords(
        missing.map(({ cell, month, reason }) => ({ cell: cell.id, name: cell.name, month, reason })),
        v.t,
      )}
      long={span.months.length * cells.length > LONG}
      knows={again.knows ?? false}
      problem={again.problem}
      errors={again.errors}
    />,
  )
}
