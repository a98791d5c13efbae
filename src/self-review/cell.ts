import { recordAll } from '../history/history.ts'
import { membersOfCells } from '../membership/membership.queries.ts'
import { isAwaited, isPresentMember, type MemberStatus } from '../membership/powers.rules.ts'
import { isOpenFor, type Period } from '../movement/movement.ts'
import { dayOf } from '../platform/clock.ts'
import { type Database, type Transaction, together } from '../platform/database.ts'
import { byGivenName } from '../platform/fold.ts'
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
  const lines = members
    .filter((member) => isPresentMember(member.status))
    .map((member) => ({
      person: member.person,
      name: member.full_name,
      status: member.status,
      awaited: isAwaited(member.status),
      how: how.get(member.person) ?? null,
    }))
  return byGivenName(lines, ({ name }) => name)
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
  return recordPapers(tx, period, { ...note, people: [note.person] }, by)
}

/** The same for a stack of papers of one cell: all of it or, when somebody is not of the cell, nothing. */
export async function recordPapers(
  tx: Transaction,
  period: Period,
  { cell, people, done }: { cell: string; people: readonly string[]; done: boolean },
  by: { person: string; now: Date },
): Promise<boolean> {
  const today = dayOf(by.now)
  const [open, members] = await together(
    isOpenFor(tx, period, cell, by.now),
    membersOfCells(tx, period.tenant, [cell], today),
  )
  const ofCell = new Set(members.map((member) => member.person))
  if (!open || !people.every((person) => ofCell.has(person))) return false
  const changed = await tx.rows<{ person: string }>(
    done
      ? sql`
        insert into review_done (tenant, period, person, cell, how, done_on, recorded_by)
        select ${period.tenant}, ${period.id}, person, ${cell}, 'paper', ${today}, ${by.person}
        from unnest(${people}::uuid[]) as person on conflict do nothing returning person`
      : sql`
        delete from review_done
        where tenant = ${period.tenant} and period = ${period.id} and person = any(${people}) and how = 'paper'
        returning person`,
  )
  const verb = done ? 'paper-review-noted' : 'paper-review-note-withdrawn'
  if (changed.length > 0)
    await recordAll(
      tx,
      period.tenant,
      by,
      changed.map(({ person }) => ({ verb, about: [`period:${period.id}`, `person:${person}`] })),
    )
  return true
}

export interface DeclaredLine {
  readonly person: string
  readonly name: string
  readonly line: string
  /** Entered for them from their slip, and confirmed. */
  readonly on_behalf: boolean
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
    select d.person, p.full_name as name, d.line, d.on_behalf is not null as on_behalf from declared_line d join person p on p.id = d.person
    where d.tenant = ${period.tenant} and d.period = ${period.id} and d.cell = ${cell} order by d.id`)
  const others = [...new Set(lines.map((line) => line.person))].filter((person) => person !== reader)
  if (others.length > 0)
    await tx.run(sql`
      insert into look (tenant, person, reader, what, day)
      select ${period.tenant}, person, ${reader}, 'declared', ${today} from unnest(${others}::uuid[]) as person
      on conflict do nothing`)
  return byGivenName(lines, ({ name }) => name)
}
