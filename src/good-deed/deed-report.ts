import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { BoardRow } from './board.rules.ts'

export interface DeedsReport {
  /** Every cell, in the order given; cells that have ended since stand after them. Zero where there is none. */
  readonly cells: readonly { readonly cell: string; readonly name: string; readonly confirmed: number }[]
  /** Only those who agreed to be named. */
  readonly named: readonly BoardRow[]
}

/** A stretch of days, both ends in it. */
export interface Span {
  readonly from: string
  readonly to: string
}

/** Out of minutes that are locked, so that no number and no name goes back by itself. */
const CONFIRMED = ({ from, to }: Span) => sql`
  good_deed d join meeting m on m.tenant = d.tenant and m.id = d.settled_at_meeting and m.locked_at is not null
    and d.outcome = 'confirmed' and d.settled_on between ${from} and ${to}`

/** What an organisation's report says of good deeds: how many each cell confirmed, and the names that may be told. */
export async function deedsReport(
  db: Database,
  tenant: string,
  cells: readonly { readonly id: string; readonly name: string }[],
  span: Span,
  today: string,
): Promise<DeedsReport> {
  const counted = await db.rows<{ cell: string; name: string; confirmed: number }>(sql`
    select d.cell, u.name, count(*)::int as confirmed from ${CONFIRMED(span)} join unit u on u.id = d.cell
    where d.tenant = ${tenant} group by d.cell, u.name order by u.name`)
  const living = new Set(cells.map((cell) => cell.id))
  return {
    cells: [
      ...cells.map(({ id, name }) => ({
        cell: id,
        name,
        confirmed: counted.find((row) => row.cell === id)?.confirmed ?? 0,
      })),
      ...counted.filter((row) => !living.has(row.cell)),
    ],
    named: await namedDeeds(db, tenant, span, today),
  }
}

/**
 * What may stand on a board: confirmed, its member agrees, and belongs to the organisation today. Agreement is read
 * here and nowhere kept, so that who withdraws it is gone from the next look.
 */
export const namedDeeds = (
  db: Database,
  tenant: string,
  span: Span,
  today: string,
  cell: string | null = null,
): Promise<BoardRow[]> =>
  db.rows<BoardRow>(sql`
    select d.cell, u.name as cell_name, d.person, p.full_name as name, d.day, d.words
    from ${CONFIRMED(span)} join unit u on u.id = d.cell join person p on p.id = d.person
    where d.tenant = ${tenant} and d.named_on is not null and (${cell}::uuid is null or d.cell = ${cell})
      and exists (select 1 from membership s where s.tenant = d.tenant and s.person = d.person
                  and s.status not in ('left', 'suspended') and s.valid_from <= ${today}
                  and (s.valid_to is null or s.valid_to > ${today}))
    order by d.id`)
