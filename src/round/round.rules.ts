import type { MemberStatus } from '../membership/powers.rules.ts'
import type { Answer, Level } from '../self-review/month.rules.ts'

/** The four days a round goes by. Each is the last day of its part, but for the first. */
export interface RoundDays {
  readonly opens_on: string
  /** Members declare until the end of this day; after it what comes is noted as late. */
  readonly declare_by: string
  /** Cells conclude until the end of this day. */
  readonly conclude_by: string
  /** By this day the round is to be closed. */
  readonly closes_on: string
}

export const DAYS = ['opens_on', 'declare_by', 'conclude_by', 'closes_on'] as const

/** Longer than a year, two rounds of one year would run into each other. */
const LONGEST_DAYS = 366

export type DayProblem = { readonly field: keyof RoundDays; readonly problem: 'order' | 'long' }

/** Days must follow one another; a round that was held on paper years ago may be entered with the days it had. */
export function daysProblem(days: RoundDays): DayProblem | null {
  for (const [i, field] of DAYS.entries())
    if (i > 0 && days[field] < days[DAYS[i - 1]!]) return { field, problem: 'order' }
  const length = (Date.parse(days.closes_on) - Date.parse(days.opens_on)) / 86_400_000
  return length > LONGEST_DAYS ? { field: 'closes_on', problem: 'long' } : null
}

/** The round whose days share one with these: of two at once nobody would know which one they declare in. */
export const overlapOf = <T extends RoundDays>(days: RoundDays, others: readonly T[]): T | null =>
  others.find((other) => days.opens_on <= other.closes_on && other.opens_on <= days.closes_on) ?? null

export type RoundState = 'planned' | 'declaring' | 'concluding' | 'to-close' | 'closed' | 'dropped'

export interface RoundEvents {
  readonly closed_on: string | null
  readonly dropped_on: string | null
}

/** Days tell what is due; only somebody closes a round, so that nothing is counted unseen. */
export function stateOf(round: RoundDays & RoundEvents, today: string): RoundState {
  if (round.dropped_on) return 'dropped'
  if (round.closed_on) return 'closed'
  if (today < round.opens_on) return 'planned'
  if (today <= round.declare_by) return 'declaring'
  return today <= round.conclude_by ? 'concluding' : 'to-close'
}

/** Begun and neither closed nor dropped: declarations and conclusions are taken, late or not. */
export const isRunning = (state: RoundState): boolean =>
  state === 'declaring' || state === 'concluding' || state === 'to-close'

export const isLate = (round: Pick<RoundDays, 'declare_by'>, sentOn: string): boolean =>
  sentOn > round.declare_by

/** What somebody is to a round: awaited, may but need not, or away from the cell. */
export type Part = 'awaited' | 'may' | 'away'

export const partOf = (status: MemberStatus): Part =>
  status === 'official' || status === 'probationary' || status === 'temporary-in'
    ? 'awaited'
    : status === 'exempt'
      ? 'may'
      : 'away'

export interface PlaceInCell {
  readonly person: string
  readonly cell: string
  readonly status: MemberStatus
}

export interface Participant extends PlaceInCell {
  readonly part: Part
  /** Other cells whose list has the person too, in tree order. */
  readonly alsoIn: readonly string[]
}

const RANK: Record<Part, number> = { awaited: 0, may: 1, away: 2 }

/**
 * Everybody once. Who stands in the lists of two cells takes part where they take part in the life of the cell: where
 * they are awaited before where they are let off or away, and of two such cells in the first of the tree.
 */
export function participantsOf(
  places: readonly PlaceInCell[],
  cellsInOrder: readonly string[],
): Participant[] {
  const order = new Map(cellsInOrder.map((cell, i) => [cell, i]))
  const known = places.filter((place) => place.status !== 'left' && order.has(place.cell))
  return [...Map.groupBy(known, (place) => place.person).values()].map((own) => {
    const [first, ...rest] = own
      .map((place) => ({ ...place, part: partOf(place.status) }))
      .sort((a, b) => RANK[a.part] - RANK[b.part] || order.get(a.cell)! - order.get(b.cell)!)
    const others = new Set(rest.map((place) => place.cell))
    others.delete(first!.cell)
    return { ...first!, alsoIn: cellsInOrder.filter((cell) => others.has(cell)) }
  })
}

/** The whole of what was named: present outweighs in part. */
export const levelOf = (signs: readonly { readonly level: Level }[]): Answer =>
  signs.some(({ level }) => level === 'present') ? 'present' : signs.length > 0 ? 'partial' : 'none'

/** How a member's declaration stands, in the words of the cell's list. */
export type Declared = 'in-time' | 'late' | 'on-behalf' | 'elsewhere' | 'not-yet' | 'not-awaited'

export function declaredOf(
  round: Pick<RoundDays, 'declare_by'>,
  member: { readonly part: Part; readonly cell: string },
  declaration: { readonly sent_on: string; readonly how: 'own' | 'on-behalf'; readonly cell: string } | null,
): Declared {
  if (!declaration) return member.part === 'awaited' ? 'not-yet' : 'not-awaited'
  if (declaration.cell !== member.cell) return 'elsewhere'
  if (declaration.how === 'on-behalf') return 'on-behalf'
  return isLate(round, declaration.sent_on) ? 'late' : 'in-time'
}

export interface Standing {
  readonly part: Part
  readonly declared: Declared
  /** Null: the cell has not concluded about them. */
  readonly level: Answer | null
}

/** What is still open when a round is to be closed: awaited members who have not declared, or are not concluded. */
export function openOf(members: readonly Standing[]): { undeclared: number; unconcluded: number } {
  const awaited = members.filter((member) => member.part === 'awaited')
  return {
    undeclared: awaited.filter(({ declared }) => declared === 'not-yet' || declared === 'elsewhere').length,
    unconcluded: awaited.filter(({ level }) => level === null).length,
  }
}

export type ClosingRefusal = 'not-running' | 'still-declaring' | 'open-unsaid'

/**
 * Why a round can't be closed. Before the last day of declaring nobody may be shut out; with something open whoever
 * closes it says so and why, and those members stand as not concluded, never as without limits.
 */
export function closingRefusal(
  state: RoundState,
  open: { readonly undeclared: number; readonly unconcluded: number },
  said: { readonly knows: boolean; readonly reason: string },
): ClosingRefusal | null {
  if (!isRunning(state)) return 'not-running'
  if (open.undeclared + open.unconcluded === 0) return null
  if (state === 'declaring') return 'still-declaring'
  return said.knows && said.reason !== '' ? null : 'open-unsaid'
}

export type TableHindrance = 'over' | 'before' | 'away' | 'own' | 'concluded' | 'early'

/** What keeps a meeting from concluding about a member now, whatever it would conclude. */
export function tableHindrance(facts: {
  readonly running: boolean
  /** The meeting was held before the round began: its book is copied late. */
  readonly before: boolean
  /** The member is of this meeting's cell. */
  readonly inCell: boolean
  /** Whoever is at the keyboard is the member. */
  readonly own: boolean
  readonly concluded: boolean
  /** A declaration lies before this cell. */
  readonly declared: boolean
  /** The last day of declaring has not passed. */
  readonly mayStillDeclare: boolean
}): TableHindrance | null {
  if (facts.concluded) return 'concluded'
  if (!facts.running) return 'over'
  if (facts.before) return 'before'
  if (!facts.inCell) return 'away'
  if (facts.own) return 'own'
  return !facts.declared && facts.mayStillDeclare ? 'early' : null
}

/** Limits are concluded only of somebody who was heard: in their declaration, or in the room. */
export const isUnheard = (
  outcome: 'none-seen' | 'fixed' | 'to-fix',
  member: { readonly declared: boolean; readonly here: boolean },
): boolean => outcome !== 'none-seen' && !member.declared && !member.here

/** The positions in `counts` of a row of round_tally. */
export const TALLY = ['members', 'concluded', 'partial', 'present', 'raised'] as const
export type Tally = Readonly<Record<(typeof TALLY)[number], number>>

export const tallyFrom = (counts: readonly number[]): Tally =>
  Object.fromEntries(TALLY.map((name, i) => [name, counts[i] ?? 0])) as Tally

/** What is counted of members whose round is closed: those awaited, and whoever else was concluded about. */
export function tallyOf(
  members: readonly { readonly part: Part; readonly level: Answer | null; readonly raised: boolean }[],
): Tally {
  const counted = members.filter((member) => member.part === 'awaited' || member.level !== null)
  const count = (test: (member: (typeof members)[number]) => boolean) => counted.filter(test).length
  return {
    members: counted.length,
    concluded: count(({ level }) => level !== null),
    partial: count(({ level }) => level === 'partial'),
    present: count(({ level }) => level === 'present'),
    raised: count(({ raised }) => raised),
  }
}
