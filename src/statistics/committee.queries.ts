import type { Period } from '../movement/movement.ts'
import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

export interface CellFigures {
  cell: string
  done: number
  all: number
  ended: boolean
}

/** Done, awaited and ended a cell, in one statement over today's members. Counts only: no name leaves here. */
export async function figuresByCell(db: Database, period: Period, today: string): Promise<CellFigures[]> {
  return db.rows<CellFigures>(sql`
    with member as (
      select m.cell, m.person, m.status in ('official', 'probationary', 'temporary-in') as awaited
      from membership m
      where m.tenant = ${period.tenant} and m.status not in ('left', 'suspended')
        and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to > ${today})
    ),
    done as (select person from review_done where tenant = ${period.tenant} and period = ${period.id})
    select member.cell,
           count(done.person)::int as done,
           count(*) filter (where member.awaited or done.person is not null)::int as all,
           exists (select 1 from period_closed c
                   where c.tenant = ${period.tenant} and c.period = ${period.id} and c.cell = member.cell) as ended
    from member left join done on done.person = member.person
    group by member.cell`)
}

/** The secretary of each cell, whom the committee calls. */
export async function secretariesOf(
  db: Database,
  tenant: string,
  today: string,
): Promise<Map<string, { name: string; phone: string | null }>> {
  const rows = await db.rows<{ unit: string; name: string; phone: string | null }>(sql`
    select post.unit, p.full_name as name, p.phone from post join person p on p.id = post.person
    where post.tenant = ${tenant} and post.kind = 'secretary'
      and post.valid_from <= ${today} and (post.valid_to is null or post.valid_to > ${today})`)
  return new Map(rows.map(({ unit, ...secretary }) => [unit, secretary]))
}
