import type { Database } from '../platform/database.ts'
import { isId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import type { MemberStatus } from './powers.rules.ts'

/** The cell a person belongs to today in this organisation, or null; also for text that is no id. */
export async function cellOfPerson(
  db: Database,
  tenant: string,
  person: string,
  today: string,
): Promise<string | null> {
  if (!isId(person)) return null
  const row = await db.maybe<{ cell: string }>(sql`
    select cell from membership
    where tenant = ${tenant} and person = ${person} and status <> 'left'
      and valid_from <= ${today} and (valid_to is null or valid_to > ${today})`)
  return row?.cell ?? null
}

export interface CellMember {
  person: string
  full_name: string
  status: MemberStatus
}

/** Who has a place in these cells on a day. Order is the caller's: names sort by given name (platform/fold.ts). */
export async function membersOfCells(
  db: Database,
  tenant: string,
  cells: readonly string[],
  day: string,
): Promise<(CellMember & { cell: string })[]> {
  return db.rows(sql`
    select m.person, p.full_name, m.status, m.cell from membership m join person p on p.id = m.person
    where m.tenant = ${tenant} and m.cell = any(${cells}) and m.status <> 'left'
      and m.valid_from <= ${day} and (m.valid_to is null or m.valid_to > ${day})`)
}
