import { currentKey, type KeyRing } from '../account/device.ts'
import { record } from '../history/history.ts'
import { type PostKind, powersOf } from '../membership/powers.rules.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { type KeyPair, newKeyPair, openSealed, sealTo } from '../seal/keys.ts'

interface KeyRow {
  id: string
  public_key: Buffer
}

const newest = (tx: Database, tenant: string) =>
  tx.maybe<KeyRow>(
    sql`select id, public_key from statistics_key where tenant = ${tenant} order by made_on desc, id desc limit 1`,
  )

/** The organisation's key as this officer can open it, or null. */
export async function openStatisticsKey(
  db: Database,
  tenant: string,
  ring: KeyRing,
): Promise<KeyPair | null> {
  const key = await newest(db, tenant)
  const wrap =
    key &&
    (await db.maybe<{ wrapped: Buffer; key_version: number }>(sql`
      select wrapped, key_version from statistics_key_wrap
      where tenant = ${tenant} and key = ${key.id} and account = ${ring.account}`))
  const own = wrap && ring.keys.get(wrap.key_version)
  const privateKey =
    own &&
    openSealed(
      { publicKey: await publicOf(db, ring.account, wrap.key_version), privateKey: own },
      wrap.wrapped,
    )
  return key && privateKey ? { publicKey: key.public_key, privateKey } : null
}

const publicOf = async (db: Database, account: string, version: number): Promise<Buffer> =>
  (
    await db.row<{ public_key: Buffer }>(
      sql`select public_key from account_key where account = ${account} and version = ${version}`,
    )
  ).public_key

/**
 * What an officer who may release does for the key by being there: the first makes it, later a holder seals it to
 * every other officer who has an account and takes it from those whose post ended. Nobody has to think of it.
 * When no officer of today holds the key, it is lost, and the next ballots are sealed to a new one.
 */
export async function keepStatisticsKey(
  db: Database,
  tenant: string,
  ring: KeyRing,
  actor: string,
  now: Date,
): Promise<void> {
  const mine = currentKey(ring)
  if (!mine) return
  await db.transaction(async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`statistics key ${tenant}`}, 7))`)
    const holders = await officers(tx, tenant, dayOf(now))
    const key = await newest(tx, tenant)
    if (!key) return makeKey(tx, tenant, holders, actor, now)
    const wrapped = await tx.rows<{ account: string; key_version: number }>(sql`
      select account, key_version from statistics_key_wrap where tenant = ${tenant} and key = ${key.id}`)
    const stale = wrapped.filter(
      (wrap) =>
        !holders.some((holder) => holder.account === wrap.account && holder.version === wrap.key_version),
    )
    const missing = holders.filter(
      (holder) =>
        !wrapped.some((wrap) => wrap.account === holder.account && wrap.key_version === holder.version),
    )
    if (stale.length === 0 && missing.length === 0) return
    const pair = await openStatisticsKey(tx, tenant, ring)
    if (!pair) {
      const lost = stale.length === wrapped.length
      return lost ? makeKey(tx, tenant, holders, actor, now) : undefined
    }
    for (const wrap of stale)
      await tx.run(
        sql`delete from statistics_key_wrap where tenant = ${tenant} and key = ${key.id} and account = ${wrap.account}`,
      )
    for (const holder of missing) await give(tx, tenant, key.id, pair.privateKey, holder)
    await record(tx, { tenant, at: now, actor, verb: 'statistics-key-rewrapped', about: { key: key.id } })
  })
}

interface Officer {
  account: string
  version: number
  public_key: Buffer
}

async function officers(tx: Transaction, tenant: string, today: string): Promise<Officer[]> {
  const rows = await tx.rows<Officer & { kind: PostKind }>(sql`
    select a.id as account, k.version, k.public_key, post.kind
    from post join account a on a.person = post.person
    join account_key k on k.account = a.id and k.version = (select max(version) from account_key where account = a.id)
    where post.tenant = ${tenant} and post.unit = ${tenant}
      and post.valid_from <= ${today} and (post.valid_to is null or post.valid_to > ${today})`)
  const allowed = rows.filter((row) => powersOf(row.kind, 'commune').includes('release'))
  return [...new Map(allowed.map((row) => [row.account, row])).values()]
}

async function makeKey(
  tx: Transaction,
  tenant: string,
  holders: Officer[],
  actor: string,
  now: Date,
): Promise<void> {
  const pair = newKeyPair()
  const id = newId(now)
  await tx.run(sql`
    insert into statistics_key (tenant, id, public_key, made_on) values (${tenant}, ${id}, ${pair.publicKey}, ${dayOf(now)})`)
  for (const holder of holders) await give(tx, tenant, id, pair.privateKey, holder)
  await record(tx, { tenant, at: now, actor, verb: 'statistics-key-made', about: { key: id } })
}

async function give(
  tx: Transaction,
  tenant: string,
  key: string,
  privateKey: Buffer,
  holder: Officer,
): Promise<void> {
  await tx.run(sql`
    insert into statistics_key_wrap (tenant, key, account, key_version, wrapped)
    values (${tenant}, ${key}, ${holder.account}, ${holder.version}, ${sealTo(holder.public_key, privateKey)})
    on conflict (tenant, key, account) do update set key_version = excluded.key_version, wrapped = excluded.wrapped`)
}
