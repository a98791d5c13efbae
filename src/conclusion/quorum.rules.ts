export interface Counts {
  readonly yes: number
  readonly no: number
  /** Abstentions and spoilt papers. */
  readonly other: number
}

/** Who must be there, and how many must agree, for a body to conclude. */
export interface QuorumRule {
  /** More than half, or at least two thirds, of the members whose vote counts. */
  readonly present: 'half' | 'two-thirds'
  /** More than half of those present, or more than half of all members whose vote counts. */
  readonly approve: 'half-of-present' | 'half-of-members'
}

/** The three counts must come to the members entitled and present. Null when they do. */
export function countsProblem(
  counts: Counts,
  entitled: number,
): { sum: number; entitled: number; by: 'more' | 'fewer' } | null {
  const sum = counts.yes + counts.no + counts.other
  return sum === entitled ? null : { sum, entitled, by: sum > entitled ? 'more' : 'fewer' }
}

export type QuorumFailure = 'too-few-present' | 'not-approved'

/** Why a vote concludes nothing, or null. `called` are all members whose vote counts, `entitled` those of them present. */
export function quorumFailure(
  rule: QuorumRule,
  vote: { readonly called: number; readonly entitled: number; readonly yes: number },
): QuorumFailure | null {
  const enough =
    rule.present === 'half' ? vote.entitled * 2 > vote.called : vote.entitled * 3 >= vote.called * 2
  if (!enough) return 'too-few-present'
  const base = rule.approve === 'half-of-present' ? vote.entitled : vote.called
  return vote.yes * 2 > base ? null : 'not-approved'
}

/** A vote about a member, and the rule that held. */
export interface Vote extends Counts {
  readonly called: number
  readonly entitled: number
  readonly rule: QuorumRule
}

/** Why a vote concludes nothing, be it only that its counts do not add up; or null. */
export const voteFailure = (vote: Vote): QuorumFailure | 'counts' | null =>
  countsProblem(vote, vote.entitled) ? 'counts' : quorumFailure(vote.rule, vote)
