import { record } from '../history/history.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { fold } from '../platform/fold.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import type { MemberStatus, PostKind } from './powers.rules.ts'

export interface PersonFacts {
  readonly fullName: string
  readonly birthDate: string | null
  readonly sex: 'male' | 'female' | null
  readonly phone: string | null
  readonly cardNumber: string | null
  readonly admittedOn: string | null
  readonly officialOn: string | null
}

/** For people of whom only the name is known yet. */
export const NO_FACTS: Omit<PersonFacts, 'fullName'> = {
  birthDate: null,
  sex: null,
  phone: null,
  cardNumber: null,
  admittedOn: null,
  officialOn: null,
}

export interface Author {
  readonly person: string | null
  readonly now: Date
}

export async function addPerson(tx: Transaction, facts: PersonFacts, now: Date): Promise<string> {
  const id = newId(now)
  await tx.run(sql`
    insert into person (id, full_name, search, birth_date, sex, phone, card_number, admitted_on, official_on)
    values (${id}, ${facts.fullName}, ${fold(facts.fullName)}, ${facts.birthDate}, ${facts.sex}, ${facts.phone},
            ${facts.cardNumber}, ${facts.admittedOn}, ${facts.officialOn})`)
  return id
}

export async function editPerson(
  tx: Transaction,
  tenant: string,
  person: string,
  facts: PersonFacts,
  by: Author,
): Promise<void> {
  await tx.run(sql`
    update person set full_name = ${facts.fullName}, search = ${fold(facts.fullName)}, birth_date = ${facts.birthDate},
      sex = ${facts.sex}, phone = ${facts.phone}, card_number = ${facts.cardNumber},
      admitted_on = ${facts.admittedOn}, official_on = ${facts.officialOn}
    where id = ${person}`)
  await record(tx, { tenant, at: by.now, actor: by.person, verb: 'person-edited', about: { person } })
}

/** Gives a person a place in a cell from a day on. */
export async function join(
  tx: Transaction,
  place: {
    tenant: string
    person: string
    cell: string
    status: MemberStatus
    from: string
    reason?: string
  },
  by: Author,
): Promise<string> {
  const id = newId(by.now)
  await tx.run(sql`
    insert into membership (tenant, id, person, cell, status, valid_from, reason)
    values (${place.tenant}, ${id}, ${place.person}, ${place.cell}, ${place.status}, ${place.from}, ${place.reason ?? null})`)
  await record(tx, {
    tenant: place.tenant,
    at: by.now,
    actor: by.person,
    verb: 'member-joined',
    about: { person: place.person, cell: place.cell },
  })
  return id
}

/** The place a person has on a day in this organisation. */
export interface Place {
  id: string
  cell: string
  cell_name: string
  status: MemberStatus
  valid_from: string
  valid_to: string | null
}

/** Null for somebody who has left, as for somebody who never was here. */
export async function placeOf(
  db: Database,
  tenant: string,
  person: string,
  day: string,
): Promise<Place | null> {
  const place = await lastPlaceOf(db, tenant, person, day)
  return place?.status === 'left' ? null : place
}

/** Also tells where and since when somebody left. */
export async function lastPlaceOf(
  db: Database,
  tenant: string,
  person: string,
  day: string,
): Promise<Place | null> {
  return db.maybe<Place>(sql`
    select m.id, m.cell, u.name as cell_name, m.status, m.valid_from, m.valid_to
    from membership m join unit u on u.id = m.cell
    where m.tenant = ${tenant} and m.person = ${person}
      and m.valid_from <= ${day} and (m.valid_to is null or m.valid_to > ${day})
    order by m.valid_from desc limit 1`)
}

/**
 * Moves a member to another cell, or changes their status, from a day on: the row that held ends, a new one begins,
 * and what happened under the old one stays there. It lasts until a change planned for later, if there is one.
 * Posts in the old cell end with a move, and every post ends when somebody leaves.
 */
export async function changePlace(
  tx: Transaction,
  change: {
    tenant: string
    person: string
    cell?: string
    status?: MemberStatus
    from?: string
    reason?: string
  },
  by: Author,
): Promise<boolean> {
  const { tenant, person } = change
  const from = change.from ?? dayOf(by.now)
  const reason = change.reason || null
  const place = await lastPlaceOf(tx, tenant, person, from)
  if (!place) return false
  const cell = change.cell ?? place.cell
  const status = change.status ?? place.status
  if (cell === place.cell && status === place.status) return true
  if (place.valid_from === from)
    await tx.run(
      sql`update membership set cell = ${cell}, status = ${status}, reason = ${reason} where tenant = ${tenant} and id = ${place.id}`,
    )
  else {
    await tx.run(sql`update membership set valid_to = ${from} where tenant = ${tenant} and id = ${place.id}`)
    await tx.run(sql`
      insert into membership (tenant, id, person, cell, status, valid_from, valid_to, reason)
      values (${tenant}, ${newId(by.now)}, ${person}, ${cell}, ${status}, ${from}, ${place.valid_to}, ${reason})`)
  }
  if (cell !== place.cell || status === 'left')
    await tx.run(sql`
      update post set valid_to = greatest(valid_from, ${from}::date)
      where tenant = ${tenant} and person = ${person} and (unit = ${place.cell} or ${status} = 'left')
        and (valid_to is null or valid_to > ${from})`)
  await record(tx, {
    tenant,
    at: by.now,
    actor: by.person,
    verb: cell !== place.cell ? 'member-transferred' : 'member-status-changed',
    about: { person, from: place.cell, to: cell },
  })
  return true
}

export async function givePost(
  tx: Transaction,
  post: {
    tenant: string
    person: string
    unit: string
    kind: PostKind
    title: string
    from: string
    /** The first day it no longer holds. */
    to?: string | null
  },
  by: Author,
): Promise<string> {
  const id = newId(by.now)
  await tx.run(sql`
    insert into post (tenant, id, person, unit, kind, title, valid_from, valid_to)
    values (${post.tenant}, ${id}, ${post.person}, ${post.unit}, ${post.kind}, ${post.title}, ${post.from}, ${post.to ?? null})`)
  await record(tx, {
    tenant: post.tenant,
    at: by.now,
    actor: by.person,
    verb: 'post-given',
    about: { person: post.person, post: id, unit: post.unit },
  })
  return id
}

/** Ends a post from a day on; one that has ended stays as it is. */
export async function endPost(
  tx: Transaction,
  end: { tenant: string; post: string; on: string },
  by: Author,
): Promise<boolean> {
  const row = await tx.maybe<{ person: string }>(sql`
    update post set valid_to = greatest(valid_from, ${end.on}::date)
    where tenant = ${end.tenant} and id = ${end.post} and (valid_to is null or valid_to > ${end.on}) returning person`)
  if (!row) return false
  await record(tx, {
    tenant: end.tenant,
    at: by.now,
    actor: by.person,
    verb: 'post-ended',
    about: { person: row.person, post: end.post },
  })
  return true
}
