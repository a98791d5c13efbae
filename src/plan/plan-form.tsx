import type { Visit } from '../account/visit.ts'
import type { Form } from '../platform/form.ts'
import { randomId } from '../platform/ids.ts'
import { type FieldErrors, notFound } from '../platform/problem.ts'
import { readTurn, TURN } from '../platform/turn.ts'
import { asksCell, type KnownPromises, standingOf } from '../self-review/brought.rules.ts'
import { knownPromises } from '../self-review/brought.ts'
import { said, turnOf } from '../self-review/hand.ts'
import { type Month, without } from '../self-review/month.rules.ts'
import { monthLink, openMonth, openPeriod, ownerOf } from '../self-review/open-month.ts'
import {
  openPlanAbout,
  type Plan,
  type PlanFrom,
  planField,
  planOf,
  withPlan,
} from '../self-review/own-plan.rules.ts'
import { planWords } from '../self-review/own-plan.ts'
import { type OwnMonth, ownMonth, saveDraft } from '../self-review/self-review.ts'
import { SHOWN } from '../self-review/shown.tsx'
import type { PageOptions } from '../ui/layout.tsx'
import { draftOf, PLAN_FIELDS, type PlanDraft, planDraft, readPlan, readTyped } from './plan.form.ts'
import { PlanPage } from './plan.pages.tsx'

/** Which plan a page is about: one that is there, or what one is still to be made for. */
export interface Target {
  readonly plan: Plan | null
  readonly from: PlanFrom
  /** "Việc 2 trên 3", where the page is one of several. */
  readonly progress?: readonly [n: number, of: number]
}

/** Where a form of a plan stands, and where it leads. */
export interface PlanPlace {
  readonly action: string
  readonly back?: PageOptions['back']
  /** Which plan; null where nothing is left to plan. Throws where the address or the form names none of theirs. */
  target(own: OwnMonth, sign: string): Target | null
  after(v: Visit, own: OwnMonth): Response
}

export async function showPlanForm(v: Visit, place: PlanPlace): Promise<Response> {
  const own = await openMonth(v)
  const target = place.target(own, '')
  if (!target) return place.after(v, own)
  const typed = own.month.typed[planField(target.from)]
  const draft = draftOf(target.plan && (await asAsked(v, target.plan)), own.period, v.today)
  return planPage(v, own, place, target, typed ? { ...draft, text: typed } : draft)
}

export async function savePlanForm(v: Visit, place: PlanPlace): Promise<Response> {
  const owner = await ownerOf(v)
  const form = await v.form([...SHOWN, ...TURN, ...PLAN_FIELDS])
  const period = await openPeriod(v)
  const own = await ownMonth(v.db, owner, period)
  const draft = planDraft(form)
  const target = place.target(own, form.text('sign'))
  if (!target) throw notFound()
  const read = v.autosave ? readTyped(form, v.t) : readPlan(form, draft, v.today, period, v.t)
  if ('errors' in read) return planPage(v, own, place, target, draft, { errors: read.errors, form })
  const field = planField(target.from)
  const known = await knownPromises(v.db, v.me.person, own.month.plans, v.today)
  const change = (month: Month): Month => {
    if (!('day' in read)) return { ...month, typed: { ...month.typed, [field]: draft.text } }
    const before = (target.plan && planOf(month, target.plan.id)) ?? openPlanAbout(month, target.from)
    const next: Plan = {
      state: 'planned',
      since: v.today,
      ...(before && askedAnew(before, known)),
      id: before?.id ?? form.id ?? randomId(),
      from: before?.from ?? target.from,
      text: draft.text,
      due: read.day,
      ask: draft.ask,
      askSign: draft.ask && draft.askSign,
    }
    return { ...withPlan(month, next), typed: without(month.typed, field) }
  }
  const hand = { field, turn: readTurn(form, v.autosave) }
  return place.after(v, await saveDraft(v.db, owner, period, said(v, form), v.now, change, { hand }))
}

/** As its form shows it: what the cell has no more is not ticked. */
const asAsked = async (v: Visit, plan: Plan): Promise<Plan> => ({
  ...plan,
  ask: asksCell(plan, await knownPromises(v.db, v.me.person, [plan], v.today)),
})

/** Asked about anew, a plan forgets a promise that the cell has no more. */
function askedAnew(plan: Plan, known: KnownPromises): Plan {
  if (standingOf(plan, known)) return plan
  const { brought: _, ...rest } = plan
  return rest
}

async function planPage(
  v: Visit,
  own: OwnMonth,
  place: PlanPlace,
  target: Target,
  draft: PlanDraft,
  refused?: { errors: FieldErrors; form: Form },
): Promise<Response> {
  const about = { from: target.plan?.from ?? target.from }
  const words = await planWords(v.db, [about])
  const sentence = words.full(about)
  if (!sentence) throw notFound()
  return v.page(
    {
      title: v.t.month.plan.title,
      status: refused ? 422 : 200,
      back: place.back ?? monthLink(v),
      islands: ['autosave'],
    },
    <PlanPage
      period={own.period}
      action={place.action}
      turn={turnOf(own.month, planField(about.from), refused?.form)}
      progress={target.progress}
      about={{ from: about.from, words: sentence }}
      draft={draft}
      errors={refused?.errors}
    />,
  )
}
