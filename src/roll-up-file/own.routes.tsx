import { carryOut } from '../account/carry-out.tsx'
import type { Serve } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { notFound } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { attachment } from '../report/paper.rules.ts'
import { reportById } from '../report/report.queries.ts'
import { nameOfReport } from '../report/report-view.rules.ts'
import { OwnSignaturePage } from './own.pages.tsx'
import { rollUpFileOf } from './roll-up-file.ts'
import { fingerprintOf } from './signing.ts'
import { makeSigningKey, signingKeyOf } from './signing-key.ts'

/** An organisation's own side: its key, and the signed file of an issued report. */
export function rollUpFileRoutes(serve: Serve) {
  serve(paths.ownSignature, {
    get: async (v) => {
      const tenant = tenantOf(await scopeFor(v))
      const [key, unit] = await Promise.all([signingKeyOf(v.db, tenant), unitById(v.db, tenant)])
      return v.page(
        {
          title: v.t.rollUpFile.own.title,
          islands: ['print'],
          stamped: true,
          back: { href: paths.reports.to(), label: v.t.reporting.calendar.title },
        },
        <OwnSignaturePage
          unit={unit?.name ?? ''}
          own={key}
          fingerprint={key ? fingerprintOf(key.public_key) : ''}
        />,
      )
    },
    post: async (v) => {
      const form = await v.form(['instead'])
      const tenant = tenantOf(await scopeFor(v))
      return carryOut(
        v,
        form,
        async () => async (tx) => {
          await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`signing ${tenant}`}, 7))`)
          // Two who press at once make one key.
          if (((await signingKeyOf(tx, tenant))?.id ?? '') === form.text('instead'))
            await makeSigningKey(tx, tenant, { person: v.me.person, now: v.now })
          return paths.ownSignature.to()
        },
        async () => ({ saved: [], sent: [] }),
      )
    },
  })

  serve(paths.reportRollUp, {
    get: async (v) => {
      const row = await reportById(v.db, tenantOf(await scopeFor(v)), v.params.report)
      if (!row?.issued_on) throw notFound()
      const file = await rollUpFileOf(v.db, { ...row, issued_on: row.issued_on })
      if (!file) return v.go(paths.ownSignature.to())
      const name = v.t.rollUpFile.own.file(nameOfReport(row, v.t).replaceAll('/', '-'))
      return new Response(file, {
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-disposition': attachment(name, 'json'),
          'cache-control': 'no-store',
        },
      })
    },
  })
}
