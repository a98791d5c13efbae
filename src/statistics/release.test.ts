import { describe, expect, test } from 'vitest'
import type { CastName } from '../../test/cast.ts'
import { fillForm, useWorld } from '../../test/harness.ts'
import { type Mark, until } from '../../test/walk.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { quarterOn } from './testing/quarter.ts'

const world = useWorld()
const { devices, sendMany, castMany, tenant, ballots, back, release, figures, label } = quarterOn(world)

describe('a quarter with 24 members who sent', () => {
  const marksOf = (n: number): Mark[] => [
    ...(n <= 10 ? [{ sign: 'I.1.1' }, { sign: 'I.1.2' }] : []),
    ...(n <= 4 ? [{ sign: 'II.3.1' }] : []),
    ...(n <= 22 ? [{ sign: 'III.1.1' }] : []),
  ]

  test('is released once by Phúc: people per group, “<5” for few, “more than” for nearly all; the ballots are gone', async () => {
    await sendMany(24, marksOf)
    expect(await ballots()).toHaveLength(24)
    const early = await world.as('phuc').get('/dang-uy/so-lieu')
    expect(early.text).toContain('Chưa đến lúc công bố')
    expect((await world.as('phuc').post('/dang-uy/so-lieu/2026-4', { sure: 'yes' })).status).toBe(409)
    expect(await ballots()).toHaveLength(24)

    await until(world, '2026-12-12')
    const phuc = await back('phuc')
    const asked = await fillForm(phuc, await phuc.get('/dang-uy/so-lieu'), {}, { button: 'Công bố quý này' })
    expect(asked.status).toBe(200)
    expect(asked.text).toContain('Công bố số liệu quý 4 năm 2026?')
    expect(asked.dom.querySelector('a[href="/dang-uy/so-lieu"].button')?.text).toBe('Chưa công bố')
    expect(await ballots()).toHaveLength(24)
    const shown = await phuc.follow(
      await fillForm(phuc, asked, {}, { button: 'Công bố, không làm lại được' }),
    )
    expect(shown.text).toContain('24 đảng viên có gửi trên điện thoại trong quý')
    expect(shown.text).toContain('Công bố ngày 12/12/2026, người công bố: Đặng Hữu Phúc')
    const rows = await figures('phuc')
    expect(rows.size).toBe(27)
    expect([
      rows.get(await label('I.1')),
      rows.get(await label('II.3')),
      rows.get(await label('III.1')),
      rows.get(await label('II.1')),
    ]).toEqual(['10', '<5', 'trên 19', '<5'])
    expect(await ballots()).toEqual([])

    // Nothing is left to count again, and nothing can be counted again.
    const before = await world.db.rows(sql`select * from release`)
    await until(world, '2026-12-13')
    await release(await back('phuc'))
    expect(await world.db.rows(sql`select * from release`)).toEqual(before)
    const deeds = await world.db.rows(sql`select 1 from history where verb = 'quarter-released'`)
    expect(deeds).toHaveLength(1)
  })

  test('never says who: the release holds no person but the one who released it', async () => {
    await sendMany(2, marksOf)
    await castMany(22, ['I.1', 'III.1'])
    await until(world, '2026-12-14')
    await release(await back('phuc'))
    const { all } = await world.db.row<{ all: string }>(sql`select release::text as all from release`)
    const people = await world.db.rows<{ id: string; full_name: string }>(
      sql`select id, full_name from person`,
    )
    expect(
      people
        .filter(({ id, full_name }) => all.includes(id) || all.includes(full_name))
        .map(({ full_name }) => full_name),
    ).toEqual(['Đặng Hữu Phúc'])
  })

  test.each<CastName>(['tam', 'huong', 'nam', 'kiem', 'quan', 'la', 'tinh'])(
    'is not %s’s to see or to release',
    async (name) => {
      await until(world, '2026-12-15')
      const browser = await back(name)
      expect((await browser.get('/dang-uy/so-lieu')).status).toBe(404)
      expect((await browser.post('/dang-uy/so-lieu/2026-4', { sure: 'yes' })).status).toBe(404)
      expect(await world.db.rows(sql`select 1 from release`)).toEqual([])
    },
  )

  test.each(['2026-5', '2026-0', '26-4', '2026-4x', '__proto__', '2026-4%0a', '%2e%2e%2f'])(
    '“%s” is no quarter',
    async (quarter) => {
      const page = await world.as('phuc').post(`/dang-uy/so-lieu/${quarter}`, {})
      expect(page.status).toBe(404)
    },
  )

  test('that the organisation had no period in is never over', async () => {
    for (const quarter of ['2025-4', '2031-1', '0000-1'])
      expect((await world.as('phuc').post(`/dang-uy/so-lieu/${quarter}`, {})).status).toBe(409)
  })
})

test('a quarter with nineteen who sent shows nothing, and its ballots are gone', async () => {
  await sendMany(2, () => [{ sign: 'I.1.2' }])
  await castMany(17, ['I.1'])
  await until(world, '2026-12-16')
  const page = await release(await back('phuc'))
  expect(page.text).toContain('dưới 20 người gửi nên không công bố số nào')
  expect(page.html).not.toContain('<table')
  expect(await world.db.rows(sql`select people, counts from release`)).toEqual([
    { people: null, counts: null },
  ])
  expect(await ballots()).toEqual([])
})

describe('a quarter beside one that was released before', () => {
  /** As if the first so many of the 24 had sent in September, and the quarter had been released. */
  async function releasedBefore(people: number, counts: Record<string, unknown>): Promise<void> {
    const period = randomId()
    await world.db.run(sql`
      insert into period (tenant, id, month, meeting_on, opens_at, closes_at, catalogue, form)
      values (${tenant()}, ${period}, '2026-09-01', '2026-09-03', '2026-08-04', '2026-09-10', 'nqtw4-82@1', 'skim')`)
    const ids = await world.db.rows<{ person: string }>(sql`
      select a.person from account a join device d on d.account = a.id
      where d.id = any(${devices.slice(0, people).map(({ device }) => device.id)}::uuid[])`)
    for (const { person } of ids)
      await world.db.run(sql`
        insert into review_done (tenant, period, person, cell, how, done_on)
        values (${tenant()}, ${period}, ${person}, ${world.cast.units.loi.id}, 'phone', '2026-09-03')`)
    await world.db.run(sql`
      insert into release (tenant, quarter, released_at, released_by, catalogue, outcome, people, counts)
      values (${tenant()}, '2026-3', '2026-10-12', ${world.cast.people.phuc.id}, 'nqtw4-82@1', 'shown', ${people},
              ${JSON.stringify(counts)})`)
  }

  const now = () =>
    world.db.row<Record<'outcome' | 'people' | 'counts', unknown>>(
      sql`select outcome, people, counts from release where quarter = '2026-4'`,
    )

  test('shows nothing where nearly the same people sent, whatever they marked', async () => {
    await releasedBefore(20, { 'I.1': { kind: 'count', n: 9 } })
    await sendMany(24, (n) => (n <= 10 ? [{ sign: 'I.1.1' }] : []))
    await until(world, '2026-12-12')
    expect((await release(await back('phuc'))).text).toContain('có thể đoán ra từng người')
    expect(await now()).toEqual({ outcome: 'too-alike', people: null, counts: null })
    expect(await ballots()).toEqual([])
  })

  test('of enough others it shows what subtracting does not tell, and withholds the rest', async () => {
    await releasedBefore(0, { 'I.1': { kind: 'count', n: 9 }, 'I.2': { kind: 'count', n: 20 } })
    await sendMany(24, (n) => (n <= 12 ? [{ sign: 'I.1.1' }, { sign: 'I.2.1' }] : []))
    await until(world, '2026-12-13')
    // Twenty-four came, and three more than before marked it: three of those twenty-four.
    expect((await release(await back('phuc'))).text).toContain('so với quý trước có thể đoán ra từng người')
    expect((await now()).counts).toMatchObject({ 'I.1': { kind: 'withheld' }, 'III.1': { kind: 'few' } })
  })
})
