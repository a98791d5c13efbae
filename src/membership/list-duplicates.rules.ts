import { fold } from '../platform/fold.ts'
import type { Member, Place, Problem } from './member-record.rules.ts'

/**
 * Rows that may be one person (same folded name, same birth date), and cards that two people share. Both rows stay:
 * folding also pairs Hùng with Hưng, so that a person decides.
 */
export function findDuplicates(members: Member[]): Problem[] {
  const people = new Map<string, Place>()
  const cards = new Map<string, Place>()
  const problems: Problem[] = []
  for (const { sheet, row, fullName, birthDate, cardNumber } of members) {
    const here = { sheet, row }
    const twin = birthDate === null ? undefined : firstOf(people, `${fold(fullName)}|${birthDate}`, here)
    const holder = cardNumber === null ? undefined : firstOf(cards, cardNumber, here)
    if (twin) {
      problems.push({ ...here, field: 'fullName', kind: 'duplicate-person', value: fullName, of: twin })
    } else if (holder && cardNumber) {
      problems.push({ ...here, field: 'cardNumber', kind: 'duplicate-card', value: cardNumber, of: holder })
    }
  }
  return problems
}

/** The earlier place of the same key; the first one is remembered. */
function firstOf(places: Map<string, Place>, key: string, here: Place): Place | undefined {
  const first = places.get(key)
  if (!first) places.set(key, here)
  return first
}
