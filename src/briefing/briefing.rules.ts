/** That somebody knows a directive: from a session on that day, or because they say that they read it. */
export interface Known {
  readonly person: string
  readonly directive: string
  readonly on: string
  readonly how: 'session' | 'reading'
}

export interface Progress {
  readonly members: number
  /** Know every directive. */
  readonly briefed: number
  /** Of `briefed`: at least one directive by their own reading alone. */
  readonly byReading: number
}

/** What each of these still has to be briefed on, in the order of the directives; those who know all are left out. */
export function stillToBrief<M extends { readonly person: string }>(
  members: readonly M[],
  directives: readonly string[],
  known: readonly Known[],
): (M & { readonly missing: readonly string[] })[] {
  const has = new Set(known.map(({ person, directive }) => `${person} ${directive}`))
  return members.flatMap((member) => {
    const missing = directives.filter((directive) => !has.has(`${member.person} ${directive}`))
    return missing.length > 0 ? [{ ...member, missing }] : []
  })
}

export function progressOf(
  members: readonly { readonly person: string }[],
  directives: readonly string[],
  known: readonly Known[],
): Progress {
  const missing = new Set(stillToBrief(members, directives, known).map(({ person }) => person))
  const atSession = known.filter(({ how }) => how === 'session')
  const unseen = new Set(stillToBrief(members, directives, atSession).map(({ person }) => person))
  return {
    members: members.length,
    briefed: members.length - missing.size,
    byReading: members.filter(({ person }) => !missing.has(person) && unseen.has(person)).length,
  }
}

export interface RollMember {
  readonly person: string
  readonly name: string
  /** Expected to come; others may. */
  readonly called: boolean
  /** As written down; null where nothing is. */
  readonly present: boolean | null
}

export type RollRefusal = 'not-yet' | 'unknown'

/**
 * What a roll comes to when these are ticked, or why it can't be kept: a day that has not come, or somebody who did not
 * belong to the cell on the day. Whoever is called is written down either way; others only where they came or stood there.
 */
export function keepRoll(
  roll: readonly RollMember[],
  ticked: readonly string[],
  heldOn: string,
  today: string,
): { person: string; present: boolean }[] | RollRefusal {
  if (heldOn > today) return 'not-yet'
  const known = new Set(roll.map(({ person }) => person))
  if (ticked.some((person) => !known.has(person))) return 'unknown'
  const came = new Set(ticked)
  return roll
    .filter(({ person, called, present }) => called || present !== null || came.has(person))
    .map(({ person }) => ({ person, present: came.has(person) }))
}
