import type { Visit } from '../account/visit.ts'
import { type Scope, scopeFor } from '../membership/scope.ts'
import { notFound } from '../platform/problem.ts'
import { type Commitment, wordingsOf } from './commitment.queries.ts'
import { type CommitmentRules, endOf, type Phase, phaseOf, usualRules, yearOf } from './commitment.rules.ts'
import { commitmentRulesOn } from './commitment-default.ts'
import { type OwnYear, ownYear, type YearWriter } from './own-year.ts'

/** One year of the visitor's, as their own request can open it. */
export interface OwnCommitment {
  readonly year: number
  readonly rules: CommitmentRules
  readonly phase: Phase
  /** Every wording they signed, in whichever organisation; the one that stands first. */
  readonly wordings: readonly Commitment[]
  readonly standing: Commitment | null
  /** The version that stands in the organisation they belong to now; what they sign comes in its place. */
  readonly base: number
  readonly own: OwnYear & { readonly closed: boolean }
  /** Null: they belong to no cell, and can read only. */
  readonly member: { readonly writer: YearWriter; readonly cell: string; readonly scope: Scope } | null
}

const YEAR = /^20\d\d$/

/** A year that this person has something of, or may commit themself for. */
export async function ownCommitment(v: Visit): Promise<OwnCommitment> {
  const year = Number(v.params.year)
  if (!YEAR.test(v.params.year ?? '')) throw notFound()
  const scope = await scopeFor(v)
  const ring = v.keys()
  const rules = scope.tenant ? await commitmentRulesOn(v.db, scope.tenant, v.today) : usualRules
  const phase = phaseOf(rules, year, v.today)
  const [wordings, own] = await Promise.all([
    wordingsOf(v.db, v.me.person, year),
    ownYear(v.db, { person: v.me.person, ring }, year),
  ])
  const member =
    scope.tenant && scope.membership
      ? { scope, cell: scope.membership.cell, writer: { person: v.me.person, tenant: scope.tenant, ring } }
      : null
  const nothing = wordings.length === 0 && !own.draft && !own.form
  if (nothing && (!member || year < yearOf(v.today) || year > yearOf(v.today) + 1)) throw notFound()
  return {
    ...{ year, rules, phase, wordings, own, member },
    standing: wordings[0] ?? null,
    base: wordings.find((one) => one.tenant === scope.tenant)?.version ?? 0,
  }
}

/** What a page that is shown too early, or too late, says instead of a form. */
export function closedSentence(v: Visit, { phase, rules, year }: OwnCommitment): string | null {
  const c = v.t.commitment
  if (phase === 'over') return c.over(year)
  return phase === 'early' ? c.early(dayText(rules.from, rules.from >= '07' ? year - 1 : year)) : null
}

const dayText = (monthDay: string, year: number): string =>
  `${monthDay.slice(3)}/${monthDay.slice(0, 2)}/${year}`

/** By when it is asked for, and until when it can be done. */
export function timeSentence(v: Visit, { phase, rules, year }: OwnCommitment): string {
  const c = v.t.commitment
  const asked = dayText(rules.until, year)
  return phase === 'late' ? c.late(asked, endOf(year).split('-').reverse().join('/')) : c.until(asked)
}
