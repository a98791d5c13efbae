import type { Serve, Visit } from '../account/visit.ts'
import { catalogueRef } from '../catalogue/catalogue.rules.ts'
import { paths } from '../paths.ts'
import { notFound } from '../platform/problem.ts'
import { marksOf, unplanned } from '../self-review/month.rules.ts'
import { goOn } from '../self-review/open-month.ts'
import { openPlanAbout, planOf } from '../self-review/own-plan.rules.ts'
import { inOpenMonth } from '../self-review/refused.tsx'
import type { OwnMonth } from '../self-review/self-review.ts'
import { type PlanPlace, savePlanForm, showPlanForm, type Target } from './plan-form.tsx'

/** In the address of a plan that is not there yet. */
const NEW = 'moi'

export function planRoutes(serveAny: Serve) {
  const serve = inOpenMonth(serveAny)
  serve(paths.plan, {
    get: (v) => showPlanForm(v, placeOf(v)),
    post: (v) => savePlanForm(v, placeOf(v)),
  })
}

const placeOf = (v: Visit): PlanPlace => ({
  action: paths.plan.to({ plan: v.params.plan ?? NEW }),
  target: (own, sign) => (v.params.plan === NEW ? nextOf(own, sign) : planAt(v, own)),
  after: goOn,
})

function planAt(v: Visit, own: OwnMonth): Target {
  const plan = planOf(own.month, v.params.plan ?? '')
  if (!plan) throw notFound()
  return { plan, from: plan.from }
}

/** The marked sign that still needs a plan, or the one the form names; which must be marked. */
function nextOf({ month, task }: OwnMonth, given: string): Target | null {
  const marked = marksOf(month, task).map((mark) => mark.sign)
  const sign = given === '' ? unplanned(month, task)[0] : marked.find((one) => one === given)
  if (!sign) return null
  const from = { kind: 'sign', sign, catalogue: catalogueRef(task.catalogue) } as const
  return { plan: openPlanAbout(month, from), from, progress: [marked.indexOf(sign) + 1, marked.length] }
}
