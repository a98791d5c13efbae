import { type Catalogue, catalogueRef, itemsInOrder } from '../catalogue/catalogue.rules.ts'
import { type ItemMapping, mapItems } from '../catalogue/catalogue-mapping.rules.ts'
import type { Answer, Level } from '../self-review/month.rules.ts'

/** What a closed round says of one member. */
export interface FrozenMember {
  readonly person: string
  /** The cell, as the tree stood at closing. */
  readonly unit: string
  /** Awaited in the round, not let off or away. */
  readonly awaited: boolean
  /** What the cell concluded; null where it did not. */
  readonly level: Answer | null
  readonly signs: readonly { readonly id: string; readonly level: Level }[]
  /** The member named something themself. */
  readonly raised: boolean
}

export interface FrozenUnit {
  readonly id: string
  readonly name: string
}

export interface FrozenRound {
  readonly name: string
  readonly catalogue: Catalogue
  /** The cells in the order of the tree at closing. */
  readonly units: readonly FrozenUnit[]
  readonly members: readonly FrozenMember[]
}

/** Everybody who had limits in one of the rounds, once. */
export interface Flow {
  /** Had limits; the later round concluded that there are none. */
  readonly fixed: number
  readonly still: number
  /** Of `still`: with a limit of the earlier round among those of the later. */
  readonly stillSame: number
  /** Concluded without limits in the earlier round, with limits in the later. */
  readonly new: number
  /** With limits in the later round, no member in the earlier. */
  readonly joined: number
  /** With limits in the earlier round, no member in the later. */
  readonly left: number
  /** With limits in the earlier round, not concluded in the later. */
  readonly openAfter: number
  /** With limits in the later round, not concluded in the earlier. */
  readonly openBefore: number
}

export interface Total {
  /** Members with limits, of those the cells concluded about. */
  readonly limits: number
  readonly present: number
  readonly concluded: number
  /** Those awaited, and whoever else was concluded about. */
  readonly members: number
  /** Of them, who named something themselves. */
  readonly raised: number
}

/** Whether one limit can be read through both rounds, and if not, why. */
export type LimitChange = 'same' | 'reworded' | 'split' | 'merged' | 'ended' | 'fresh' | 'apart'

export interface LimitRow {
  readonly id: string
  readonly label: string
  readonly change: LimitChange
  /** Null where the list of that round has no such item. */
  readonly before: number | null
  readonly after: number | null
}

export interface UnitRow {
  readonly names: readonly string[]
  readonly before: { readonly limits: number; readonly concluded: number } | null
  readonly after: { readonly limits: number; readonly concluded: number } | null
}

export interface Comparison {
  readonly before: Total
  readonly after: Total
  readonly flow: Flow
  readonly limits: readonly LimitRow[]
  /** Null: nothing joins the two lists, and no limit is read through both. */
  readonly mapping: 'same-list' | 'forward' | 'backward' | null
  readonly units: readonly UnitRow[]
}

const hasLimits = (member: FrozenMember) => member.level !== null && member.level !== 'none'

export function totalOf(round: FrozenRound): Total {
  // As in the round's own tally (tallyOf): whoever was let off and not concluded about is in no number.
  const counted = round.members.filter(({ awaited, level }) => awaited || level !== null)
  const count = (test: (member: FrozenMember) => boolean) => counted.filter(test).length
  return {
    limits: count(hasLimits),
    present: count(({ level }) => level === 'present'),
    concluded: count(({ level }) => level !== null),
    members: counted.length,
    raised: count(({ raised }) => raised),
  }
}

/** Two closed rounds of one organisation, the earlier first. `known`: the versions that may lie between their lists. */
export function compareRounds(
  before: FrozenRound,
  after: FrozenRound,
  known: readonly Catalogue[] = [],
): Comparison {
  const terms = termsOf(before.catalogue, after.catalogue, known)
  return {
    before: totalOf(before),
    after: totalOf(after),
    flow: flowOf(before, after, terms),
    limits: limitsOf(before, after, terms),
    mapping: terms?.direction ?? null,
    units: unitsOf(before, after),
  }
}

/** In which list's words both rounds can be told, and how the other's items are put into them. */
interface Terms {
  readonly direction: 'same-list' | 'forward' | 'backward'
  readonly list: Catalogue
  readonly other: Catalogue
  readonly mapping: ItemMapping
}

function termsOf(before: Catalogue, after: Catalogue, known: readonly Catalogue[]): Terms | null {
  const forward = mapItems(before, after, [...known])
  if (forward) {
    const same = catalogueRef(before) === catalogueRef(after)
    return { direction: same ? 'same-list' : 'forward', list: after, other: before, mapping: forward }
  }
  const backward = mapItems(after, before, [...known])
  return backward && { direction: 'backward', list: before, other: after, mapping: backward }
}

const translated = (terms: Terms, ids: readonly string[]) =>
  new Set(ids.flatMap((id) => terms.mapping.to.get(id) ?? []))

/** A member's signs in the words both rounds share; those without a place there are left out. */
function shared(terms: Terms, member: FrozenMember, round: 'before' | 'after'): ReadonlySet<string> {
  const ids = member.signs.map(({ id }) => id)
  const own = terms.direction === 'same-list' || (terms.direction === 'forward') === (round === 'after')
  return own ? new Set(ids) : translated(terms, ids)
}

function flowOf(before: FrozenRound, after: FrozenRound, terms: Terms | null): Flow {
  const then = new Map(before.members.map((member) => [member.person, member]))
  const now = new Map(after.members.map((member) => [member.person, member]))
  const flow = {
    fixed: 0,
    still: 0,
    stillSame: 0,
    new: 0,
    joined: 0,
    left: 0,
    openAfter: 0,
    openBefore: 0,
  }
  for (const member of then.values()) {
    if (!hasLimits(member)) continue
    const later = now.get(member.person)
    if (!later) flow.left++
    else if (later.level === null) flow.openAfter++
    else if (later.level === 'none') flow.fixed++
    else {
      flow.still++
      const kept = terms && shared(terms, member, 'before')
      if (kept && [...shared(terms, later, 'after')].some((id) => kept.has(id))) flow.stillSame++
    }
  }
  for (const member of now.values()) {
    if (!hasLimits(member)) continue
    const earlier = then.get(member.person)
    if (!earlier) flow.joined++
    else if (earlier.level === null) flow.openBefore++
    else if (earlier.level === 'none') flow.new++
  }
  return flow
}

const wordsOf = (catalogue: Catalogue) =>
  new Map(itemsInOrder(catalogue).map(({ item }) => [item.id, item] as const))

function limitsOf(before: FrozenRound, after: FrozenRound, terms: Terms | null): LimitRow[] {
  if (!terms)
    return [
      ...rowsAlone(before, 'apart', (n) => ({ before: n, after: null })),
      ...rowsAlone(after, 'apart', (n) => ({ before: null, after: n })),
    ]
  const counts = (round: 'before' | 'after', { members }: FrozenRound) =>
    tally(members.filter(hasLimits).map((member) => shared(terms, member, round)))
  const [then, now] = [counts('before', before), counts('after', after)]
  const sources = new Map<string, string[]>()
  for (const [from, targets] of terms.mapping.to)
    for (const id of targets) sources.set(id, [...(sources.get(id) ?? []), from])
  const old = wordsOf(terms.other)
  const rows = itemsInOrder(terms.list).flatMap(({ item }): LimitRow[] => {
    if (!then.has(item.id) && !now.has(item.id)) return []
    const from = sources.get(item.id) ?? []
    const change = changeOf(terms, item, from, old)
    // A list that has no such item could not name it: that is no zero.
    const missing = change === 'fresh' ? (terms.direction === 'forward' ? 'before' : 'after') : null
    return [
      {
        id: item.id,
        label: item.label,
        change,
        before: missing === 'before' ? null : (then.get(item.id) ?? 0),
        after: missing === 'after' ? null : (now.get(item.id) ?? 0),
      },
    ]
  })
  const lost = new Set(terms.mapping.unmapped)
  const alone =
    terms.direction === 'backward'
      ? rowsAlone(after, 'ended', (n) => ({ before: null, after: n }), lost)
      : rowsAlone(before, 'ended', (n) => ({ before: n, after: null }), lost)
  return [...rows, ...alone]
}

function changeOf(
  terms: Terms,
  item: { readonly id: string; readonly full: string },
  from: readonly string[],
  old: ReadonlyMap<string, { readonly full: string }>,
): LimitChange {
  if (terms.direction === 'same-list') return 'same'
  if (from.length === 0) return 'fresh'
  if (from.length > 1) return 'merged'
  if ((terms.mapping.to.get(from[0]!) ?? []).length > 1) return 'split'
  return old.get(from[0]!)?.full === item.full ? 'same' : 'reworded'
}

/** Items that stand in one round's list only, in that list's own words. */
function rowsAlone(
  round: FrozenRound,
  change: LimitChange,
  place: (n: number) => Pick<LimitRow, 'before' | 'after'>,
  only?: ReadonlySet<string>,
): LimitRow[] {
  const counts = tally(
    round.members.filter(hasLimits).map((member) => new Set(member.signs.map(({ id }) => id))),
  )
  return itemsInOrder(round.catalogue).flatMap(({ item }) => {
    const n = counts.get(item.id)
    return n && (!only || only.has(item.id)) ? [{ id: item.id, label: item.label, change, ...place(n) }] : []
  })
}

/** People per sign: somebody whose two old signs became one counts once. */
function tally(signs: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const own of signs) for (const id of own) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

/** In a unit with fewer members its number would be a name: it is told together with its neighbour. */
export const FEWEST_MEMBERS = 5

/** A row a unit in the order of the later tree; units of the earlier tree alone stand where they stood. */
function unitsOf(before: FrozenRound, after: FrozenRound): UnitRow[] {
  const row = (round: FrozenRound, unit: string) => {
    if (!round.units.some((one) => one.id === unit)) return null
    const concluded = round.members.filter((member) => member.unit === unit && member.level !== null)
    return { limits: concluded.filter(hasLimits).length, concluded: concluded.length }
  }
  const rows = inOneOrder(before.units, after.units).map((unit) => ({
    names: [unit.name],
    before: row(before, unit.id),
    after: row(after, unit.id),
  }))
  return withNeighbours(rows)
}

function inOneOrder(before: readonly FrozenUnit[], after: readonly FrozenUnit[]): FrozenUnit[] {
  const order = [...after]
  for (const [i, unit] of before.entries()) {
    if (order.some((one) => one.id === unit.id)) continue
    const previous = before.slice(0, i).findLast((one) => order.some(({ id }) => id === one.id))
    const at = previous ? order.findIndex(({ id }) => id === previous.id) + 1 : 0
    order.splice(at, 0, unit)
  }
  return order
}

const isSmall = ({ before, after }: UnitRow) =>
  [before, after].some((side) => side !== null && side.concluded > 0 && side.concluded < FEWEST_MEMBERS)

const joined = (a: UnitRow, b: UnitRow): UnitRow => {
  const sum = (x: UnitRow['before'], y: UnitRow['before']) =>
    x && y ? { limits: x.limits + y.limits, concluded: x.concluded + y.concluded } : (x ?? y)
  return {
    names: [...a.names, ...b.names],
    before: sum(a.before, b.before),
    after: sum(a.after, b.after),
  }
}

/** Joins small rows with the next one until none is small; the last one goes with those before it. */
export function withNeighbours(rows: readonly UnitRow[]): UnitRow[] {
  const result: UnitRow[] = []
  let waiting: UnitRow | null = null
  for (const row of rows) {
    const whole: UnitRow = waiting ? joined(waiting, row) : row
    waiting = isSmall(whole) ? whole : null
    if (!waiting) result.push(whole)
  }
  while (waiting) {
    const last = result.pop()
    const whole: UnitRow = last ? joined(last, waiting) : waiting
    waiting = last && isSmall(whole) ? whole : null
    if (!waiting) result.push(whole)
  }
  return result
}
