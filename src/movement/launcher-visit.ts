import type { Visit } from '../account/visit.ts'
import { scopeFor, tenantOf, unitsAbove } from '../membership/scope.ts'
import { cellsOf, unitById } from '../organisation/organisation.ts'
import { type Path, paths } from '../paths.ts'
import { isId } from '../platform/ids.ts'
import { notFound } from '../platform/problem.ts'
import { type MovementRow, movementOf } from './binding.queries.ts'
import type { Launcher } from './launch.ts'
import { unitsRightBelow } from './movement-people.queries.ts'

/** The pages of a unit that launches movements: once for a commune's board, once for a unit above the communes. */
export interface LauncherPaths {
  readonly list: Path
  readonly launch: Path
  readonly movement: Path
  readonly change: Path
  readonly end: Path
  readonly directives: Path
}

export const BOARD: LauncherPaths = {
  list: paths.boardMovements,
  launch: paths.boardLaunch,
  movement: paths.boardMovement,
  change: paths.boardChange,
  end: paths.boardEnd,
  directives: paths.boardDirectives,
}

export const ABOVE: LauncherPaths = {
  list: paths.aboveMovements,
  launch: paths.aboveLaunch,
  movement: paths.aboveMovement,
  change: paths.aboveChange,
  end: paths.aboveEnd,
  directives: paths.aboveDirectives,
}

/** Addresses of one unit's pages, with the unit filled in where they need it. */
export interface LauncherLinks {
  readonly list: string
  readonly launch: string
  movement(id: string): string
  change(id: string): string
  end(id: string): string
  directives(id: string): string
}

export interface LauncherVisit extends Launcher {
  readonly unitName: string
  /** A commune may write down what a body outside the tree launched. */
  readonly isCommune: boolean
  readonly links: LauncherLinks
}

/** The unit for which somebody launches; the policy of the path has made sure that they may. */
export async function launcherOf(v: Visit, at: LauncherPaths): Promise<LauncherVisit> {
  const scope = await scopeFor(v)
  const isCommune = at === BOARD
  const id = isCommune
    ? tenantOf(scope)
    : unitsAbove(scope, 'launch').find(({ unit }) => unit === v.params.unit)?.unit
  const unit = id ? await unitById(v.db, id) : null
  if (!unit) throw notFound()
  const to = (path: Path, movement = '') => (path as Path<'/:unit/:movement'>).to({ unit: unit.id, movement })
  return {
    tenant: unit.id,
    unit: unit.id,
    unitName: unit.name,
    isCommune,
    links: {
      list: to(at.list),
      launch: to(at.launch),
      movement: (movement) => to(at.movement, movement),
      change: (movement) => to(at.change, movement),
      end: (movement) => to(at.end, movement),
      directives: (movement) => to(at.directives, movement),
    },
  }
}

/** The movement of the address, if this unit launched it. */
export async function movementFor(v: Visit, launcher: Launcher): Promise<MovementRow> {
  const { movement } = v.params
  const row = isId(movement) ? await movementOf(v.db, launcher.unit, movement) : null
  if (!row) throw notFound()
  return row
}

/**
 * Whom a movement of this unit binds, in the order of the tree: the provinces of a nation, the communes of a province,
 * the cells of a commune.
 */
export async function boundUnits(v: Visit, { unit, isCommune }: LauncherVisit): Promise<string[]> {
  const below = isCommune ? await cellsOf(v.db, unit) : await unitsRightBelow(v.db, unit)
  return below.map(({ name }) => name)
}
