import { record } from '../history/history.ts'
import { membersOfCells } from '../membership/membership.queries.ts'
import { isAwaited, isPresentMember, type MemberStatus } from '../membership/powers.rules.ts'
import { isOpenFor, type Period } from '../movement/movement.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { compareVietnamese, givenNameKey } from '../platform/fold.ts'
import { sql } from '../platform/sql.ts'

/** What an officer sees of a member's month: done or not yet, on the phone or on paper. Nothing else is read here. */
export interface DoneLine {
  readonly person: string
  readonly name: string
  readonly status: MemberStatus
  readonly awaited: boolean
  readonly how: 'phone' | 'paper' | null
}

export async function doneLines(
  db: Database,
  period: Period,
  cell: string,
  today: string,
): Promise<DoneLine[]> {
  const members = await membersOfCells(db, period.tenant, [cell], today)
  // By person, not by cell: whoever came from another cell after sending is done here too.
  const done = await db.rows<{ person: string; how: 'phone' | 'paper' }>(sql`
    select person, how from review_done
    where tenant = ${period.tenant} and period = ${period.id} and person = any(${members.map((member) => member.person)})`)
  const how = new Map(done.map((row) => [row.person, row.how]))
  return members
    .filter((member) => isPresentMember(member.status))
    .map((member) => ({
      person: member.person,
      name: member.full_name,
      status: member.status,
      awaited: isAwaited(member.status),
      how: how.get(member.person) ?? null,
    }))
    .sort((a, b) => compareVietnamese(givenNameKey(a.name), givenNameKey(b.name)))
}

/** "7 trên 17": members awaited who are done, and those who are done without being awaited, in both numbers. */
export const doneCount = (
  lines: readonly Pick<DoneLine, 'awaited' | 'how'>[],
): { done: number; all: number } => ({
  done: lines.filter((line) => line.how).length,
  all: lines.filter((line) => line.awaited || line.how).length,
})

/**
 * Notes that a member reviewed on paper, or takes the note back. What was sent by phone is never touched.
 * False when the period is closed for the cell, or the person is not of it.
 */
export async function recordPaper(
  tx: Transaction,
  period: Period,
  note: { cell: string; person: string; done: boolean },
  by: { person: string; now: Date },
): Promise<boolean> {
  const today = dayOf(by.now)
  if (!(await isOpenFor(tx, period, note.cell, by.now))) return false
  const members = await membersOfCells(tx, period.tenant, [note.cell], today)
  if (!members.some((member) => member.person === note.person)) return false
  const changed = note.done
    ? await tx.run(sql`
        insert into review_done (tenant, period, person, cell, how, done_on, recorded_by)
        values (${period.tenant}, ${period.id}, ${note.person}, ${note.cell}, 'paper', ${today}, ${by.person})
        on conflict do nothing`)
    : await tx.run(sql`
        delete from review_done
        where tenant = ${period.tenant} and period = ${period.id} and person = ${note.person} and how = 'paper'`)
  if (changed > 0)
    await record(tx, {
      tenant: period.tenant,
      at: by.now,
      actor: by.person,
      verb: note.done ? 'paper-review-noted' : 'paper-review-note-withdrawn',
      about: { period: period.id, person: note.person },
    })
  return true
}

export interface DeclaredLine {
  readonly person: string
  readonly name: string
  readonly line: string
}

/** What members of a cell chose to bring. Reading it is itself noted, once a reader, person and day, for the member to see. */
export async function declaredInCell(
  tx: Transaction,
  period: Period,
  cell: string,
  reader: string,
  today: string,
): Promise<DeclaredLine[]> {
  const lines = await tx.rows<DeclaredLine>(sql`
    select d.person, p.full_name as name, d.line from declared_line d join person p on p.id = d.person
    where d.tenant = ${period.tenant} and d.period = ${period.id} and d.cell = ${cell} order by d.id`)
  const others = [...new Set(lines.map((line) => line.person))].filter((person) => person !== reader)
  if (others.length > 0)
    await tx.run(sql`
      insert into look (tenant, person, reader, what, day)
      select ${period.tenant}, person, ${reader}, 'declared', ${today} from unnest(${others}::uuid[]) as person
      on conflict do nothing`)
  return lines.sort((a, b) => compareVietnamese(givenNameKey(a.name), givenNameKey(b.name)))
}
