import { record } from '../history/history.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { newSigningPair } from './signing.ts'

export interface SigningKey {
  readonly id: string
  readonly public_key: Buffer
  readonly made_at: Date
  readonly made_by_name: string
}

/** What a unit signs with today; null before it has made one. */
export const signingKeyOf = (db: Database, unit: string): Promise<SigningKey | null> =>
  db.maybe<SigningKey>(sql`
    select k.id, k.public_key, k.made_at, p.full_name as made_by_name
    from signing_key k join person p on p.id = k.made_by where k.unit = ${unit} order by k.made_at desc, k.id desc limit 1`)

export const privateKeyOf = async (db: Database, unit: string, id: string): Promise<Buffer> =>
  (
    await db.row<{ private_key: Buffer }>(sql`
      select private_key from signing_key where unit = ${unit} and id = ${id}`)
  ).private_key

/** A first key, or another in place of one that may be known to somebody. The level above takes only what it registers. */
export async function makeSigningKey(
  tx: Transaction,
  unit: string,
  by: { readonly person: string; readonly now: Date },
): Promise<void> {
  const { publicKey, privateKey } = newSigningPair()
  const id = newId(by.now)
  await tx.run(sql`
    insert into signing_key (unit, id, public_key, private_key, made_at, made_by)
    values (${unit}, ${id}, ${publicKey}, ${privateKey}, ${by.now}, ${by.person})`)
  await record(tx, {
    tenant: unit,
    at: by.now,
    actor: by.person,
    verb: 'signing-key-made',
    about: { key: id },
  })
}
