import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OwnServer, ownServer, root } from '../../test/own-server.ts'
import { newId, randomId } from './ids.ts'
import { migrate } from './migrate.ts'
import { keepMonths } from './months.ts'
import { startPostgres } from './postgres/postgres.ts'

/** A server of its own: months are made by the owner, for good. */
let server: OwnServer
let owner: pg.Client
let app: pg.Client
beforeAll(async () => {
  server = await ownServer()
  owner = new pg.Client({ connectionString: server.ownerUrl })
  app = new pg.Client({ connectionString: server.appUrl })
  await Promise.all([owner.connect(), app.connect()])
}, 60_000)
afterAll(async () => {
  await Promise.all([owner.end(), app.end()])
  await server.remove()
})

const tenant = randomId()
const lan = randomId()
const day = (text: string) => new Date(`${text}T08:00:00+07:00`)

async function places(table: string): Promise<string[]> {
  const { rows } = await app.query<{ place: string }>(
    `select distinct tableoid::regclass::text as place from ${table} where tenant = $1 order by 1`,
    [tenant],
  )
  return rows.map(({ place }) => place)
}
const done = (period: string, person = lan) =>
  app.query(
    `insert into review_done (tenant, period, person, cell, how, done_on) values ($1, $2, $3, $1, 'phone', '2026-12-01')
     on conflict (tenant, period, person) do update set how = 'paper'`,
    [tenant, period, person],
  )
async function asLan<T>(work: () => Promise<T>): Promise<T> {
  await app.query(`begin; select set_config('app.member', '${lan}', true)`)
  try {
    return await work()
  } finally {
    await app.query('commit')
  }
}
const box = (period: string) =>
  app.query(
    `insert into self_review (tenant, period, person, status, catalogue, key_version, sealed)
     values ($1, $2, $3, 'draft', 'nqtw4-82@1', 1, 'hộp')`,
    [tenant, period, lan],
  )
const PLACES = ['review_done', 'self_review', 'meeting_presence', 'tally']

describe('months of their own', () => {
  test('a start makes this month and six more for each table, and the next start nothing', async () => {
    const made = await keepMonths(owner, day('2026-12-01'))
    for (const table of PLACES)
      expect(made.filter((name) => name.startsWith(table)).sort()).toEqual(
        ['2026_12', '2027_01', '2027_02', '2027_03', '2027_04', '2027_05', '2027_06'].map(
          (m) => `${table}_${m}`,
        ),
      )
    expect(await keepMonths(owner, day('2026-12-31'))).toEqual([])
    expect(await keepMonths(owner, new Date('2026-12-31T17:30:00Z'))).toEqual(
      ['meeting_presence', 'review_done', 'self_review', 'tally'].map((table) => `${table}_2027_07`),
    )
  })

  test('a row lies in the month its period was made, in Vietnam’s time, and is there once', async () => {
    const period = newId(new Date('2026-12-31T16:59:59Z'))
    await done(period)
    await done(period)
    expect(await places('review_done')).toEqual(['review_done_2026_12'])
    await done(newId(new Date('2026-12-31T17:00:00Z')))
    expect(await places('review_done')).toEqual(['review_done_2026_12', 'review_done_2027_01'])
    const { rows } = await app.query('select how from review_done where tenant = $1 and period = $2', [
      tenant,
      period,
    ])
    expect(rows).toEqual([{ how: 'paper' }])
  })

  test('a month nobody made ahead is taken in all the same, and moves to a place of its own at the next start', async () => {
    const late = newId(day('2028-03-05'))
    await done(late)
    await asLan(() => box(late))
    expect(await places('review_done')).toContain('review_done_default')
    expect(await asLan(() => places('self_review'))).toEqual(['self_review_default'])

    expect(await keepMonths(owner, day('2027-01-01'))).toEqual(['review_done_2028_03', 'self_review_2028_03'])
    expect(await places('review_done')).not.toContain('review_done_default')
    expect(await asLan(() => places('self_review'))).toEqual(['self_review_2028_03'])
    await done(late, randomId())
    expect(await places('review_done')).not.toContain('review_done_default')
  })

  test('figures that stay as they are may be put in their place too', async () => {
    await app.query(
      `insert into tally (tenant, month, unit, counts, counted_on, frozen) values ($1, '2029-05-01', $1, '{1}', '2029-07-01', true)`,
      [tenant],
    )
    expect(await keepMonths(owner, day('2027-01-01'))).toEqual(['tally_2029_05'])
    expect(await places('tally')).toEqual(['tally_2029_05'])
    await expect(app.query('delete from tally where tenant = $1', [tenant])).rejects.toThrow(
      'stay as they are',
    )
    await expect(app.query('update tally set frozen = false where tenant = $1', [tenant])).rejects.toThrow(
      'stay as they are',
    )
  })

  test('an id that tells no month stays in the default partition', async () => {
    await done(randomId())
    expect(await keepMonths(owner, day('2027-01-01'))).toEqual([])
    expect(await places('review_done')).toContain('review_done_default')
  })
})

describe('the walls stand round a partition', () => {
  test('the application reads a box through its table as its owner, and not by the partition’s name', async () => {
    await asLan(() => box(newId(day('2026-12-02'))))
    const boxes = (from: string) => app.query(`select 1 from ${from}`)
    expect((await asLan(() => boxes('self_review'))).rowCount).toBeGreaterThan(0)
    expect((await boxes('self_review')).rowCount).toBe(0)
    for (const part of ['self_review_2026_12', 'self_review_default', 'review_done_2026_12'])
      await expect(boxes(part)).rejects.toThrow('permission denied')
  })

  test('nor does the owner find a box there', async () => {
    for (const part of ['self_review', 'self_review_2026_12', 'self_review_2028_03'])
      expect((await owner.query(`select 1 from ${part}`)).rowCount).toBe(0)
  })

  test('the application makes no months and removes none', async () => {
    await expect(app.query(`select keep_months('2030-01-01', '2030-02-01')`)).rejects.toThrow(
      'permission denied',
    )
    await expect(app.query('drop table review_done_2027_01')).rejects.toThrow('must be owner')
    await expect(app.query('alter table review_done detach partition review_done_2027_01')).rejects.toThrow(
      'must be owner',
    )
  })
})

test('while another server is at work on a table the start goes on, and the months are made the next time', async () => {
  await app.query('begin; select 1 from review_done limit 1')
  expect(await keepMonths(owner, day('2030-01-01'))).toEqual([])
  await app.query('commit')
  expect(await keepMonths(owner, day('2030-01-01'))).toContain('review_done_2030_01')
})

test('rows from before there were months are all there afterwards, each in its month, behind the same walls', async () => {
  const place = mkdtempSync(join(tmpdir(), 'tusoi-months-'))
  const migrations = join(root, 'db/migrations')
  const running = await startPostgres({ dataRoot: join(place, 'data') })
  const before = new pg.Client({ connectionString: running.ownerUrl })
  try {
    for (const name of readdirSync(migrations).filter((file) => file < '0021'))
      cpSync(join(migrations, name), join(place, 'before', name))
    await migrate(running.ownerUrl, join(place, 'before'))
    await before.connect()
    await before.query('alter table self_review no force row level security')
    const periods = ['2026-09-05', '2026-10-05', '2026-10-06'].map((text) => newId(day(text)))
    for (const period of periods) {
      await before.query(`insert into review_done values ($1, $2, $3, $1, 'phone', '2026-12-01', null)`, [
        tenant,
        period,
        lan,
      ])
      await before.query(`insert into self_review values ($1, $2, $3, 'draft', 'nqtw4-82@1', 1, 'hộp')`, [
        tenant,
        period,
        lan,
      ])
    }
    await before.query('alter table self_review force row level security')

    await migrate(running.ownerUrl, migrations, day('2026-12-01'))
    const { rows } = await before.query(
      'select tableoid::regclass::text as place, count(*)::int as n from review_done group by 1 order by 1',
    )
    expect(rows).toEqual([
      { place: 'review_done_2026_09', n: 1 },
      { place: 'review_done_2026_10', n: 2 },
    ])
    const lans = new pg.Client({ connectionString: running.appUrl })
    await lans.connect()
    expect((await lans.query('select 1 from self_review')).rowCount).toBe(0)
    await lans.query(`select set_config('app.member', '${lan}', false)`)
    expect((await lans.query('select 1 from self_review')).rowCount).toBe(3)
    await lans.query(`select set_config('app.member', '${randomId()}', false)`)
    expect((await lans.query('select 1 from self_review')).rowCount).toBe(0)
    await lans.end()
  } finally {
    await before.end()
    await running.stop()
    rmSync(place, { recursive: true, force: true })
  }
}, 60_000)
