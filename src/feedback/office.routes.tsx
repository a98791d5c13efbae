import { answerBefore, onceIn } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { sql } from '../platform/sql.ts'
import { OfficeSheetPaper, OfficesPage } from './office.pages.tsx'
import { makeSheet, type Office, officeSheets } from './office.ts'

/** The two sheets that open cases together when nobody is left who can. */
export function officeRoutes(serve: Serve) {
  serve(paths.feedbackOffices, {
    get: (v) => officesPage(v),
    post: async (v) => {
      const form = await v.form(['office'])
      const office: Office | null = form.text('office') === '1' ? 1 : form.text('office') === '2' ? 2 : null
      if (!office) return officesPage(v)
      const before = await answerBefore(v, form)
      if (before) return v.go(before)
      const tenant = tenantOf(await scopeFor(v))
      let made: string | null = null
      await v.db.transaction((tx) =>
        onceIn(tx, v, form, async () => {
          made = await makeSheet(tx, tenant, office, { person: v.me.person, now: v.now }, v.today, v.keys())
          return paths.feedbackOffices.to()
        }),
      )
      if (made === null) return v.go(paths.feedbackOffices.to())
      if (made === 'same-person') return officesPage(v, v.t.feedbackCase.offices.samePerson)
      const paper = v.onPaper()
      return paper.page(
        { title: paper.t.feedbackCase.offices.sheet.title(office), islands: ['print'] },
        <OfficeSheetPaper
          office={office}
          code={made}
          organisation={(await unitById(v.db, tenant))?.name ?? ''}
          day={showDay(v.today)}
        />,
      )
    },
  })
}

async function officesPage(v: Visit, problem?: string): Promise<Response> {
  const o = v.t.feedbackCase.offices
  const tenant = tenantOf(await scopeFor(v))
  const sheets = await officeSheets(v.db, tenant)
  const people = await v.db.rows<{ id: string; full_name: string }>(sql`
    select id, full_name from person where id = any(${sheets.map((one) => one.made_by)}::uuid[])`)
  const lines = ([1, 2] as const).map((office) => {
    const sheet = sheets.find((one) => one.office === office)
    const name = people.find(({ id }) => id === sheet?.made_by)?.full_name ?? ''
    return {
      office,
      made: sheet ? o.made(name, showDay(sheet.made_on)) : null,
      may: !sheets.some((one) => one.office !== office && one.made_by === v.me.person),
    }
  })
  return v.page(
    {
      title: o.title,
      status: problem ? 409 : 200,
      back: { href: paths.feedbackCases.to(), label: v.t.feedbackCase.list.title },
    },
    <OfficesPage lines={lines} problem={problem} />,
  )
}
