import type { Database } from '../platform/database.ts'
import { isId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import type { Known } from './briefing.rules.ts'

export interface BriefingRow {
  readonly tenant: string
  readonly id: string
  readonly movement: string
  readonly movement_name: string
  readonly held_on: string
  readonly at_time: string
  readonly place: string
  readonly makes_up: string | null
  readonly makes_up_on: string | null
  readonly cells: readonly string[]
  readonly directives: readonly string[]
  readonly guests_invited: number
  readonly guests_present: number
  /** Of the rolls that are kept: who was called or came, and who came. */
  readonly written: number
  readonly present: number
}

const WHOLE = sql`
  select b.tenant, b.id, b.movement, m.name as movement_name, b.held_on, b.at_time, b.place, b.makes_up,
         o.held_on as makes_up_on, b.cells, b.directives, b.guests_invited, b.guests_present,
         (select count(*)::int from briefing_presence p where p.tenant = b.tenant and p.briefing = b.id) as written,
         (select count(*)::int from briefing_presence p
          where p.tenant = b.tenant and p.briefing = b.id and p.present) as present
  from briefing b join movement m on m.id = b.movement
  left join briefing o on o.tenant = b.tenant and o.id = b.makes_up`

/** Newest first; those that were not held are left out. */
export const briefingsOf = (db: Database, tenant: string): Promise<BriefingRow[]> =>
  db.rows<BriefingRow>(sql`
    ${WHOLE} where b.tenant = ${tenant} and b.dropped_at is null order by b.held_on desc, b.id desc`)

export const briefingById = async (
  db: Database,
  tenant: string,
  id: string | undefined,
): Promise<BriefingRow | null> =>
  isId(id)
    ? db.maybe<BriefingRow>(
        sql`${WHOLE} where b.tenant = ${tenant} and b.id = ${id} and b.dropped_at is null`,
      )
    : null

/** Who knows which of these directives, as far as this organisation has written down. */
export const knownOf = (db: Database, tenant: string, directives: readonly string[]): Promise<Known[]> =>
  db.rows<Known>(sql`
    select p.person, d.id as directive, min(b.held_on)::text as on, 'session' as how
    from briefing b join briefing_presence p on p.tenant = b.tenant and p.briefing = b.id and p.present
    cross join lateral unnest(b.directives) d (id)
    where b.tenant = ${tenant} and b.dropped_at is null and d.id = any(${directives})
    group by p.person, d.id
    union all
    select r.person, r.directive, r.said_on::text, 'reading' from directive_reading r
    where r.tenant = ${tenant} and r.directive = any(${directives}) and r.withdrawn_on is null`)

/**
 * The same of one person. What an earlier organisation wrote down stays there: here they say themselves that they know
 * it, as the officers here see it.
 */
export const knownBy = (
  db: Database,
  tenant: string,
  person: string,
  directives: readonly string[],
): Promise<Known[]> =>
  db.rows<Known>(sql`
    select p.person, d.id as directive, min(b.held_on)::text as on, 'session' as how
    from briefing_presence p join briefing b on b.tenant = p.tenant and b.id = p.briefing
    cross join lateral unnest(b.directives) d (id)
    where p.tenant = ${tenant} and p.person = ${person} and p.present and b.dropped_at is null and d.id = any(${directives})
    group by p.person, d.id
    union all
    select r.person, r.directive, r.said_on::text, 'reading' from directive_reading r
    where r.tenant = ${tenant} and r.person = ${person} and r.directive = any(${directives}) and r.withdrawn_on is null`)

export interface RollRow {
  readonly person: string
  readonly full_name: string
  readonly cell: string
  readonly present: boolean
  readonly set_at: Date
}

/** All that is written down of who came to a session. */
export const rollRows = (db: Database, tenant: string, briefing: string): Promise<RollRow[]> =>
  db.rows<RollRow>(sql`
    select p.person, n.full_name, p.cell, p.present, p.set_at
    from briefing_presence p join person n on n.id = p.person
    where p.tenant = ${tenant} and p.briefing = ${briefing}`)

/** Cadres who are no members, over the sessions of these movements: two numbers. */
export const guestCounts = (
  db: Database,
  tenant: string,
  movements: readonly string[],
): Promise<{ invited: number; present: number }> =>
  db.row(sql`
    select coalesce(sum(guests_invited), 0)::int as invited, coalesce(sum(guests_present), 0)::int as present
    from briefing where tenant = ${tenant} and movement = any(${movements}) and dropped_at is null`)

export interface OwnStudy {
  readonly title: string
  readonly number: string
  readonly issued_on: string | null
  readonly on: string
  readonly how: 'present' | 'absent' | 'reading'
}

/** All that is written down of a person about what they studied, in whichever organisation. */
export const studiesOf = (db: Database, person: string): Promise<OwnStudy[]> =>
  db.rows<OwnStudy>(sql`
    select d.title, d.number, d.issued_on, b.held_on::text as on,
           case when p.present then 'present' else 'absent' end as how
    from briefing_presence p join briefing b on b.tenant = p.tenant and b.id = p.briefing
    join directive d on d.id = any(b.directives)
    where p.person = ${person} and b.dropped_at is null
    union all
    select d.title, d.number, d.issued_on, r.said_on::text, 'reading'
    from directive_reading r join directive d on d.id = r.directive
    where r.person = ${person} and r.withdrawn_on is null
    order by 4 desc, 1, 5`)
