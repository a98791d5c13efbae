import type { MemberStatus } from '../membership/powers.rules.ts'
import type { Database } from '../platform/database.ts'
import { byGivenName } from '../platform/fold.ts'
import { type Sql, sql } from '../platform/sql.ts'
import type { SignedLine } from './commitment.rules.ts'

export interface LineRow extends SignedLine {
  /** What the cell concluded about it last, in whichever wording; null where it has not. */
  readonly concluded: {
    readonly outcome: 'kept' | 'not-kept'
    readonly on: string
    readonly wording: string
  } | null
}

/** One wording of a year's commitment, as it was signed. */
export interface Commitment {
  readonly tenant: string
  readonly id: string
  readonly person: string
  readonly cell: string
  readonly cell_name: string
  readonly year: number
  readonly version: number
  readonly how: 'phone' | 'paper'
  readonly reason: string
  readonly signed_on: string
  readonly confirmed_on: string | null
  readonly confirmed_at_meeting: string | null
  readonly lines: readonly LineRow[]
}

/** A conclusion is read once its meeting has ended; `at` sees its own meeting's before. */
const concluded = (at: string | null) => sql`
  (select jsonb_build_object('outcome', c.outcome, 'on', c.concluded_on, 'wording', c.wording)
   from conclusion c join commitment_line other on other.tenant = c.tenant and other.id = c.line
   join meeting m on m.tenant = c.tenant and m.id = c.source_id
   where c.tenant = l.tenant and c.person = k.person and other.line = l.line and c.withdrawn_at is null
     and (m.ended_at is not null or m.id = ${at})
   order by c.concluded_on desc, c.made_at desc limit 1)`

const wordings = (where: Sql, at: string | null = null) => sql`
  select k.tenant, k.id, k.person, k.cell, u.name as cell_name, k.year, k.version, k.how, k.reason, k.signed_on,
         k.confirmed_on, k.confirmed_at_meeting,
         coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'line', l.line, 'what', l.what, 'measure', l.measure,
           'due', l.due, 'group', case when l.catalogue is not null then
             jsonb_build_object('catalogue', l.catalogue, 'id', l.group_id, 'label', l.group_label) end,
           'concluded', ${concluded(at)}) order by l.place)
           from commitment_line l where l.tenant = k.tenant and l.commitment = k.id), '[]') as lines
  from commitment k join unit u on u.id = k.cell where k.withdrawn_on is null and ${where}`

/** Of several wordings of one person and year the last one stands. */
const stands = sql`not exists (
  select 1 from commitment later where later.tenant = k.tenant and later.person = k.person and later.year = k.year
    and later.version > k.version and later.withdrawn_on is null)`

/** Every wording a person signed, in whichever organisation; the newest year and wording first. */
export const commitmentsOf = (db: Database, person: string): Promise<Commitment[]> =>
  db.rows(sql`${wordings(sql`k.person = ${person}`)} order by k.year desc, k.signed_on desc, k.version desc`)

/** The wordings of one year: the first of them stands. */
export const wordingsOf = (db: Database, person: string, year: number): Promise<Commitment[]> =>
  db.rows(sql`
    ${wordings(sql`k.person = ${person} and k.year = ${year}`)} order by k.signed_on desc, k.version desc`)

/** Of a cell's member, for those who may read it. */
export const wordingsInCell = (
  db: Database,
  of: { readonly tenant: string; readonly cell: string; readonly year: number; readonly person: string },
): Promise<Commitment[]> =>
  db.rows(sql`
    ${wordings(sql`k.tenant = ${of.tenant} and k.cell = ${of.cell} and k.year = ${of.year} and k.person = ${of.person}`)}
    order by k.version desc`)

interface MeetingOf {
  readonly tenant: string
  readonly id: string
  readonly cell: string
}

export interface NamedCommitment extends Commitment {
  readonly name: string
}

const named = async (db: Database, query: Sql): Promise<NamedCommitment[]> =>
  byGivenName(
    await db.rows<NamedCommitment>(
      sql`select w.*, p.full_name as name from (${query}) w join person p on p.id = w.person`,
    ),
    ({ name }) => name,
  )

/** What waits for a cell to confirm it, by given name. */
export const waitingIn = (db: Database, meeting: Omit<MeetingOf, 'id'>): Promise<NamedCommitment[]> =>
  named(
    db,
    wordings(
      sql`k.tenant = ${meeting.tenant} and k.cell = ${meeting.cell} and k.confirmed_on is null and ${stands}`,
    ),
  )

/** What a meeting confirmed, by given name. */
export const confirmedAt = (
  db: Database,
  meeting: Pick<MeetingOf, 'tenant' | 'id'>,
): Promise<NamedCommitment[]> =>
  named(db, wordings(sql`k.tenant = ${meeting.tenant} and k.confirmed_at_meeting = ${meeting.id}`))

/** What a cell holds a member to at a meeting: the last wording it confirmed of each of these years. */
export const confirmedOf = (
  db: Database,
  meeting: MeetingOf,
  person: string,
  years: readonly number[],
): Promise<Commitment[]> =>
  db.rows(sql`
    select distinct on (w.year) w.* from (
      ${wordings(
        sql`k.tenant = ${meeting.tenant} and k.cell = ${meeting.cell} and k.person = ${person} and k.year = any(${years})
            and k.confirmed_on is not null`,
        meeting.id,
      )}) w
    order by w.year, w.version desc`)

export interface CellLine {
  readonly person: string
  readonly name: string
  readonly status: MemberStatus
  /** Null: not signed in this cell. */
  readonly how: 'phone' | 'paper' | null
  readonly version: number
  readonly signed_on: string | null
  readonly confirmed_on: string | null
}

/** The members of a cell on a day and how far each one's commitment of a year is, by given name. */
export async function cellLines(
  db: Database,
  of: { readonly tenant: string; readonly cell: string; readonly year: number },
  today: string,
): Promise<CellLine[]> {
  const rows = await db.rows<CellLine>(sql`
    select m.person, p.full_name as name, m.status, k.how, coalesce(k.version, 0) as version, k.signed_on, k.confirmed_on
    from membership m join person p on p.id = m.person
    left join lateral (
      select * from commitment k where k.tenant = m.tenant and k.person = m.person and k.cell = m.cell and k.year = ${of.year}
        and k.withdrawn_on is null and ${stands}) k on true
    where m.tenant = ${of.tenant} and m.cell = ${of.cell} and m.status <> 'left'
      and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to > ${today})`)
  return byGivenName(rows, ({ name }) => name)
}
