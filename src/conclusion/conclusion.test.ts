import { describe, expect, test } from 'vitest'
import { castNames } from '../../test/cast.ts'
import { concludedAbout } from '../../test/concluded.ts'
import { fillForm, useWorld } from '../../test/harness.ts'
import { changePlace } from '../membership/membership.ts'
import { paths } from '../paths.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'

const world = useWorld()
const WORDING = 'Còn ngại học nghị quyết, hai buổi không dự.'
const PLAN = 'Khi có lớp học thì đến đủ và ghi chép.'

const planId = async () => (await world.db.row<{ id: string }>(sql`select id from cell_plan`)).id

describe('Lan reads what the cell concluded about her', () => {
  test('word for word, with the vote, the signs by name, the day to fix it by and the plan', async () => {
    await concludedAbout(world, 'lan')
    const page = await world.as('lan').get('/toi/ket-luan')
    for (const words of [
      'Chi bộ ấp Quới Thạnh, ngày 03/11/2026',
      'Có hạn chế, khắc phục trước ngày 31/12/2026',
      WORDING,
      'Lười học tập chủ nghĩa Mác - Lênin',
      '3 trên 4 đồng ý, 0 không đồng ý, 1 ý kiến khác (giơ tay)',
      PLAN,
      'đến hết ngày 03/12/2026',
    ])
      expect(page.text).toContain(words)
  })

  test('from Tôi and from her data, and takes it home', async () => {
    await concludedAbout(world, 'lan')
    const lan = world.as('lan')
    for (const address of ['/toi', '/hop', '/toi/du-lieu'])
      expect((await lan.get(address)).html).toContain('href="/toi/ket-luan"')
    expect((await lan.get('/toi/du-lieu')).text).toContain('1 kết luận của chi bộ')
    for (const form of ['', '?dang=json']) {
      const taken = (await lan.get(`/toi/du-lieu/tai-ve${form}`)).html
      for (const words of [WORDING, PLAN]) expect(taken).toContain(words)
    }
  })

  test('once the meeting has ended, and not what was withdrawn', async () => {
    const { id } = await concludedAbout(world, 'lan', { ended: false })
    expect((await world.as('lan').get('/toi/ket-luan')).text).toContain('Chưa có kết luận nào')
    expect((await world.as('lan').get('/toi/ket-luan')).text).not.toContain(PLAN)
    await world.db.run(sql`update meeting set ended_at = ${world.now}`)
    expect((await world.as('lan').get('/toi/ket-luan')).text).toContain(WORDING)
    await world.db.run(sql`update conclusion set withdrawn_at = ${world.now} where id = ${id}`)
    const page = await world.as('lan').get('/toi/ket-luan')
    for (const words of [WORDING, PLAN]) expect(page.text).not.toContain(words)
  })

  test('also after she moved to another cell', async () => {
    await concludedAbout(world, 'lan')
    await changePlace(
      world.db,
      {
        tenant: world.cast.units.commune.id,
        person: world.cast.people.lan.id,
        cell: world.cast.units.loi.id,
      },
      { person: null, now: world.now },
    )
    expect((await world.as('lan').get('/toi/ket-luan')).text).toContain(WORDING)
  })

  test('and it is on nobody else’s page of that name', async () => {
    await concludedAbout(world, 'lan')
    for (const name of castNames.filter((one) => one !== 'lan'))
      for (const address of ['/toi/ket-luan', '/toi/du-lieu', '/toi/du-lieu/tai-ve', '/toi', '/hop'])
        for (const words of [WORDING, PLAN])
          expect((await world.as(name).get(address)).html, `${name} ${address}`).not.toContain(words)
  })
})

describe('the fix that the cell knows of', () => {
  const press = async (button: string) => {
    const lan = world.as('lan')
    return fillForm(lan, await lan.get('/toi/ket-luan'), {}, { button })
  }

  test('Lan says it is done, takes it back, says it again; each is in the history, ids only', async () => {
    await concludedAbout(world, 'lan')
    expect((await press('Đã sửa xong')).location).toBe('/toi/ket-luan')
    expect((await world.as('lan').get('/toi/ket-luan')).text).toContain('báo đã sửa xong ngày 01/12/2026')
    await press('Chưa xong, rút lại')
    expect(await world.db.row(sql`select told_fixed_on from cell_plan`)).toEqual({ told_fixed_on: null })
    await press('Đã sửa xong')
    const deeds = await world.db.rows<{ verb: string; about: string }>(
      sql`select verb, about from history where verb like 'plan-told-%' order by n`,
    )
    expect(deeds.map((deed) => deed.verb)).toEqual([
      'plan-told-fixed',
      'plan-told-fixed-withdrawn',
      'plan-told-fixed',
    ])
    expect(deeds[0]!.about).toBe(`plan:${await planId()} person:${world.cast.people.lan.id}`)
  })

  test('the same form twice is one saying', async () => {
    await concludedAbout(world, 'lan')
    const lan = world.as('lan')
    const page = await lan.get('/toi/ket-luan')
    for (let n = 0; n < 2; n++)
      expect((await fillForm(lan, page, {}, { button: 'Đã sửa xong' })).status).toBe(303)
    expect(await world.db.rows(sql`select 1 from history where verb = 'plan-told-fixed'`)).toHaveLength(1)
  })

  test('stays once the cell has confirmed it', async () => {
    await concludedAbout(world, 'lan')
    await press('Đã sửa xong')
    const page = await world.as('lan').get('/toi/ket-luan')
    await world.db.run(sql`update cell_plan set confirmed_on = '2026-12-03'`)
    const late = await fillForm(world.as('lan'), page, {}, { button: 'Chưa xong, rút lại' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Chi bộ đã công nhận việc này')
    expect(await world.db.row(sql`select told_fixed_on from cell_plan`)).toEqual({
      told_fixed_on: '2026-12-01',
    })
    expect((await world.as('lan').get('/toi/ket-luan')).html).not.toContain('name="fixed"')
  })

  test('nobody else says it for her, and can’t tell that it is there', async () => {
    await concludedAbout(world, 'lan')
    const address = paths.conclusionFix.to({ plan: await planId() })
    for (const name of castNames.filter((one) => one !== 'lan')) {
      const there = await world.as(name).post(address, { fixed: 'yes' })
      const none = await world.as(name).post(paths.conclusionFix.to({ plan: randomId() }), { fixed: 'yes' })
      expect([there.status, there.html]).toEqual([none.status, none.html])
      expect(there.status).toBe(404)
    }
    expect(await world.db.row(sql`select told_fixed_on from cell_plan`)).toEqual({ told_fixed_on: null })
  })
})
