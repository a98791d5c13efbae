import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type OwnServer, ownServer } from '../../test/own-server.ts'
import {
  type ConnectedDatabase,
  connect,
  type Transaction,
  transactionOn,
  valueTypes,
} from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { record, recordAll, recordTogether, verify } from './history.ts'

const NOW = new Date('2026-12-01T09:00:00+07:00')

let server: OwnServer
let app: ConnectedDatabase
let owner: pg.Client
let tenant: string

/** Five deeds of one organisation. */
async function fiveDeeds(): Promise<string> {
  const tenant = newId(NOW)
  await app.transaction(async (tx) => {
    for (const n of [1, 2, 3, 4, 5])
      await record(tx, {
        tenant,
        at: new Date(NOW.getTime() + n),
        actor: n % 2 ? newId(NOW) : null,
        verb: 'card-printed',
        about: { person: newId(NOW), card: newId(NOW) },
      })
  })
  return tenant
}

beforeAll(async () => {
  server = await ownServer()
  app = connect(server.appUrl)
  owner = new pg.Client({ connectionString: server.ownerUrl, types: valueTypes })
  await owner.connect()
})
beforeEach(async () => {
  tenant = await fiveDeeds()
})
afterAll(async () => {
  await app?.close()
  await owner?.end()
  await server?.remove()
})

describe('the application', () => {
  test('adds to the record of an organisation, and the chain holds', async () => {
    const other = await fiveDeeds()
    const verified = await verify(app, tenant)
    expect(verified).toMatchObject({ ok: true, length: 5, head: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(await verify(app, other)).not.toEqual(verified)
    expect(await verify(app, newId(NOW))).toEqual({ ok: true, length: 0, head: '' })
  })

  test('adds what it did to many at once in the same links as one after the other', async () => {
    const [together, singly] = [newId(NOW), newId(NOW)]
    const about = (n: number) => ({ person: `p${n}`, meeting: 'm' })
    const numbers = [1, 2, 3]
    await app.transaction(async (tx) => {
      const deeds = numbers.map((n) => ({ verb: 'present', about: [`person:p${n}`, 'meeting:m'] }))
      await recordAll(tx, together, { person: null, now: NOW }, deeds)
      await recordAll(tx, together, { person: null, now: NOW }, [])
      for (const n of numbers)
        await record(tx, { tenant: singly, at: NOW, actor: null, verb: 'present', about: about(n) })
    })
    const verified = await verify(app, together)
    expect(verified).toMatchObject({ ok: true, length: 3 })
    expect(await verify(app, singly)).toEqual(verified)
  })

  test('adds what many commands of one transaction did as if each had been alone, and only when the last is done', async () => {
    const [together, singly, other] = [newId(NOW), newId(NOW), newId(NOW)]
    const later = new Date(NOW.getTime() + 1)
    const commands = async (tx: Transaction, tenant: string) => {
      await record(tx, { tenant, at: NOW, actor: null, verb: 'met', about: { meeting: 'm' } })
      await tx.transaction((inner) =>
        recordAll(inner, tenant, { person: other, now: later }, [{ verb: 'present', about: ['person:p'] }]),
      )
      await record(tx, { tenant: other, at: NOW, actor: null, verb: 'told', about: {} })
    }
    await app.transaction((tx) => commands(tx, singly))
    await app.transaction((tx) =>
      recordTogether(tx, async () => {
        await commands(tx, together)
        expect(await verify(tx, together)).toMatchObject({ length: 0 })
      }),
    )
    const verified = await verify(app, together)
    expect(verified).toMatchObject({ ok: true, length: 2 })
    expect(await verify(app, singly)).toEqual(verified)
    expect(await verify(app, other)).toMatchObject({ ok: true, length: 2 })
  })

  test('adds nothing of many commands when one of them fails', async () => {
    const failing = app.transaction((tx) =>
      recordTogether(tx, async () => {
        await record(tx, { tenant, at: NOW, actor: null, verb: 'met', about: {} })
        throw new Error('thought better of it')
      }),
    )
    await expect(failing).rejects.toThrow('thought better')
    expect(await verify(app, tenant)).toMatchObject({ ok: true, length: 5 })
  })

  test('adds in turn when many do so at once', async () => {
    await Promise.all(
      Array.from({ length: 20 }, () =>
        app.transaction((tx) => record(tx, { tenant, at: NOW, actor: null, verb: 'line-ended', about: {} })),
      ),
    )
    expect(await verify(app, tenant)).toMatchObject({ ok: true, length: 25 })
  })

  test('leaves no trace of what was rolled back', async () => {
    const before = await verify(app, tenant)
    await expect(
      app.transaction(async (tx) => {
        await record(tx, { tenant, at: NOW, actor: null, verb: 'line-ended', about: {} })
        throw new Error('thought better of it')
      }),
    ).rejects.toThrow('thought better')
    expect(await verify(app, tenant)).toEqual(before)
  })

  test.each([
    "update history set verb = 'x'",
    'delete from history',
    'truncate history',
    "insert into history values (gen_random_uuid(), 1, now(), null, 'x', '', '', '')",
    'update history_head set n = 0',
    'delete from history_head',
    "insert into history_head values (gen_random_uuid(), 1, '')",
    'alter table history disable trigger all',
    'drop trigger history_is_append_only on history',
    "create or replace function history_is_append_only() returns trigger language plpgsql as 'begin return null; end'",
    "set session_replication_role = 'replica'",
    'set role tusoi_owner',
  ])('may not: %s', async (statement) => {
    await expect(app.run({ text: statement, values: [], name: '' })).rejects.toThrow(
      /permission denied|must be owner/,
    )
    expect(await verify(app, tenant)).toMatchObject({ ok: true, length: 5 })
  })
})

describe('the owner of the database', () => {
  test.each(["update history set verb = 'x'", 'delete from history', 'truncate history'])(
    'is stopped by the trigger too: %s',
    async (statement) => {
      await expect(owner.query(statement)).rejects.toThrow('append-only')
    },
  )

  /** What is left of an honest chain once somebody with every right has had a hand in it. */
  const tamperings: [what: string, statements: string[], brokenAt: number][] = [
    [
      'changes what was done',
      ["update history set verb = 'review-submitted' where tenant = $1 and n = 3"],
      3,
    ],
    ['changes who did it', ['update history set actor = gen_random_uuid() where tenant = $1 and n = 2'], 2],
    ['takes the name off', ['update history set actor = null where tenant = $1 and n = 1'], 1],
    ['changes about whom it was', ["update history set about = '' where tenant = $1 and n = 5"], 5],
    ['changes when', ["update history set at = at + interval '1 second' where tenant = $1 and n = 4"], 4],
    [
      'changes the deed and its bytes',
      [
        `update history set verb = 'x', canonical = history_canonical(n, at, actor, 'x', about) where tenant = $1 and n = 3`,
      ],
      3,
    ],
    [
      'changes the deed, its bytes and its hash',
      [
        `update history h set verb = 'x', canonical = history_canonical(n, at, actor, 'x', about),
         hash = sha256((select hash from history b where b.tenant = h.tenant and b.n = 2) || history_canonical(n, at, actor, 'x', about))
         where tenant = $1 and n = 3`,
      ],
      4,
    ],
    ['removes the first deed', ['delete from history where tenant = $1 and n = 1'], 2],
    ['removes one from the middle', ['delete from history where tenant = $1 and n = 3'], 4],
    ['removes the last', ['delete from history where tenant = $1 and n = 5'], 5],
    ['removes all', ['delete from history where tenant = $1'], 1],
    [
      'removes one and closes the gap',
      [
        'delete from history where tenant = $1 and n = 3',
        'update history set n = n - 1 where tenant = $1 and n = 4',
        'update history set n = n - 1 where tenant = $1 and n = 5',
      ],
      3,
    ],
    [
      'swaps two',
      [
        'update history set n = 99 where tenant = $1 and n = 2',
        'update history set n = 2 where tenant = $1 and n = 3',
        'update history set n = 3 where tenant = $1 and n = 99',
      ],
      2,
    ],
    [
      'adds one at the end',
      [
        `insert into history select tenant, 6, at, actor, verb, about, canonical, hash from history where tenant = $1 and n = 5`,
      ],
      6,
    ],
    ['moves the head back', ['update history_head set n = 4 where tenant = $1'], 6],
    ['changes the head’s hash', ["update history_head set hash = sha256('x') where tenant = $1"], 6],
    ['removes the head', ['delete from history_head where tenant = $1'], 6],
    [
      'removes the last and moves the head back, but can’t have its hash',
      ['delete from history where tenant = $1 and n = 5', 'update history_head set n = 4 where tenant = $1'],
      5,
    ],
  ]

  test.each(tamperings)('drops the trigger and %s: verify finds it', async (_, statements, brokenAt) => {
    await owner.query('begin')
    try {
      await owner.query('drop trigger history_is_append_only on history')
      for (const statement of statements) await owner.query(statement, [tenant])
      expect(await verify(transactionOn(owner), tenant)).toEqual({ ok: false, brokenAt })
    } finally {
      await owner.query('rollback')
    }
    expect(await verify(app, tenant)).toMatchObject({ ok: true, length: 5 })
  })

  test('who writes the whole chain anew is found by the head that was printed', async () => {
    const printed = await verify(app, tenant)
    await owner.query('begin')
    await owner.query('drop trigger history_is_append_only on history')
    await owner.query('delete from history where tenant = $1 and n = 5', [tenant])
    await owner.query(
      'update history_head set n = 4, hash = (select hash from history where tenant = $1 and n = 4) where tenant = $1',
      [tenant],
    )
    const rewritten = await verify(transactionOn(owner), tenant)
    await owner.query('rollback')
    expect(rewritten).toMatchObject({ ok: true, length: 4 })
    expect(rewritten).not.toMatchObject({ head: printed.ok && printed.head })
  })
})
