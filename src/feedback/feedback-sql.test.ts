import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { type CastName, castNames } from '../../test/cast.ts'
import { casework, layCommittee, received } from '../../test/feedback.ts'
import { useWorld } from '../../test/harness.ts'
import { sql } from '../platform/sql.ts'
import { tokenOf } from './envelope.ts'

const world = useWorld()
let tenant: string
let id: string

beforeEach(async () => {
  tenant = world.cast.units.commune.id
  await layCommittee(world)
  id = (await received(world)).id
})

/** What the database answers to a statement of the application's own role; the transaction goes on. */
async function answer(work: (run: typeof world.db) => Promise<unknown>): Promise<string> {
  try {
    await world.db.transaction(work)
    return 'taken'
  } catch (error) {
    return (error as Error).message
  }
}

const nextN = async () =>
  (await world.db.row<{ n: number }>(sql`select max(n) + 1 as n from feedback_event where case_id = ${id}`)).n

/** Writes an event past every rule of the program, signed by these. */
const insert = (
  kind: string,
  on: string,
  signers: readonly (CastName | string)[] = [],
  until: string | null = null,
) =>
  answer(async (tx) => {
    const n = await nextN()
    for (const one of signers) {
      const person = castNames.includes(one as CastName) ? world.cast.people[one as CastName].id : one
      await tx.run(sql`
        insert into feedback_signature (tenant, case_id, n, person, token, signed_on)
        values (${tenant}, ${id}, ${n}, ${person}, ${randomBytes(16)}, ${on})`)
    }
    await tx.run(sql`
      insert into feedback_event (tenant, case_id, n, kind, on_day, until, key, box)
      values (${tenant}, ${id}, ${n}, ${kind}, ${on}, ${until}, '\\x00', '\\x00')`)
  })

/** As far as the draft is shown, every step let through by the database. */
async function toShown(): Promise<void> {
  const steps: [string, string, CastName[], string?][] = [
    ['opined', '2026-12-02', ['kiem']],
    ['opined', '2026-12-02', ['minh']],
    ['notice-sent', '2026-12-03', ['kiem']],
    ['told', '2026-12-04', [], '2026-12-18'],
    ['answered', '2026-12-08', []],
    ['verified', '2026-12-09', ['minh']],
    ['drafted', '2026-12-10', ['kiem']],
    ['shown', '2026-12-11', []],
  ]
  for (const [kind, on, signers, until] of steps)
    expect(await insert(kind, on, signers, until), kind).toBe('taken')
}

describe('the application’s own login, writing straight into the tables', () => {
  test('with notice, an answer, a source, a draft that was seen and two who sign, concludes', async () => {
    await toShown()
    expect(await insert('concluded', '2026-12-20', ['kiem', 'minh'])).toBe('taken')
  })

  test.each<[string, string, RegExp]>([
    ['notice', 'told', /member was not told/],
    ['an answer', 'answered', /neither an answer nor a window/],
    ['a source', 'verified', /nothing was verified/],
    ['showing the draft', 'shown', /not seen this draft/],
  ])('without %s does not', async (_, left, why) => {
    const all: [string, CastName[], string?][] = [
      ['opined', ['kiem']],
      ['opined', ['minh']],
      ['notice-sent', ['kiem']],
      ['told', [], '2026-12-18'],
      ['answered', []],
      ['verified', ['minh']],
      ['drafted', ['kiem']],
      ['shown', []],
    ]
    for (const [kind, signers, until] of all)
      if (kind !== left) await insert(kind, '2026-12-04', signers, until)
    expect(await insert('concluded', '2026-12-20', ['kiem', 'minh'])).toMatch(why)
    expect(
      await answer((tx) => tx.run(sql`update feedback_case set stage = 'concluded' where id = ${id}`)),
    ).toMatch(/nothing was concluded/)
  })

  test('with one signature, or the same person’s twice, does not', async () => {
    await toShown()
    expect(await insert('concluded', '2026-12-20', ['kiem'])).toMatch(/two people without conflict/)
    expect(await insert('concluded', '2026-12-20', ['kiem', 'kiem'])).toMatch(/duplicate key/)
    expect(await insert('concluded', '2026-12-20')).toMatch(/two people without conflict/)
  })

  test.each(['lan', 'phuc', 'quan', 'tinh'] as const)(
    'with the signature of %s, who is no inspector, does not',
    async (name) => {
      await toShown()
      expect(await insert('concluded', '2026-12-20', ['kiem', name])).toMatch(
        /not of the inspection committee/,
      )
    },
  )

  test('lets nobody run out of time who still has it, or was given too little', async () => {
    await insert('opined', '2026-12-02', ['kiem'])
    await insert('opined', '2026-12-02', ['minh'])
    expect(await insert('told', '2026-12-04', [], '2026-12-18')).toMatch(/before it was admitted and written/)
    await insert('notice-sent', '2026-12-03', ['kiem'])
    expect(await insert('told', '2026-12-04', [], '2026-12-10')).toMatch(/too little time/)
    expect(await insert('told', '2026-12-04')).toMatch(/too little time/)
    expect(await insert('told', '2026-12-04', [], '2026-12-18')).toBe('taken')
    expect(await insert('lapsed', '2026-12-18')).toMatch(/still has time/)
    expect(await insert('lapsed', '2026-12-19')).toBe('taken')
  })

  test('concludes nothing while readers change', async () => {
    await toShown()
    await insert('stopped', '2026-12-12')
    expect(await insert('concluded', '2026-12-20', ['kiem', 'minh'])).toMatch(/readers are changing/)
  })

  test('takes nothing back and changes nothing of what happened', async () => {
    await toShown()
    for (const [statement, why] of [
      [sql`delete from feedback_event where case_id = ${id} and kind = 'told'`, /stays as long as its case/],
      [sql`delete from feedback_signature where case_id = ${id}`, /stays as long as its case/],
      [sql`update feedback_event set kind = 'lapsed' where case_id = ${id}`, /permission denied/],
      [sql`update feedback_signature set token = '\\x01' where case_id = ${id}`, /permission denied/],
      [sql`delete from feedback_barred where case_id = ${id}`, /permission denied/],
      [sql`alter table feedback_event disable trigger all`, /must be owner/],
      [sql`set session_replication_role = replica`, /permission denied/],
    ] as const)
      expect(await answer((tx) => tx.run(statement))).toMatch(why)
  })

  test('a report gone as a whole leaves nothing of itself', async () => {
    await toShown()
    expect(await answer((tx) => tx.run(sql`delete from feedback_case where id = ${id}`))).toBe('taken')
    const left = await world.db.row<{ n: number }>(sql`
      select (select count(*) from feedback_event) + (select count(*) from feedback_message) +
             (select count(*) from feedback_key) + (select count(*) from feedback_receipt) as n`)
    expect(left.n).toBe(0)
  })
})

describe('a reader in conflict', () => {
  test('Hương, of Nam’s own cell, opens it as every reader does, and her signature is refused by the rules and by the database', async () => {
    const work = casework(world, id)
    await work.admit('nam')
    await work.notice()
    const [huong] = await work.actors(['huong'], '2026-12-04')
    const event = { kind: 'notice-sent', on: '2026-12-04', by: huong!, paraphrase: 'p' } as const
    await expect(work.act(['huong'], event, { p: 'x' })).rejects.toThrow('conflict')
    const open = (await work.open('huong', '2026-12-04'))!
    const told = await insert('told', '2026-12-04', [], '2026-12-18')
    expect(told).toBe('taken')
    for (const [kind, signers] of [
      ['answered', []],
      ['verified', ['minh']],
      ['drafted', ['kiem']],
      ['shown', []],
    ] as const)
      await insert(kind, '2026-12-08', signers)
    const n = await nextN()
    const concluded = await answer(async (tx) => {
      for (const name of ['kiem', 'huong'] as const)
        await tx.run(sql`
          insert into feedback_signature (tenant, case_id, n, person, token, signed_on)
          values (${tenant}, ${id}, ${n}, ${world.cast.people[name].id},
                  ${tokenOf(open.pair, world.cast.people[name].id)}, '2026-12-20')`)
      await tx.run(sql`
        insert into feedback_event (tenant, case_id, n, kind, on_day, key, box)
        values (${tenant}, ${id}, ${n}, 'concluded', '2026-12-20', '\\x00', '\\x00')`)
    })
    expect(concluded).toMatch(/two people without conflict/)
  })
})
