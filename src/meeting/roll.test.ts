import { beforeEach, expect, test } from 'vitest'
import { fillForm, formFields, useWorld } from '../../test/harness.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { tableOf } from './testing/table.ts'

const world = useWorld()
const table = tableOf(world)
beforeEach(async () => {
  table.clear()
  await table.begin()
})

const states = async () =>
  Object.fromEntries(
    (
      await world.db.rows<{ person: string; state: string }>(sql`select person, state from meeting_presence`)
    ).map((row) => [row.person, row.state]),
  )
const page = () => table.huong.get(`${table.hub}/diem-danh`)

test('one line that cannot be taken keeps no other from being saved, and is shown as it was typed', async () => {
  const refused = await fillForm(
    table.huong,
    await page(),
    {
      [`state-${table.id('lan')}`]: 'present',
      [`state-${table.id('dung')}`]: 'late',
      [`arrived-${table.id('dung')}`]: '25 giờ',
    },
    { action: 'diem-danh' },
  )
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('value="25 giờ"')
  expect(await states()).toMatchObject({ [table.id('lan')]: 'present', [table.id('dung')]: 'unmarked' })
})

test('taps that are saved as they come do so too', async () => {
  const { action, fields } = formFields(
    await page(),
    {
      [`state-${table.id('lan')}`]: 'present',
      [`state-${table.id('dung')}`]: 'late',
      [`arrived-${table.id('dung')}`]: '2',
    },
    { action: 'diem-danh' },
  )
  const time = { ...fields, [`arrived-${table.id('dung')}`]: 'x' }
  await table.huong.post(action, time, { 'x-autosave': '1' })
  expect((await states())[table.id('lan')]).toBe('present')
})

test('names stand by given name; whoever is let off is asked for only when they come', async () => {
  await world.db.run(sql`update meeting_presence set status = 'exempt' where person = ${table.id('dung')}`)
  const roll = await page()
  expect(roll.dom.querySelectorAll('fieldset.roll legend').map((one) => one.text)).toEqual([
    'Trần Thị Hương',
    'Nguyễn Thị Lan',
    'Huỳnh Văn Nam',
    'Lê Văn Dũng',
  ])
  const here = Object.fromEntries(
    (['nam', 'lan', 'huong', 'dung'] as const).map((name) => [`state-${table.id(name)}`, 'present']),
  )
  await fillForm(table.huong, roll, here, { action: 'diem-danh' })
  const minutes = await table.minutes()
  expect(minutes).toContain('Tổng số đảng viên phải có mặt: 3')
  expect(minutes).toContain('Có mặt: 4 đồng chí')
  expect(minutes).toContain('Trong đó không phải dự mà đến dự: 1 đồng chí, gồm Lê Văn Dũng')
})

test('two at one line: it stays as the first wrote it, the second is told who set it to what and may set it anew', async () => {
  const lan = `state-${table.id('lan')}`
  const stale = await table.nam.get(`${table.hub}/diem-danh`)
  await fillForm(
    table.huong,
    await page(),
    { [lan]: 'excused', [`reason-${table.id('lan')}`]: 'đi khám bệnh' },
    { action: 'diem-danh' },
  )
  const sent = { [lan]: 'present', [`state-${table.id('dung')}`]: 'present' }
  const told = await fillForm(table.nam, stale, sent, { action: 'diem-danh' })
  expect(told.status).toBe(409)
  expect(told.text).toContain(
    'Nguyễn Thị Lan: đồng chí Trần Thị Hương vừa ghi “Vắng có lý do (đi khám bệnh)” nên chưa đổi thành “Có mặt”',
  )
  expect(await states()).toMatchObject({ [table.id('lan')]: 'excused', [table.id('dung')]: 'present' })
  expect(told.dom.querySelector(`[name="${lan}"][checked]`)?.getAttribute('value')).toBe('excused')
  const anew = await fillForm(table.nam, told, { [lan]: 'present' }, { action: 'diem-danh' })
  expect(anew.status).toBe(303)
  expect((await states())[table.id('lan')]).toBe('present')
})

test('taps that are saved as they come tell it too; one’s own earlier tap, or the same said twice, meets nobody', async () => {
  const lan = `state-${table.id('lan')}`
  const save = async (stale: Awaited<ReturnType<typeof page>>, state: string, who = table.huong) => {
    const { action, fields } = formFields(stale, { [lan]: state }, { action: 'diem-danh' })
    // As browser/autosave.ts: every save goes under an id of its own.
    const saved = { ...fields, 'form-id': randomId() }
    return (await who.post(action, saved, { 'x-autosave': '1' })).status
  }
  const [huongs, nams] = [await page(), await table.nam.get(`${table.hub}/diem-danh`)]
  expect(await save(huongs, 'present')).toBe(204)
  expect(await save(huongs, 'unexcused')).toBe(204)
  expect(await save(nams, 'present', table.nam)).toBe(409)
  expect(await save(nams, 'unexcused', table.nam)).toBe(204)
  expect((await states())[table.id('lan')]).toBe('unexcused')
})
