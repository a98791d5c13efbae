import { describe, expect, test } from 'vitest'
import { fillForm, useWorld } from '../../test/harness.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'
import { noticePolicyOn } from './reminder.ts'
import { reminderDefaultsOn, usualReminders } from './reminder-policy.ts'

const world = useWorld()
const PATH = paths.reminderPolicy.to()
const on = (day: string) => reminderDefaultsOn(world.db, world.cast.units.commune.id, day)

async function set(values: Record<string, string>) {
  const quan = world.as('quan')
  return fillForm(quan, await quan.get(PATH), values)
}

describe('what an organisation lays down for reminders and messages', () => {
  test('Quân finds it from the defaults; what he sets holds from its day on, and the past keeps what held', async () => {
    const quan = world.as('quan')
    expect((await quan.get(paths.defaults.to())).html).toContain(`href="${PATH}"`)
    const saved = await quan.follow(
      await set({
        from: '01/01/2027',
        'appeal-days': '45',
        opens: '8 giờ',
        shuts: '19h30',
        'per-month': '1',
        'off-days': '14/02/2027 - 22/02/2027\n\n02/09/2027',
      }),
    )
    expect(saved.text).toContain('Đã lưu, áp dụng từ ngày 01/01/2027.')
    expect(saved.dom.querySelector('input[name=opens]')?.getAttribute('value')).toBe('08:00')
    const now = await on('2027-01-01')
    expect(now.reminder.appealDays).toBe(45)
    expect(await noticePolicyOn(world.db, world.cast.units.commune.id, '2027-01-01')).toEqual({
      hours: [480, 1170],
      perMonth: 1,
      offDays: [
        { from: '2027-02-14', until: '2027-02-22' },
        { from: '2027-09-02', until: '2027-09-02' },
      ],
    })
    expect(await on('2026-12-31')).toEqual(usualReminders)
    expect((await quan.get(PATH)).text).toContain('từ ngày đó có quy định đã đặt trước')
  })

  test.each([
    [{ from: '30/11/2026' }, 'from', 'Mời đồng chí ghi một ngày từ hôm nay đến một năm sau.'],
    [{ from: '31/02/2027' }, 'from', 'Mời đồng chí ghi một ngày từ hôm nay đến một năm sau.'],
    [{ 'notice-days': '0' }, 'notice-days', 'Mời đồng chí ghi một số từ 1 đến 30.'],
    [{ 'appeal-days': '5' }, 'appeal-days', 'Mời đồng chí ghi một số từ 10 đến 90.'],
    [{ 'longest-days': '400' }, 'longest-days', 'Mời đồng chí ghi một số từ 30 đến 366.'],
    [{ 'listed-months': '13' }, 'listed-months', 'Mời đồng chí ghi một số từ 1 đến 12.'],
    [{ 'per-month': '3' }, 'per-month', 'Mời đồng chí ghi một số từ 0 đến 2.'],
    [{ opens: '06:00' }, 'opens', 'Mời đồng chí ghi giờ trong khoảng 07:00 đến 20:30.'],
    [{ shuts: '21:00' }, 'shuts', 'Mời đồng chí ghi giờ trong khoảng 07:00 đến 20:30.'],
    [{ opens: '19:00', shuts: '19:30' }, 'shuts', 'Giờ thôi nhắn phải sau giờ bắt đầu ít nhất một tiếng.'],
    [
      { 'off-days': 'Tết' },
      'off-days',
      'Chưa hiểu dòng “Tết”. Mời đồng chí ghi ngày, hoặc hai ngày có dấu - ở giữa.',
    ],
    [
      { 'off-days': '01/01/2027 - 31/12/2027' },
      'off-days',
      'Nhiều ngày quá: cả năm phải còn ít nhất 300 ngày nhắn được.',
    ],
  ])('%o is told at %s and kept', async (values, field, sentence) => {
    const page = await set(values as unknown as Record<string, string>)
    expect(page.status).toBe(422)
    expect(page.dom.querySelector(`#${field}-error`)?.text).toBe(sentence)
    for (const typed of Object.values(values)) expect(page.html).toContain(typed)
    expect(await world.db.rows(sql`select 1 from reminder_default`)).toEqual([])
  })

  test('one form with two contents shows both in words', async () => {
    const quan = world.as('quan')
    const page = await quan.get(PATH)
    await fillForm(quan, page, { present: 'half' })
    const conflict = await fillForm(quan, page, { 'per-month': '1' })
    expect(conflict.status).toBe(409)
    expect((await fillForm(quan, conflict)).status).toBe(303)
    expect((await on('2026-12-01')).notice.perMonth).toBe(1)
  })

  test.each(['huong', 'nam', 'kiem', 'tinh', 'la'] as const)('%s may not', async (name) => {
    expect((await world.as(name).get(PATH)).status).toBe(404)
    expect((await world.as(name).post(PATH, { 'per-month': '1' })).status).toBe(404)
    expect(await on('2026-12-01')).toEqual(usualReminders)
  })
})
