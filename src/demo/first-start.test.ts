import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OwnServer, ownServer } from '../../test/own-server.ts'
import { verify } from '../history/history.ts'
import { anyTenant } from '../organisation/organisation.ts'
import { readConfig } from '../platform/config.ts'
import { type ConnectedDatabase, connect, type Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { lastTotals } from '../round/compare.ts'
import { prepareDemo } from './demo.ts'
import { tellStory } from './story.ts'

const config = readConfig({}, { demo: true })
let server: OwnServer
let db: ConnectedDatabase

beforeAll(async () => {
  server = await ownServer()
  db = connect(server.appUrl)
})
afterAll(async () => {
  await db?.close()
  await server?.remove()
})

/** A database whose connection is lost when so many transactions were carried out. */
function losing(after: number): ConnectedDatabase {
  let left = after
  const lose = () => {
    if (left-- <= 0) throw new Error('the machine went off')
  }
  return {
    ...db,
    close: async () => {},
    transaction: async (work) => {
      lose()
      return db.transaction(work)
    },
  }
}

/** What of the story is told, whoever of the members was drawn to play in it. */
async function told(db: Database) {
  const commune = (await anyTenant(db))!
  const last = (await lastTotals(db, commune.id))!
  return {
    history: (await verify(db, commune.id)).ok,
    limits: [last.before.limits, last.after.limits],
    counts: await db.row(sql`
      select (select count(*)::int from membership where valid_to is null and status <> 'left') as members,
             (select count(*)::int from meeting) as meetings, (select count(*)::int from minutes) as minutes,
             (select count(*)::int from conclusion) as conclusions, (select count(*)::int from briefing_presence) as briefed,
             (select count(*)::int from release) as releases, (select count(*)::int from period_closed) as lines_ended`),
    unfinished: await db.row(sql`select to_regclass('public.demo_half_told') is not null as there`),
  }
}

/** The same story told at one stroke, of which nothing is left. */
async function toldAtOneStroke() {
  let found: Awaited<ReturnType<typeof told>> | undefined
  const taken = db.transaction(async (tx) => {
    await tellStory(tx, config.root)
    found = await told(tx)
    throw new Error('enough')
  })
  await expect(taken).rejects.toThrow('enough')
  return found!
}

test('a first start that was broken off is begun anew by the next, and leaves what one telling at a stroke leaves', async () => {
  const stroke = await toldAtOneStroke()
  expect(stroke).toMatchObject({ history: true, counts: { members: 206 }, limits: [70, 10] })

  await expect(prepareDemo(db, config, server.ownerUrl, losing(12))).rejects.toThrow('the machine went off')
  const half = await anyTenant(db)
  expect(half).not.toBeNull()

  await prepareDemo(db, config, server.ownerUrl, connect(server.appUrl))
  const whole = await told(db)
  expect(whole).toEqual(stroke)
  const there = await anyTenant(db)
  expect(there!.id).not.toBe(half!.id)

  await prepareDemo(db, config, server.ownerUrl, connect(server.appUrl))
  expect((await anyTenant(db))!.id).toBe(there!.id)
  expect(await told(db)).toEqual(whole)
}, 120_000)
