import type { MemberStatus } from '../membership/powers.rules.ts'

export interface Presence {
  readonly status: MemberStatus
  readonly state: 'unmarked' | 'present' | 'late' | 'excused' | 'unexcused'
}

export const isHere = ({ state }: Pick<Presence, 'state'>): boolean => state === 'present' || state === 'late'

/** Who is awaited at a meeting. Somebody let off, or away at another cell, is noted only when they come. */
export const isCalled = ({ status }: Pick<Presence, 'status'>): boolean =>
  status === 'official' || status === 'probationary' || status === 'temporary-in'

export interface Counters {
  readonly called: number
  readonly official: number
  readonly probationary: number
  readonly temporary: number
  readonly exempt: number
  readonly away: number
  /** Everybody in the room who is on the roll. */
  readonly present: number
  /** Of these, who was not awaited. */
  readonly beyond: number
  readonly late: number
  readonly excused: number
  readonly unexcused: number
  readonly unmarked: number
}

/** The numbers of the minutes. Called = present - beyond + excused + unexcused + unmarked. */
export function countersOf(roll: readonly Presence[]): Counters {
  const count = (test: (line: Presence) => boolean) => roll.filter(test).length
  return {
    called: count(isCalled),
    official: count((line) => line.status === 'official'),
    probationary: count((line) => line.status === 'probationary'),
    temporary: count((line) => line.status === 'temporary-in'),
    exempt: count((line) => line.status === 'exempt'),
    away: count((line) => line.status === 'temporary-out'),
    present: count(isHere),
    beyond: count((line) => isHere(line) && !isCalled(line)),
    late: count((line) => line.state === 'late'),
    excused: count((line) => isCalled(line) && line.state === 'excused'),
    unexcused: count((line) => isCalled(line) && line.state === 'unexcused'),
    unmarked: count((line) => isCalled(line) && line.state === 'unmarked'),
  }
}

/**
 * Members whose vote counts today. `called` is the number that quorum is taken of: those let off or away count only
 * when they come.
 */
export function votersOf(
  roll: readonly Presence[],
  statuses: readonly MemberStatus[],
): { called: number; present: number } {
  const counted = roll.filter((line) => statuses.includes(line.status))
  const here = counted.filter(isHere)
  return { called: counted.filter((line) => isCalled(line) || isHere(line)).length, present: here.length }
}
