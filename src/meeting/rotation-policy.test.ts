import { describe, expect, test } from 'vitest'
import { fillForm, useWorld } from '../../test/harness.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'
import { defaultRotationPolicy } from '../rotation/rotation-plan.rules.ts'
import { meetingDefaultsOn } from './meeting-default.ts'

const world = useWorld()
const PATH = paths.rotationPolicy.to()
const policy = async () =>
  (await meetingDefaultsOn(world.db, world.cast.units.commune.id, '2026-12-01')).rotation

async function set(values: Record<string, string>) {
  const quan = world.as('quan')
  return fillForm(quan, await quan.get(PATH), values)
}

describe('the organisation’s policy of rotation', () => {
  test('Quân finds it from the defaults, and what he sets holds from today', async () => {
    const quan = world.as('quan')
    expect((await quan.get(paths.defaults.to())).html).toContain(`href="${PATH}"`)
    const saved = await quan.follow(
      await set({ exceptional: '3', 'officers-first': 'yes', longest: '10', 'longer-allowed': 'no' }),
    )
    expect(saved.text).toContain('Đã lưu.')
    expect(saved.dom.querySelector('input[name=exceptional]')?.getAttribute('value')).toBe('3')
    expect(await policy()).toEqual({
      ...defaultRotationPolicy,
      exceptional: 3,
      officersFirst: true,
      longest: 10,
      longerAllowed: false,
    })
    expect((await meetingDefaultsOn(world.db, world.cast.units.commune.id, '2026-11-30')).rotation).toEqual(
      defaultRotationPolicy,
    )
  })

  test.each([
    [{ fewest: '0' }, 'fewest', 'Mời đồng chí ghi một số từ 1 đến 6.'],
    [{ fewest: 'hai' }, 'fewest', 'Mời đồng chí ghi một số từ 1 đến 6.'],
    [{ fewest: '2', most: '1' }, 'most', 'Số nhiều nhất không được nhỏ hơn số ít nhất.'],
    [{ exceptional: '2' }, 'exceptional', 'Số khi chi bộ đông phải lớn hơn số thường, hoặc để trống.'],
    [{ exceptional: '7' }, 'exceptional', 'Mời đồng chí ghi một số từ 1 đến 6.'],
    [{ longest: '37' }, 'longest', 'Mời đồng chí ghi một số từ 1 đến 36.'],
    [{ 'notice-days': '-1' }, 'notice-days', 'Mời đồng chí ghi một số từ 0 đến 60.'],
  ])('%o is told at %s and kept', async (values, field, sentence) => {
    const page = await set(values as Record<string, string>)
    expect(page.status).toBe(422)
    expect(page.dom.querySelector(`#${field}-error`)?.text).toBe(sentence)
    for (const [name, typed] of Object.entries(values))
      expect(page.dom.querySelector(`input[name=${name}]`)?.getAttribute('value')).toBe(typed)
    expect(await world.db.rows(sql`select 1 from meeting_default`)).toEqual([])
  })

  test('a choice that is not offered is no choice', async () => {
    const page = await world
      .as('quan')
      .post(PATH, { fewest: '1', most: '2', longest: '12', 'notice-days': '7' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('Mời đồng chí chọn một ý.')
  })

  test('one form with two contents shows both in words', async () => {
    const quan = world.as('quan')
    const page = await quan.get(PATH)
    await fillForm(quan, page, { 'officers-first': 'yes' })
    const conflict = await fillForm(quan, page, { longest: '9' })
    expect(conflict.status).toBe(409)
    expect(conflict.text).toContain('Người giữ chức vụ nêu gương, kiểm điểm trước')
    expect((await fillForm(quan, conflict)).status).toBe(303)
    expect((await policy()).longest).toBe(9)
  })

  test.each(['huong', 'nam', 'kiem', 'tinh', 'la'] as const)('%s may not', async (name) => {
    expect((await world.as(name).get(PATH)).status).toBe(404)
    expect((await world.as(name).post(PATH, { most: '3' })).status).toBe(404)
    expect(await policy()).toEqual(defaultRotationPolicy)
  })
})
