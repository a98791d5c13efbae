import { randomBytes } from 'node:crypto'
import type { Database, Transaction } from '../platform/database.ts'
import { sha256 } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { keyPairFrom } from '../seal/keys.ts'
import { SESSION_HOURS } from './account.rules.ts'
import { type HeldDevice, type KeyRing, ringOf, type WrappedKey } from './device.ts'

/** Who is asking: a session and the secret of the device it was started on, both proved by this request. */
export interface Actor {
  readonly account: string
  readonly person: string
  readonly fullName: string
  readonly device: HeldDevice
  /** A device opens private matter only once it is approved. */
  readonly approved: boolean
}

/** Always a fresh token: one that was set before sign-in is worth nothing after it. */
export async function startSession(
  tx: Transaction,
  { account, device, now }: { account: string; device: string; now: Date },
): Promise<Buffer> {
  const token = randomBytes(32)
  const endsAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000)
  await tx.run(sql`
    insert into session (token_hash, account, device, ends_at)
    values (${sha256(token)}, ${account}, ${device}, ${endsAt})`)
  return token
}

/** Somebody signed in, and the way to the private keys their device opens. */
export interface Arrival {
  readonly actor: Actor
  openKeys(): KeyRing
}

/** `secretOf` looks into the request's cookies; without the device's own secret a session is nobody's. */
export async function arrivalOf(
  db: Database,
  token: Buffer,
  secretOf: (device: string) => Buffer | null,
  now: Date,
): Promise<Arrival | null> {
  const rows = await db.rows<
    WrappedKey & {
      account: string
      device: string
      public_key: Buffer
      person: string
      full_name: string
    }
  >(sql`
    select s.account, s.device, d.public_key, a.person, p.full_name, k.version, w.wrapped
    from session s join device d on d.id = s.device join account a on a.id = s.account join person p on p.id = a.person
    left join account_key k on k.account = s.account
    left join key_wrap w on w.account = k.account and w.version = k.version and w.holder = s.device
    where s.token_hash = ${sha256(token)} and s.ends_at > ${now} and d.revoked_at is null order by k.version`)
  const row = rows.at(-1)
  const secret = row && secretOf(row.device)
  if (!secret) return null
  const pair = keyPairFrom(secret, 'device.v1')
  if (!pair.publicKey.equals(row.public_key)) return null
  const { account, person } = row
  const approved = row.wrapped !== null
  return {
    actor: { account, person, fullName: row.full_name, approved, device: { id: row.device, pair } },
    openKeys: () => ringOf(account, pair, rows),
  }
}

export async function endSession(db: Database, token: Buffer): Promise<void> {
  await db.run(sql`delete from session where token_hash = ${sha256(token)}`)
}
