import { carryOut } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { membersOfCells } from '../membership/membership.queries.ts'
import { isPresentMember } from '../membership/powers.rules.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import type { Transaction } from '../platform/database.ts'
import { byGivenName } from '../platform/fold.ts'
import { dropHelper, helperOf, nameHelper } from './naming.ts'
import { enteredFor } from './on-behalf.queries.ts'
import { confirmLines, LinesChanged, refuseLine } from './on-behalf.ts'
import { OwnOnBehalfPage } from './own-on-behalf.pages.tsx'

/** A member with a phone sees whom they named and what was entered for them, says yes, or takes it back. */
export function ownOnBehalfRoutes(serve: Serve) {
  serve(paths.ownOnBehalf, {
    get: (v) => ownPage(v),
    post: async (v) => {
      const tenant = tenantOf(await scopeFor(v))
      const form = await v.form(['do', 'helper', 'line'])
      const what = form.text('do')
      const lines = await enteredFor(v.db, v.me.person, v.now)
      const line = lines.find((one) => one.id === form.text('line'))
      const helper = (await othersOf(v)).find((one) => one.person === form.text('helper'))
      const { own } = v.t.onPaper
      const by = { person: v.me.person, now: v.now }
      const me = { tenant, person: v.me.person }
      const work = async (tx: Transaction): Promise<boolean> => {
        if (what === 'name' && helper) await nameHelper(tx, { ...me, helper: helper.person }, by)
        if (what === 'drop') await dropHelper(tx, me, by)
        if (what === 'no') return line !== undefined && refuseLine(tx, line.id, by)
        if (what === 'yes') await confirmLines(tx, line ? [line] : [], 'self', by)
        return true
      }
      try {
        return await carryOut(
          v,
          form,
          async () => {
            if (what === 'name' && !helper) return ownPage(v, { helper: own.chooseOne })
            // Confirmed or taken away elsewhere, or its period has ended, since the page was shown.
            if (what === 'yes' && !line?.open) return ownPage(v, { line: own.over })
            return async (tx) => {
              if (!(await work(tx))) throw new LinesChanged()
              return paths.ownOnBehalf.to()
            }
          },
          async () => ({
            saved: lines.map((one) => [one.entered_by_name, one.line] as const),
            sent: [[own.title, line?.line ?? helper?.full_name ?? '']],
          }),
        )
      } catch (error) {
        if (!(error instanceof LinesChanged)) throw error
        return ownPage(v, { line: own.over })
      }
    },
  })
}

/** Everybody else of the visitor's cell. */
async function othersOf(v: Visit) {
  const scope = await scopeFor(v)
  if (!scope.membership) return []
  const members = await membersOfCells(v.db, tenantOf(scope), [scope.membership.cell], v.today)
  return byGivenName(
    members.filter(({ person, status }) => isPresentMember(status) && person !== v.me.person),
    (member) => member.full_name,
  )
}

async function ownPage(v: Visit, errors?: { helper?: string; line?: string }): Promise<Response> {
  tenantOf(await scopeFor(v))
  return v.page(
    {
      title: v.t.onPaper.own.title,
      status: errors ? (errors.line ? 409 : 422) : 200,
      back: { href: paths.me.to(), label: v.t.data.me },
    },
    <OwnOnBehalfPage
      naming={await helperOf(v.db, v.me.person, v.today)}
      others={await othersOf(v)}
      lines={await enteredFor(v.db, v.me.person, v.now)}
      errors={errors}
    />,
  )
}
