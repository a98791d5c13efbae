import { groupsInOrder } from '../catalogue/catalogue.rules.ts'
import { knownCatalogue } from '../catalogue/catalogue.ts'
import type { Binding } from '../movement/binding.rules.ts'
import { bindingOn } from '../movement/binding.ts'
import type { Database } from '../platform/database.ts'
import type { PastRound } from '../round/past-rounds.ts'
import type { Text } from '../text/text.ts'
import {
  communesWithout,
  type HalfAbove,
  type MonthAbove,
  monthsAbove,
  type RoundUnit,
  roundsAbove,
  roundUnitsBelow,
  withoutRound,
} from './above.queries.ts'
import { aboveTargetView } from './above-target-view.ts'
import type { Shown } from './publishable.rules.ts'
import { endOfHalf } from './round-figures.rules.ts'
import { groupsTold, roundFor } from './target.rules.ts'
import type { TargetView } from './target-view.ts'

/** The rounds of a half-year, summed, as one. */
export interface HalfTold extends PastRound {
  readonly communes: number
}

/** Of the communes right below a unit, how many stand in the sum of a half-year, and which do not. */
export interface OutOf {
  readonly name: string
  readonly here: number
  readonly all: number
  readonly missing: readonly string[]
}

export type GroupsAbove =
  | { readonly why: null; readonly rows: readonly { readonly label: string; readonly shown: Shown }[] }
  | { readonly why: 'mixed' | 'too-few' }

/** What the page of a target is made of above the communes: sums of communes, and no cell's or member's row. */
export interface AboveTargetFacts {
  readonly unit: string
  readonly targets: Binding['targets']
  readonly today: string
  /** The earliest first. */
  readonly rounds: readonly HalfTold[]
  /** Of the half-years by which a target is told, and of the latest. */
  readonly outOf: ReadonlyMap<string, readonly OutOf[]>
  readonly groups: GroupsAbove | null
  readonly month: MonthAbove | null
}

interface Look {
  readonly db: Database
  readonly today: string
  readonly t: Text
}

/** How far everything below a unit is, for who holds a post in it. */
export const aboveTarget = async (
  look: Look,
  unit: { readonly id: string; readonly name: string },
): Promise<TargetView> => aboveTargetView(await factsOf(look, unit), look.t)

async function factsOf(
  { db, today, t }: Look,
  unit: { readonly id: string; readonly name: string },
): Promise<AboveTargetFacts> {
  const [binding, halves, [month]] = await Promise.all([
    bindingOn(db, unit.id, today),
    roundsAbove(db, unit.id),
    monthsAbove(db, unit.id, 1),
  ])
  const rounds = halves.toReversed().map((half) => asRound(half, t))
  const told = new Set(
    [...binding.targets.map(({ target }) => roundFor(target, rounds, today).round), rounds.at(-1)].flatMap(
      (round) => round?.id ?? [],
    ),
  )
  return {
    unit: unit.name,
    targets: binding.targets,
    today,
    rounds,
    outOf: new Map(
      await Promise.all([...told].map(async (half) => [half, await outOfIn(db, unit, half, today)] as const)),
    ),
    groups: halves[0] ? await groupsAbove(db, halves[0]) : null,
    month: month ?? null,
  }
}

const asRound = ({ half, communes, figures }: HalfAbove, t: Text): HalfTold => ({
  id: half,
  name: t.figure.round(half),
  closed_on: endOfHalf(half),
  catalogue: '',
  communes,
  tally: figures,
})

/** Of a province one line, of a nation one for each province. */
async function outOfIn(
  db: Database,
  unit: { readonly id: string; readonly name: string },
  half: string,
  today: string,
): Promise<OutOf[]> {
  const day = endOfHalf(half) < today ? endOfHalf(half) : today
  const below = await roundUnitsBelow(db, [unit.id], half, day)
  const communes = below.filter(({ kind }) => kind === 'commune')
  const provinces = below.filter(({ kind }) => kind === 'province')
  return [
    ...(communes.length > 0 || provinces.length === 0 ? [outOf(unit.name, communes)] : []),
    ...(provinces.length > 0 ? await outOfProvinces(db, provinces, half, day) : []),
  ]
}

/** Of thousands of communes only those that are missing are read. */
async function outOfProvinces(
  db: Database,
  provinces: readonly RoundUnit[],
  half: string,
  day: string,
): Promise<OutOf[]> {
  const ids = provinces.map(({ id }) => id)
  const [without, files] = await Promise.all([
    communesWithout(db, ids, half, day),
    withoutRound(db, ids, half, day),
  ])
  return provinces.map(({ id, name, communes }) => {
    // A province that sent a file knows its communes, also where the tree of this machine does not.
    const missing =
      files.find(({ unit }) => unit === id)?.missing ??
      without.filter(({ parent }) => parent === id).map((one) => one.name)
    const here = communes ?? 0
    return { name, here, all: here + missing.length, missing }
  })
}

const outOf = (name: string, communes: readonly { name: string; communes: number | null }[]): OutOf => ({
  name,
  here: communes.filter((one) => one.communes !== null).length,
  all: communes.length,
  missing: communes.flatMap((one) => (one.communes === null ? [one.name] : [])),
})

/** Limits by group, where all rounds of the half-year went by one list that is known here. */
export async function groupsAbove(db: Database, half: HalfAbove): Promise<GroupsAbove> {
  const catalogue = half.groups && (await knownCatalogue(db, half.groups.catalogue))
  if (!half.groups || !catalogue) return { why: 'mixed' }
  const groups = groupsInOrder(catalogue).map(({ group }) => group)
  const counts = half.groups.counts
  const told = groupsTold(
    half.figures.concluded,
    Object.fromEntries(groups.map(({ id }, i) => [id, counts[i] ?? 0])),
  )
  if (!told) return { why: 'too-few' }
  return { why: null, rows: groups.map(({ id, label }) => ({ label, shown: told[id]! })) }
}
