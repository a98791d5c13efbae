import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { asOwner, backUp, MIGRATIONS } from '../../../test/backups.ts'
import { type Cast, makeCast } from '../../../test/cast.ts'
import { NOW } from '../../../test/harness.ts'
import { type OwnServer, ownServer, root } from '../../../test/own-server.ts'
import { loadDemo } from '../../demo/demo.ts'
import { setContact } from '../../notification/contact.ts'
import { type ConnectedDatabase, connect } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'

export interface Stage {
  /** A whole commune that lived for years, by the verbs of the product, and beside it the people of the tests. */
  from: OwnServer
  /** A server with nothing in it. */
  to: OwnServer
  db: ConnectedDatabase
  cast: Cast
  /** A folder that is gone after the tests. */
  readonly place: string
  /** A backup of the commune. */
  readonly good: string
  /** A file that is not there yet. */
  another(): string
}

export function useStage(): Stage {
  const place = mkdtempSync(join(tmpdir(), 'tusoi-backup-'))
  let files = 0
  const stage = {
    place,
    good: join(place, 'good.tar'),
    another: () => join(place, `another-${++files}.tar`),
  } as Stage

  beforeAll(async () => {
    const bin = process.env.TEST_POSTGRES_BIN
    ;[stage.from, stage.to] = await Promise.all([ownServer(bin), ownServer(bin)])
    const { from } = stage
    const db = connect(from.appUrl)
    stage.db = db
    await loadDemo(db, { root })
    await asOwner(from, (owner) => owner.query('delete from demo_mark'))
    const cast = await db.transaction((tx) => makeCast(tx, root, NOW))
    stage.cast = cast
    await fillWalledTables(db, cast)
    await backUp(from, stage.good, NOW)
  })
  afterAll(async () => {
    await stage.db?.close()
    await stage.from?.remove()
    await stage.to?.remove()
    rmSync(place, { recursive: true, force: true })
  })
  return stage
}

/** What the story has none of, so that every table behind row level security has a row. */
async function fillWalledTables(db: ConnectedDatabase, cast: Cast): Promise<void> {
  const person = cast.people.lan.id
  await setContact(db, person, { phone: '84912345670', by: 'sms', email: null, quiet: false }, NOW)
  await db.asMember(person, async (tx) => {
    for (const [table, about] of [
      ['preparation', 'meeting'],
      ['inspection_draft', 'inspection'],
      ['round_draft', 'round'],
    ])
      await tx.run({
        text: `insert into ${table} (tenant, ${about}, person, key_version, sealed) values ($1, $2, $3, 1, $4)`,
        values: [cast.units.commune.id, crypto.randomUUID(), person, Buffer.alloc(4096, table)],
        name: '',
      })
    await tx.run(sql`
      insert into push_subscription (person, id, endpoint, p256dh, auth, made_on)
      values (${person}, ${crypto.randomUUID()}, ${'nơi\tđến\\ở\nđây\r\\N'}, 'k', 'a', '2026-12-01')`)
  })
}

/** Rows of any table, as somebody would find them who looks with the owner's rights. */
export const holds = (server: OwnServer) =>
  asOwner(server, async (owner) => {
    const { rows } = await owner.query<{ n: number }>(
      'select (select count(*) from unit)::int + (select count(*) from person)::int + (select count(*) from history)::int as n',
    )
    return rows[0]!.n
  })

/** The migrations of a program before the newest one came, and of one that has one more. */
export function olderMigrations(place: string): string {
  const folder = mkdtempSync(join(place, 'older-'))
  for (const name of readdirSync(MIGRATIONS).sort().slice(0, -1))
    writeFileSync(join(folder, name), readFileSync(join(MIGRATIONS, name)))
  return folder
}

export function newerMigrations(place: string): string {
  const folder = mkdtempSync(join(place, 'newer-'))
  for (const name of readdirSync(MIGRATIONS))
    writeFileSync(join(folder, name), readFileSync(join(MIGRATIONS, name)))
  writeFileSync(
    join(folder, '9999-later.sql'),
    `alter table person add column nickname text; update person set nickname = lower(full_name); create table later (id uuid primary key)`,
  )
  return folder
}
