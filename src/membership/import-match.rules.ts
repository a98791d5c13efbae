import { compareVietnamese, fold } from '../platform/fold.ts'
import { FACTS, type KnownPerson } from './import-known.rules.ts'
import type { Member } from './member-record.rules.ts'

/** Whom a row of a list is about: somebody known, somebody new, or a question for a person to decide. */
export type Match =
  | { kind: 'known'; person: KnownPerson }
  | { kind: 'new' }
  | { kind: 'doubt'; candidates: readonly KnownPerson[] }

/** A row with the id of its cell: that of a unit, or of one the import would create. */
export interface PlacedRow {
  readonly member: Member
  readonly cell: string | null
}

/**
 * Who is who. A card number or a name with its birth date settles it; where that leaves a choice (two people of one
 * name and birth date, a card with another name on it, Hùng who may be Hưng), nobody is chosen. The same list again
 * finds the same people again, its twins included.
 */
export function matchRows(rows: readonly PlacedRow[], people: readonly KnownPerson[]): Match[] {
  const found = new Map<PlacedRow, KnownPerson>()
  const taken = new Set<KnownPerson>()
  const take = (row: PlacedRow, person: KnownPerson) => {
    found.set(row, person)
    taken.add(person)
  }

  const doubtfulCards = new Map<PlacedRow, KnownPerson[]>()
  const holders = byKey(people, (person) => person.cardNumber)
  for (const [card, sharing] of byKey(rows, ({ member }) => member.cardNumber)) {
    const [row, person] = [sharing[0]!, holders.get(card)?.[0]]
    if (!person || sharing.length > 1 || holders.get(card)!.length > 1) continue
    if (sameFoldedName(row, person) || sameBirth(row, person)) take(row, person)
    else doubtfulCards.set(row, [person])
  }

  const namesakes = byKey(people, (person) => fold(person.fullName))
  const open = rows.filter((row) => !found.has(row) && !doubtfulCards.has(row))
  for (const [name, group] of byKey(open, ({ member }) => fold(member.fullName)))
    pairUp(group, namesakes.get(name) ?? [], found, taken, take)

  return rows.map((row) => {
    const person = found.get(row)
    if (person) return { kind: 'known', person }
    const candidates =
      doubtfulCards.get(row) ??
      (namesakes.get(fold(row.member.fullName)) ?? []).filter((namesake) => mayBe(row, namesake))
    return candidates.length > 0 ? { kind: 'doubt', candidates } : { kind: 'new' }
  })
}

/** Rows and people of one name: the closest pairs first, and never by guessing between two. */
function pairUp(
  rows: readonly PlacedRow[],
  people: readonly KnownPerson[],
  found: ReadonlyMap<PlacedRow, KnownPerson>,
  taken: ReadonlySet<KnownPerson>,
  take: (row: PlacedRow, person: KnownPerson) => void,
): void {
  const freeRows = () => rows.filter((row) => !found.has(row))
  const freePeople = () => people.filter((person) => !taken.has(person))
  const sameCell = (row: PlacedRow, person: KnownPerson) =>
    row.cell !== null && row.cell === person.place?.cell
  // Twins whom nothing tells apart, in one cell: either is as good as the other, so the first one is taken.
  const unchanged = (row: PlacedRow, person: KnownPerson) =>
    FACTS.every((fact) => row.member[fact] === person[fact])
  const sameCard = (row: PlacedRow, person: KnownPerson) => row.member.cardNumber === person.cardNumber
  for (const alike of [unchanged, sameCard])
    for (const row of freeRows()) {
      const person = freePeople().find((p) => isSure(row, p) && sameCell(row, p) && alike(row, p))
      if (person) take(row, person)
    }
  for (const near of [sameCell, () => true])
    for (const row of freeRows()) {
      const fits = freePeople().filter((person) => isSure(row, person) && near(row, person))
      const [person] = fits
      // Somebody found in another cell has moved, unless another row may mean the same person.
      const claims = (rival: PlacedRow) =>
        isSure(rival, person!) ? near(rival, person!) : near !== sameCell && mayBe(rival, person!)
      if (person && fits.length === 1 && freeRows().filter(claims).length === 1) take(row, person)
    }
}

/** The very name (old and new tone placement are one), the same birth date, and no two different cards. */
function isSure(row: PlacedRow, person: KnownPerson): boolean {
  const { fullName, birthDate, cardNumber } = row.member
  if (compareVietnamese(fullName, person.fullName) !== 0 || birthDate !== person.birthDate) return false
  if (cardNumber && person.cardNumber && cardNumber !== person.cardNumber) return false
  return birthDate !== null || row.cell === person.place?.cell
}

/** Close enough to ask: the folded name with the same birth date, or in the same cell with one that may be the same. */
function mayBe(row: PlacedRow, person: KnownPerson): boolean {
  if (sameBirth(row, person)) return true
  const [a, b] = [row.member.birthDate ?? '', person.birthDate ?? '']
  const mayAgree = a.startsWith(b) || b.startsWith(a)
  return mayAgree && row.cell !== null && row.cell === person.place?.cell
}

const sameFoldedName = (row: PlacedRow, person: KnownPerson) =>
  fold(row.member.fullName) === fold(person.fullName)

const sameBirth = (row: PlacedRow, person: KnownPerson) =>
  row.member.birthDate !== null && row.member.birthDate === person.birthDate

function byKey<T>(items: readonly T[], keyOf: (item: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
