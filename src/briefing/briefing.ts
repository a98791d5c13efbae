import { record } from '../history/history.ts'
import { membersOfCells } from '../membership/membership.queries.ts'
import { isAwaited, isPresentMember } from '../membership/powers.rules.ts'
import { movementsAbove } from '../movement/binding.queries.ts'
import { standingOn } from '../movement/binding.ts'
import { type Directive, directivesOn } from '../movement/directive.ts'
import { cellsOf } from '../organisation/organisation.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { byGivenName } from '../platform/fold.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { type BriefingRow, guestCounts, knownOf, rollRows } from './briefing.queries.ts'
import {
  keepRoll,
  type Progress,
  progressOf,
  type RollMember,
  type RollRefusal,
  stillToBrief,
} from './briefing.rules.ts'

export interface Author {
  readonly person: string | null
  readonly now: Date
}

export interface Session {
  readonly heldOn: string
  readonly atTime: string
  readonly place: string
  readonly guestsInvited: number
  readonly guestsPresent: number
}

export interface NewBriefing extends Session {
  readonly movement: string
  readonly directives: readonly string[]
  readonly cells: readonly string[]
  readonly makesUp: string | null
}

type Which = Pick<BriefingRow, 'tenant' | 'id'>

/** A session that is planned, or one that was held and is written down afterwards. */
export async function layBriefing(
  tx: Transaction,
  tenant: string,
  briefing: NewBriefing,
  by: Author,
): Promise<string> {
  const id = newId(by.now)
  const b = briefing
  await tx.run(sql`
    insert into briefing (tenant, id, movement, held_on, at_time, place, makes_up, cells, directives, guests_invited,
                          guests_present, laid_at, laid_by)
    values (${tenant}, ${id}, ${b.movement}, ${b.heldOn}, ${b.atTime}, ${b.place}, ${b.makesUp}, ${b.cells},
            ${b.directives}, ${b.guestsInvited}, ${b.guestsPresent}, ${by.now}, ${by.person})`)
  await recordBriefing(tx, { tenant, id }, 'briefing-laid', by)
  return id
}

/** Day, place and the two numbers of cadres who are no members. */
export async function changeBriefing(
  tx: Transaction,
  which: Which,
  session: Session,
  by: Author,
): Promise<void> {
  const s = session
  await tx.run(sql`
    update briefing set held_on = ${s.heldOn}, at_time = ${s.atTime}, place = ${s.place},
      guests_invited = ${s.guestsInvited}, guests_present = ${s.guestsPresent}
    where tenant = ${which.tenant} and id = ${which.id} and dropped_at is null`)
  await recordBriefing(tx, which, 'briefing-changed', by)
}

/** Not held. False once somebody wrote down who came. */
export async function dropBriefing(tx: Transaction, which: Which, by: Author): Promise<boolean> {
  const dropped = await tx.run(sql`
    update briefing set dropped_at = ${by.now}, dropped_by = ${by.person}
    where tenant = ${which.tenant} and id = ${which.id} and dropped_at is null
      and not exists (select 1 from briefing_presence p where p.tenant = ${which.tenant} and p.briefing = ${which.id})`)
  if (dropped > 0) await recordBriefing(tx, which, 'briefing-dropped', by)
  return dropped > 0
}

export interface Roll {
  readonly members: readonly RollMember[]
  /** Tells two states of a roll apart; '' while nothing is written down. */
  readonly seen: string
}

/**
 * Of one cell: who belonged to it on the day of the session, and whoever is written down already, wherever they are now.
 * At a session that makes up for another those are called who do not know all of its directives yet.
 */
export async function rollOf(db: Database, briefing: BriefingRow, cell: string): Promise<Roll> {
  const { tenant, id, held_on, directives } = briefing
  const [rows, members, known] = await Promise.all([
    rollRows(db, tenant, id),
    membersOfCells(db, tenant, [cell], held_on),
    briefing.makes_up ? knownOf(db, tenant, directives) : [],
  ])
  const written = new Map(rows.map((row) => [row.person, row]))
  const before = known.filter((one) => one.on < held_on)
  const open = new Set(
    stillToBrief(members, directives, briefing.makes_up ? before : []).map(({ person }) => person),
  )
  const here = members
    // Written down with another cell, from which or to which they moved on that very day.
    .filter(({ person, status }) => isPresentMember(status) && (written.get(person)?.cell ?? cell) === cell)
    .filter(({ person }) => !briefing.makes_up || open.has(person) || written.has(person))
    .map(({ person, full_name, status }) => ({
      person,
      name: full_name,
      called: isAwaited(status),
      present: written.get(person)?.present ?? null,
    }))
  const elsewhere = rows
    .filter((row) => row.cell === cell && !here.some(({ person }) => person === row.person))
    .map((row) => ({ person: row.person, name: row.full_name, called: true, present: row.present }))
  const of = rows.filter((row) => row.cell === cell)
  return {
    members: byGivenName([...here, ...elsewhere], ({ name }) => name),
    seen: of.length === 0 ? '' : String(Math.max(...of.map(({ set_at }) => set_at.getTime()))),
  }
}

/** Writes down who of a cell came. 'changed': somebody else did since the page was opened. */
export async function writeRoll(
  tx: Transaction,
  briefing: BriefingRow,
  cell: string,
  { ticked, seen }: { ticked: readonly string[]; seen: string },
  by: Author,
): Promise<RollRefusal | 'changed' | null> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`briefing ${briefing.id}`}, 0))`)
  const roll = await rollOf(tx, briefing, cell)
  if (roll.seen !== seen) return 'changed'
  const kept = keepRoll(roll.members, ticked, briefing.held_on, dayOf(by.now))
  if (typeof kept === 'string') return kept
  await tx.run(sql`
    insert into briefing_presence (tenant, briefing, person, cell, present, set_at, set_by)
    select ${briefing.tenant}, ${briefing.id}, person, ${cell}, present, ${by.now}, ${by.person}
    from unnest(${kept.map(({ person }) => person)}::uuid[], ${kept.map(({ present }) => present)}::bool[])
      as roll (person, present)
    on conflict (tenant, briefing, person) do update
      set present = excluded.present, set_at = excluded.set_at, set_by = excluded.set_by`)
  await recordBriefing(tx, briefing, 'briefing-roll-kept', by, { cell })
  return null
}

export interface Study {
  readonly movements: readonly { readonly id: string; readonly name: string }[]
  readonly directives: readonly Directive[]
}

/** What an organisation studies on a day: the movements that bind it and their directives. */
export async function studyOf(db: Database, tenant: string, day: string): Promise<Study> {
  const movements = standingOn(await movementsAbove(db, tenant, day), day).map(({ source }) => ({
    id: source.id,
    name: source.name,
  }))
  const ids = movements.map(({ id }) => id)
  return { movements, directives: await directivesOn(db, ids, day) }
}

export interface ToBrief {
  readonly person: string
  readonly name: string
  readonly cell: string
  readonly missing: readonly string[]
}

/** Who of these cells still has to be briefed, and on which directives. Names in their order within each cell. */
export async function toBrief(
  db: Database,
  tenant: string,
  cells: readonly string[],
  day: string,
): Promise<{ left: ToBrief[]; progress: Progress; directives: readonly Directive[] }> {
  const { directives } = await studyOf(db, tenant, day)
  const ids = directives.map(({ id }) => id)
  const [members, known] = await Promise.all([
    membersOfCells(db, tenant, cells, day),
    knownOf(db, tenant, ids),
  ])
  const awaited = members
    .filter(({ status }) => isAwaited(status))
    .map(({ person, full_name, cell }) => ({ person, name: full_name, cell }))
  const called = byGivenName(awaited, ({ name }) => name)
  return {
    left: stillToBrief(called, ids, known),
    progress: progressOf(called, ids, known),
    directives,
  }
}

export interface BriefingNumbers extends Progress {
  readonly guests: { readonly invited: number; readonly present: number }
}

/** For the committee: how far its organisation has come; null where nothing is to be studied. */
export async function briefingNumbers(
  db: Database,
  tenant: string,
  day: string,
): Promise<BriefingNumbers | null> {
  const study = await studyOf(db, tenant, day)
  if (study.directives.length === 0) return null
  const cells = (await cellsOf(db, tenant)).map(({ id }) => id)
  const [{ progress }, guests] = await Promise.all([
    toBrief(db, tenant, cells, day),
    guestCounts(
      db,
      tenant,
      study.movements.map(({ id }) => id),
    ),
  ])
  return { ...progress, guests }
}

const recordBriefing = (
  tx: Transaction,
  which: Which,
  verb: string,
  by: Author,
  also: Record<string, string> = {},
) =>
  record(tx, {
    tenant: which.tenant,
    at: by.now,
    actor: by.person,
    verb,
    about: { briefing: which.id, ...also },
  })
