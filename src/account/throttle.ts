import { randomBytes } from 'node:crypto'
import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { fingerprint } from '../seal/keys.ts'
import { throttleWait } from './account.rules.ts'

/** Read each time: whatever database stands behind the server, its secret is the one that counts. */
async function secretOf(db: Database): Promise<Buffer> {
  const held = () => db.maybe<{ secret: Buffer }>(sql`select secret from server_secret`)
  const first = await held()
  if (first) return first.secret
  await db.run(sql`insert into server_secret (secret) values (${randomBytes(32)}) on conflict do nothing`)
  return (await held())!.secret
}

const keyOf = async (db: Database, kind: string, subject: string): Promise<Buffer> =>
  fingerprint(await secretOf(db), `${kind}\0${subject}`)

/** Seconds this place must still wait before it may try again. */
export async function mustWait(db: Database, kind: string, subject: string, now: Date): Promise<number> {
  const row = await db.maybe<{ wait_until: Date | null }>(sql`
    select wait_until from throttle where key = ${await keyOf(db, kind, subject)}`)
  return row?.wait_until ? Math.max(0, Math.ceil((row.wait_until.getTime() - now.getTime()) / 1000)) : 0
}

/** Remembers one more wrong attempt. An hour without any forgets them. */
export async function countFailure(db: Database, kind: string, subject: string, now: Date): Promise<void> {
  const key = await keyOf(db, kind, subject)
  const { failures } = await db.row<{ failures: number }>(sql`
    insert into throttle as t (key, failures, last_at) values (${key}, 1, ${now})
    on conflict (key) do update set last_at = excluded.last_at,
      failures = case when t.last_at < excluded.last_at - interval '1 hour' then 1 else t.failures + 1 end
    returning failures`)
  const wait = throttleWait(failures)
  if (wait > 0)
    await db.run(
      sql`update throttle set wait_until = ${new Date(now.getTime() + wait * 1000)} where key = ${key}`,
    )
}
