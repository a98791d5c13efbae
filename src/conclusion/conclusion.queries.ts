import type { Database } from '../platform/database.ts'
import { isId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { APPEAL_DAYS } from './appeal.rules.ts'
import type { LineOutcome, Outcome } from './conclusion.rules.ts'
import type { Conclusion } from './conclusion.ts'

export interface AppealRow {
  readonly reason: string
  readonly sent_at: Date
  readonly answer: string | null
  readonly answered_at: Date | null
  readonly answered_by_name: string | null
}

export interface PlanRow {
  readonly id: string
  readonly tenant: string
  /** The conclusion that opened it; null for a line the member brought to the cell. */
  readonly conclusion: string | null
  readonly line: string
  readonly due: string
  readonly opened_on: string
  readonly told_fixed_on: string | null
  readonly confirmed_on: string | null
}

export interface OwnConclusion extends Omit<Conclusion, 'outcome'> {
  readonly tenant: string
  /** Of 'feedback' and of a regular inspection by the committee, the inspection committee concluded. */
  readonly kind: 'sign' | 'commitment' | 'round' | 'feedback' | 'inspection'
  readonly source: 'meeting' | 'inspection'
  readonly outcome: Outcome | LineOutcome
  /** The line of a commitment it is about, as the cell confirmed it. */
  readonly line: { readonly year: number; readonly what: string } | null
  readonly cell_name: string
  /** How long it may be taken to the next level, by what held on its day. */
  readonly appeal_days: number
  readonly appeal: AppealRow | null
}

/**
 * What stands of a person, once its meeting has ended; newest first, in whichever organisation. What people's feedback came
 * to was taken further, or not, before it stands here: `appeal_days` of it is over from the start.
 */
const standing = sql`
  select c.tenant, c.id, c.person, c.cell, u.name as cell_name, c.source_id, c.source, c.kind, c.outcome, c.wording, c.signs, c.fix_by,
         c.yes, c.no, c.other, c.entitled, c.manner, c.concluded_on,
         case when c.kind = 'feedback' then -1 else coalesce((select (d.meeting->>'appealDays')::int from meeting_default d
                   where d.tenant = c.tenant and d.valid_from <= c.concluded_on
                   order by d.valid_from desc limit 1), ${APPEAL_DAYS}) end as appeal_days,
         case when c.line is not null then jsonb_build_object('year', k.year, 'what', l.what) end as line,
         case when a.conclusion is not null then jsonb_build_object('reason', a.reason, 'sent_at', a.sent_at,
           'answer', a.answer, 'answered_at', a.answered_at, 'answered_by_name', p.full_name) end as appeal
  from conclusion c
  join lateral (select 1 where c.source = 'inspection' or exists (
    select 1 from meeting m where m.tenant = c.tenant and m.id = c.source_id and m.ended_at is not null)) known on true
  join unit u on u.id = c.cell
  left join conclusion_appeal a on a.tenant = c.tenant and a.conclusion = c.id
  left join person p on p.id = a.answered_by
  left join commitment_line l on l.tenant = c.tenant and l.id = c.line
  left join commitment k on k.tenant = l.tenant and k.id = l.commitment`

interface Stored extends Omit<OwnConclusion, 'appeal'> {
  appeal:
    | (Omit<AppealRow, 'sent_at' | 'answered_at'> & { sent_at: string; answered_at: string | null })
    | null
}

const withDates = ({ appeal, ...row }: Stored): OwnConclusion => ({
  ...row,
  appeal: appeal && {
    ...appeal,
    sent_at: new Date(appeal.sent_at),
    answered_at: appeal.answered_at === null ? null : new Date(appeal.answered_at),
  },
})

export async function conclusionsAbout(db: Database, person: string): Promise<OwnConclusion[]> {
  const rows = await db.rows<Stored>(sql`
    ${standing} where c.person = ${person} and c.withdrawn_at is null order by c.concluded_on desc, c.id`)
  return rows.map(withDates)
}

export async function conclusionAbout(
  db: Database,
  person: string,
  id: string | undefined,
): Promise<OwnConclusion | null> {
  if (!isId(id)) return null
  const row = await db.maybe<Stored>(sql`
    ${standing} where c.person = ${person} and c.id = ${id} and c.withdrawn_at is null`)
  return row && withDates(row)
}

/** The fixes others know of, newest first: opened by a conclusion whose meeting has ended, or brought by the member. */
export const cellPlansOf = (db: Database, person: string): Promise<PlanRow[]> =>
  db.rows<PlanRow>(sql`
    select p.id, p.tenant, case when p.origin = 'concluded' then p.origin_id end as conclusion, p.line, p.due, p.opened_on,
           p.told_fixed_on, p.confirmed_on
    from cell_plan p left join conclusion c on p.origin = 'concluded' and c.tenant = p.tenant and c.id = p.origin_id
    left join meeting m on m.tenant = c.tenant and m.id = c.source_id
    where p.person = ${person} and p.withdrawn_on is null
      and (p.origin <> 'concluded' or (c.withdrawn_at is null and (c.source = 'inspection' or m.ended_at is not null)))
    order by p.opened_on desc, p.id`)

export interface BoardAppeal extends OwnConclusion {
  readonly appeal: AppealRow
  readonly name: string
  /** Who wrote the conclusion down, led its meeting or kept its minutes. */
  readonly recorders: readonly string[]
  /** Who holds a post in that cell, on the day of the conclusion or now. */
  readonly committee: readonly string[]
}

const BOARD = (today: string) => sql`
  select s.*, person.full_name as name,
         array(select x from unnest(array[c.made_by, c.led_by, m.chair, m.clerk, r.chair, r.clerk]) as x where x is not null) as recorders,
         array(select distinct post.person from post
               where post.tenant = c.tenant and post.unit = c.cell and post.kind <> 'administrator'
                 and ((post.valid_from <= c.concluded_on and (post.valid_to is null or post.valid_to > c.concluded_on))
                   or (post.valid_from <= ${today} and (post.valid_to is null or post.valid_to > ${today})))) as committee
  from (${standing} where c.withdrawn_at is null and a.conclusion is not null) s
  join conclusion c on c.tenant = s.tenant and c.id = s.id
  left join meeting m on m.tenant = c.tenant and m.id = c.source_id
  left join meeting_review r on r.tenant = c.tenant and r.meeting = c.source_id and r.person = c.person
  join person on person.id = c.person`

/** What members took to this organisation's board: open ones first, the oldest first. */
export async function appealsIn(db: Database, tenant: string, today: string): Promise<BoardAppeal[]> {
  const rows = await db.rows<Stored & Omit<BoardAppeal, keyof OwnConclusion>>(sql`
    ${BOARD(today)} where c.tenant = ${tenant} order by s.appeal->>'answered_at' is not null, s.appeal->>'sent_at', c.id`)
  return rows.map((row) => withDates(row) as BoardAppeal)
}

export async function appealIn(
  db: Database,
  tenant: string,
  id: string | undefined,
  today: string,
): Promise<BoardAppeal | null> {
  if (!isId(id)) return null
  const row = await db.maybe<Stored>(sql`${BOARD(today)} where c.tenant = ${tenant} and c.id = ${id}`)
  return row && (withDates(row) as BoardAppeal)
}

/** How many wait for an answer: a number, so that nobody's name is on the first page. */
export async function openAppeals(db: Database, tenant: string): Promise<number> {
  const { open } = await db.row<{ open: number }>(sql`
    select count(*) as open from conclusion_appeal a join conclusion c on c.tenant = a.tenant and c.id = a.conclusion
    where a.tenant = ${tenant} and a.answer is null and c.withdrawn_at is null`)
  return open
}
