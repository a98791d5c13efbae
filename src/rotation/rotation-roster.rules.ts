import type { MemberStatus } from '../membership/powers.rules.ts'
import { addDays } from '../platform/clock.ts'
import type { Apart, RotationMember } from './rotation-plan.rules.ts'

/** A place in a cell as membership has it: from a day on, `valid_to` the first day it no longer holds. */
export interface PlaceRow {
  readonly person: string
  readonly full_name: string
  readonly cell: string
  readonly status: MemberStatus
  readonly valid_from: string
  readonly valid_to: string | null
}

export interface RosterFacts {
  readonly cell: string
  readonly today: string
  /** Every place, here and elsewhere, of everybody who is or was of the cell. */
  readonly places: readonly PlaceRow[]
  /** The first day on which the cell has any member on record. */
  readonly begins: string | null
  readonly officers: ReadonlySet<string>
  /** The last review of each person. */
  readonly reviewed: ReadonlyMap<string, string>
  /** Pairs that the cell does not place at one meeting. */
  readonly apart: readonly (readonly [string, string])[]
}

/** Somebody who is of the cell today or will be. */
export interface RosterEntry {
  readonly member: RotationMember
  /** They had a place in another cell before. */
  readonly fromElsewhere: boolean
}

const takesPart = (status: MemberStatus) => status !== 'left' && status !== 'suspended'

const APART: Partial<Record<MemberStatus, Apart['why']>> = { exempt: 'exempt', 'temporary-out': 'away' }

interface Stretch {
  readonly from: string
  readonly to: string | null
  readonly rows: readonly PlaceRow[]
}

/** Places in the cell that follow on one another without a gap, as one. */
function stretchesOf(rows: readonly PlaceRow[], cell: string): Stretch[] {
  const here = rows
    .filter((row) => row.cell === cell && takesPart(row.status))
    .sort((a, b) => (a.valid_from < b.valid_from ? -1 : 1))
  const found: Stretch[] = []
  for (const row of here) {
    const last = found.at(-1)
    if (last?.to && last.to >= row.valid_from)
      found[found.length - 1] = { from: last.from, to: row.valid_to, rows: [...last.rows, row] }
    else found.push({ from: row.valid_from, to: row.valid_to, rows: [row] })
  }
  return found
}

const lastDay = (end: string | null) => (end ? addDays(end, -1) : null)

/** Who takes part in the cell's rotation, as known today; days to come that are known already are in it. */
export function rosterOf(facts: RosterFacts): RosterEntry[] {
  const groups = groupsOf(facts.apart)
  return [...Map.groupBy(facts.places, (row) => row.person)].flatMap(([person, rows]) => {
    const stretch = stretchesOf(rows, facts.cell).find(({ to }) => !to || to > facts.today)
    if (!stretch) return []
    const apart = stretch.rows.flatMap((row): Apart[] => {
      const why = APART[row.status]
      const over = row.valid_to !== null && row.valid_to <= facts.today
      return why && !over ? [{ why, from: row.valid_from, until: lastDay(row.valid_to) }] : []
    })
    const member: RotationMember = {
      id: person,
      name: rows[0]!.full_name,
      officer: facts.officers.has(person),
      household: groups.get(person) ?? null,
      // Who was there when the records begin may have been there for long.
      from: facts.begins && stretch.from > facts.begins ? stretch.from : null,
      until: lastDay(stretch.to),
      apart,
      lastReviewed: facts.reviewed.get(person) ?? null,
    }
    const fromElsewhere = rows.some(
      (row) => row.cell !== facts.cell && takesPart(row.status) && row.valid_from < stretch.from,
    )
    return [{ member, fromElsewhere }]
  })
}

/** The first day on which somebody is no longer of the cell; today where the records don't tell. */
export const goneOn = (places: readonly PlaceRow[], person: string, cell: string, today: string): string =>
  stretchesOf(
    places.filter((row) => row.person === person),
    cell,
  ).at(-1)?.to ?? today

/** One key for all whom pairs connect; the planner never places two of one key together. */
export function groupsOf(pairs: readonly (readonly [string, string])[]): Map<string, string> {
  const key = new Map<string, string>()
  for (const [a, b] of pairs) {
    const [ka, kb] = [key.get(a) ?? a, key.get(b) ?? b]
    const [keep, drop] = ka < kb ? [ka, kb] : [kb, ka]
    key.set(a, keep)
    key.set(b, keep)
    for (const [person, known] of key) if (known === drop) key.set(person, keep)
  }
  return key
}
