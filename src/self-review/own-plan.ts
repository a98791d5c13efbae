import { type CatalogueItem, itemsInOrder } from '../catalogue/catalogue.rules.ts'
import { catalogueByRef } from '../catalogue/catalogue.ts'
import type { Database } from '../platform/database.ts'
import type { Plan as OwnPlan } from './own-plan.rules.ts'

type Plan = Pick<OwnPlan, 'from'>

/** What plans are about, in the words that were shown when each was made, whichever catalogue is read today. */
export interface PlanWords {
  /** A few words. */
  name(plan: Plan): string
  /** The sentence in full. */
  full(plan: Plan): string
}

export async function planWords(db: Database, plans: readonly Plan[]): Promise<PlanWords> {
  const items = new Map<string, CatalogueItem>()
  const refs = new Set(plans.flatMap(({ from }) => (from.kind === 'sign' ? [from.catalogue] : [])))
  for (const ref of refs)
    for (const { item } of itemsInOrder(await catalogueByRef(db, ref))) items.set(`${ref} ${item.id}`, item)
  const itemOf = ({ from }: Plan) =>
    from.kind === 'sign' ? items.get(`${from.catalogue} ${from.sign}`) : undefined
  const words = ({ from }: Plan) => (from.kind === 'sign' ? '' : from.words)
  return {
    name: (plan) => itemOf(plan)?.label ?? words(plan),
    full: (plan) => itemOf(plan)?.full ?? words(plan),
  }
}
