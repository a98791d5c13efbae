import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { CommuneSums } from './imported.rules.ts'
import { roundFiguresOf } from './round-figures.rules.ts'

/** A commune that lay right below a unit in some of these months, and what stands in the unit's sum of it. */
export interface CommuneBelow extends CommuneSums {
  /** Of every month in which it lay there its numbers are here and change no more; null where only a round tells of it. */
  readonly complete: boolean | null
}

/**
 * What the sum of a unit right above communes is made of: each commune's months while it lay there, as the tree was at the
 * end of each, and the last round of each half-year. What counts with a file of another unit is not in it, as in the sum.
 */
export async function communesBelow(
  db: Database,
  unit: string,
  { months, halves }: { readonly months: readonly string[]; readonly halves: readonly string[] },
): Promise<CommuneBelow[]> {
  const [rows, rounds] = await Promise.all([monthsBelow(db, unit, months), roundsBelow(db, unit, halves)])
  return [...Map.groupBy([...rows, ...rounds], ({ unit }) => unit).values()].map((own) => {
    const inMonths = own.filter((one) => one.month !== null)
    return {
      id: own[0]!.id,
      name: own[0]!.name,
      months: inMonths.flatMap(({ month, counts }) => (counts ? [{ month: month!, counts }] : [])),
      rounds: own.flatMap(({ half, catalogue, counts, groups }) =>
        half ? [{ half, catalogue: catalogue!, counts: roundFiguresOf(counts!), groups: groups! }] : [],
      ),
      complete:
        inMonths.length === 0 ? null : inMonths.every(({ counts, frozen }) => counts !== null && frozen),
    }
  })
}

interface Row {
  readonly unit: string
  /** As the machine knows it that keeps its cells. */
  readonly id: string
  readonly name: string
  readonly month: string | null
  readonly half: string | null
  readonly catalogue: string | null
  readonly counts: readonly number[] | null
  readonly groups: readonly number[] | null
  readonly frozen: boolean
}

const OWN_ID = sql`coalesce((select p.commune from imported_part p where p.unit = u.id order by p.span desc limit 1), u.id) as id`

const monthsBelow = (db: Database, unit: string, months: readonly string[]): Promise<Row[]> =>
  db.rows<Row>(sql`
    with child as (
      select t.unit, t.month, t.counts, t.frozen from unit_tally t
      where t.parent = ${unit} and t.month = any(${months}::date[]) and not exists (
        select 1 from imported_part p
        where p.commune = t.unit and p.span = to_char(t.month, 'YYYY-MM') and p.unit <> t.unit)
      union all
      select e.unit, m.month, null, false from unnest(${months}::date[]) as m (month)
      join unit_edge e on e.parent = ${unit} and e.valid_from <= (m.month + interval '1 month' - interval '1 day')::date
        and (e.valid_to is null or e.valid_to > (m.month + interval '1 month' - interval '1 day')::date)
      where not exists (select 1 from unit_tally t where t.unit = e.unit and t.month = m.month))
    select u.id as unit, ${OWN_ID}, u.name, child.month, null as half, null as catalogue, child.counts, null as groups, child.frozen
    from child join unit u on u.id = child.unit where u.kind = 'commune' order by u.place, u.name, u.id, child.month`)

const roundsBelow = (db: Database, unit: string, halves: readonly string[]): Promise<Row[]> =>
  db.rows<Row>(sql`
    select u.id as unit, ${OWN_ID}, u.name, null as month, t.half, t.catalogue, t.counts, t.groups, true as frozen
    from unit_round_tally t join unit u on u.id = t.unit
    where t.parent = ${unit} and t.half = any(${halves}) and u.kind = 'commune' and not exists (
      select 1 from imported_part p where p.commune = t.unit and p.span = t.half and p.unit <> t.unit)
    order by u.place, u.name, u.id, t.half`)
