import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import {
  type ConnectedDatabase,
  connect,
  type Database,
  isUnreachable,
  type Transaction,
  together,
} from './database.ts'
import { randomId } from './ids.ts'
import { type Sql, sql } from './sql.ts'

/** Rows of an organisation of their own, really committed: what one connection leaves behind is what is asked here. */
const tenant = randomId()
const lan = randomId()
const nam = randomId()
let db: ConnectedDatabase

const box = (person: string, period = randomId()) => sql`
  insert into self_review (tenant, period, person, status, catalogue, key_version, sealed)
  values (${tenant}, ${period}, ${person}, 'draft', 'nqtw4-82@1', 1, ${Buffer.from('hộp')})`
const entry = (person: string) => sql`
  insert into diary_entry (tenant, id, person, key_version, sealed)
  values (${tenant}, ${randomId()}, ${person}, 1, ${Buffer.from('hộp')})`
const ballot = (id: string) => sql`
  insert into ballot (tenant, quarter, id, sealed) values (${tenant}, '2026-4', ${id}, ${Buffer.from('phiếu')})`

const boxes = sql`select person from self_review where self_review.tenant = ${tenant}`
const entries = sql`select person from diary_entry where diary_entry.tenant = ${tenant}`
const ballots = sql`select id from ballot where ballot.tenant = ${tenant}`
const seen = async (from: Database, what: Sql) => (await from.rows(what)).length
const setting = (name: string, value: string) => sql`select set_config(${name}, ${value}, true)`

beforeAll(() => {
  db = connect(inject('appUrl'), { max: 2 })
})
afterEach(async () => {
  for (const person of [lan, nam])
    await db.asMember(person, async (tx) => {
      await tx.run(sql`delete from self_review where self_review.tenant = ${tenant}`)
      await tx.run(sql`delete from diary_entry where diary_entry.tenant = ${tenant}`)
    })
  await db.transaction(async (tx) => {
    await tx.run(setting('app.release', tenant))
    await tx.run(sql`delete from ballot where ballot.tenant = ${tenant}`)
  })
})
afterAll(() => db.close())

describe('a row of the private class', () => {
  test('shows itself to its owner, and to nobody else', async () => {
    await db.asMember(lan, async (tx) => {
      await tx.run(box(lan))
      await tx.run(entry(lan))
    })
    expect(await db.asMember(lan, async (tx) => [await seen(tx, boxes), await seen(tx, entries)])).toEqual([
      1, 1,
    ])
    expect(await db.asMember(nam, async (tx) => [await seen(tx, boxes), await seen(tx, entries)])).toEqual([
      0, 0,
    ])
    expect(await seen(db, boxes)).toBe(0)
    expect(await seen(db, entries)).toBe(0)
    expect(await db.transaction((tx) => seen(tx, entries))).toBe(0)
  })

  test.each([
    ['nobody', null],
    ['another member', nam],
  ])('can’t be changed or taken away by %s', async (_, member) => {
    await db.asMember(lan, async (tx) => {
      await tx.run(box(lan))
      await tx.run(entry(lan))
    })
    const attempt = async (tx: Database) => [
      await tx.run(sql`update self_review set sealed = null where self_review.tenant = ${tenant}`),
      await tx.run(sql`delete from self_review where self_review.tenant = ${tenant}`),
      await tx.run(sql`update diary_entry set sealed = ''::bytea where diary_entry.tenant = ${tenant}`),
      await tx.run(sql`delete from diary_entry where diary_entry.tenant = ${tenant}`),
    ]
    expect(await (member ? db.asMember(member, attempt) : db.transaction(attempt))).toEqual([0, 0, 0, 0])
    expect(await db.asMember(lan, (tx) => seen(tx, boxes))).toBe(1)
  })

  test.each([
    ['a box', box],
    ['a diary entry', entry],
  ])('%s can’t be written in another’s name', async (_, row) => {
    await expect(db.run(row(lan))).rejects.toThrow('row-level security')
    await expect(db.asMember(nam, (tx) => tx.run(row(lan)))).rejects.toThrow('row-level security')
  })

  test('can’t be given away', async () => {
    await db.asMember(lan, (tx) => tx.run(box(lan)))
    await expect(
      db.asMember(lan, (tx) =>
        tx.run(
          sql`update self_review set person = ${nam}, sealed = null where self_review.tenant = ${tenant}`,
        ),
      ),
    ).rejects.toThrow('row-level security')
  })

  test('can’t be seen past by the application’s own login', async () => {
    const without = db.transaction(async (tx) => {
      await tx.run(sql`set local row_security = off`)
      return tx.rows(boxes)
    })
    await expect(without).rejects.toThrow('row-level security')
    await expect(db.run(sql`alter table self_review no force row level security`)).rejects.toThrow(
      'must be owner',
    )
    await expect(db.run(sql`drop policy own on self_review`)).rejects.toThrow('must be owner')
  })
})

describe('the setting that opens a member’s rows', () => {
  test('is not carried over by a pooled connection, after success or failure', async () => {
    const one = connect(inject('appUrl'), { max: 1 })
    const current = sql`select current_setting('app.member', true) as member, pg_backend_pid() as pid`
    try {
      const during = await one.asMember(lan, (tx) => tx.row<{ member: string; pid: number }>(current))
      expect(during.member).toBe(lan)
      const after = await one.row<{ member: string; pid: number }>(current)
      expect(after.pid).toBe(during.pid)
      expect(after.member || null).toBeNull()
      await expect(one.asMember(lan, (tx) => tx.run(sql`select 1 / 0`))).rejects.toThrow('division by zero')
      const failed = await one.row<{ member: string; pid: number }>(current)
      expect(failed.pid).toBe(during.pid)
      expect(failed.member || null).toBeNull()
    } finally {
      await one.close()
    }
  })

  test('takes an id and nothing else', async () => {
    for (const odd of ['', "x', true); drop table person; --", lan.toUpperCase(), `${lan} `])
      await expect(async () => db.asMember(odd, (tx) => seen(tx, boxes))).rejects.toThrow('not an id')
  })

  test('keeps many at once apart', async () => {
    await db.asMember(lan, (tx) => tx.run(box(lan)))
    await db.asMember(nam, (tx) => tx.run(entry(nam)))
    const counts = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        db.asMember(i % 2 ? lan : nam, async (tx) => [await seen(tx, boxes), await seen(tx, entries)]),
      ),
    )
    expect(counts).toEqual(counts.map((_, i) => (i % 2 ? [1, 0] : [0, 1])))
  })
})

describe('the timetable, when it folds', () => {
  const folding = <T>(work: (tx: Database) => Promise<T>) =>
    db.transaction(async (tx) => {
      await tx.run(setting('app.folding', 'on'))
      return work(tx)
    })

  test('may empty a box', async () => {
    await db.asMember(lan, (tx) => tx.run(box(lan)))
    const emptied = sql`update self_review set sealed = null where self_review.tenant = ${tenant}`
    expect(await folding((tx) => tx.run(emptied))).toBe(1)
    const left = sql`select 1 from self_review where self_review.tenant = ${tenant} and sealed is null`
    expect(await db.asMember(lan, (tx) => seen(tx, left))).toBe(1)
  })

  test('may not fill, remove or add one', async () => {
    await db.asMember(lan, (tx) => tx.run(box(lan)))
    const filled = sql`update self_review set sealed = ''::bytea where self_review.tenant = ${tenant}`
    await expect(folding((tx) => tx.run(filled))).rejects.toThrow('row-level security')
    expect(
      await folding((tx) => tx.run(sql`delete from self_review where self_review.tenant = ${tenant}`)),
    ).toBe(0)
    await expect(folding((tx) => tx.run(box(lan)))).rejects.toThrow('row-level security')
    expect(await folding((tx) => seen(tx, entries))).toBe(0)
  })
})

describe('a ballot', () => {
  const cast = async (id: string) =>
    db.transaction(async (tx) => {
      await tx.run(setting('app.ballot', id))
      await tx.run(ballot(id))
    })

  test('is seen and replaced only by who knows its id', async () => {
    const id = randomId()
    await cast(id)
    expect(await seen(db, ballots)).toBe(0)
    await expect(db.run(ballot(randomId()))).rejects.toThrow('row-level security')
    const [own, other] = await Promise.all(
      [id, randomId()].map((known) =>
        db.transaction(async (tx) => {
          await tx.run(setting('app.ballot', known))
          return seen(tx, ballots)
        }),
      ),
    )
    expect([own, other]).toEqual([1, 0])
  })

  test('is read and destroyed by a release of its organisation, never changed or added', async () => {
    await cast(randomId())
    const releasing = <T>(of: string, work: (tx: Database) => Promise<T>) =>
      db.transaction(async (tx) => {
        await tx.run(setting('app.release', of))
        return work(tx)
      })
    expect(await releasing(randomId(), (tx) => seen(tx, ballots))).toBe(0)
    expect(await releasing(tenant, (tx) => seen(tx, ballots))).toBe(1)
    await expect(releasing(tenant, (tx) => tx.run(ballot(randomId())))).rejects.toThrow('row-level security')
    const changed = sql`update ballot set sealed = ''::bytea where ballot.tenant = ${tenant}`
    expect(await releasing(tenant, (tx) => tx.run(changed))).toBe(0)
    expect(
      await releasing(tenant, (tx) => tx.run(sql`delete from ballot where ballot.tenant = ${tenant}`)),
    ).toBe(1)
  })
})

describe('a transaction', () => {
  test('is all or nothing, and a part of it that fails takes only itself back', async () => {
    await db
      .asMember(lan, async (tx) => {
        await tx.run(box(lan))
        await tx.transaction((inner) => inner.run(sql`select 1 / 0`)).catch(() => {})
        await tx.run(box(lan))
        expect(await seen(tx, boxes)).toBe(2)
        throw new Error('thought better of it')
      })
      .catch(() => {})
    expect(await db.asMember(lan, (tx) => seen(tx, boxes))).toBe(0)
  })

  test('hears at its end of what was left under way, and keeps nothing when that failed', async () => {
    await db.asMember(lan, async (tx) => tx.lastly(tx.run(box(lan))))
    expect(await db.asMember(lan, (tx) => seen(tx, boxes))).toBe(1)
    const failing = async (tx: Transaction) => {
      tx.lastly(together(tx.run(box(lan)), tx.run(sql`select 1 / 0`), tx.run(box(lan))))
      return 'thought to be done'
    }
    await expect(db.asMember(lan, failing)).rejects.toThrow('division by zero')
    await db.asMember(lan, async (tx) => {
      await expect(tx.transaction(failing)).rejects.toThrow('division by zero')
      expect(await seen(tx, boxes)).toBe(1)
    })
    expect(await db.asMember(lan, (tx) => seen(tx, boxes))).toBe(1)
  })

  test('tells that a row is missing without telling the values it was looked for with', async () => {
    const failed = await db
      .row(sql`select 1 where ${'mật khẩu'} = 'x'`)
      .catch((error: Error) => error.message)
    expect(failed).toContain('no row from')
    expect(failed).not.toContain('mật khẩu')
  })
})

test('a server that is not there is told from a statement that is wrong', async () => {
  const gone = connect('postgresql://a@127.0.0.1:1/a')
  const [missing, wrong] = await Promise.all([
    gone.rows(sql`select 1`).catch((error: unknown) => error),
    db.rows(sql`select nothing from nowhere`).catch((error: unknown) => error),
  ])
  await gone.close()
  expect(isUnreachable(missing)).toBe(true)
  expect(isUnreachable(wrong)).toBe(false)
})

test('statements that travel together do so in the driver’s own pipeline: it warns of nothing', async () => {
  const warned: string[] = []
  const hear = (warning: Error) => warned.push(warning.message)
  process.on('warning', hear)
  const answers = await db.transaction((tx) =>
    together(...[1, 2, 3].map((n) => tx.row<{ n: number }>(sql`select ${n}::int as n`))),
  )
  // Warnings are told in a turn of their own.
  await new Promise((done) => setImmediate(done))
  process.off('warning', hear)
  expect(answers.map(({ n }) => n)).toEqual([1, 2, 3])
  expect(warned.filter((message) => message.includes('client.query()'))).toEqual([])
})
