import { carryOut } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { paths } from '../paths.ts'
import { isId } from '../platform/ids.ts'
import { notFound } from '../platform/problem.ts'
import { broughtBy, looksAtPlans, withdrawBrought } from './cell-plan.ts'
import { KnownPlansPage } from './known-plans.pages.tsx'
import { tellFixed } from './tell-fixed.ts'

/** What the visitor brought to their cell, and everybody who read it. */
export function knownPlansRoutes(serve: Serve) {
  serve(paths.knownPlans, { get: (v) => knownPage(v) })

  serve(paths.knownPlan, {
    post: async (v) => {
      const form = await v.form(['do'])
      const plan = await ownOf(v)
      const what = form.text('do')
      const k = v.t.knownPlans
      const by = { person: v.me.person, now: v.now }
      return carryOut(
        v,
        form,
        async () => {
          // Taken back on another page, confirmed at a meeting, or left behind by a transfer meanwhile.
          if (plan.confirmed_on || !plan.standing) return knownPage(v, k.over)
          return async (tx) => {
            if (what === 'withdraw') await withdrawBrought(tx, plan.id, by)
            else await tellFixed(tx, { id: plan.id, fixed: what === 'fixed' }, by)
            return paths.knownPlans.to()
          }
        },
        async () => {
          const words: Record<string, string> = {
            fixed: k.tell,
            'not-fixed': k.takeBack,
            withdraw: k.withdraw,
          }
          return {
            saved: [[plan.line, plan.told_fixed_on ? k.tell : k.takeBack]],
            sent: [[plan.line, words[what] ?? '']],
          }
        },
      )
    },
  })
}

async function ownOf(v: Visit) {
  const id = v.params.plan
  const plans = isId(id) ? await broughtBy(v.db, v.me.person, v.today) : []
  const plan = plans.find((one) => one.id === id?.toLowerCase())
  if (!plan) throw notFound()
  return plan
}

async function knownPage(v: Visit, problem?: string): Promise<Response> {
  const [plans, looks] = await Promise.all([
    broughtBy(v.db, v.me.person, v.today),
    looksAtPlans(v.db, v.me.person),
  ])
  return v.page(
    {
      title: v.t.knownPlans.title,
      status: problem ? 409 : 200,
      back: { href: paths.me.to(), label: v.t.data.me },
    },
    <KnownPlansPage plans={plans} looks={looks} today={v.today} problem={problem} />,
  )
}
