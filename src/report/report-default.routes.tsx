import { carryOut, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { REPORT_FIELDS, readReports, type TypedReports, typedReports } from './report-default.form.ts'
import { ReportDefaultsPage } from './report-default.pages.tsx'
import { reportSettingsOn, setReportSettings } from './report-default.ts'

const SAVED = 'da-luu'

/** What an organisation lays down for its reports: which, when they are frozen and due, who signs them. */
export function reportDefaultRoutes(serve: Serve) {
  serve(paths.reportPolicy, {
    get: (v) => policyPage(v),
    post: async (v) => {
      const form = await v.form(REPORT_FIELDS)
      const tenant = tenantOf(await scopeFor(v))
      return carryOut(
        v,
        form,
        async () => {
          const { typed, settings, errors } = readReports(form, v.t)
          if (!settings) return policyPage(v, { typed, errors })
          return async (tx) => {
            await setReportSettings(tx, tenant, settings, {
              person: v.me.person,
              now: v.now,
              today: v.today,
            })
            return `${paths.reportPolicy.to()}?${SAVED}=1`
          }
        },
        async () => ({ saved: [], sent: sentLines(form, labelsOf(v)) }),
      )
    },
  })
}

function labelsOf(v: Visit): Record<string, string> {
  const { cutoff, due, mark, role, post, recipients } = v.t.reporting.policy
  return { cutoff, due, mark, role, post, recipients }
}

async function policyPage(v: Visit, again: { typed?: TypedReports; errors?: FieldErrors } = {}) {
  const tenant = tenantOf(await scopeFor(v))
  return v.page(
    {
      title: v.t.reporting.policy.title,
      status: again.errors ? 422 : 200,
      back: { href: paths.defaults.to(), label: v.t.setup.defaultsTitle },
    },
    <ReportDefaultsPage
      typed={again.typed ?? typedReports(await reportSettingsOn(v.db, tenant, v.today))}
      errors={again.errors}
      notice={v.url.searchParams.has(SAVED) ? v.t.reporting.policy.saved : undefined}
    />,
  )
}
