import { type Catalogue, catalogueByRef } from '../catalogue/catalogue.ts'
import type { Database } from '../platform/database.ts'
import { type Comparison, compareRounds, FEWEST_MEMBERS, type FrozenRound } from './comparison.rules.ts'
import {
  addendaOf,
  frozenMembers,
  frozenUnits,
  type RoundAddendum,
  type RoundRow,
  roundById,
  roundsOf,
  talliesOf,
} from './round.queries.ts'
import { roundCatalogues } from './round.ts'

export { type FrozenRow, frozenMembers } from './round.queries.ts'

export interface ClosedRound {
  readonly row: RoundRow
  readonly name: string
  readonly closed_on: string
  readonly catalogue: Catalogue
  readonly addenda: readonly RoundAddendum[]
}

export interface TwoRounds {
  readonly before: ClosedRound
  readonly after: ClosedRound
  /** Null: so few were concluded about that a number would be a name. */
  readonly comparison: Comparison | null
}

/** Two closed rounds of an organisation, whichever is given first; null when one is not there or not closed. */
export async function twoRounds(
  db: Database,
  tenant: string,
  one: string | undefined,
  other: string | undefined,
): Promise<TwoRounds | null> {
  const rows = await Promise.all([roundById(db, tenant, one), roundById(db, tenant, other)])
  const [before, after] = rows
    .filter((row): row is RoundRow => row !== null && row.closed_on !== null)
    .sort((a, b) => (a.opens_on < b.opens_on ? -1 : 1))
  if (!before || !after || before.id === after.id) return null
  const [then, now] = [await frozen(db, before), await frozen(db, after)]
  const few = [then, now].some(
    ({ members }) => members.filter(({ level }) => level !== null).length < FEWEST_MEMBERS,
  )
  return {
    before: await closed(db, before, then),
    after: await closed(db, after, now),
    comparison: few ? null : compareRounds(then, now, await roundCatalogues(db)),
  }
}

const closed = async (db: Database, row: RoundRow, { catalogue }: FrozenRound): Promise<ClosedRound> => ({
  row,
  name: row.name,
  closed_on: row.closed_on!,
  catalogue,
  addenda: await addendaOf(db, row),
})

async function frozen(db: Database, round: RoundRow): Promise<FrozenRound> {
  const [catalogue, units, members] = await Promise.all([
    catalogueByRef(db, round.catalogue),
    frozenUnits(db, round),
    frozenMembers(db, round),
  ])
  return {
    name: round.name,
    catalogue,
    units: units.filter(({ kind }) => kind === 'cell'),
    // Who was let off or away is a member all the same, so that they do not pass for somebody who left.
    members: members.map(({ person, unit, part, level, signs, own }) => ({
      person,
      unit,
      awaited: part === 'awaited',
      level,
      signs,
      raised: own.length > 0,
    })),
  }
}

export interface RoundTotal {
  readonly id: string
  readonly name: string
  readonly limits: number
}

/** How many had limits in the last two closed rounds, out of the tallies alone; null without two that may be told. */
export async function lastTotals(
  db: Database,
  tenant: string,
): Promise<{ before: RoundTotal; after: RoundTotal } | null> {
  const [rounds, tallies] = await Promise.all([lastClosed(db, tenant), talliesOf(db, tenant)])
  const totals = rounds.slice(0, 2).flatMap(({ id, name }) => {
    const tally = tallies.get(id)
    return tally && tally.concluded >= FEWEST_MEMBERS
      ? [{ id, name, limits: tally.partial + tally.present }]
      : []
  })
  const [after, before] = totals
  return before && after ? { before, after } : null
}

/** Closed rounds, the latest first. */
export async function lastClosed(db: Database, tenant: string): Promise<readonly RoundRow[]> {
  return (await roundsOf(db, tenant)).filter((round) => round.closed_on !== null)
}
