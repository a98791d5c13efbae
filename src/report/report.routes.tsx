import { carryOut, Overtaken, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { may, scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { dayOf, showDay } from '../platform/clock.ts'
import { readDay } from '../platform/day.ts'
import type { Form } from '../platform/form.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { CancelledPage, IssuePage, ProgressPage, ReportPage, type TypedIssue } from './report.pages.tsx'
import { monthsDone, type ReportRow, reportById, reportsOf } from './report.queries.ts'
import { cancelReport, issueReport } from './report.ts'
import { reportSettingsOn } from './report-default.ts'
import { frozenReport } from './report-paper.ts'
import { nameOfReport, reportView } from './report-view.rules.ts'

const ISSUE_FIELDS = ['number', 'day', 'name'] as const
/** Seconds until a page that waits asks again. */
const AGAIN = '5'

/** A report: while it is put together, once it is frozen, and as it is issued. */
export function reportRoutes(serve: Serve) {
  serve(paths.report, { get: async (v) => reportPage(v, await reportOf(v)) })

  serve(paths.reportCancel, {
    post: async (v) => {
      const form = await v.form([])
      const row = await reportOf(v)
      return carryOut(
        v,
        form,
        async () => async (tx) => {
          if (!(await cancelReport(tx, row, { person: v.me.person, now: v.now })))
            throw new Overtaken(async () => reportPage(v, await reportOf(v), v.t.reporting.progress.tooLate))
          return paths.report.to({ report: row.id })
        },
        async () => ({ saved: [], sent: [] }),
      )
    },
  })

  serve(paths.reportIssue, {
    get: async (v) => issuePage(v, await frozenOf(v), { number: '', day: showDay(v.today), name: '' }),
    post: async (v) => {
      const form = await v.form(ISSUE_FIELDS)
      const row = await frozenOf(v)
      const settings = await reportSettingsOn(v.db, row.tenant, v.today)
      const { typed, day, errors } = readIssue(form, v, row)
      return carryOut(
        v,
        form,
        async () => {
          if (!day || Object.keys(errors).length > 0) return issuePage(v, row, typed, { errors })
          return async (tx) => {
            const signer = { ...settings.signer, name: typed.name, recipients: settings.recipients }
            const number = `${typed.number}-${settings.mark}`
            const by = { person: v.me.person, now: v.now }
            if (!(await issueReport(tx, row, { number, day, signer }, by)))
              throw new Overtaken(() => issuePage(v, row, typed, { problem: v.t.reporting.issue.already }))
            return paths.report.to({ report: row.id })
          }
        },
        async () => {
          const { number, day: on, name } = v.t.reporting.issue
          return { saved: [], sent: sentLines(form, { number, day: on, name }) }
        },
      )
    },
  })
}

async function reportOf(v: Visit): Promise<ReportRow> {
  const row = await reportById(v.db, tenantOf(await scopeFor(v)), v.params.report)
  if (!row) throw notFound()
  return row
}

/** Only numbers that are frozen leave the house. */
export async function frozenOf(v: Visit): Promise<ReportRow> {
  const row = await reportOf(v)
  if (!row.frozen_at) throw notFound()
  return row
}

const toCalendar = (v: Visit) => ({ href: paths.reports.to(), label: v.t.reporting.calendar.title })

async function reportPage(v: Visit, row: ReportRow, problem?: string): Promise<Response> {
  const title = nameOfReport(row, v.t)
  const options = { title, back: toCalendar(v), status: problem ? 409 : 200 }
  if (row.cancelled_at) return v.page(options, <CancelledPage row={row} />)
  if (!row.frozen_at) {
    const done = (await monthsDone(v.db, row)).length
    const page = v.page(options, <ProgressPage row={row} done={done} />)
    page.headers.set('refresh', AGAIN)
    return page
  }
  const scope = await scopeFor(v)
  const later = (await reportsOf(v.db, row.tenant)).filter((one) => one.follows === row.id && one.frozen_at)
  const time = new Date(row.frozen_at.getTime() + 7 * 3_600_000).toISOString().slice(11, 16)
  return v.page(
    { ...options, wide: true },
    <ReportPage
      row={row}
      view={reportView(await frozenReport(v.db, row), v.t)}
      frozenAt={v.t.reporting.one.frozen(
        showDay(dayOf(row.frozen_at)),
        v.t.minutes.hour(time),
        row.asked_by_name,
      )}
      later={later}
      reports={may(scope, 'report')}
    />,
  )
}

function readIssue(form: Form, v: Visit, row: ReportRow) {
  const words = v.t.reporting.issue
  const typed: TypedIssue = { number: form.text('number'), day: form.text('day'), name: form.text('name') }
  const errors: FieldErrors = {}
  if (!/^[1-9]\d{0,4}$/.test(typed.number)) errors.number = words.badNumber
  const day = readDay(typed.day)
  if (!day || day > v.today || day < dayOf(row.frozen_at!)) errors.day = words.badDay
  if (typed.name.length > 60 || typed.name.includes('\n')) errors.name = words.badName
  return { typed, day, errors }
}

async function issuePage(
  v: Visit,
  row: ReportRow,
  typed: TypedIssue,
  again: { problem?: string; errors?: FieldErrors } = {},
): Promise<Response> {
  const settings = await reportSettingsOn(v.db, row.tenant, v.today)
  return v.page(
    {
      title: v.t.reporting.issue.title,
      status: again.errors ? 422 : again.problem ? 409 : 200,
      back: { href: paths.report.to({ report: row.id }), label: nameOfReport(row, v.t) },
    },
    <IssuePage
      row={row}
      mark={settings.mark}
      typed={typed}
      problem={again.problem ?? (row.issued_on ? v.t.reporting.issue.already : undefined)}
      errors={again.errors}
    />,
  )
}
