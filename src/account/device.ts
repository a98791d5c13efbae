import { randomBytes } from 'node:crypto'
import argon2 from '@node-rs/argon2'
import type { Database, Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { type KeyPair, keyPairFrom, newKeyPair, openSealed, sealTo } from '../seal/keys.ts'
import { waitAfter } from './account.rules.ts'

/** What a device's cookie proved in this request. The pair opens what was sealed to this device. */
export interface HeldDevice {
  readonly id: string
  readonly pair: KeyPair
}

export interface DeviceRow {
  id: string
  account: string
  public_key: Buffer
  pin_hash: string
  label: string
  enrolled_at: Date
  wrong_pins: number
  wait_until: Date | null
  revoked_at: Date | null
}

// OWASP's second recommended setting: 19 MiB, two passes. The PIN is good only together with the device's secret.
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Slow on purpose, so it is done before a transaction begins and not inside it. */
export const hashPin = (pin: string): Promise<string> => argon2.hash(pin, ARGON)

/** The secret goes into the device's cookie and is kept nowhere else. */
export async function addDevice(
  tx: Transaction,
  device: {
    account: string
    pinHash: string
    label: string
    card: string | null
    now: Date
    secret?: Buffer
  },
): Promise<{ held: HeldDevice; secret: Buffer }> {
  const secret = device.secret ?? randomBytes(32)
  const held = { id: newId(device.now), pair: keyPairFrom(secret, 'device.v1') }
  await tx.run(sql`
    insert into device (id, account, public_key, pin_hash, label, card, enrolled_at)
    values (${held.id}, ${device.account}, ${held.pair.publicKey}, ${device.pinHash},
            ${device.label}, ${device.card}, ${device.now})`)
  return { held, secret }
}

/** The device whose secret this is, or null: unknown, revoked, or a secret that is not its own. */
export async function heldDevice(
  db: Database,
  id: string,
  secret: Buffer,
): Promise<(HeldDevice & DeviceRow) | null> {
  const row = await db.maybe<DeviceRow>(sql`select * from device where id = ${id} and revoked_at is null`)
  const pair = keyPairFrom(secret, 'device.v1')
  return row?.public_key.equals(pair.publicKey) ? { ...row, pair } : null
}

export type PinCheck = { ok: true } | { ok: false; waitUntil: Date | null } | { ok: false; sheetNeeded: true }

/** Counts in the database before it answers, one guess at a time, so that neither a restart nor haste helps. */
export async function checkPin(db: Database, device: HeldDevice, pin: string, now: Date): Promise<PinCheck> {
  return db.transaction(async (tx) => {
    const row = await tx.row<DeviceRow>(sql`select * from device where id = ${device.id} for update`)
    if (waitAfter(row.wrong_pins) === 'sheet') return { ok: false, sheetNeeded: true }
    if (row.wait_until && row.wait_until > now) return { ok: false, waitUntil: row.wait_until }
    if (await argon2.verify(row.pin_hash, pin)) {
      await tx.run(sql`update device set wrong_pins = 0, wait_until = null where id = ${device.id}`)
      return { ok: true }
    }
    const wait = waitAfter(row.wrong_pins + 1)
    const until = typeof wait === 'number' && wait > 0 ? new Date(now.getTime() + wait * 1000) : null
    await tx.run(sql`
      update device set wrong_pins = wrong_pins + 1, wait_until = ${until} where id = ${device.id}`)
    return wait === 'sheet' ? { ok: false, sheetNeeded: true } : { ok: false, waitUntil: until }
  })
}

export async function setPin(tx: Transaction, device: string, pinHash: string): Promise<void> {
  await tx.run(sql`
    update device set pin_hash = ${pinHash}, wrong_pins = 0, wait_until = null
    where id = ${device}`)
}

export async function devicesOf(
  db: Database,
  account: string,
): Promise<(DeviceRow & { approved: boolean; card_by: string | null })[]> {
  return db.rows(sql`
    select device.*, card.printed_by_name as card_by,
           exists (select 1 from key_wrap w where w.account = device.account and w.holder = device.id
                   and w.version = (select max(version) from account_key k where k.account = device.account)) as approved
    from device left join card on card.id = device.card
    where device.account = ${account} order by enrolled_at`)
}

/** Ends the device's sessions and takes away what was sealed to it. */
export async function revokeDevice(
  tx: Transaction,
  account: string,
  device: string,
  now: Date,
): Promise<boolean> {
  const found = await tx.run(sql`
    update device set revoked_at = ${now} where id = ${device} and account = ${account} and revoked_at is null`)
  if (found === 0) return false
  await tx.run(sql`delete from session where device = ${device}`)
  await tx.run(sql`delete from key_wrap where account = ${account} and holder = ${device}`)
  return true
}

/** The private keys a holder can open, by version. Empty for a device that nobody has approved yet. */
export interface KeyRing {
  readonly account: string
  /** The version new boxes are sealed with. */
  readonly current: number
  readonly keys: ReadonlyMap<number, Buffer>
}

export async function openKeyRing(
  db: Database,
  account: string,
  holder: { id: string; pair: KeyPair },
): Promise<KeyRing> {
  const rows = await db.rows<WrappedKey>(sql`
    select k.version, w.wrapped from account_key k
    left join key_wrap w on w.account = k.account and w.version = k.version and w.holder = ${holder.id}
    where k.account = ${account} order by k.version`)
  return ringOf(account, holder.pair, rows)
}

/** A version of an account's key as it lies sealed to one holder; null where it is not. */
export interface WrappedKey {
  version: number
  wrapped: Buffer | null
}

/** Opens what is sealed to the pair, of all versions in their order. */
export function ringOf(account: string, pair: KeyPair, versions: readonly WrappedKey[]): KeyRing {
  const keys = new Map<number, Buffer>()
  for (const { version, wrapped } of versions) {
    const key = wrapped && openSealed(pair, wrapped)
    if (key) keys.set(version, key)
  }
  return { account, current: versions.at(-1)?.version ?? 0, keys }
}

/** The key everything new is sealed with, or null when this holder can't open it. */
export const currentKey = (ring: KeyRing): Buffer | null => ring.keys.get(ring.current) ?? null

/** Seals every key of the ring to one more holder. */
export async function shareKeys(
  tx: Transaction,
  ring: KeyRing,
  holder: { id: string; publicKey: Buffer },
): Promise<void> {
  for (const [version, key] of ring.keys)
    await tx.run(sql`
      insert into key_wrap (account, version, holder, wrapped)
      values (${ring.account}, ${version}, ${holder.id}, ${sealTo(holder.publicKey, key)}) on conflict do nothing`)
}

/** A new pair for the account, sealed to one device; earlier boxes stay closed to it. */
export async function beginKeys(
  tx: Transaction,
  account: string,
  device: { id: string; publicKey: Buffer },
): Promise<KeyRing> {
  const pair = newKeyPair()
  const { version } = await tx.row<{ version: number }>(sql`
    insert into account_key (account, version, public_key)
    select ${account}, coalesce(max(version), 0) + 1, ${pair.publicKey} from account_key where account = ${account}
    returning version`)
  const ring = { account, current: version, keys: new Map([[version, pair.privateKey]]) }
  await shareKeys(tx, ring, device)
  return ring
}
