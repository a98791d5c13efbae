import { describe, expect, test } from 'vitest'
import { fillForm, type Page, useWorld } from '../../test/harness.ts'
import { sql } from '../platform/sql.ts'
import { defaultsOn, openDuePeriods, openPeriodsEverywhere } from './movement.ts'

const world = useWorld()
const PATH = '/mac-dinh'

async function set(values: Record<string, string>): Promise<Page> {
  const quan = world.as('quan')
  return fillForm(quan, await quan.get(PATH), values)
}

const periods = () =>
  world.db.rows<{ month: string; meeting_on: string; form: string }>(sql`
    select month, meeting_on, form from period where tenant = ${world.cast.units.commune.id} order by month`)

describe('the rhythm of an organisation', () => {
  test('Quân finds what binds it now', async () => {
    const page = await world.as('quan').get(PATH)
    const value = (name: string) => page.dom.querySelector(`input[name=${name}]`)?.getAttribute('value')
    expect(['meeting-day', 'latest-day', 'keep-months', 'full-month'].map(value)).toEqual([
      '3',
      '10',
      '12',
      '12',
    ])
    expect(page.dom.querySelector('input[name=form][checked]')?.getAttribute('value')).toBe('skim')
    const catalogues = page.dom.querySelectorAll('input[name=catalogue]')
    expect(catalogues.find((input) => input.hasAttribute('checked'))?.getAttribute('value')).toBe(
      'nqtw4-82@1',
    )
    expect(catalogues.map((input) => input.getAttribute('value'))).not.toContain('standards-144@1')
    expect(page.text).toContain('Từ ngày 01/12/2026')
  })

  test('what he changes holds from today; the period that is open stays as it was opened', async () => {
    const before = await periods()
    await world.db.run(sql`update practice_default set valid_from = '2020-01-01'`)
    const page = await world
      .as('quan')
      .follow(await set({ 'meeting-day': '15', 'latest-day': '20', form: 'full', 'keep-months': '24' }))
    expect(page.text).toContain('Đã lưu.')
    expect(page.text).toContain('họp ngày 15, nhận đến ngày 20, giữ 24 tháng')
    expect(page.text).toContain('họp ngày 3, nhận đến ngày 10, giữ 12 tháng')
    expect(await periods()).toEqual(before)
    await openDuePeriods(world.db, world.cast.units.commune.id, new Date('2026-12-16T09:00:00+07:00'))
    expect((await periods()).at(-1)).toEqual({ month: '2027-01-01', meeting_on: '2027-01-15', form: 'full' })
    expect(await defaultsOn(world.db, world.cast.units.commune.id, '2026-11-30')).toMatchObject({
      meeting_day: 3,
    })
    const [deed] = await world.db.rows(sql`
      select actor from history where verb = 'defaults-set' and tenant = ${world.cast.units.commune.id} order by n desc limit 1`)
    expect(deed).toEqual({ actor: world.cast.people.quan.id })
  })

  test('each organisation has the period of its own coming meeting, whatever the others have', async () => {
    const { commune, other } = world.cast.units
    await world.db.run(sql`update practice_default set valid_from = '2020-01-01'`)
    await world.db.run(
      sql`update practice_default set meeting_day = 20, latest_day = 20 where tenant = ${other.tenant}`,
    )
    const last = async (tenant: string | null) =>
      (
        await world.db.row<{ month: string }>(
          sql`select max(month) as month from period where tenant = ${tenant}`,
        )
      ).month
    for (const [day, ours, theirs] of [
      ['2026-12-03', '2026-12-01', '2026-12-01'],
      ['2026-12-04', '2027-01-01', '2026-12-01'],
      ['2026-12-21', '2027-01-01', '2027-01-01'],
      ['2027-03-05', '2027-04-01', '2027-03-01'],
    ] as const) {
      await openPeriodsEverywhere(world.db, new Date(`${day}T09:00:00+07:00`))
      expect([day, await last(commune.id), await last(other.tenant)]).toEqual([day, ours, theirs])
    }
  })

  test.each([
    [{ 'meeting-day': '31' }, 'Ngày trong tháng, từ 1 đến 28'],
    [{ 'meeting-day': 'ba' }, 'Ngày trong tháng, từ 1 đến 28'],
    [{ 'latest-day': '0' }, 'Ngày trong tháng, từ 1 đến 28'],
    [{ 'meeting-day': '12', 'latest-day': '10' }, 'Ngày cuối không được trước ngày họp'],
    [{ 'full-month': '13' }, 'Từ 1 đến 12'],
    [{ 'keep-months': '121' }, 'Từ 1 đến 120 tháng'],
    [{ 'keep-months': '-3' }, 'Từ 1 đến 120 tháng'],
  ])('%o is told in words and kept', async (values, sentence) => {
    const page = await set(values as Record<string, string>)
    expect(page.status).toBe(422)
    expect(page.dom.querySelector('.errors')?.text).toContain(sentence)
    for (const [name, typed] of Object.entries(values))
      expect(page.dom.querySelector(`input[name=${name}]`)?.getAttribute('value')).toBe(typed)
    expect(await defaultsOn(world.db, world.cast.units.commune.id, '2026-12-01')).toMatchObject({
      meeting_day: 3,
      latest_day: 10,
    })
  })

  test.each(['standards-144@1', 'nothing@9', ''])(
    'a catalogue that is not offered is refused: “%s”',
    async (catalogue) => {
      const page = await world.as('quan').post(PATH, {
        catalogue,
        form: 'skim',
        'full-month': '12',
        'meeting-day': '3',
        'latest-day': '10',
        'keep-months': '12',
      })
      expect(page.status).toBe(422)
      expect(page.text).toContain('Mời đồng chí chọn một danh mục trong danh sách.')
    },
  )

  test('one form with two contents shows both in words', async () => {
    const quan = world.as('quan')
    const page = await quan.get(PATH)
    await fillForm(quan, page, { form: 'full' })
    const conflict = await fillForm(quan, page, { form: 'full-yearly', 'full-month': '6' })
    expect(conflict.status).toBe(409)
    expect(conflict.text).toContain('Đọc đủ danh mục mỗi tháng')
    expect(conflict.text).toContain('mỗi năm một lần đọc đủ')
    expect((await fillForm(quan, conflict)).status).toBe(303)
    expect(await defaultsOn(world.db, world.cast.units.commune.id, '2026-12-01')).toMatchObject({
      full_month: 6,
    })
  })

  test('another organisation keeps its own', async () => {
    await set({ 'meeting-day': '5' })
    expect(await defaultsOn(world.db, world.cast.otherCommune.id, '2026-12-01')).toMatchObject({
      meeting_day: 3,
    })
  })

  test('Hương, Kiểm, Nam, tinh and la may not; who is signed out neither', async () => {
    for (const name of ['huong', 'kiem', 'nam', 'tinh', 'la'] as const) {
      expect((await world.as(name).get(PATH)).status).toBe(404)
      expect((await world.as(name).post(PATH, { form: 'full' })).status).toBe(404)
    }
    expect((await world.as().get(PATH)).location).toBe('/')
    expect((await world.as().post(PATH, { form: 'full' })).status).toBe(401)
  })
})
