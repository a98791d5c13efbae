import pg from 'pg'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillIn, memberOf } from '../bench/members.ts'
import { monthsUntil } from '../bench/months.ts'
import { planPeople } from '../bench/people.ts'
import { PEOPLE_SIZED, plansOf, tableSizes } from '../bench/plans.ts'
import { openServer, root, type Server } from '../bench/servers.ts'
import { layDown } from '../bench/three-servers.ts'
import { type Nation, planNation } from '../bench/tree.ts'
import { hashPin } from '../src/account/device.ts'
import { createApp } from '../src/app.ts'
import { givePost } from '../src/membership/membership.ts'
import type { Period } from '../src/movement/movement.ts'
import { paths } from '../src/paths.ts'
import { readConfig } from '../src/platform/config.ts'
import { randomId } from '../src/platform/ids.ts'
import { sql } from '../src/platform/sql.ts'
import { followTallies } from '../src/statistics/tally.ts'

const now = new Date('2026-12-01T09:00:00+07:00')
const months = monthsUntil(now, 4)
const ADDRESS = 'http://tusoi.test'

/** A province of twenty communes, 12,000 members and four months: enough that walking through all of them is a choice. */
let server: Server
let nation: Nation
let ask: (path: string, fields?: Record<string, string>) => Promise<Response>
let form: Record<string, string>
let app: pg.Client

beforeAll(async () => {
  server = await openServer()
  nation = planNation([20], 400)
  const communes = nation.provinces[0]!.communes
  const people = communes.map((commune, i) => planPeople(commune, 600, i * 1000))
  await layDown(server, nation, people, months, now)
  const { commune, people: members } = people[4]!
  const { db } = server
  const pinHash = await hashPin('270519')
  const period = await db.row<Period>(sql`
    select * from period where tenant = ${commune.id} order by month desc limit 1`)
  const by = { person: null, now }
  // One member with every post there is, so that one card opens all pages.
  const person = members[7]!.id
  await db.run(
    sql`delete from review_done where tenant = ${commune.id} and period = ${period.id} and person = ${person}`,
  )
  const member = await db.transaction(async (tx) => {
    for (const unit of [commune.id, nation.provinces[0]!.id, nation.id])
      await givePost(
        tx,
        { tenant: unit, unit, person, kind: 'standing-member', title: 'Thường trực', from: '2025-01-01' },
        by,
      )
    return memberOf(tx, person, period, pinHash, now)
  })
  await fillIn(db, member, now)
  await db.transaction((tx) => followTallies(tx, now))
  await server.owner.query('analyze')
  const { fetch } = createApp({
    db,
    clock: { now: () => now },
    config: { ...readConfig({ TUSOI_DATA: root, PORT: '0' }, { demo: false }), address: ADDRESS },
    assets: { address: (name) => `/assets/${name}`, find: () => null },
    log: pino({ level: 'silent' }),
  })
  ask = async (path, fields) => {
    const init = fields && { method: 'POST', body: new URLSearchParams(fields) }
    const headers = { cookie: member.cookie, origin: ADDRESS }
    const response = await fetch(new Request(ADDRESS + path, { ...init, headers }))
    await response.clone().text()
    return response
  }
  form = {
    'form-id': randomId(),
    'form-for': member.owner.actor.account,
    period: period.id,
    catalogue: period.catalogue,
  }
  app = new pg.Client({ connectionString: server.postgres.appUrl })
  await app.connect()
}, 240_000)
afterAll(async () => {
  await app?.end()
  await server?.close()
}, 60_000)

/** Every table of people's size that a request walks through from one end to the other. */
async function walked(work: () => Promise<Response>, status = 200): Promise<string[]> {
  let answered = 0
  const plans = await plansOf(
    app,
    async () => {
      answered = (await work()).status
    },
    await tableSizes(server.owner),
  )
  expect(answered).toBe(status)
  expect(plans.length).toBeGreaterThan(2)
  return plans.flatMap((plan) => plan.walked.map((table) => `${table}: ${plan.text}`))
}

describe('no page walks through all people to answer one', () => {
  const past = months.at(-2)!.slice(0, 7)
  const pages: [string, () => string][] = [
    ['the committee’s', () => paths.committee.to()],
    ['a commune’s month', () => paths.committeeMonth.to({ month: past })],
    ['its meetings', () => paths.committeeMeetings.to()],
    ['its target', () => paths.target.to()],
    ['its quarters', () => paths.figures.to()],
    ['a province’s', () => paths.aboveFigures.to({ unit: nation.provinces[0]!.id })],
    ['a nation’s', () => paths.aboveFigures.to({ unit: nation.id })],
    ['a member’s month', () => paths.month.to()],
    ['all of a member’s own', () => paths.myData.to()],
  ]
  test.each(pages)('%s', async (_, path) => {
    const path1 = path()
    await ask(path1)
    expect(await walked(() => ask(path1))).toEqual([])
  })

  test('nor does the committee’s when somebody has just sent, and the page counts by itself', async () => {
    await server.owner.query('update tally_mark set history_n = -1')
    expect(await walked(() => ask(paths.committee.to()))).toEqual([])
  })

  test('nor sending a month', async () => {
    expect(await walked(() => ask(paths.check.to(), form), 303)).toEqual([])
  })

  test('and one that does is found out', async () => {
    const sizes = await tableSizes(server.owner)
    expect(sizes.get('membership')).toBeGreaterThan(PEOPLE_SIZED)
    const plans = await plansOf(
      app,
      () => server.db.rows(sql`select count(*) from membership where status = 'left'`),
      sizes,
    )
    expect(plans.map((plan) => plan.walked)).toEqual([['membership']])
  })
})
