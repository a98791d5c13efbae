import type { Serve, Visit } from '../account/visit.ts'
import { itemsInOrder } from '../catalogue/catalogue.rules.ts'
import { catalogueByRef } from '../catalogue/catalogue.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { randomId } from '../platform/ids.ts'
import { notFound } from '../platform/problem.ts'
import {
  carriedPlans,
  marksOf,
  PLAN_STATES,
  type Plan,
  type PlanState,
  planOf,
  unplanned,
  without,
  withPlan,
} from '../self-review/month.rules.ts'
import { goOn, monthLink, openMonth, openPeriod, ownerOf } from '../self-review/open-month.ts'
import { inOpenMonth } from '../self-review/refused.tsx'
import { ownTextError } from '../self-review/self-review.form.ts'
import { type OwnMonth, ownMonth, saveDraft } from '../self-review/self-review.ts'
import { SHOWN } from '../self-review/shown.tsx'
import { PLAN_FIELDS, type PlanDraft, planDraft, readPlan, readTyped } from './plan.form.ts'
import { PlanPage, PromisesPage } from './plan.pages.tsx'
import { dueOf, isOverdue } from './plan.rules.ts'

/** In the address of a plan that is not there yet. */
const NEW = 'moi'

export function planRoutes(serveAny: Serve) {
  const serve = inOpenMonth(serveAny)

  serve(paths.promises, {
    get: async (v) => promisesPage(v, await openMonth(v)),
    post: async (v) => {
      const owner = await ownerOf(v)
      const form = await v.form([...SHOWN, 'plan', 'state', 'reason', 'good'])
      const period = await openPeriod(v)
      const errors = { ...ownTextError(form, 'reason', v.t), ...ownTextError(form, 'good', v.t) }
      if (Object.keys(errors).length > 0)
        return promisesPage(v, await ownMonth(v.db, owner, period), errors, form.text('good'))
      const state = PLAN_STATES.find((known) => known === form.text('state'))
      const own = await saveDraft(v.db, owner, period, form, v.now, (month) => {
        const plan = planOf(month, form.text('plan'))
        if (!plan || !state) return form.has('good') ? { ...month, goodThing: form.text('good') } : month
        const told = { ...plan, state, ...(form.has('reason') ? { reason: form.text('reason') } : {}) }
        return { ...withPlan(month, told), told: [...new Set([...month.told, plan.id])] }
      })
      if (state === 'changed') return v.go(paths.plan.to({ plan: form.text('plan') }))
      const left = carriedPlans(own.month).some((plan) => !own.month.told.includes(plan.id))
      return left || !form.has('good') ? v.go(paths.promises.to()) : goOn(v, own)
    },
  })

  serve(paths.plan, {
    get: async (v) => {
      const own = await openMonth(v)
      const { plan, sign } = chosen(v, own, '')
      if (!sign) return goOn(v, own)
      const typed = own.month.typed[typedName(sign)]
      return planPage(v, own, { ...draftOf(plan, own, v.today), sign, ...(typed ? { text: typed } : {}) })
    },
    post: async (v) => {
      const owner = await ownerOf(v)
      const form = await v.form([...SHOWN, ...PLAN_FIELDS])
      const period = await openPeriod(v)
      const own = await ownMonth(v.db, owner, period)
      const draft = planDraft(form)
      const { plan, sign } = chosen(v, own, draft.sign)
      if (!sign) throw notFound()
      const read = v.autosave ? readTyped(form, v.t) : readPlan(form, draft, v.today, period, v.t)
      if ('errors' in read) return planPage(v, own, { ...draft, sign }, read.errors)
      const typed = typedName(sign)
      const saved = await saveDraft(v.db, owner, period, form, v.now, (month) => {
        if (!('day' in read)) return { ...month, typed: { ...month.typed, [typed]: draft.text } }
        const next: Plan = {
          id: plan?.id ?? form.id ?? randomId(),
          sign,
          catalogue: plan?.catalogue ?? period.catalogue,
          text: draft.text,
          due: read.day,
          ask: draft.ask,
          askSign: draft.ask && draft.askSign,
          state: plan?.state ?? 'planned',
        }
        return { ...withPlan(month, next), typed: without(month.typed, typed) }
      })
      return goOn(v, saved)
    },
  })
}

const typedName = (sign: string) => `plan ${sign}`

/** The plan of the address, or the marked sign that still needs one. A sign given by the form must be marked. */
function chosen(v: Visit, own: OwnMonth, given: string): { plan: Plan | null; sign: string | null } {
  if (v.params.plan !== NEW) {
    const plan = planOf(own.month, v.params.plan ?? '')
    if (!plan) throw notFound()
    return { plan, sign: plan.sign }
  }
  const marked = marksOf(own.month, own.task).map((mark) => mark.sign)
  if (given)
    return {
      plan: own.month.plans.find((plan) => plan.sign === given && plan.state !== 'fixed') ?? null,
      sign: marked.includes(given) ? given : null,
    }
  return { plan: null, sign: unplanned(own.month, own.task)[0] ?? null }
}

function draftOf(plan: Plan | null, own: OwnMonth, today: string): PlanDraft {
  if (!plan) return { sign: '', text: '', due: null, otherDay: '', ask: false, askSign: false }
  const due = dueOf(plan.due, today, own.period)
  return {
    sign: plan.sign,
    text: plan.text,
    due,
    otherDay: due === 'other' ? showDay(plan.due) : '',
    ask: plan.ask,
    askSign: plan.askSign,
  }
}

async function planPage(
  v: Visit,
  own: OwnMonth,
  draft: PlanDraft,
  errors?: Record<string, string>,
): Promise<Response> {
  const plan = v.params.plan === NEW ? null : planOf(own.month, v.params.plan ?? '')
  const catalogue = plan ? await catalogueByRef(v.db, plan.catalogue) : own.task.catalogue
  const item = itemsInOrder(catalogue).find((placed) => placed.item.id === draft.sign)?.item
  if (!item) throw notFound()
  const marks = marksOf(own.month, own.task).map((mark) => mark.sign)
  return v.page(
    { title: v.t.month.plan.title, status: errors ? 422 : 200, back: monthLink(v), islands: ['autosave'] },
    <PlanPage
      period={own.period}
      plan={v.params.plan ?? NEW}
      n={Math.max(1, marks.indexOf(item.id) + 1)}
      of={Math.max(1, marks.length)}
      item={item}
      draft={draft}
      errors={errors}
    />,
  )
}

function promisesPage(v: Visit, own: OwnMonth, errors?: Record<string, string>, good?: string): Response {
  const told = (plan: Plan): PlanState | null => (own.month.told.includes(plan.id) ? plan.state : null)
  return v.page(
    {
      title: v.t.month.promises.title,
      status: errors ? 422 : 200,
      back: monthLink(v),
      islands: ['autosave'],
    },
    <PromisesPage
      period={own.period}
      promises={carriedPlans(own.month).map((plan) => ({
        id: plan.id,
        text: plan.text,
        due: plan.due,
        overdue: isOverdue(plan, v.today),
        told: told(plan),
        reason: plan.reason ?? '',
      }))}
      good={good ?? own.month.goodThing}
      errors={errors}
    />,
  )
}
