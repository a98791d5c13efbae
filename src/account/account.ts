import { record } from '../history/history.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { newCode, readCode, SHEET_GROUPS } from '../seal/code.ts'
import { keyPairFrom } from '../seal/keys.ts'
import { type CardCheck, checkCard } from './card.ts'
import {
  addDevice,
  beginKeys,
  type HeldDevice,
  hashPin,
  type KeyRing,
  openKeyRing,
  setPin,
  shareKeys,
} from './device.ts'
import { type Actor, startSession } from './session.ts'

export interface SignedIn {
  readonly account: string
  readonly device: HeldDevice
  readonly secret: Buffer
  readonly token: Buffer
}

/**
 * Uses up a card: the device is enrolled with its PIN and signed in. The first device of an account makes the key
 * pair; a later one is signed in but opens nothing until an old device, the sheet or a fresh start approves it.
 */
export async function enrol(
  db: Database,
  { code, pin, label, now }: { code: string; pin: string; label: string; now: Date },
): Promise<SignedIn | Exclude<CardCheck, { state: 'good' }>> {
  const pinHash = await hashPin(pin)
  return db.transaction(async (tx) => {
    const check = await checkCard(tx, code, now, true)
    if (check.state !== 'good') return check
    const { card } = check
    await tx.run(sql`update card set used_at = ${now} where id = ${card.id}`)
    const enrolled = await openAccount(tx, { person: card.person, pinHash, label, card: card.id, now })
    const opens = await openKeyRing(tx, enrolled.account, enrolled.device)
    if (card.begins_anew && opens.keys.size === 0)
      await beginKeys(tx, enrolled.account, {
        id: enrolled.device.id,
        publicKey: enrolled.device.pair.publicKey,
      })
    await record(tx, {
      tenant: card.tenant,
      at: now,
      actor: card.person,
      verb: 'device-enrolled',
      about: { person: card.person, device: enrolled.device.id, card: card.id },
    })
    return enrolled
  })
}

/** The part of enrolment that set-up shares: it has no card, only the one-time token of the log. */
export async function openAccount(
  tx: Transaction,
  {
    person,
    pinHash,
    label,
    card,
    now,
    secret: given,
  }: {
    person: string
    pinHash: string
    label: string
    card: string | null
    now: Date
    /** The demo's roles bring their own device secret; everybody else's is drawn at random. */
    secret?: Buffer
  },
): Promise<SignedIn> {
  const fresh = newId(now)
  await tx.run(sql`
    insert into account (id, person, made_on) values (${fresh}, ${person}, ${dayOf(now)})
    on conflict (person) do nothing`)
  const { id: account } = await tx.row<{ id: string }>(
    sql`select id from account where person = ${person} for update`,
  )
  const { held: device, secret } = await addDevice(tx, { account, pinHash, label, card, now, secret: given })
  const hasKeys = await tx.maybe(sql`select 1 from account_key where account = ${account}`)
  if (!hasKeys) await beginKeys(tx, account, { id: device.id, publicKey: device.pair.publicKey })
  return { account, device, secret, token: await startSession(tx, { account, device: device.id, now }) }
}

/** A new recovery sheet; the one before stops being good. Its code is told this once and kept nowhere. */
export async function makeSheet(
  tx: Transaction,
  ring: KeyRing,
  now: Date,
): Promise<{ id: string; code: string }> {
  const code = newCode(SHEET_GROUPS)
  const id = newId(now)
  const { publicKey } = keyPairFrom(code.replaceAll(' ', ''), 'sheet.v1')
  const old = await tx.rows<{ id: string }>(sql`
    update recovery_sheet set voided_at = ${now} where account = ${ring.account} and voided_at is null returning id`)
  for (const sheet of old)
    await tx.run(sql`
      delete from key_wrap where account = ${ring.account} and holder = ${sheet.id} and version = any(${[...ring.keys.keys()]})`)
  await tx.run(sql`
    insert into recovery_sheet (id, account, public_key, made_at)
    values (${id}, ${ring.account}, ${publicKey}, ${now})`)
  await shareKeys(tx, ring, { id, publicKey })
  return { id, code }
}

export async function confirmSheet(tx: Transaction, account: string, now: Date): Promise<void> {
  await tx.run(sql`
    update recovery_sheet set confirmed_at = ${now}
    where account = ${account} and voided_at is null and confirmed_at is null`)
}

/** A sheet of before a fresh start does not count: it opens nothing that is written now. */
export async function hasConfirmedSheet(db: Database, account: string): Promise<boolean> {
  const row = await db.maybe(sql`
    select 1 from recovery_sheet sheet join key_wrap w on w.account = sheet.account and w.holder = sheet.id
    where sheet.account = ${account} and sheet.voided_at is null and sheet.confirmed_at is not null
      and w.version = (select max(version) from account_key k where k.account = sheet.account)`)
  return row !== null
}

export type SheetReading = { ok: true; ring: KeyRing } | { ok: false; given: number; wrong: number[] }

/**
 * What the typed sheet opens. An old sheet of a person who began anew still opens what was sealed to it, so it is
 * looked for among the voided ones too: only a wrap that is still there opens anything.
 */
export async function openSheet(db: Database, account: string, typed: string): Promise<SheetReading> {
  const reading = readCode(typed, SHEET_GROUPS)
  if (!reading.ok) return reading
  const pair = keyPairFrom(reading.digits, 'sheet.v1')
  const sheet = await db.maybe<{ id: string }>(sql`
    select id from recovery_sheet where account = ${account} and public_key = ${pair.publicKey}`)
  if (!sheet) return { ok: false, given: reading.digits.length, wrong: [] }
  const ring = await openKeyRing(db, account, { id: sheet.id, pair })
  return ring.keys.size > 0 ? { ok: true, ring } : { ok: false, given: reading.digits.length, wrong: [] }
}

/** Whether some sheet, perhaps lost, opens what was written before a fresh start and this device does not. */
export async function sheetOpensMore(db: Database, actor: Actor): Promise<boolean> {
  const row = await db.maybe(sql`
    select 1 from key_wrap w join recovery_sheet sheet on sheet.id = w.holder
    where w.account = ${actor.account} and not exists (
      select 1 from key_wrap own
      where own.account = w.account and own.version = w.version and own.holder = ${actor.device.id})`)
  return row !== null
}

/** The sheet approves this device: from now on the device opens what the sheet opens. */
export async function approveBySheet(
  tx: Transaction,
  ring: KeyRing,
  device: HeldDevice,
  newPinHash: string | null,
): Promise<void> {
  await shareKeys(tx, ring, { id: device.id, publicKey: device.pair.publicKey })
  if (newPinHash) await setPin(tx, device.id, newPinHash)
}

/** An approved device approves another one of the same account. False when there is no such device. */
export async function approveDevice(tx: Transaction, ring: KeyRing, device: string): Promise<boolean> {
  const row = await tx.maybe<{ id: string; public_key: Buffer }>(sql`
    select id, public_key from device
    where id = ${device} and account = ${ring.account} and revoked_at is null`)
  if (!row) return false
  await shareKeys(tx, ring, { id: row.id, publicKey: row.public_key })
  return true
}
