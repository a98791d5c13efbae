import type { Serve } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { currentPeriod } from '../movement/movement.ts'
import { paths } from '../paths.ts'
import { monthLink, ownerOf } from '../self-review/open-month.ts'
import { isOpen } from '../self-review/own-plan.rules.ts'
import { planWords } from '../self-review/own-plan.ts'
import { ownMonth } from '../self-review/self-review.ts'
import { isOverdue } from './plan.rules.ts'
import { PlansPage } from './plans.pages.tsx'

/** Every open plan of the visitor's own, wherever it came from. */
export function plansRoutes(serve: Serve) {
  serve(paths.plans, {
    get: async (v) => {
      const scope = await scopeFor(v)
      const period =
        scope.membership && (await currentPeriod(v.db, tenantOf(scope), scope.membership.cell, v.now))
      const own = period && (await ownMonth(v.db, await ownerOf(v), period))
      const plans = own?.month.plans.filter(isOpen) ?? []
      const words = await planWords(v.db, plans)
      return v.page(
        { title: v.t.month.plans.title, back: monthLink(v) },
        <PlansPage
          none={period ? v.t.month.plans.none : v.t.month.plan.noMonth}
          sent={own?.sent === true}
          plans={plans.map((plan) => ({
            id: plan.id,
            text: plan.text,
            about: words.name(plan),
            due: plan.due,
            overdue: isOverdue(plan, v.today),
            state: plan.state,
            reason: plan.reason ?? '',
          }))}
        />,
      )
    },
  })
}
