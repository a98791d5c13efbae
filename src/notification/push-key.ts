import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { PushKeys } from './channels/push.ts'

/** The pair by which push services know this server, made the first time it is asked for. All servers of a database share it. */
export async function pushKeys(db: Database): Promise<PushKeys> {
  const known = await keysIn(db)
  if (known) return known
  const { default: webPush } = await import('web-push')
  const { publicKey, privateKey } = webPush.generateVAPIDKeys()
  await db.run(sql`
    insert into push_key (public_key, private_key) values (${publicKey}, ${privateKey}) on conflict do nothing`)
  return (await keysIn(db))!
}

const keysIn = (db: Database): Promise<PushKeys | null> =>
  db.maybe(sql`select public_key as "publicKey", private_key as "privateKey" from push_key`)
