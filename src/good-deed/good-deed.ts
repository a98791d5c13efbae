import { record } from '../history/history.ts'
import { addDays, dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { fold } from '../platform/fold.ts'
import { sql } from '../platform/sql.ts'
import { byGivenName, FORGOTTEN_AFTER_DAYS, type Origin, type Source } from './good-deed.rules.ts'

export interface By {
  readonly person: string
  readonly now: Date
}

export interface NewDeed {
  readonly tenant: string
  /** Drawn by the page: sent twice it is there once. */
  readonly id: string
  readonly cell: string
  readonly person: string
  readonly origin: Origin
  /** Of people's thanks only. */
  readonly source: Source | null
  readonly toldBy: string
  readonly day: string
  readonly words: string
}

/**
 * Notes a deed, to be told at the next meeting of its member's cell. People's thanks come here with origin 'people':
 * written down by an officer of the cell, or proposed by public feedback (source 'feedback').
 */
export async function noteDeed(tx: Transaction, deed: NewDeed, by: By): Promise<boolean> {
  const made = await tx.run(sql`
    insert into good_deed (tenant, id, person, cell, origin, source, told_by, day, words, noted_on, noted_by, seen_on)
    values (${deed.tenant}, ${deed.id}, ${deed.person}, ${deed.cell}, ${deed.origin}, ${deed.source ?? ''}, ${deed.toldBy},
            ${deed.day}, ${deed.words}, ${dayOf(by.now)}, ${by.person},
            ${deed.person === by.person ? dayOf(by.now) : null}) on conflict do nothing`)
  if (made > 0) await recordDeed(tx, deed, 'good-deed-noted', by)
  return made > 0
}

/** The day on which the same words about the same member were noted, as far as this person may know of it. */
export async function notedBefore(
  db: Database,
  deed: Pick<NewDeed, 'tenant' | 'person' | 'words'> & { by: string; officer: boolean },
): Promise<string | null> {
  const rows = await db.rows<{ words: string; noted_on: string }>(sql`
    select words, noted_on from good_deed
    where tenant = ${deed.tenant} and person = ${deed.person} and outcome is distinct from 'not-confirmed'
      and (${deed.officer} or noted_by = ${deed.by})`)
  return rows.find((row) => fold(row.words) === fold(deed.words))?.noted_on ?? null
}

/** Who noted it takes it back before a meeting settled it: nothing stays. */
export async function takeBackDeed(tx: Transaction, deed: Which, by: By): Promise<boolean> {
  const gone = await tx.run(sql`
    delete from good_deed
    where tenant = ${deed.tenant} and id = ${deed.id} and noted_by = ${by.person} and outcome is null`)
  if (gone > 0) await recordDeed(tx, deed, 'good-deed-taken-back', by)
  return gone > 0
}

/** Its member asks that it be not told at a meeting, or allows it again. False when a meeting has settled it. */
export async function declineDeed(tx: Transaction, deed: Which, declines: boolean, by: By): Promise<boolean> {
  const changed = await tx.run(sql`
    update good_deed set declined_on = ${declines ? dayOf(by.now) : null}
    where tenant = ${deed.tenant} and id = ${deed.id} and person = ${by.person} and outcome is null`)
  if (changed > 0) await recordDeed(tx, deed, declines ? 'good-deed-declined' : 'good-deed-allowed', by)
  return changed > 0
}

/** Its member agrees to stand on the board by name, or no longer does: the board shows it, or not, from then on. */
export async function nameOnBoard(tx: Transaction, deed: Which, named: boolean, by: By): Promise<boolean> {
  const changed = await tx.run(sql`
    update good_deed set named_on = ${named ? dayOf(by.now) : null}
    where tenant = ${deed.tenant} and id = ${deed.id} and person = ${by.person}
      and outcome is distinct from 'not-confirmed'`)
  if (changed > 0) await recordDeed(tx, deed, named ? 'good-deed-named' : 'good-deed-unnamed', by)
  return changed > 0
}

type Which = Pick<NewDeed, 'tenant' | 'id'>

/** Ids only, and not whose deed it is: of one that is forgotten nothing leads to anybody. */
const recordDeed = (tx: Transaction, deed: Which, verb: string, by: By, meeting?: string) =>
  record(tx, {
    tenant: deed.tenant,
    at: by.now,
    actor: by.person,
    verb,
    about: { deed: deed.id, ...(meeting ? { meeting } : {}) },
  })

/** A deed as the cell's officers and the table of its meeting see it. */
export interface CellDeed {
  readonly id: string
  readonly person: string
  readonly name: string
  readonly origin: Origin
  readonly source: Source | ''
  readonly told_by: string
  readonly day: string
  readonly words: string
  readonly noted_by_name: string
  readonly outcome: 'confirmed' | 'not-confirmed' | null
  readonly reason: string
  /** Whether its member still belongs to the cell. */
  readonly here: boolean
}

const cellDeeds = (today: string) => sql`
  select d.id, d.person, p.full_name as name, d.origin, d.source, d.told_by, d.day, d.words, d.outcome, d.reason,
         n.full_name as noted_by_name,
         exists (select 1 from membership m where m.tenant = d.tenant and m.person = d.person and m.cell = d.cell
                 and m.status <> 'left' and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to > ${today})) as here
  from good_deed d join person p on p.id = d.person join person n on n.id = d.noted_by`

/** What waits for a meeting of the cell: nothing that its member asked not to have told. By given name. */
export const waitingDeeds = async (
  db: Database,
  tenant: string,
  cell: string,
  today: string,
): Promise<CellDeed[]> =>
  byGivenName(
    await db.rows<CellDeed>(sql`
      ${cellDeeds(today)}
      where d.tenant = ${tenant} and d.cell = ${cell} and d.outcome is null and d.declined_on is null order by d.id`),
  )

/** A meeting at which deeds are settled. */
export interface AtMeeting {
  readonly tenant: string
  readonly id: string
  readonly cell: string
  readonly day: string
}

/** What a meeting may settle and what it has: only what was done by its day. */
export const deedsAt = async (db: Database, meeting: AtMeeting): Promise<CellDeed[]> =>
  byGivenName(
    await db.rows<CellDeed>(sql`
      ${cellDeeds(meeting.day)}
      where d.tenant = ${meeting.tenant} and d.cell = ${meeting.cell}
        and (d.settled_at_meeting = ${meeting.id}
             or (d.outcome is null and d.declined_on is null and d.day <= ${meeting.day})) order by d.id`),
  )

/**
 * The cell confirms a deed at its meeting, or does not and says why. Nobody settles their own. False when it was
 * settled, declined or taken back a moment before.
 */
export async function settleDeed(
  tx: Transaction,
  meeting: AtMeeting,
  deed: { readonly id: string; readonly outcome: 'confirmed' | 'not-confirmed'; readonly reason: string },
  by: By,
): Promise<boolean> {
  const changed = await tx.run(sql`
    update good_deed set outcome = ${deed.outcome}, reason = ${deed.reason}, settled_on = ${meeting.day},
      settled_at_meeting = ${meeting.id}, settled_by = ${by.person}
    where tenant = ${meeting.tenant} and cell = ${meeting.cell} and id = ${deed.id} and outcome is null
      and declined_on is null and day <= ${meeting.day} and person <> ${by.person}`)
  if (changed > 0)
    await recordDeed(tx, { tenant: meeting.tenant, id: deed.id }, `good-deed-${deed.outcome}`, by, meeting.id)
  return changed > 0
}

/** Before its minutes are locked a meeting takes back what it settled. */
export async function unsettleDeed(
  tx: Transaction,
  meeting: AtMeeting,
  id: string,
  by: By,
): Promise<boolean> {
  const changed = await tx.run(sql`
    update good_deed set outcome = null, reason = '', settled_on = null, settled_at_meeting = null, settled_by = null
    where tenant = ${meeting.tenant} and id = ${id} and settled_at_meeting = ${meeting.id} and person <> ${by.person}`)
  if (changed > 0) await recordDeed(tx, { tenant: meeting.tenant, id }, 'good-deed-unsettled', by, meeting.id)
  return changed > 0
}

/** An officer's reading of what was noted about members is itself noted, for them to see. */
export async function noteDeedLooks(
  tx: Transaction,
  tenant: string,
  people: readonly string[],
  reader: string,
  today: string,
): Promise<void> {
  const others = [...new Set(people)].filter((person) => person !== reader)
  if (others.length === 0) return
  await tx.run(sql`
    insert into look (tenant, person, reader, what, day)
    select ${tenant}, person, ${reader}, 'good-deed', ${today} from unnest(${others}::uuid[]) as person
    on conflict do nothing`)
}

/** What came to nothing is deleted: not confirmed, or declined, and its time to be read is over. */
export async function forgetDeeds(tx: Transaction, now: Date): Promise<number> {
  const last = addDays(dayOf(now), -FORGOTTEN_AFTER_DAYS)
  return tx.run(sql`
    delete from good_deed d
    where (d.declined_on < ${last} and d.outcome is null)
       or (d.outcome = 'not-confirmed' and d.settled_on < ${last}
           and exists (select 1 from meeting m where m.tenant = d.tenant and m.id = d.settled_at_meeting and m.locked_at is not null))`)
}
