import { type Catalogue, catalogueRef } from '../catalogue/catalogue.rules.ts'
import type { Month } from './month.rules.ts'

export const PLAN_STATES = ['planned', 'fixing', 'changed', 'failed', 'fixed', 'dropped'] as const
export type PlanState = (typeof PLAN_STATES)[number]

/** What a plan is to mend. What is no sign is remembered with the words that stood there. */
export type PlanFrom =
  | {
      readonly kind: 'sign'
      readonly sign: string /** Version whose wording was shown. */
      readonly catalogue: string
    }
  | { readonly kind: 'commitment' | 'conclusion'; readonly id: string; readonly words: string }

/** A fix of the member's own. It lives in their sealed box and travels from month to month until fixed or dropped. */
export interface Plan {
  readonly id: string
  readonly from: PlanFrom
  readonly text: string
  /** 'yyyy-mm-dd' */
  readonly due: string
  /** The day it was made; absent in boxes of before that was kept. */
  readonly since?: string
  /** Bring the text to the cell; with the name of what it mends only if `askSign`. */
  readonly ask: boolean
  readonly askSign: boolean
  readonly state: PlanState
  /** The promise the cell knows of it, once it was brought: nothing outside this box says that the two belong together. */
  readonly brought?: string
  /** The day it was answered whether the member still holds to it: it is asked once. */
  readonly asked?: string
  /** Why it could not be done yet. */
  readonly reason?: string
}

export const isOpen = (plan: Plan): boolean => plan.state !== 'fixed' && plan.state !== 'dropped'

/** The sign it mends; null where it came from elsewhere. */
export const signOf = (plan: Plan): string | null => (plan.from.kind === 'sign' ? plan.from.sign : null)

export const isAbout = (plan: Plan, from: PlanFrom): boolean =>
  from.kind === 'sign'
    ? plan.from.kind === 'sign' && plan.from.sign === from.sign && plan.from.catalogue === from.catalogue
    : plan.from.kind === from.kind && plan.from.id === from.id

/** The open plan of this very thing, if there is one: a second one would say the same twice. */
export const openPlanAbout = (month: Month, from: PlanFrom): Plan | null =>
  month.plans.find((plan) => isOpen(plan) && isAbout(plan, from)) ?? null

/** The part of the month that the form of this plan writes: what is typed there, and whose turn it is. */
export const planField = (from: PlanFrom): string =>
  from.kind === 'sign' ? `plan ${from.catalogue} ${from.sign}` : `plan ${from.kind} ${from.id}`

/** The signs of today's catalogue that a plan covers: its own, or those its older version's sign became. */
export function signsCovered(plan: Plan, catalogue: Catalogue): readonly string[] {
  if (plan.from.kind !== 'sign') return []
  if (plan.from.catalogue === catalogueRef(catalogue)) return [plan.from.sign]
  const { mapping } = catalogue
  return mapping?.from === plan.from.catalogue ? (mapping.items[plan.from.sign] ?? []) : []
}

export const planOf = (month: Month, id: string): Plan | null =>
  month.plans.find((plan) => plan.id === id) ?? null

/** Changes one plan, leaving its place. */
export const withPlan = (month: Month, plan: Plan): Month => ({
  ...month,
  plans: month.plans.some((p) => p.id === plan.id)
    ? month.plans.map((p) => (p.id === plan.id ? plan : p))
    : [...month.plans, plan],
})

export const carriedPlans = (month: Month): Plan[] =>
  month.plans.filter((plan) => month.carried.includes(plan.id))

/** A plan as boxes held it while every plan came from a sign. */
type SignPlan = Omit<Plan, 'from'> & { readonly sign: string; readonly catalogue: string }

/** A plan of any box, as it is read today. */
export function planFromBox(stored: Plan | SignPlan): Plan {
  if ('from' in stored) return stored
  const { sign, catalogue, ...rest } = stored
  return { ...rest, from: { kind: 'sign', sign, catalogue } }
}
