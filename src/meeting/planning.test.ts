import { expect, test } from 'vitest'
import { fillForm, type Page, useWorld } from '../../test/harness.ts'
import { planMeeting } from './meeting.ts'

const world = useWorld()
const address = () => `/chi-bo/${world.cast.units.thanh.id}/hop/them`
const form = () => world.as('huong').get(address())
const field = (page: Page, name: string) => page.dom.querySelector(`[name="${name}"]`)?.getAttribute('value')

async function met(month: string, time: string, place: string): Promise<void> {
  const day = `${month.slice(0, 8)}03`
  const { commune, thanh } = world.cast.units
  await planMeeting(
    world.db,
    { tenant: commune.id, cell: thanh.id, kind: 'ordinary', month, day, time, place },
    { person: world.cast.people.huong.id, now: world.now },
  )
}

test('an hour and a place that were otherwise once are not those of the next meeting; a habit is', async () => {
  await met('2026-09-01', '19:30', 'Nhà văn hóa ấp')
  await met('2026-10-01', '19:30', 'Nhà văn hóa ấp')
  await met('2026-11-01', '07:30', 'Nhà đồng chí Nam')
  const once = await form()
  expect([field(once, 'time'), field(once, 'place')]).toEqual(['19:30', 'Nhà văn hóa ấp'])
  await met('2026-12-01', '07:30', 'Nhà đồng chí Nam')
  const twice = await form()
  expect([field(twice, 'time'), field(twice, 'place')]).toEqual(['07:30', 'Nhà đồng chí Nam'])
})

test('months stand in their order, with the coming one chosen; one that has its meeting is passed over', async () => {
  const months = (page: Page) => page.dom.querySelectorAll('select[name="month"] option')
  const first = await form()
  expect(months(first).map((one) => one.text)).toEqual([
    '11/2026',
    '12/2026',
    '01/2027',
    '02/2027',
    '03/2027',
  ])
  const chosen = (page: Page) => months(page).find((one) => one.hasAttribute('selected'))?.text
  expect(chosen(first)).toBe('12/2026')
  const planned = await fillForm(world.as('huong'), first, { place: 'Nhà văn hóa ấp' })
  expect(planned.status).toBe(303)
  expect(chosen(await form())).toBe('01/2027')
})

test('what can’t be taken is named by its field, and the front page of a real organisation leads to no demo', async () => {
  const refused = await fillForm(world.as('huong'), await form(), { day: '', time: '' })
  const lines = refused.dom.querySelectorAll('.errors li').map((one) => one.text.replace(/\s+/g, ' ').trim())
  expect(lines).toEqual([
    'Ngày họp: Ngày chưa đúng. Viết như 03/12/2026.',
    'Giờ họp: Giờ chưa đúng. Viết như 19:30.',
  ])
  expect((await world.as().get('/')).html).not.toContain('/mau')
})
