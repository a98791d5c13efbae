export const UNIT_KINDS = ['nation', 'province', 'commune', 'grassroots', 'cell', 'group'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

/** A unit lies under any kind above its own; a cell under a commune or a grassroots organisation; a group under a cell. */
export function canLieUnder(kind: UnitKind, parent: UnitKind): boolean {
  if (kind === 'group') return parent === 'cell'
  if (kind === 'cell') return parent === 'commune' || parent === 'grassroots'
  return UNIT_KINDS.indexOf(parent) < UNIT_KINDS.indexOf(kind) && parent !== 'cell'
}

export type MergeRefusal = 'itself' | 'other-kind' | 'other-organisation' | 'has-units' | 'ended'

interface Mergeable {
  readonly id: string
  readonly kind: UnitKind
  readonly tenant: string | null
  readonly ended_on: string | null
}

/** Why one unit can't become part of another, or null. Units below it must be moved first. */
export function mergeRefusal(unit: Mergeable, into: Mergeable, livingChildren: number): MergeRefusal | null {
  if (unit.id === into.id) return 'itself'
  if (unit.kind !== into.kind) return 'other-kind'
  if (unit.kind === 'commune' || unit.tenant !== into.tenant) return 'other-organisation'
  if (unit.ended_on || into.ended_on) return 'ended'
  return livingChildren > 0 ? 'has-units' : null
}
