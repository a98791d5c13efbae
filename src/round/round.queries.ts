import type { NamedSign } from '../conclusion/conclusion.rules.ts'
import type { MemberStatus } from '../membership/powers.rules.ts'
import type { UnitInTree } from '../organisation/organisation.ts'
import type { Database } from '../platform/database.ts'
import { byGivenName } from '../platform/fold.ts'
import { isId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import type { Answer, Level } from '../self-review/month.rules.ts'
import {
  type Declared,
  declaredOf,
  isRunning,
  levelOf,
  type Part,
  type Participant,
  participantsOf,
  type RoundDays,
  type RoundEvents,
  stateOf,
  type Tally,
  tallyFrom,
} from './round.rules.ts'

export interface RoundRow extends RoundDays, RoundEvents {
  readonly tenant: string
  readonly id: string
  readonly name: string
  readonly catalogue: string
  readonly launched_at: Date
  readonly launched_by_name: string
  readonly closed_by_name: string | null
  readonly open_reason: string
  readonly dropped_reason: string
}

const rounds = sql`
  select r.*, l.full_name as launched_by_name, c.full_name as closed_by_name
  from round r join person l on l.id = r.launched_by left join person c on c.id = r.closed_by`

/** Newest first; those that were dropped at the end. */
export const roundsOf = (db: Database, tenant: string): Promise<RoundRow[]> =>
  db.rows<RoundRow>(sql`
    ${rounds} where r.tenant = ${tenant} order by r.dropped_on is not null, r.opens_on desc, r.id desc`)

export const roundById = async (
  db: Database,
  tenant: string,
  id: string | undefined,
): Promise<RoundRow | null> =>
  isId(id) ? db.maybe<RoundRow>(sql`${rounds} where r.tenant = ${tenant} and r.id = ${id}`) : null

/** The round that members declare in and cells conclude about now. Rounds never overlap, but one may be left open. */
export async function runningRound(db: Database, tenant: string, today: string): Promise<RoundRow | null> {
  const all = await db.rows<RoundRow>(sql`
    ${rounds} where r.tenant = ${tenant} and r.closed_on is null and r.dropped_on is null order by r.opens_on desc, r.id`)
  return all.find((round) => isRunning(stateOf(round, today))) ?? null
}

/** A sign as its member declared it, with the words that were shown. */
export interface DeclaredSign {
  readonly id: string
  readonly label: string
  readonly level: Level
  readonly cause: string
  readonly fix: string
}

export interface Declaration {
  readonly id: string
  readonly person: string
  readonly cell: string
  readonly signs: readonly DeclaredSign[]
  readonly how: 'own' | 'on-behalf'
  readonly sent_on: string
  readonly sent_by_name: string
  readonly witness_name: string | null
}

const standing = sql`
  select distinct on (d.person) d.id, d.person, d.cell, d.signs, d.how, d.sent_on, s.full_name as sent_by_name,
         w.full_name as witness_name
  from round_declaration d join person s on s.id = d.sent_by left join person w on w.id = d.witness`

/** The newest declaration of each member. */
export async function declarationsIn(
  db: Database,
  round: Pick<RoundRow, 'tenant' | 'id'>,
): Promise<Map<string, Declaration>> {
  const rows = await db.rows<Declaration>(sql`
    ${standing} where d.tenant = ${round.tenant} and d.round = ${round.id} order by d.person, d.nth desc`)
  return new Map(rows.map((row) => [row.person, row]))
}

export const declarationOf = (
  db: Database,
  round: Pick<RoundRow, 'tenant' | 'id'>,
  person: string,
): Promise<Declaration | null> =>
  db.maybe<Declaration>(sql`
    ${standing} where d.tenant = ${round.tenant} and d.round = ${round.id} and d.person = ${person}
    order by d.person, d.nth desc`)

/** What a cell came to about a member in a round. */
export interface RoundConclusion {
  readonly id: string
  readonly person: string
  readonly cell: string
  readonly meeting: string
  readonly meeting_day: string
  /** Its meeting is over: from then on it counts. */
  readonly ended: boolean
  readonly outcome: 'none-seen' | 'fixed' | 'to-fix'
  readonly wording: string
  readonly signs: readonly (NamedSign & { readonly level: Level })[]
  readonly plans: readonly { readonly line: string; readonly due: string }[]
  readonly yes: number
  readonly no: number
  readonly other: number
  readonly entitled: number
  readonly manner: 'hands' | 'named' | 'secret'
  readonly made_by: string
}

const concluded = sql`
  select c.id, c.person, c.cell, c.source_id as meeting, m.day as meeting_day, m.ended_at is not null as ended, c.outcome,
         c.wording, c.signs, c.yes, c.no, c.other, c.entitled, c.manner, c.made_by,
         coalesce((select jsonb_agg(jsonb_build_object('line', p.line, 'due', p.due) order by p.due, p.id)
                   from cell_plan p where p.tenant = c.tenant and p.origin = 'concluded' and p.origin_id = c.id), '[]') as plans
  from conclusion c join meeting m on m.tenant = c.tenant and m.id = c.source_id
  where c.kind = 'round' and c.withdrawn_at is null`

export async function conclusionsIn(
  db: Database,
  round: Pick<RoundRow, 'tenant' | 'id'>,
): Promise<Map<string, RoundConclusion>> {
  const rows = await db.rows<RoundConclusion>(sql`
    ${concluded} and c.tenant = ${round.tenant} and c.round = ${round.id}`)
  return new Map(rows.map((row) => [row.person, row]))
}

/** What one meeting concluded about declarations, in whichever round. */
export const conclusionsAt = (
  db: Database,
  meeting: { readonly tenant: string; readonly id: string },
): Promise<(RoundConclusion & { round: string })[]> =>
  db.rows(sql`
    select x.*, k.round from (${concluded}) x join conclusion k on k.id = x.id
    where k.tenant = ${meeting.tenant} and k.source_id = ${meeting.id}`)

/** One member as a running round has them. */
export interface RoundMember extends Participant {
  readonly name: string
  readonly declaration: Declaration | null
  readonly declared: Declared
  readonly conclusion: RoundConclusion | null
  /** Of a conclusion whose meeting is over; null otherwise. */
  readonly level: Answer | null
}

/** Everybody of these cells as of a day, by given name, with what they declared and what was concluded. */
export async function membersIn(
  db: Database,
  round: RoundRow,
  cells: readonly Pick<UnitInTree, 'id'>[],
  day: string,
): Promise<RoundMember[]> {
  const inOrder = cells.map((cell) => cell.id)
  const [places, declarations, conclusions] = await Promise.all([
    placesOn(db, round.tenant, day),
    declarationsIn(db, round),
    conclusionsIn(db, round),
  ])
  const names = new Map(places.map((place) => [place.person, place.name]))
  const members = participantsOf(places, inOrder).map((member): RoundMember => {
    const declaration = declarations.get(member.person) ?? null
    const conclusion = conclusions.get(member.person) ?? null
    return {
      ...member,
      name: names.get(member.person)!,
      declaration,
      declared: declaredOf(round, member, declaration),
      conclusion,
      level: conclusion?.ended ? levelOf(conclusion.signs) : null,
    }
  })
  return byGivenName(members, ({ name }) => name)
}

const placesOn = (
  db: Database,
  tenant: string,
  day: string,
): Promise<{ person: string; cell: string; status: MemberStatus; name: string }[]> =>
  db.rows(sql`
    select m.person, m.cell, m.status, p.full_name as name from membership m join person p on p.id = m.person
    where m.tenant = ${tenant} and m.status <> 'left'
      and m.valid_from <= ${day} and (m.valid_to is null or m.valid_to > ${day})`)

/** A closed round as it was frozen. */
export interface FrozenRow {
  readonly person: string
  readonly unit: string
  readonly part: Part
  readonly declared: Declared
  readonly own: readonly { readonly id: string; readonly level: Level }[]
  readonly level: Answer | null
  readonly signs: readonly { readonly id: string; readonly level: Level }[]
}

export const frozenMembers = (db: Database, round: Pick<RoundRow, 'tenant' | 'id'>): Promise<FrozenRow[]> =>
  db.rows<FrozenRow>(sql`
    select person, unit, part, declared, own, level, signs from round_member
    where tenant = ${round.tenant} and round = ${round.id} order by person`)

/** How many people a closed round found each sign in. It reads the rows of those alone, however many are without. */
export async function peopleBySign(
  db: Database,
  tenant: string,
  round: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.rows<{ id: string; people: number }>(sql`
    select s.sign ->> 'id' as id, count(*)::int as people
    from round_member m cross join jsonb_array_elements(m.signs) as s (sign)
    where m.tenant = ${tenant} and m.round = ${round} and m.level is not null and m.signs <> '[]' group by 1`)
  return new Map(rows.map(({ id, people }) => [id, people]))
}

export const frozenUnits = (
  db: Database,
  round: Pick<RoundRow, 'tenant' | 'id'>,
): Promise<{ id: string; name: string; kind: string }[]> =>
  db.rows(sql`
    select unit as id, name, kind from round_unit
    where tenant = ${round.tenant} and round = ${round.id} order by place`)

export interface RoundAddendum {
  readonly before: string
  readonly after: string
  readonly reason: string
  readonly made_at: Date
  readonly made_by_name: string
}

export const addendaOf = (db: Database, round: Pick<RoundRow, 'tenant' | 'id'>): Promise<RoundAddendum[]> =>
  db.rows<RoundAddendum>(sql`
    select a.before, a.after, a.reason, a.made_at, p.full_name as made_by_name
    from round_addendum a join person p on p.id = a.made_by
    where a.tenant = ${round.tenant} and a.round = ${round.id} order by a.made_at, a.id`)

export interface RoundChange {
  readonly before: RoundDays & { readonly name: string }
  readonly after: RoundDays & { readonly name: string }
  readonly made_at: Date
  readonly made_by_name: string
}

export const changesOf = (db: Database, round: Pick<RoundRow, 'tenant' | 'id'>): Promise<RoundChange[]> =>
  db.rows<RoundChange>(sql`
    select c.before, c.after, c.made_at, p.full_name as made_by_name
    from round_change c join person p on p.id = c.made_by
    where c.tenant = ${round.tenant} and c.round = ${round.id} order by c.made_at, c.id`)

/** A member's own rounds, newest first: both sides of each. */
export interface OwnRound {
  readonly tenant: string
  readonly id: string
  readonly name: string
  readonly closes_on: string
  readonly closed_on: string | null
}

export const ownRounds = (db: Database, person: string): Promise<OwnRound[]> =>
  db.rows<OwnRound>(sql`
    select r.tenant, r.id, r.name, r.closes_on, r.closed_on from round r
    where exists (select 1 from round_declaration d where d.tenant = r.tenant and d.round = r.id and d.person = ${person})
       or exists (select 1 from conclusion c where c.tenant = r.tenant and c.round = r.id and c.person = ${person} and c.withdrawn_at is null)
    order by r.opens_on desc, r.id`)

/** Of the whole organisation, by closed round. */
export async function talliesOf(db: Database, tenant: string): Promise<Map<string, Tally>> {
  const rows = await db.rows<{ round: string; counts: number[] }>(sql`
    select round, counts from round_tally where tenant = ${tenant} and unit = ${tenant}`)
  return new Map(rows.map(({ round, counts }) => [round, tallyFrom(counts)]))
}

/** Everything a person declared in rounds, also what a later one replaced; newest first. */
export const declarationsBy = (db: Database, person: string): Promise<(Declaration & { name: string })[]> =>
  db.rows(sql`
    select d.id, d.person, d.cell, d.signs, d.how, d.sent_on, s.full_name as sent_by_name, w.full_name as witness_name, r.name
    from round_declaration d join round r on r.tenant = d.tenant and r.id = d.round
    join person s on s.id = d.sent_by left join person w on w.id = d.witness
    where d.person = ${person} order by r.opens_on desc, r.id, d.nth desc`)
