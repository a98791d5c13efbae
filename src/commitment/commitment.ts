import { record } from '../history/history.ts'
import { dayOf } from '../platform/clock.ts'
import type { Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { endOf, type ReadyLine } from './commitment.rules.ts'

export type { Commitment, LineRow, NamedCommitment } from './commitment.queries.ts'
export {
  cellLines,
  commitmentsOf,
  confirmedAt,
  confirmedOf,
  waitingIn,
  wordingsInCell,
  wordingsOf,
} from './commitment.queries.ts'

interface By {
  readonly person: string
  readonly now: Date
}

/** Whose commitment of which year; `cell` is where its signer belongs. */
export interface Whose {
  readonly tenant: string
  readonly person: string
  readonly cell: string
  readonly year: number
}

/** Two that sign or note the same year of one person wait for each other; the second sees what the first did. */
async function lastVersion(tx: Transaction, { tenant, person, year }: Whose) {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${year} ${person}`}, 11))`)
  return tx.row<{ last: number; standing: number; how: string | null; confirmed: boolean }>(sql`
    select coalesce(max(version), 0) as last, coalesce(max(version) filter (where withdrawn_on is null), 0) as standing,
           (array_agg(how order by version desc) filter (where withdrawn_on is null))[1] as how,
           coalesce((array_agg(confirmed_on is not null order by version desc) filter (where withdrawn_on is null))[1], false)
             as confirmed
    from commitment where tenant = ${tenant} and person = ${person} and year = ${year}`)
}

/**
 * The member signs: a first wording, or, with a reason, one in the place of `base`, which stays to be read. Nothing is
 * signed after the year has ended, nor in the place of a wording its signer had not seen.
 */
export async function signCommitment(
  tx: Transaction,
  whose: Whose,
  wording: { readonly base: number; readonly reason: string; readonly lines: readonly ReadyLine[] },
  by: By,
): Promise<{ id: string; version: number } | 'over' | 'behind'> {
  const today = dayOf(by.now)
  if (today > endOf(whose.year)) return 'over'
  const { last, standing } = await lastVersion(tx, whose)
  if (standing !== wording.base) return 'behind'
  const id = newId(by.now)
  await tx.run(sql`
    insert into commitment (tenant, id, person, cell, year, version, how, reason, signed_on)
    values (${whose.tenant}, ${id}, ${whose.person}, ${whose.cell}, ${whose.year}, ${last + 1}, 'phone', ${wording.reason},
            ${today})`)
  const { lines } = wording
  await tx.run(sql`
    insert into commitment_line (tenant, id, commitment, line, place, what, measure, due, catalogue, group_id, group_label)
    select ${whose.tenant}, l.id, ${id}, l.line, l.place, l.what, l.measure, l.due, l.catalogue, l.group_id, l.group_label
    from unnest(${lines.map(() => newId(by.now))}::uuid[], ${lines.map(({ line }) => line)}::uuid[],
                ${lines.map((_, i) => i + 1)}::int[], ${lines.map(({ what }) => what)}::text[],
                ${lines.map(({ measure }) => measure)}::text[], ${lines.map(({ due }) => due)}::date[],
                ${lines.map(({ group }) => group?.catalogue ?? null)}::text[],
                ${lines.map(({ group }) => group?.id ?? null)}::text[],
                ${lines.map(({ group }) => group?.label ?? null)}::text[])
      as l (id, line, place, what, measure, due, catalogue, group_id, group_label)`)
  await recordFor(tx, whose, wording.base > 0 ? 'commitment-changed' : 'commitment-signed', id, by)
  return { id, version: last + 1 }
}

/** The clerk notes that somebody without a phone signed on paper: that, and nothing of what it says. */
export async function notePaper(tx: Transaction, whose: Whose, by: By): Promise<'noted' | 'over' | 'behind'> {
  const today = dayOf(by.now)
  if (today > endOf(whose.year)) return 'over'
  const { last, standing } = await lastVersion(tx, whose)
  if (standing > 0) return 'behind'
  const id = newId(by.now)
  await tx.run(sql`
    insert into commitment (tenant, id, person, cell, year, version, how, signed_on, recorded_by)
    values (${whose.tenant}, ${id}, ${whose.person}, ${whose.cell}, ${whose.year}, ${last + 1}, 'paper', ${today}, ${by.person})`)
  await recordFor(tx, whose, 'commitment-noted-on-paper', id, by)
  return 'noted'
}

/** Noted by mistake. Not once the cell has confirmed it, nor after the member signed on their phone. */
export async function takeBackPaper(tx: Transaction, whose: Whose, by: By): Promise<boolean> {
  const { standing, how, confirmed } = await lastVersion(tx, whose)
  if (how !== 'paper' || confirmed) return false
  const { id } = await tx.row<{ id: string }>(sql`
    update commitment set withdrawn_on = ${dayOf(by.now)}, withdrawn_by = ${by.person}
    where tenant = ${whose.tenant} and person = ${whose.person} and year = ${whose.year} and version = ${standing}
    returning id`)
  await recordFor(tx, whose, 'commitment-paper-withdrawn', id, by)
  return true
}

interface At {
  readonly tenant: string
  readonly cell: string
  readonly meeting: string
  readonly day: string
}

/**
 * The cell confirms the wording that stands, at a meeting; a member's own is confirmed by somebody else at the table.
 * False when it was changed, confirmed or taken back meanwhile.
 */
export async function confirmCommitment(tx: Transaction, at: At, id: string, by: By): Promise<boolean> {
  const row = await tx.maybe<{ person: string }>(sql`
    update commitment k set confirmed_on = ${at.day}, confirmed_at_meeting = ${at.meeting}, confirmed_by = ${by.person}
    where k.tenant = ${at.tenant} and k.cell = ${at.cell} and k.id = ${id} and k.confirmed_on is null
      and k.withdrawn_on is null and k.person <> ${by.person}
      and not exists (select 1 from commitment later where later.tenant = k.tenant and later.person = k.person
                      and later.year = k.year and later.version > k.version and later.withdrawn_on is null)
    returning k.person`)
  if (!row) return false
  await recordAt(tx, at, 'commitment-confirmed', id, row.person, by)
  return true
}

/** Confirmed by mistake; only by the meeting that did, and not once one of its lines was concluded about there. */
export async function unconfirmCommitment(
  tx: Transaction,
  at: At,
  id: string,
  by: By,
): Promise<'done' | 'gone' | 'concluded'> {
  const lines = await tx.maybe(sql`
    select 1 from conclusion c join commitment_line l on l.tenant = c.tenant and l.id = c.line
    where c.tenant = ${at.tenant} and l.commitment = ${id} and c.withdrawn_at is null limit 1`)
  if (lines) return 'concluded'
  const row = await tx.maybe<{ person: string }>(sql`
    update commitment set confirmed_on = null, confirmed_at_meeting = null, confirmed_by = null
    where tenant = ${at.tenant} and id = ${id} and confirmed_at_meeting = ${at.meeting} and person <> ${by.person}
    returning person`)
  if (!row) return 'gone'
  await recordAt(tx, at, 'commitment-confirmation-withdrawn', id, row.person, by)
  return 'done'
}

/** Reading somebody's declared lines is itself noted, once a reader, person and day, for that person to see. */
export async function noteReading(
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
    select ${tenant}, person, ${reader}, 'commitment', ${today} from unnest(${others}::uuid[]) as person
    on conflict do nothing`)
}

const recordFor = (tx: Transaction, { tenant, person }: Whose, verb: string, id: string, by: By) =>
  record(tx, { tenant, at: by.now, actor: by.person, verb, about: { commitment: id, person } })

const recordAt = (tx: Transaction, at: At, verb: string, id: string, person: string, by: By) =>
  record(tx, {
    tenant: at.tenant,
    at: by.now,
    actor: by.person,
    verb,
    about: { commitment: id, person, meeting: at.meeting },
  })
