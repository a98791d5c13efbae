import { describe, expect, test } from 'vitest'
import { type Browser, fillForm, useWorld } from '../../test/harness.ts'
import { send, until } from '../../test/walk.ts'
import { sql } from '../platform/sql.ts'
import { quarterOn } from './testing/quarter.ts'

const world = useWorld()
const { many, castMany, ballots, wraps, keys, back, release, officer, ends } = quarterOn(world)

describe('the key follows the posts', () => {
  test('it was made when Phúc first came, and only he holds it', async () => {
    expect(await wraps()).toEqual(['phuc'])
    expect(await world.db.rows(sql`select actor from history where verb = 'statistics-key-made'`)).toEqual([
      { actor: world.cast.people.phuc.id },
    ])
  })

  test('a new officer is told to wait until a holder has come, then holds it too and releases', async () => {
    await castMany(20, ['I.1'])
    await officer('lan', '2026-12-10')
    await until(world, '2026-12-18')
    const told = await (await back('lan')).post('/dang-uy/so-lieu/2026-4', { sure: 'yes' })
    expect(told.status).toBe(409)
    expect(told.text).toContain('Máy của đồng chí chưa giữ khóa số liệu')
    expect(await ballots()).toHaveLength(20)
    await (await back('phuc')).get('/thang-nay')
    expect((await wraps()).sort()).toEqual(['lan', 'phuc'])
    expect((await release(await back('lan'))).text).toContain('20 đảng viên có gửi')
  })

  test('whose post ended loses it, and can’t release any more', async () => {
    await officer('lan', '2026-12-10')
    await until(world, '2026-12-19')
    await (await back('phuc')).get('/thang-nay')
    await ends('phuc', '2026-12-20')
    await until(world, '2026-12-21')
    await (await back('lan')).get('/thang-nay')
    expect(await wraps()).toEqual(['lan'])
    expect((await (await back('phuc')).post('/dang-uy/so-lieu/2026-4', { sure: 'yes' })).status).toBe(404)
    expect(await keys()).toBe(1)
  })

  test('with no holder left it is lost: the quarter says so, and the next one is sealed to a new key', async () => {
    await castMany(20, ['I.1'])
    await ends('phuc', '2026-12-10')
    await officer('lan', '2026-12-10')
    await until(world, '2026-12-22')
    const page = await release(await back('lan'))
    expect(page.text).toContain('Không còn ai giữ khóa số liệu')
    expect(await world.db.rows(sql`select outcome, people, counts from release`)).toEqual([
      { outcome: 'no-key', people: null, counts: null },
    ])
    expect(await ballots()).toEqual([])
    expect(await keys()).toBe(2)
    const [member] = many as [Browser]
    await back(member)
    await send(member, { marks: [{ sign: 'II.1.1' }] })
    await castMany(19, ['II.1'], '2027-1')
    await until(world, '2027-03-20')
    expect((await release(await back('lan'), '2027-1')).text).toContain('20 đảng viên có gửi')
  })

  test('lost in the middle of a quarter: who sends again after it is counted under the new one', async () => {
    await until(world, '2026-12-23')
    const [member] = many as [Browser]
    await back(member)
    await send(member, { marks: [{ sign: 'I.1.2' }] })
    await castMany(1, ['I.1'], '2027-1')
    await ends('phuc', '2026-12-24')
    await officer('lan', '2026-12-24')
    await until(world, '2027-01-20')
    await (await back('lan')).get('/dang-uy')
    await back(member)
    await send(member, { marks: [{ sign: 'I.1.2' }] })
    await castMany(19, ['I.1'], '2027-1')
    expect(await ballots()).toHaveLength(21)
    await until(world, '2027-03-20')
    expect((await release(await back('lan'), '2027-1')).text).toContain('20 đảng viên có gửi')
    expect(await ballots()).toEqual([])
  })

  test('erased with Phúc’s private part, it comes back to him from another holder', async () => {
    await officer('lan', '2026-12-10')
    await until(world, '2026-12-25')
    const phuc = await back('phuc')
    await phuc.get('/thang-nay')
    await fillForm(phuc, await phuc.get('/toi/du-lieu/xoa'), { confirm: 'XÓA' })
    await until(world, '2026-12-26')
    await (await back('lan')).get('/thang-nay')
    expect((await wraps()).sort()).toEqual(['lan', 'phuc'])
    await until(world, '2027-01-12')
    expect((await release(await back('phuc'))).status).toBe(200)
    expect(await keys()).toBe(1)
  })
})
