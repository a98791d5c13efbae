import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { End, Version } from './course.rules.ts'

export interface MovementRow {
  readonly tenant: string
  readonly id: string
  readonly unit: string
  readonly unit_name: string
  readonly name: string
  readonly outside: string
  readonly document: string
  readonly document_number: string
  readonly document_on: string | null
  readonly versions: readonly Version[]
  readonly ends: readonly End[]
}

export interface MovementAbove extends MovementRow {
  /** Steps up the tree from the unit that was asked about; 0 for its own. */
  readonly height: number
}

const WHOLE = sql`
  m.tenant, m.id, m.unit, u.name as unit_name, m.name, m.outside, m.document, m.document_number, m.document_on,
  coalesce((select jsonb_agg(jsonb_build_object('n', v.n, 'from', v.valid_from, 'laidOn', v.laid_on,
                                                'terms', v.terms, 'target', v.target) order by v.n)
            from movement_version v where v.tenant = m.tenant and v.movement = m.id), '[]') as versions,
  coalesce((select jsonb_agg(jsonb_build_object('n', e.n, 'on', e.ends_on, 'laidOn', e.laid_on) order by e.n)
            from movement_end e where e.tenant = m.tenant and e.movement = m.id), '[]') as ends`

/** All movements of a unit and of those above it as the tree stood on a day, whether or not they hold on it. */
export const movementsAbove = (db: Database, unit: string, day: string): Promise<MovementAbove[]> =>
  db.rows<MovementAbove>(sql`
    with recursive up (unit, height) as (
      select ${unit}::uuid, 0
      union all
      select e.parent, up.height + 1 from up join unit_edge e on e.unit = up.unit
      where e.valid_from <= ${day} and (e.valid_to is null or e.valid_to > ${day})
    )
    select up.height, ${WHOLE} from up join movement m on m.unit = up.unit join unit u on u.id = m.unit
    order by up.height desc, m.id`)

/** One that a unit launched itself, or null. */
export const movementOf = (db: Database, unit: string, id: string): Promise<MovementRow | null> =>
  db.maybe<MovementRow>(sql`
    select ${WHOLE} from movement m join unit u on u.id = m.unit where m.unit = ${unit} and m.id = ${id}`)
