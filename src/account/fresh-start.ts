import { record } from '../history/history.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { beginKeys } from './device.ts'
import type { Actor } from './session.ts'

/**
 * Lost phone and lost sheet: the member begins anew, and what was written before stays closed. Whoever printed the
 * card can't be the one who lets this happen, so that printing a card for oneself leads nowhere.
 */
export interface FreshStart {
  id: string
  account: string
  device: string
  person: string
  full_name: string
  device_label: string
  asked_at: Date
  approved_at: Date | null
  refused_at: Date | null
  printed_by: string | null
  printed_by_name: string | null
}

const asked = sql`
  select f.*, a.person, p.full_name, d.label as device_label, c.printed_by, c.printed_by_name
  from fresh_start f join account a on a.id = f.account join person p on p.id = a.person
  join device d on d.id = f.device left join card c on c.id = d.card`

/** Nobody has answered it, and its device still opens nothing. */
const open = sql`
  f.approved_at is null and f.refused_at is null and d.revoked_at is null
  and not exists (select 1 from key_wrap w where w.account = f.account and w.holder = f.device
                  and w.version = (select max(version) from account_key k where k.account = f.account))`

/** One request a device: whoever approves must know that it is for the device in the hand of the person before them. */
export async function askFreshStart(tx: Transaction, actor: Actor, now: Date): Promise<void> {
  const before = await openRequests(tx, actor.account)
  if (actor.approved || before.some((request) => request.device === actor.device.id)) return
  await tx.run(sql`
    insert into fresh_start (id, account, device, asked_at)
    values (${newId(now)}, ${actor.account}, ${actor.device.id}, ${now})`)
}

export async function openRequests(db: Database, account: string): Promise<FreshStart[]> {
  return db.rows<FreshStart>(sql`${asked} where f.account = ${account} and ${open} order by f.asked_at, f.id`)
}

/** Open requests of these people, for the officer who may be the second person. */
export async function openRequestsOf(db: Database, people: readonly string[]): Promise<FreshStart[]> {
  return db.rows<FreshStart>(
    sql`${asked} where a.person = any(${people}) and ${open} order by f.asked_at, f.id`,
  )
}

/** Any approved device of the member may say no to all that was asked in their name. */
export async function refuseFreshStarts(tx: Transaction, account: string, now: Date): Promise<void> {
  await tx.run(sql`
    update fresh_start set refused_at = ${now}
    where account = ${account} and approved_at is null and refused_at is null`)
}

export type Approval = 'done' | 'gone' | 'printed-by-you' | 'own'

/** `approver` null: the administrator at the machine, for the last officer. */
export async function approveFreshStart(
  tx: Transaction,
  { id, approver, tenant, now }: { id: string; approver: string | null; tenant: string; now: Date },
): Promise<Approval> {
  const request = await tx.maybe<FreshStart & { public_key: Buffer }>(sql`
    ${asked} where f.id = ${id} and ${open} for update of f`)
  if (!request) return 'gone'
  if (approver && request.printed_by === approver) return 'printed-by-you'
  if (approver === request.person) return 'own'
  const device = await tx.row<{ public_key: Buffer }>(
    sql`select public_key from device where id = ${request.device}`,
  )
  await tx.run(sql`update fresh_start set approved_at = ${now}, approved_by = ${approver} where id = ${id}`)
  await beginKeys(tx, request.account, { id: request.device, publicKey: device.public_key })
  await record(tx, {
    tenant,
    at: now,
    actor: approver,
    verb: 'fresh-start-approved',
    about: { person: request.person, device: request.device },
  })
  return 'done'
}
