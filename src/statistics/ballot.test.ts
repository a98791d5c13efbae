import { describe, expect, test } from 'vitest'
import { type Browser, fillForm, useWorld } from '../../test/harness.ts'
import { send, until } from '../../test/walk.ts'
import { sql } from '../platform/sql.ts'
import { keyPairFrom, openSealed } from '../seal/keys.ts'
import { quarterOn } from './testing/quarter.ts'

const world = useWorld()
const { many, sendMany, castMany, tenant, ballots, read, back, release, figures, label } = quarterOn(world)

describe('a member’s ballot', () => {
  test('is one a quarter: reopening and sending again changes it, a second month adds to it', async () => {
    await until(world, '2026-12-20')
    const [member] = many as [Browser]
    await back(member)
    await send(member, { marks: [{ sign: 'I.1.2' }, { sign: 'II.3.1' }] })
    const [january] = await ballots()
    expect(january!.quarter).toBe('2027-1')
    expect(await read(january!.sealed)).toEqual(['I.1', 'II.3'])

    await fillForm(member, await member.get('/thang-nay'), {}, { button: 'Mở lại để sửa' })
    expect(await ballots()).toEqual([january])
    await fillForm(member, await member.get('/thang-nay/luot/2'), {
      group: false,
      'mark-II.3.1': false,
      none: true,
    })
    await send(member)
    const again = await ballots()
    expect(again.map((ballot) => ballot.id)).toEqual([january!.id])
    expect(await read(again[0]!.sealed)).toEqual(['I.1'])

    await until(world, '2027-01-20')
    await back(member)
    await send(member, { marks: [{ sign: 'III.1.1' }] })
    const february = await ballots()
    expect(february.map((ballot) => ballot.id)).toEqual([january!.id])
    expect(await read(february[0]!.sealed)).toEqual(['I.1', 'III.1'])

    // A new quarter, a new ballot under an id that says nothing of the old one.
    await until(world, '2027-03-20')
    await back(member)
    await send(member)
    expect((await ballots()).map((ballot) => ballot.quarter).sort()).toEqual(['2027-1', '2027-2'])
  })

  test('looks the same, marked or not: as long, under no name, opened by no key but the organisation’s', async () => {
    await sendMany(3, (n) =>
      n === 1
        ? []
        : n === 2
          ? [{ sign: 'I.1.2' }]
          : [{ sign: 'I.1.2' }, { sign: 'II.3.1' }, { sign: 'III.1.1' }],
    )
    const cast = await ballots()
    expect(new Set(cast.map(({ sealed }) => sealed.length)).size).toBe(1)
    const columns = await world.db.rows<{ name: string }>(sql`
      select column_name as name from information_schema.columns where table_name = 'ballot' order by ordinal_position`)
    expect(columns.map(({ name }) => name)).toEqual(['tenant', 'quarter', 'id', 'sealed'])
    const { secret } = world.cast.people.huong.signedIn
    for (const { sealed } of cast) expect(openSealed(keyPairFrom(secret, 'device.v1'), sealed)).toBeNull()
  })

  test('is not cast into a quarter that was released', async () => {
    await until(world, '2026-12-17')
    await release(await back('phuc'))
    world.now = new Date('2026-12-05T09:00:00+07:00')
    const [member] = many as [Browser]
    await back(member)
    await send(member, { marks: [{ sign: 'I.1.2' }] })
    expect(await ballots()).toEqual([])
  })

  test('is not cast where there is no key yet: Lạ’s commune has no committee on line', async () => {
    await send(world.as('la'), { marks: [{ sign: 'I.1.2' }] })
    const cast = await world.db.transaction(async (tx) => {
      await tx.run(sql`select set_config('app.release', ${world.cast.otherCommune.id}, true)`)
      return tx.rows(sql`select 1 from ballot`)
    })
    expect(cast).toEqual([])
  })
})

test('a quarter that changed its catalogue counts each ballot by the one it was cast with', async () => {
  const { readFileSync } = await import('node:fs')
  const { loadCatalogue } = await import('../catalogue/catalogue.ts')
  // The second version has one group more, at the front: every bit moves by one.
  const file = JSON.parse(readFileSync(new URL('../../catalogues/nqtw4-82.json', import.meta.url), 'utf8'))
  const [section] = file.sections
  const added = { ...section.groups[0], id: 'I.0', items: [{ ...section.groups[0].items[0], id: 'I.0.1' }] }
  const second = {
    ...file,
    version: 2,
    supersedes: 'nqtw4-82@1',
    sections: [{ ...section, groups: [added, ...section.groups] }, ...file.sections.slice(1)],
  }
  expect(await loadCatalogue(world.db, JSON.stringify(second), world.now)).toMatchObject({
    outcome: 'loaded',
  })

  await until(world, '2026-12-27')
  await castMany(17, ['I.1'], '2027-1')
  await until(world, '2027-01-20')
  await world.db.run(
    sql`update period set catalogue = 'nqtw4-82@2' where tenant = ${tenant()} and month = '2027-02-01'`,
  )
  for (const member of many.slice(0, 5)) {
    await back(member)
    await send(member, { marks: [{ sign: 'I.1.2' }] })
  }
  await until(world, '2027-03-20')
  await release(await back('phuc'), '2027-1')
  const rows = await figures('phuc')
  expect(rows.get(await label('I.1'))).toBe('trên 17')
  expect([...rows.values()].filter((shown) => shown !== '<5')).toHaveLength(1)
})
