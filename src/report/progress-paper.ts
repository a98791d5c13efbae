import { dayOf, showDay } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { aboveTarget } from '../statistics/above-target.ts'
import { committeeTarget, funnelFor, heatMapFor } from '../statistics/progress.ts'
import type { TargetView } from '../statistics/target-view.ts'
import { languages } from '../text/text.ts'
import type { ChartPart } from '../ui/chart-part.tsx'
import { type CommitteeHead, committeeHead } from './committee-head.ts'

/** How far an organisation is, as a paper of its committee: the target, what became of conclusions, the groups. */
export interface ProgressPaper {
  readonly head: CommitteeHead
  readonly title: string
  readonly abstract: string
  readonly asOf: string
  readonly target: TargetView
  readonly parts: readonly ChartPart[]
  readonly signers: readonly { readonly role: string; readonly post: string; readonly name: string }[]
  readonly recipients: readonly string[]
}

/** The words of papers: they are in Vietnamese whatever language the screen is in. */
const t = languages.vi

export async function progressPaper(db: Database, tenant: string, now: Date): Promise<ProgressPaper> {
  const look = { db, now, today: dayOf(now), t }
  const [head, target, funnel, heatMap] = await Promise.all([
    committeeHead(db, tenant, now),
    committeeTarget(look, tenant),
    funnelFor(look, tenant),
    heatMapFor(look, tenant),
  ])
  return { ...paperOf(head, target, look.today), parts: [...target.parts, funnel, heatMap] }
}

const paperOf = (head: CommitteeHead, target: TargetView, today: string) => ({
  head,
  title: t.comparison.paper.title,
  abstract: t.progress.abstract,
  asOf: t.progress.asOf(showDay(today)),
  target,
  signers: [{ role: t.comparison.paper.signer, post: t.comparison.paper.post, name: '' }],
  recipients: t.comparison.paper.recipients,
})

/** Of a unit above the communes: its target and what the sums of its communes say to it. */
export async function aboveProgressPaper(
  db: Database,
  unit: { readonly id: string; readonly name: string },
  now: Date,
): Promise<ProgressPaper> {
  const today = dayOf(now)
  const [head, target] = await Promise.all([
    committeeHead(db, unit.id, now),
    aboveTarget({ db, today, t }, unit),
  ])
  return { ...paperOf(head, target, today), parts: target.parts, recipients: t.targetAbove.paper.recipients }
}

/** Everything a paper says before its drawings, a paragraph each. */
export const sentencesOf = ({ target, asOf }: ProgressPaper): readonly string[] => [
  ...(target.targets.length === 0
    ? [t.target.none]
    : target.targets.flatMap(({ words, from, sentences }) => [words, from, ...sentences])),
  ...(target.why ? [target.why] : []),
  ...(target.sides ? [...target.sides.concluded, ...target.sides.raised] : []),
  ...target.outOf,
  asOf,
]
