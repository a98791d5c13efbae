import { randomBytes } from 'node:crypto'
import { record } from '../history/history.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { sha256 } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'

/** 160 random bits, so that nobody guesses an address; only its hash is stored. */
const TOKEN_BYTES = 20
const ADDRESS = /^([A-Za-z0-9_-]{27})\.ics$/

interface Owner {
  readonly tenant: string
  readonly person: string
  readonly now: Date
}

/** Makes a secret address and ends the one before it. What it returns is shown once and kept nowhere. */
export async function makeFeed(tx: Transaction, { tenant, person, now }: Owner): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  await endFeeds(tx, person, now)
  await tx.run(
    sql`insert into calendar_feed (token_hash, person, made_at) values (${sha256(token)}, ${person}, ${now})`,
  )
  await record(tx, { tenant, at: now, actor: person, verb: 'calendar-made', about: { person } })
  return `${token}.ics`
}

/** The address leads nowhere from now on. */
export async function revokeFeed(tx: Transaction, { tenant, person, now }: Owner): Promise<void> {
  if ((await endFeeds(tx, person, now)) > 0)
    await record(tx, { tenant, at: now, actor: person, verb: 'calendar-revoked', about: { person } })
}

const endFeeds = (tx: Transaction, person: string, now: Date) =>
  tx.run(sql`update calendar_feed set revoked_at = ${now} where person = ${person} and revoked_at is null`)

export const feedOf = (db: Database, person: string): Promise<{ made_at: Date } | null> =>
  db.maybe(sql`select made_at from calendar_feed where person = ${person} and revoked_at is null`)

/** Whose calendar an address is; null for one that is unknown, ended, or no address at all. */
export async function personOfFeed(db: Database, address: string): Promise<string | null> {
  const token = ADDRESS.exec(address)?.[1]
  if (!token) return null
  const row = await db.maybe<{ person: string }>(sql`
    select person from calendar_feed where token_hash = ${sha256(token)} and revoked_at is null`)
  return row?.person ?? null
}
