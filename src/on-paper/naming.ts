import { record } from '../history/history.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'

/** Who enters for whom, as of a day. */
export interface Naming {
  readonly id: string
  readonly person: string
  readonly name: string
  readonly helper: string
  readonly helper_name: string
  readonly named_on: string
  readonly noted_by: string
  readonly noted_by_name: string
}

/** A member's naming holds as long as both belong to one cell: whoever moved away enters nothing any more. */
const standing = (day: string) => sql`
  select h.id, h.person, p.full_name as name, h.helper, q.full_name as helper_name, h.named_on, h.noted_by,
         n.full_name as noted_by_name, own.cell
  from on_behalf_helper h
  join person p on p.id = h.person join person q on q.id = h.helper join person n on n.id = h.noted_by
  join membership own on own.tenant = h.tenant and own.person = h.person and own.status not in ('left', 'suspended')
    and own.valid_from <= ${day} and (own.valid_to is null or own.valid_to > ${day})
  join membership their on their.tenant = h.tenant and their.person = h.helper and their.cell = own.cell
    and their.status not in ('left', 'suspended') and their.valid_from <= ${day}
    and (their.valid_to is null or their.valid_to > ${day})
  where h.ended_on is null`

/** Those who named this person. */
export const namedMe = (db: Database, helper: string, day: string): Promise<Naming[]> =>
  db.rows<Naming>(sql`${standing(day)} and h.helper = ${helper}`)

/** Whom this member named. */
export const helperOf = (db: Database, person: string, day: string): Promise<Naming | null> =>
  db.maybe<Naming>(sql`${standing(day)} and h.person = ${person}`)

export const namingsIn = (db: Database, tenant: string, cell: string, day: string): Promise<Naming[]> =>
  db.rows<Naming>(sql`${standing(day)} and h.tenant = ${tenant} and own.cell = ${cell}`)

/** Names somebody, in place of whoever was named before. The same name again changes nothing. */
export async function nameHelper(
  tx: Transaction,
  at: { readonly tenant: string; readonly person: string; readonly helper: string },
  by: { readonly person: string; readonly now: Date },
): Promise<void> {
  const before = await tx.maybe<{ id: string; helper: string }>(sql`
    select id, helper from on_behalf_helper
    where tenant = ${at.tenant} and person = ${at.person} and ended_on is null for update`)
  if (before?.helper === at.helper) return
  if (before) await end(tx, at.tenant, before.id, by)
  const id = newId(by.now)
  await tx.run(sql`
    insert into on_behalf_helper (tenant, id, person, helper, named_on, noted_by)
    values (${at.tenant}, ${id}, ${at.person}, ${at.helper}, ${dayOf(by.now)}, ${by.person})`)
  await record(tx, {
    tenant: at.tenant,
    at: by.now,
    actor: by.person,
    verb: 'helper-named',
    about: { person: at.person, helper: at.helper },
  })
}

/** Names nobody any more. False when nobody was. */
export async function dropHelper(
  tx: Transaction,
  at: { readonly tenant: string; readonly person: string },
  by: { readonly person: string; readonly now: Date },
): Promise<boolean> {
  const before = await tx.maybe<{ id: string; helper: string }>(sql`
    select id, helper from on_behalf_helper
    where tenant = ${at.tenant} and person = ${at.person} and ended_on is null for update`)
  if (!before) return false
  await end(tx, at.tenant, before.id, by)
  await record(tx, {
    tenant: at.tenant,
    at: by.now,
    actor: by.person,
    verb: 'helper-dropped',
    about: { person: at.person, helper: before.helper },
  })
  return true
}

const end = (tx: Transaction, tenant: string, id: string, by: { person: string; now: Date }) =>
  tx.run(sql`
    update on_behalf_helper set ended_on = ${dayOf(by.now)}, ended_by = ${by.person}
    where tenant = ${tenant} and id = ${id}`)
