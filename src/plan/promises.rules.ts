import { type Month, without } from '../self-review/month.rules.ts'
import { type Plan, planOf, withPlan } from '../self-review/own-plan.rules.ts'

export const TOLD_STATES = ['fixed', 'fixing', 'changed'] as const
export const KEEPS = ['keep', 'change', 'drop'] as const

/** One thing that a member says of a promise, or of their month. */
export type Said =
  | { readonly kind: 'state'; readonly plan: string; readonly state: (typeof TOLD_STATES)[number] }
  /** Null: chosen, and the reason is still to come. */
  | { readonly kind: 'failed' | 'typed'; readonly plan: string; readonly reason: string | null }
  | { readonly kind: 'keep'; readonly plan: string; readonly keep: (typeof KEEPS)[number] }
  | { readonly kind: 'good'; readonly text: string }
  | { readonly kind: 'nothing' }

export const reasonField = (plan: string): string => `reason ${plan}`

/** Its reason is being written: the promise is not answered before it is there. */
export const awaitsReason = (month: Month, plan: Plan): boolean =>
  month.typed[reasonField(plan.id)] !== undefined

/** Nothing where the plan is none of this month. */
export function withSaid(month: Month, said: Said, today: string): Month {
  if (said.kind === 'good') return { ...month, goodThing: said.text }
  const plan = said.kind === 'nothing' ? null : planOf(month, said.plan)
  if (!plan || said.kind === 'nothing') return month
  const field = reasonField(plan.id)
  const { reason: _, ...unexplained } = plan
  switch (said.kind) {
    case 'state':
      return told({ ...month, typed: without(month.typed, field) }, { ...unexplained, state: said.state })
    case 'typed':
      return { ...month, typed: { ...month.typed, [field]: said.reason ?? '' } }
    case 'failed':
      return said.reason
        ? told(
            { ...month, typed: without(month.typed, field) },
            { ...plan, state: 'failed', reason: said.reason },
          )
        : {
            ...month,
            typed: { ...month.typed, [field]: plan.reason ?? '' },
            told: month.told.filter((id) => id !== plan.id),
          }
    case 'keep': {
      const asked = { ...plan, asked: today }
      if (said.keep === 'drop') return told(month, { ...asked, state: 'dropped' })
      return said.keep === 'change' ? told(month, { ...asked, state: 'changed' }) : withPlan(month, asked)
    }
  }
}

const told = (month: Month, plan: Plan): Month => ({
  ...withPlan(month, plan),
  told: [...new Set([...month.told, plan.id])],
})
