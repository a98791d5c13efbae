import type { Visit } from '../account/visit.ts'
import { subtree, type UnitInTree } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { notFound } from '../platform/problem.ts'
import type { Choice } from '../ui/fields.tsx'
import { tenantFor } from './person.routes.tsx'
import { unitNames } from './unit-names.rules.ts'

export const SAVED = 'da-luu'
export const savedAt = (unit: string) => `${paths.unit.to({ unit })}?${SAVED}`

export const treeOf = async (v: Visit): Promise<UnitInTree[]> => subtree(v.db, await tenantFor(v))

export interface At {
  unit: UnitInTree
  tree: UnitInTree[]
}

/** The living unit of the address, of the visitor's own organisation; any other is not there. */
export async function unitFor(v: Visit): Promise<At> {
  const tree = await treeOf(v)
  const unit = tree.find(({ id }) => id === v.params.unit)
  if (!unit) throw notFound()
  return { unit, tree }
}

/** The organisation itself is neither moved nor merged from inside. */
export async function belowRoot(v: Visit): Promise<At> {
  const at = await unitFor(v)
  if (at.unit.id === at.tree[0]!.id) throw notFound()
  return at
}

export const unitWords = (tree: readonly UnitInTree[]) => {
  const names = unitNames(tree)
  return (_: string, value: string) => names.get(value) ?? value
}

export const choicesOf = (units: readonly UnitInTree[], tree: readonly UnitInTree[]): Choice[] => {
  const names = unitNames(tree)
  return units.map(({ id }) => ({ value: id, label: names.get(id)! }))
}
