import { addMonths } from '../movement/period.rules.ts'
import { showDay } from '../platform/clock.ts'
import type { Text } from '../text/text.ts'
import type { ChartPart } from '../ui/chart-part.tsx'
import { FEWEST_CONCLUDED } from './target.rules.ts'

/** Concluded matters by how far they came. Those planned are confirmed, waiting, open, overdue or gone, and no other. */
export interface Funnel {
  readonly members: number
  /** With a fix and its day, which the cell follows. */
  readonly planned: number
  /** Lines of a commitment found not kept: the member plans their own fix, and nobody follows it. */
  readonly unplanned: number
  readonly told: number
  readonly confirmed: number
  /** Told fixed, and not confirmed yet. */
  readonly waiting: number
  readonly open: number
  readonly overdue: number
  /** Of members who left the organisation. */
  readonly gone: number
  /** Concluded before the time that is told of, and still open. */
  readonly older: number
}

/** A year: long enough for every fix to have come due. */
export const funnelFrom = (today: string): string => addMonths(`${today.slice(0, 7)}-01`, -12)

export function funnelPart(funnel: Funnel, from: string, t: Text): ChartPart {
  const w = t.funnel
  const all = funnel.planned + funnel.unplanned
  const notes = [
    ...(funnel.unplanned > 0 ? [w.unplanned(funnel.unplanned)] : []),
    ...(funnel.older > 0 ? [w.older(funnel.older)] : []),
  ]
  const nothing = { title: w.title, chart: null, head: w.head, rows: [] }
  if (funnel.members < FEWEST_CONCLUDED) return { ...nothing, finding: w.tooFew, notes: [] }
  if (all === 0) return { ...nothing, finding: w.none(showDay(from)), notes }
  const steps = ['planned', 'told', 'confirmed'] as const
  const left = (['waiting', 'open', 'overdue', 'gone'] as const).filter((name) => funnel[name] > 0)
  const rows = [
    { name: 'concluded', n: all, look: 'filled' },
    ...steps.map((name) => ({ name, n: funnel[name], look: 'filled' }) as const),
    ...left.map((name) => ({ name, n: funnel[name], look: 'hollow' }) as const),
  ] as const
  const finding = w.finding(all, funnel.confirmed, funnel.overdue)
  return {
    title: w.title,
    finding,
    chart: {
      kind: 'bars',
      name: w.title,
      finding,
      mark: null,
      rows: rows.map(({ name, n, look }) => ({
        label: w.rows[name],
        bars: [{ share: n / all, words: String(n), look }],
      })),
    },
    key: w.key,
    notes,
    head: w.head,
    rows: rows.map(({ name, n }) => [w.rows[name], String(n)]),
  }
}
