import type { MemberStatus } from '../membership/powers.rules.ts'

export interface Presence {
  readonly status: MemberStatus
  readonly state: 'unmarked' | 'present' | 'late' | 'excused' | 'unexcused'
}

/** Members whose vote counts today: those called, and those who were let off and came all the same. */
export function voters(
  roll: readonly Presence[],
  statuses: readonly MemberStatus[],
): { called: number; present: number } {
  const counted = roll.filter((one) => statuses.includes(one.status))
  const here = counted.filter((one) => one.state === 'present' || one.state === 'late')
  const excused = counted.filter((one) => one.status === 'exempt' && !here.includes(one))
  return { called: counted.length - excused.length, present: here.length }
}
