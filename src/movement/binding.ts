import type { Database } from '../platform/database.ts'
import { type MovementAbove, type MovementRow, movementsAbove } from './binding.queries.ts'
import { type Binding, bindingOf, type Source, type Standing, UNBOUND } from './binding.rules.ts'
import { type Course, versionOn } from './course.rules.ts'

export const courseOf = ({ versions, ends }: Pick<MovementRow, 'versions' | 'ends'>): Course => ({
  versions,
  ends,
})

export const sourceOf = (row: MovementRow): Source => ({
  id: row.id,
  name: row.name,
  unit: row.unit,
  unitName: row.unit_name,
  outside: row.outside,
  document: { title: row.document, number: row.document_number, on: row.document_on },
})

/** The movements among these that hold on a day, each as it stands then. */
export const standingOn = (rows: readonly MovementAbove[], day: string): Standing[] =>
  rows.flatMap((row) => {
    const version = versionOn(courseOf(row), day)
    if (!version) return []
    const { terms, target } = version
    const since = row.versions[0]!.from
    return [{ source: sourceOf(row), height: row.height, since, terms, target }]
  })

/** All movements of a unit and above it, for who shows them whole. */
export const bindingRows = movementsAbove

/** What binds a unit on a day, and from where. */
export async function bindingOn(db: Database, unit: string, day: string): Promise<Binding> {
  const rows = await movementsAbove(db, unit, day)
  return rows.length === 0 ? UNBOUND : bindingOf(standingOn(rows, day))
}
