import { canonical } from '../platform/canonical.ts'
import { FIGURES } from '../statistics/figures.rules.ts'
import type { CommuneSums } from '../statistics/imported.rules.ts'
import { halfOf } from '../statistics/round-figures.rules.ts'
import type { Statement } from './statement.rules.ts'

/** A span as a statement names it, with its last day. */
export interface SaidSpan {
  readonly kind: Statement['span']['kind']
  readonly starts: string
  readonly ends: string
  readonly months: readonly string[]
}

/**
 * The half-years whose rounds go with a span: those it lies in, and the one before, since a round may be closed after its
 * half-year.
 */
export function halvesOf({ starts, ends }: Pick<SaidSpan, 'starts' | 'ends'>): string[] {
  const first = halfOf(starts)
  const [year, part] = [Number(first.slice(0, 4)), first.slice(5)]
  const before = part === '1' ? `${year - 1}-2` : `${year}-1`
  return [...new Set([before, first, halfOf(ends)])]
}

/** `complete`: nothing of the commune's months is missing or may still change; null where none were awaited. */
type Below = CommuneSums & { readonly complete: boolean | null }

/** What a unit above communes says of a span: its sums, and which communes they are of. No cell is in it. */
export function sumStatement(
  communes: readonly Below[],
  span: SaidSpan,
  head: Pick<Statement, 'file' | 'follows' | 'issuer' | 'number'> & { readonly day: string },
): Statement {
  const { day, ...named } = head
  const awaited = communes.filter(({ complete }) => complete !== null)
  const short = awaited.filter(({ complete }) => !complete).map(({ name }) => name)
  return {
    ...named,
    span: { kind: span.kind, starts: span.starts, months: [...span.months] },
    issuedOn: day,
    frozenOn: day,
    communes: communes.map(({ complete: _, ...commune }) => ({
      ...commune,
      months: commune.months.map(({ month, counts }) => ({
        month,
        counts: FIGURES.map((_, i) => counts[i] ?? 0),
      })),
      rounds: commune.rounds.map((round) => ({
        ...round,
        counts: { ...round.counts },
        groups: [...round.groups],
      })),
    })),
    below: {
      kind: 'commune',
      all: awaited.length,
      complete: awaited.length - short.length,
      missing: short,
    },
    figures: [...FIGURES],
    months: span.months.map((month) => {
      const own = communes.flatMap((one) => one.months.filter((row) => row.month === month))
      return {
        month,
        counts: FIGURES.map((_, i) => own.reduce((sum, { counts }) => sum + (counts[i] ?? 0), 0)),
        feedback: null,
      }
    }),
    rounds: [],
    releases: [],
  }
}

export type IssueRefusal = 'not-over' | 'nothing' | 'unsaid' | 'nothing-new'

/** Why a sum is not sent upward; null when it is. `before`: what was sent of the span last. */
export function issueRefusal(
  now: Statement,
  before: Statement | null,
  { ends, today, knows }: { readonly ends: string; readonly today: string; readonly knows: boolean },
): IssueRefusal | null {
  if (today <= ends) return 'not-over'
  if (now.communes.every(({ months }) => months.length === 0)) return 'nothing'
  if (before && sameSums(now, before)) return 'nothing-new'
  return now.below.missing.length > 0 && !knows ? 'unsaid' : null
}

const sameSums = (a: Statement, b: Statement): boolean =>
  canonical([a.communes, a.below]) === canonical([b.communes, b.below])
