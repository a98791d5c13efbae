import type { Database } from '../platform/database.ts'
import { isId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { type Origin, type Source, type State, stateOf } from './good-deed.rules.ts'

/** A deed as whoever did it, or noted it, reads it on their own pages. */
export interface OwnDeed {
  readonly tenant: string
  readonly id: string
  readonly person: string
  readonly name: string
  readonly cell_name: string
  readonly origin: Origin
  readonly source: Source | ''
  readonly told_by: string
  readonly day: string
  readonly words: string
  readonly noted_on: string
  readonly noted_by: string
  readonly noted_by_name: string
  readonly settled_on: string | null
  /** Told to whoever noted it. */
  readonly reason: string
  readonly named_on: string | null
  readonly state: State
}

interface Stored extends Omit<OwnDeed, 'state'> {
  readonly outcome: 'confirmed' | 'not-confirmed' | null
  readonly declined_on: string | null
  readonly ended: boolean
}

const OWN = sql`
  select d.tenant, d.id, d.person, p.full_name as name, u.name as cell_name, d.origin, d.source, d.told_by, d.day, d.words,
         d.noted_on, d.noted_by, n.full_name as noted_by_name, d.settled_on, d.reason, d.named_on, d.outcome,
         d.declined_on, m.ended_at is not null as ended
  from good_deed d join person p on p.id = d.person join person n on n.id = d.noted_by join unit u on u.id = d.cell
  left join meeting m on m.tenant = d.tenant and m.id = d.settled_at_meeting`

/** What a meeting settled stays unsaid until it has ended. */
function shown({ outcome, declined_on, ended, ...row }: Stored): OwnDeed {
  const state = stateOf({ outcome, declined_on, ended })
  const settled = state === 'confirmed' || state === 'not-confirmed'
  return {
    ...row,
    settled_on: settled ? row.settled_on : null,
    reason: state === 'not-confirmed' ? row.reason : '',
    state,
  }
}

/**
 * What is noted about a person, newest first, in whichever organisation. What others noted and the cell did not confirm
 * is nothing about them, and is left out.
 */
export async function deedsAbout(db: Database, person: string): Promise<OwnDeed[]> {
  const rows = await db.rows<Stored>(sql`${OWN} where d.person = ${person} order by d.day desc, d.id desc`)
  return rows.map(shown).filter((deed) => deed.state !== 'not-confirmed' || deed.noted_by === person)
}

/** What a person noted about others. */
export async function deedsNotedBy(db: Database, person: string): Promise<OwnDeed[]> {
  const rows = await db.rows<Stored>(sql`
    ${OWN} where d.noted_by = ${person} and d.person <> ${person} order by d.day desc, d.id desc`)
  return rows.map(shown)
}

/** Of the person of this page alone: what they did, or what they noted. */
export async function ownDeed(
  db: Database,
  person: string,
  id: string | undefined,
  as: 'doer' | 'writer',
): Promise<OwnDeed | null> {
  if (!isId(id)) return null
  const row = await db.maybe<Stored>(sql`
    ${OWN} where d.id = ${id} and (case when ${as} = 'doer' then d.person else d.noted_by end) = ${person}`)
  const deed = row && shown(row)
  return deed?.state === 'not-confirmed' && deed.noted_by !== person ? null : deed
}

/** How many deeds that others noted its member has not read of yet. */
export async function unseenDeeds(db: Database, person: string): Promise<number> {
  const { unseen } = await db.row<{ unseen: number }>(sql`
    select count(*)::int as unseen from good_deed
    where person = ${person} and seen_on is null and outcome is distinct from 'not-confirmed'`)
  return unseen
}

export const markSeen = (db: Database, person: string, today: string): Promise<number> =>
  db.run(sql`update good_deed set seen_on = ${today} where person = ${person} and seen_on is null`)
