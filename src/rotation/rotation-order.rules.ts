import { hindrance, type RotationMember, type RotationPolicy } from './rotation-plan.rules.ts'

/** An even, repeatable number from a text (FNV-1a, then mixed): the lot a member draws. */
export function lot(text: string): number {
  let hash = 2166136261
  for (const char of text) hash = Math.imul(hash ^ char.codePointAt(0)!, 16777619)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** Since when a member has waited: their last review, else the day they joined, else always. */
const waitingSince = (member: RotationMember) => member.lastReviewed ?? member.from ?? ''

/** Officers first where so set; then who has waited longest; then by lot. Never by name or rank. */
export function fairOrder(
  members: readonly RotationMember[],
  policy: RotationPolicy,
  seed: string,
): RotationMember[] {
  const rank = (member: RotationMember) => (policy.officersFirst && member.officer ? 0 : 1)
  const lots = new Map(members.map((member) => [member.id, lot(`${seed} ${member.id}`)]))
  return [...members].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      compare(waitingSince(a), waitingSince(b)) ||
      lots.get(a.id)! - lots.get(b.id)! ||
      compare(a.id, b.id),
  )
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Seats members, in their order, at the earliest meeting that they can attend, that has room, and where nobody of
 * their household sits. Somebody who finds no such meeting makes others move along until a seat is free, as in the
 * search for a largest matching: whoever is left without a seat could not have had one in any arrangement that seats
 * all before them.
 *
 * @returns for each member the index of their meeting, or −1
 */
export function seat(
  members: readonly RotationMember[],
  days: readonly string[],
  sizes: readonly number[],
): number[] {
  const seats: number[][] = sizes.map(() => [])
  const at = members.map(() => -1)
  const can = members.map((member) => sizes.map((_, j) => hindrance(member, days[j]!) === null))
  const mateAt = (i: number, j: number) =>
    members[i]!.household === null
      ? undefined
      : seats[j]!.find((o) => o !== i && members[o]!.household === members[i]!.household)
  const sit = (i: number, j: number): true => {
    if (at[i]! >= 0) seats[at[i]!] = seats[at[i]!]!.filter((o) => o !== i)
    seats[j]!.push(i)
    at[i] = j
    return true
  }
  const sitFree = (i: number) => {
    const j = sizes.findIndex(
      (size, j) => j !== at[i] && can[i]![j] && seats[j]!.length < size && mateAt(i, j) === undefined,
    )
    return j >= 0 && sit(i, j)
  }
  /** `tried` holds meetings, and households at meetings, that this search has been through. */
  const find = (i: number, tried: Set<number | string>): boolean => {
    if (sitFree(i)) return true
    const home = members[i]!.household ?? ` ${i}`
    for (let j = 0; j < sizes.length; j++) {
      if (j === at[i] || !can[i]![j] || tried.has(`${j} ${home}`)) continue
      tried.add(`${j} ${home}`)
      const mate = mateAt(i, j)
      if (mate !== undefined) {
        if (find(mate, tried)) return sit(i, j)
        continue
      }
      if (tried.has(j)) continue
      tried.add(j)
      for (const o of [...seats[j]!].reverse()) {
        const theirs = `${j} ${members[o]!.household ?? ` ${o}`}`
        if (tried.has(theirs)) continue
        tried.add(theirs)
        if (find(o, tried)) return sit(i, j)
      }
    }
    return false
  }
  for (let i = 0; i < members.length; i++) find(i, new Set())
  return at
}
