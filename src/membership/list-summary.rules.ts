import type { Member, Problem, ProblemKind, Status } from './member-record.rules.ts'

export type Summary = {
  members: number
  cells: number
  byStatus: Partial<Record<Status, number>>
  bySex: Partial<Record<'male' | 'female' | 'null', number>>
  problemsByKind: Partial<Record<ProblemKind, number>>
}

export function summarize(members: Member[], cells: number, problems: Problem[]): Summary {
  return {
    members: members.length,
    cells,
    byStatus: count(members.map(({ status }) => status)),
    bySex: count(members.map(({ sex }) => sex ?? 'null')),
    problemsByKind: count(problems.map(({ kind }) => kind)),
  }
}

/** How often each value occurs, in order of first appearance. */
function count<Key extends string>(values: Key[]): Partial<Record<Key, number>> {
  const counts: Partial<Record<Key, number>> = {}
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  return counts
}
