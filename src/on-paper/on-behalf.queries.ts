import type { Period } from '../movement/movement.ts'
import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/** A line somebody entered for a member, as those concerned read it. */
export interface EnteredLine {
  readonly id: string
  readonly tenant: string
  readonly person: string
  readonly name: string
  readonly entered_by: string
  readonly entered_by_name: string
  readonly entered_on: string
  readonly line: string
  readonly due: string | null
  readonly witness: string | null
  readonly witness_name: string | null
  readonly confirmed_on: string | null
  readonly confirmed_how: 'code' | 'signature' | 'self' | null
  readonly refused_on: string | null
  /** The cell can still be brought something in the period it was entered in. */
  readonly open: boolean
}

const lines = (now: Date) => sql`
  select l.id, l.tenant, l.person, p.full_name as name, l.entered_by, e.full_name as entered_by_name, l.entered_on, l.line,
         l.due, l.witness, w.full_name as witness_name, l.confirmed_on, l.confirmed_how, l.refused_on,
         d.opens_at <= ${now} and d.closes_at > ${now} and not exists (
           select 1 from period_closed c where c.tenant = l.tenant and c.period = l.period and c.cell = l.cell) as open
  from on_behalf_line l
  join person p on p.id = l.person join person e on e.id = l.entered_by left join person w on w.id = l.witness
  join period d on d.tenant = l.tenant and d.id = l.period`

/** What waits for the member's confirmation, in the order it was entered. */
export const waitingFor = (
  db: Database,
  at: { period: Pick<Period, 'tenant' | 'id'>; person: string; enteredBy: string; now: Date },
): Promise<EnteredLine[]> =>
  db.rows<EnteredLine>(sql`
    ${lines(at.now)} where l.tenant = ${at.period.tenant} and l.period = ${at.period.id} and l.person = ${at.person}
      and l.entered_by = ${at.enteredBy} and l.confirmed_on is null order by l.id`)

/** What this person is asked to have seen signed, of periods that are open. */
export async function waitingForWitness(db: Database, witness: string, now: Date): Promise<EnteredLine[]> {
  const found = await db.rows<EnteredLine>(sql`
    ${lines(now)} where l.witness = ${witness} and l.confirmed_on is null order by l.id`)
  return found.filter((line) => line.open)
}

/** What was entered for a member: what counts, and what waits in a period that is open; newest first. */
export async function enteredFor(db: Database, person: string, now: Date): Promise<EnteredLine[]> {
  const found = await db.rows<EnteredLine>(sql`${lines(now)} where l.person = ${person} order by l.id desc`)
  return found.filter((line) => line.confirmed_on !== null || line.open)
}
