import { carryOut } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { membersOfCells } from '../membership/membership.queries.ts'
import { isPresentMember } from '../membership/powers.rules.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { byGivenName } from '../platform/fold.ts'
import type { Form } from '../platform/form.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { CellHelpersPage } from './cell-slips.pages.tsx'
import { dropHelper, nameHelper, namingsIn } from './naming.ts'

/** An officer who was shown the slip notes whom its member named. */
export function cellHelpersRoutes(serve: Serve) {
  serve(paths.cellHelpers, {
    get: (v) => helpersPage(v),
    post: async (v) => {
      const { cell, tenant, members } = await cellOf(v)
      const form = await v.form(['person', 'helper', 'drop'])
      const known = (id: string) => members.find((member) => member.person === id)
      const by = { person: v.me.person, now: v.now }
      const here = paths.cellHelpers.to({ cell: cell.id })
      return carryOut(
        v,
        form,
        async () => {
          if (form.has('drop')) {
            const person = known(form.text('drop'))?.person
            if (!person) throw notFound()
            return async (tx) => {
              await dropHelper(tx, { tenant, person }, by)
              return here
            }
          }
          const person = known(form.text('person'))?.person
          const helper = known(form.text('helper'))?.person
          const errors = errorsOf(v, person, helper)
          if (!person || !helper || Object.keys(errors).length > 0) return helpersPage(v, { form, errors })
          return async (tx) => {
            await nameHelper(tx, { tenant, person, helper }, by)
            return here
          }
        },
        async () => {
          const words = v.t.onPaper.helpers
          const name = (id: string) => known(id)?.full_name ?? ''
          const namings = await namingsIn(v.db, tenant, cell.id, v.today)
          return {
            saved: namings.map((one) => [one.name, one.helper_name] as const),
            sent: form.has('drop')
              ? [[words.drop, name(form.text('drop'))]]
              : [[name(form.text('person')), name(form.text('helper'))]],
          }
        },
      )
    },
  })
}

function errorsOf(v: Visit, person: string | undefined, helper: string | undefined): FieldErrors {
  const { choose, same } = v.t.onPaper.helpers
  return {
    ...(person ? {} : { person: choose }),
    ...(helper ? (helper === person ? { helper: same } : {}) : { helper: choose }),
  }
}

async function cellOf(v: Visit) {
  const tenant = tenantOf(await scopeFor(v))
  const cell = await unitById(v.db, v.params.cell ?? '')
  if (!cell) throw notFound()
  const members = (await membersOfCells(v.db, tenant, [cell.id], v.today)).filter((member) =>
    isPresentMember(member.status),
  )
  return { cell, tenant, members: byGivenName(members, (member) => member.full_name) }
}

async function helpersPage(v: Visit, refused?: { form: Form; errors: FieldErrors }): Promise<Response> {
  const { cell, tenant, members } = await cellOf(v)
  return v.page(
    {
      title: v.t.onPaper.helpers.title,
      status: refused ? 422 : 200,
      back: { href: paths.cellSlips.to({ cell: cell.id }), label: v.t.onPaper.slips.title },
    },
    <CellHelpersPage
      cell={cell.id}
      members={members}
      namings={await namingsIn(v.db, tenant, cell.id, v.today)}
      chosen={refused && { person: refused.form.text('person'), helper: refused.form.text('helper') }}
      errors={refused?.errors}
    />,
  )
}
