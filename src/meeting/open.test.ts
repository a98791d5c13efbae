import { beforeEach, describe, expect, test } from 'vitest'
import { fillForm, useWorld } from '../../test/harness.ts'
import { sql } from '../platform/sql.ts'
import { tableOf } from './testing/table.ts'

const world = useWorld()
const table = tableOf(world)
beforeEach(() => table.clear())

const row = () =>
  world.db.row<{
    day: string
    at_time: string
    usual_day: string | null
    moved_reason: string
    chair: string
  }>(sql`select day, at_time, usual_day, moved_reason, chair from meeting`)
const seats = () => ({ chair: table.id('huong'), clerk: table.id('nam') })

describe('a meeting that is held on another day than planned', () => {
  /** Planned for the 3rd; today is the 1st. */
  const planned = () => table.plan({ day: '03/12/2026', 'moved-reason': '' })

  test('does not begin before somebody says why; then its minutes tell the day it was', async () => {
    const hub = await planned()
    const opening = await table.huong.get(`${hub}/bat-dau`)
    expect(opening.text).toContain('Hôm nay không phải ngày đã định')
    const asked = await fillForm(table.huong, opening, seats())
    expect(asked.status).toBe(422)
    expect(asked.text).toContain('Ngày thường lệ là 03/12/2026')
    await fillForm(table.huong, asked, { ...seats(), time: '18h', 'moved-reason': 'mai có bão' })
    expect(await row()).toMatchObject({
      day: '2026-12-01',
      at_time: '18:00',
      usual_day: '2026-12-03',
      moved_reason: 'mai có bão',
    })
    expect(await table.minutes()).toContain('Thời gian: 18 giờ, ngày 01/12/2026')
  })

  test('nor with a day that has not come', async () => {
    const hub = await planned()
    const opening = await table.huong.get(`${hub}/bat-dau`)
    const refused = await fillForm(table.huong, opening, { ...seats(), day: '03/12/2026' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Ngày này chưa tới')
  })

  test('on its own day nothing more is asked', async () => {
    await table.begin()
    expect(await row()).toMatchObject({ day: '2026-12-01', usual_day: '2026-12-03' })
  })
})

test('of two officers who begin it the second sees whom the first has seated, and changes nothing', async () => {
  const hub = await table.plan()
  const dung = world.as('dung')
  const [first, second] = [await table.huong.get(`${hub}/bat-dau`), await dung.get(`${hub}/bat-dau`)]
  await fillForm(table.huong, first, seats())
  const late = await fillForm(dung, second, { chair: table.id('dung'), clerk: table.id('lan') })
  expect(late.status).toBe(422)
  expect(late.text).toContain('Đồng chí khác vừa bắt đầu buổi họp này')
  expect((await row()).chair).toBe(table.id('huong'))
  expect((await fillForm(dung, late, { chair: table.id('dung') })).location).toBe(hub)
  expect((await row()).chair).toBe(table.id('dung'))
})

test('whoever sits at the table is on the roll: nobody else leads or writes', async () => {
  const hub = await table.begin()
  const page = await table.huong.get(`${hub}/bat-dau`)
  const refused = await fillForm(table.huong, page, { chair: table.id('tam') }).catch(() => null)
  expect(refused?.status ?? 422).toBe(422)
  const sent = await table.huong.post(`${hub}/bat-dau`, { chair: table.id('tam'), clerk: table.id('nam') })
  expect(sent.status).toBe(422)
  expect((await row()).chair).toBe(table.id('huong'))
})
