import { carryOut } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { isId } from '../platform/ids.ts'
import { notFound } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { attachment } from '../report/paper.rules.ts'
import { reportById } from '../report/report.queries.ts'
import { nameOfReport } from '../report/report-view.rules.ts'
import { issueById } from './issue.ts'
import { OwnSignaturePage } from './own.pages.tsx'
import { rollUpFileOf, signedFile } from './roll-up-file.ts'
import { provinceOf } from './sender.ts'
import { fingerprintOf } from './signing.ts'
import { makeSigningKey, signingKeyOf } from './signing-key.ts'

/** A unit's own side: its key, and the signed file of an issued report or of a sum. */
export function rollUpFileRoutes(serve: Serve) {
  serve(paths.ownSignature, {
    get: async (v) => signaturePage(v, tenantOf(await scopeFor(v)), OF_COMMUNE),
    post: async (v) => makeKey(v, tenantOf(await scopeFor(v)), paths.ownSignature.to()),
  })
  serve(paths.aboveSignature, {
    get: async (v) => {
      const { id } = await provinceOf(v)
      return signaturePage(v, id, {
        action: paths.aboveSignature.to({ unit: id }),
        back: paths.aboveSends.to({ unit: id }),
        backTo: v.t.rollUpFile.sends.title,
      })
    },
    post: async (v) => {
      const { id } = await provinceOf(v)
      return makeKey(v, id, paths.aboveSignature.to({ unit: id }))
    },
  })

  serve(paths.reportRollUp, {
    get: async (v) => {
      const row = await reportById(v.db, tenantOf(await scopeFor(v)), v.params.report)
      if (!row?.issued_on) throw notFound()
      const file = await rollUpFileOf(v.db, { ...row, issued_on: row.issued_on })
      if (!file) return v.go(paths.ownSignature.to())
      return download(v, file, nameOfReport(row, v.t))
    },
  })
  serve(paths.aboveSent, {
    get: async (v) => {
      const unit = await provinceOf(v)
      const { file: id } = v.params
      const issue = isId(id) ? await issueById(v.db, unit.id, id) : null
      if (!issue) throw notFound()
      const file = await signedFile(v.db, unit.id, async () => issue.content)
      if (!file) return v.go(paths.aboveSignature.to({ unit: unit.id }))
      return download(v, file, `${unit.name}, ${v.t.reporting.span(issue.kind, issue.starts)}`)
    },
  })
}

const download = (v: Visit, file: string, name: string) =>
  new Response(file, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': attachment(v.t.rollUpFile.own.file(name.replaceAll('/', '-')), 'json'),
      'cache-control': 'no-store',
    },
  })

interface Place {
  readonly action: string
  readonly back: string
  readonly backTo: string | null
}
const OF_COMMUNE: Place = { action: paths.ownSignature.to(), back: paths.reports.to(), backTo: null }

async function signaturePage(v: Visit, unit: string, { action, back, backTo }: Place): Promise<Response> {
  const [key, row] = await Promise.all([signingKeyOf(v.db, unit), unitById(v.db, unit)])
  return v.page(
    {
      title: v.t.rollUpFile.own.title,
      islands: ['print'],
      stamped: true,
      back: { href: back, label: backTo ?? v.t.reporting.calendar.title },
    },
    <OwnSignaturePage
      unit={row?.name ?? ''}
      action={action}
      own={key}
      fingerprint={key ? fingerprintOf(key.public_key) : ''}
    />,
  )
}

async function makeKey(v: Visit, unit: string, done: string): Promise<Response> {
  const form = await v.form(['instead'])
  return carryOut(
    v,
    form,
    async () => async (tx) => {
      await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`signing ${unit}`}, 7))`)
      // Two who press at once make one key.
      if (((await signingKeyOf(tx, unit))?.id ?? '') === form.text('instead'))
        await makeSigningKey(tx, unit, { person: v.me.person, now: v.now })
      return done
    },
    async () => ({ saved: [], sent: [] }),
  )
}
