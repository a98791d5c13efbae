import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { IN_THE_RHYTHM } from './due.queries.ts'

export interface LogLine {
  readonly cell: string
  readonly about: string
  readonly at: Date
  /** People by what became of it: by the way that came furthest, where somebody has several; 'none' has no way. */
  readonly counts: Readonly<Record<string, number>>
}

/**
 * The rhythm's messages to cells, with how many people they came to and no more: what is said to single people is not
 * listed, and neither is who.
 */
export const deliveryLog = async (
  db: Database,
  tenant: string,
  cells: readonly string[],
  since: Date,
): Promise<LogLine[]> =>
  db.rows(sql`
    with heard as (
      select n.id, n.cell, n.about, n.recorded_at as at, case
          when h.outcome <> 'said' then 'none'
          else coalesce((
            select case when s.state = 'marked' then 'waiting' else s.state end from notice_send s
            where s.tenant = h.tenant and s.message = h.message
            order by array_position(array['sent', 'marked', 'waiting', 'unknown', 'failed', 'unsent'], s.state) limit 1), 'none') end as state
      from notice n join notice_heard h on h.tenant = n.tenant and h.notice = n.id
      where n.tenant = ${tenant} and n.cell = any(${cells}) and n.grade = 'rhythm' and n.recorded_at >= ${since}
        and (h.outcome = 'said' or h.why = 'asked-for-none')
    ), counted as (select id, cell, about, at, state, count(*)::int as people from heard group by id, cell, about, at, state)
    select cell, about, at, jsonb_object_agg(state, people) as counts from counted
    group by id, cell, about, at order by at desc, about, id`)

export interface Listener {
  readonly person: string
  readonly name: string
  readonly quiet: boolean
  readonly email: boolean
  readonly phone: 'sms' | 'zns' | null
  readonly browsers: readonly string[]
}

/** Everyone of a cell to whom the rhythm speaks, with the ways by which it reaches them. */
export const listeners = (db: Database, tenant: string, cell: string, today: string): Promise<Listener[]> =>
  db.rows(sql`
    select m.person, p.full_name as name, coalesce(r.quiet, false) as quiet, coalesce(r.email, false) as email, r.phone,
           array(select b.subscription from push_browser b where b.person = m.person) as browsers
    from membership m join person p on p.id = m.person left join reach r on r.person = m.person
    where m.tenant = ${tenant} and m.cell = ${cell} and m.status = any(${IN_THE_RHYTHM}::text[])
      and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to > ${today})`)

/** The next meeting of a cell that was noticed and has not begun. */
export const noticedMeeting = (
  db: Database,
  tenant: string,
  cell: string,
  today: string,
): Promise<{ day: string; at_time: string } | null> =>
  db.maybe(sql`
    select day, at_time from meeting
    where tenant = ${tenant} and cell = ${cell} and day >= ${today} and noticed_at is not null and opened_at is null and dropped_at is null
    order by day, at_time, id limit 1`)
