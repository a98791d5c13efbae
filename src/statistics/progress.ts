import type { Visit } from '../account/visit.ts'
import { catalogueByRef } from '../catalogue/catalogue.ts'
import type { ChartPart } from '../ui/chart-part.tsx'
import { funnelOf } from './funnel.queries.ts'
import { funnelFrom, funnelPart } from './funnel.rules.ts'
import { heatMapPart, type QuarterShown } from './heat-map.rules.ts'
import { quarters } from './release.ts'
import { FEWEST_CONCLUDED } from './target.rules.ts'
import { stillThere, targetFacts } from './target.ts'
import { type TargetView, targetView } from './target-view.ts'

type Look = Pick<Visit, 'db' | 'today' | 'now' | 't'>

/** How far concluded matters came, in a drawing with its numbers. */
export async function funnelFor({ db, today, t }: Omit<Look, 'now'>, tenant: string): Promise<ChartPart> {
  const from = funnelFrom(today)
  return funnelPart(await funnelOf(db, tenant, { from, today }), from, t)
}

/** Groups by quarters, as they were published. */
export async function heatMapFor({ db, now, t }: Look, tenant: string): Promise<ChartPart> {
  const lines = await quarters(db, tenant, now)
  const shown = lines.map(async ({ quarter, over, release }): Promise<QuarterShown> => {
    if (!release) return { quarter, over, release: null }
    const { outcome, people, counts, catalogue } = release
    const list = catalogue && outcome === 'shown' ? await catalogueByRef(db, catalogue) : null
    return { quarter, over, release: { outcome, people, counts, catalogue: list } }
  })
  return heatMapPart(await Promise.all(shown), t)
}

/** With plain counts: for pages and papers of who is entitled to them by their post. */
export async function committeeTarget(v: Omit<Look, 'now'>, tenant: string): Promise<TargetView> {
  const facts = await targetFacts(v.db, { tenant, today: v.today })
  const latest = facts.rounds.findLast(({ tally }) => tally.concluded >= FEWEST_CONCLUDED)
  return targetView(facts, latest ? await stillThere(v.db, tenant, latest) : null, v.t)
}
