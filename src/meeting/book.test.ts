import { describe, expect, test } from 'vitest'
import type { CastName } from '../../test/cast.ts'
import { fillForm, type Page, useWorld } from '../../test/harness.ts'
import { sql } from '../platform/sql.ts'

const world = useWorld()
const id = (name: CastName) => world.cast.people[name].id
const huong = () => world.as('huong')
const cell = () => world.cast.units.thanh.id
const address = () => `/chi-bo/${cell()}/hop/ghi-so`

/** What stands in the book, and what a test has otherwise. */
async function copy(more: Record<string, string | boolean> = {}, who: CastName = 'huong'): Promise<Page> {
  return fillForm(world.as(who), await world.as(who).get(address()), {
    day: '01/12/2026',
    'moved-reason': 'ngày 3 cả ấp đi gặt',
    chair: id('huong'),
    clerk: id('dung'),
    book: '4',
    page: '37',
    ...more,
  })
}
const stored = () => world.db.rows(sql`select 1 from meeting where kept = 'book'`)
const review = (name: CastName) => ({
  'person-1': id(name),
  'heard-1': true,
  'outcome-1': 'none-seen',
  'yes-1': '4',
  'no-1': '0',
})

describe('a meeting out of its book', () => {
  test('Hương copies it in one form; it counts like any other', async () => {
    const form = await huong().get(`/chi-bo/${cell()}/hop/ghi-so`)
    const kept = await fillForm(huong(), form, {
      day: '01/12/2026',
      'moved-reason': 'ngày 3 cả ấp đi gặt',
      time: '19h30',
      place: 'Nhà đồng chí Nam',
      chair: id('huong'),
      clerk: id('dung'),
      book: '4',
      page: '37',
      absent: 'Huỳnh Văn Nam, đi khám bệnh',
      present: '3',
      'person-1': id('lan'),
      'heard-1': true,
      'outcome-1': 'none-seen',
      'yes-1': '3',
      'no-1': '0',
      tasks: '1. Dọn kênh\n2. Thăm gia đình chính sách',
    })
    expect(kept.status).toBe(303)
    const minutes = await huong().get(kept.location!)
    for (const words of [
      'sổ số 4, trang 37',
      'Huỳnh Văn Nam (đi khám bệnh)',
      'Chưa thấy hạn chế.',
      'Dọn kênh',
      'Đã khóa.',
    ])
      expect(minutes.text).toContain(words)
  })

  test('names nobody has, numbers that do not add up: told, all of it kept', async () => {
    const form = await huong().get(`/chi-bo/${cell()}/hop/ghi-so`)
    const refused = await fillForm(huong(), form, {
      day: '01/12/2026',
      chair: id('huong'),
      clerk: id('huong'),
      absent: 'Trần Không Ai',
      present: '4',
      tasks: 'Dọn kênh',
    })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Không thấy “Trần Không Ai” trong chi bộ')
    expect(refused.text).toContain('hai người khác nhau')
    expect(refused.html).toContain('Dọn kênh')
  })

  test.each([
    ['chair', 'Trần Thị Hương', 'không thể chủ trì hoặc làm thư ký'],
    ['clerk', 'Lê Văn Dũng, ốm', 'không thể chủ trì hoặc làm thư ký'],
  ])('its %s is no one who was absent', async (_, absent, sentence) => {
    const refused = await copy({ absent })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(sentence)
    expect(await stored()).toEqual([])
  })

  test('nobody is both absent and present', async () => {
    const present = 'Trần Thị Hương\nLê Văn Dũng\nNguyễn Thị Lan\nHuỳnh Văn Nam'
    const refused = await copy({ absent: 'Nguyễn Thị Lan, ốm', 'present-names': present })
    expect(refused.text).toContain('Vừa ghi vắng vừa ghi có mặt: Nguyễn Thị Lan')
  })

  test('Hương does not copy what was concluded about herself; Dũng does, with somebody in her seat', async () => {
    const own = await copy({ ...review('huong'), 'stand-in-1': id('nam') })
    expect(own.status).toBe(422)
    expect(own.text).toContain('Người được kiểm điểm không ghi kết luận về mình')
    const kept = await copy({ ...review('huong'), 'stand-in-1': id('nam') }, 'dung')
    expect(kept.status).toBe(303)
    expect((await world.as('dung').get(kept.location!)).text).toContain(
      'Chủ trì phần này: Đồng chí Huỳnh Văn Nam',
    )
  })

  test.each([
    ['nobody', ''],
    ['herself', 'huong'],
    ['the clerk', 'dung'],
    ['somebody of another cell', 'tam'],
    ['no person at all', 'x'],
  ])('%s does not stand in for the chair who is reviewed', async (_, who) => {
    const refused = await world.as('dung').post(address(), {
      day: '01/12/2026',
      'moved-reason': 'gặt',
      time: '19:30',
      month: '2026-12-01',
      chair: id('huong'),
      clerk: id('dung'),
      'person-1': id('huong'),
      'heard-1': 'yes',
      'outcome-1': 'none-seen',
      'yes-1': '4',
      'no-1': '0',
      'stand-in-1': who in world.cast.people ? id(who as CastName) : who,
    })
    expect(refused.status).toBe(422)
    expect(await stored()).toEqual([])
  })

  test('a conclusion is as long as any other and has no hidden letters', async () => {
    const outcome = { 'outcome-1': 'fixed' }
    const long = await copy({ ...review('lan'), ...outcome, 'wording-1': 'ấp '.repeat(2000) })
    expect(long.text).toContain('nhận tối đa 5000')
    const hidden = await copy({ ...review('lan'), ...outcome, 'wording-1': 'Đã sửa\u202e.' })
    expect(hidden.text).toContain('có ký tự ẩn')
  })

  test('a month that is written down already is told, with all that was typed', async () => {
    const first = await copy()
    expect(first.status).toBe(303)
    const second = await world.as('dung').post(address(), {
      day: '01/12/2026',
      'moved-reason': 'gặt',
      time: '19:30',
      month: '2026-12-01',
      chair: id('huong'),
      clerk: id('dung'),
      tasks: 'Dọn kênh số 2',
    })
    expect(second.status).toBe(422)
    expect(second.html).toContain('Dọn kênh số 2')
    expect(await stored()).toHaveLength(1)
  })

  test('Nam, who runs no meetings, copies nothing', async () => {
    expect((await world.as('nam').get(address())).status).toBe(404)
    expect((await world.as('nam').post(address(), {})).status).toBe(404)
  })
})
