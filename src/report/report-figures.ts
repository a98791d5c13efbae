import { cellsOf } from '../organisation/organisation.ts'
import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { FeedbackFigures } from '../statistics/feedback-figures.rules.ts'
import { countsOf } from '../statistics/figures.rules.ts'
import { figuresOf } from '../statistics/figures.ts'

export interface UnitFigures {
  readonly unit: string
  readonly name: string
  readonly counts: readonly number[]
  readonly feedback: FeedbackFigures | null
}

/** A month's figures as a report keeps them: the whole organisation first, then its cells in the order of the tree. */
export async function unitFigures(
  db: Database,
  tenant: string,
  month: string,
  now: Date,
): Promise<UnitFigures[]> {
  const [figures, cells, units] = await Promise.all([
    figuresOf(db, tenant, month, now),
    cellsOf(db, tenant),
    db.rows<{ id: string; name: string }>(sql`
      select id, name from unit where tenant = ${tenant} and kind in ('commune', 'cell') order by founded_on, id`),
  ])
  const names = new Map(units.map(({ id, name }) => [id, name]))
  // Cells that have ended since stand below those of today.
  const order = [...cells.map(({ id }) => id), ...names.keys()]
  const told = [...new Set(order)].filter((cell) => figures.cells.has(cell))
  return [
    {
      unit: tenant,
      name: names.get(tenant) ?? '',
      counts: countsOf(figures.total),
      feedback: figures.feedback,
    },
    ...told.map((cell) => ({
      unit: cell,
      name: names.get(cell)!,
      counts: countsOf(figures.cells.get(cell)!),
      feedback: null,
    })),
  ]
}
