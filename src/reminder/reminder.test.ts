import { describe, expect, test } from 'vitest'
import type { CastName } from '../../test/cast.ts'
import { concludedAbout } from '../../test/concluded.ts'
import { type Browser, fillForm, type Page, useWorld } from '../../test/harness.ts'
import { eventsUntilTold, meetingToday, proposedReminder, writeAll } from '../../test/reminded.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'
import { remindersOf } from './reminder.queries.ts'
import { keepReminders } from './reminder-clock.ts'
import { onLists } from './reminder-steps.rules.ts'

const world = useWorld()
const id = (name: CastName) => world.cast.people[name].id
const cell = () => world.cast.units.thanh.id
const tenant = () => world.cast.units.commune.id
const desk = () => paths.cellReminders.to({ cell: cell() })
const at = (reminder: string, step: string) => paths.cellReminderStep.to({ cell: cell(), reminder, step })
const table = (meeting: string, reminder: string, step: string) =>
  paths.meetingReminderStep.to({ meeting, reminder, step })
const own = (reminder: string, step: string) => paths.myReminderStep.to({ reminder, step })

const TABLE = ['huong', 'nam', 'lan', 'dung'] as const
const VOTE = { yes: '3', no: '0', other: '1' }
const DECISION = {
  ...VOTE,
  reason: 'Hai buổi học nghị quyết không dự.',
  expected: 'Dự đủ các buổi học.',
  due: '28/02/2027',
}
const DECIDE = { button: 'Ghi quyết định nhắc nhở' }

async function send(browser: Browser, address: string, values: Record<string, string>, button?: string) {
  return fillForm(browser, await browser.get(address), values, button ? { button } : {})
}

/** Sends words of one's own through the preview. */
async function say(name: CastName, address: string, text: string): Promise<Page> {
  const who = world.as(name)
  const preview = await send(who, address, { text })
  expect(preview.text).toContain(text)
  return fillForm(who, preview, {}, { button: 'Gửi' })
}

const only = async () => (await remindersOf(world.db, tenant(), cell()))[0]!
const stage = async () => (await only()).state.stage

describe('a formal reminder, from the proposal to the day it is off every list', () => {
  test('Hương proposes, Lan is heard, the cell votes, tells, confirms; the minutes have it all', async () => {
    await concludedAbout(world, 'lan')
    const [huong, nam, lan] = [world.as('huong'), world.as('nam'), world.as('lan')]
    expect((await huong.get(paths.cell.to({ cell: cell() }))).html).toContain(`href="${desk()}"`)
    const list = await huong.get(desk())
    expect(list.text).toMatch(/Kết luận có thể nêu nhắc nhở .* Nguyễn Thị Lan/)
    const ground = list.dom.querySelectorAll('a').find((a) => a.getAttribute('href')?.includes('/neu/'))!
    const proposed = await huong.follow(await send(huong, ground.getAttribute('href')!, {}))
    expect(proposed.text).toMatch(/Việc cần làm Nguyễn Thị Lan ?Chi bộ nêu việc nhắc nhở ngày 01\/12\/2026/)
    expect(proposed.text).not.toContain('Kết luận có thể nêu')
    const reminder = (await only()).id

    const soon = await send(huong, at(reminder, 'moi'), { day: '02/12/2026' })
    expect(soon.status).toBe(422)
    expect(soon.dom.querySelector('#day-error')?.text).toContain('Mời gấp quá')
    expect((await send(huong, at(reminder, 'moi'), { day: '10/12/2026' })).status).toBe(303)
    const seen = await lan.get(paths.myReminders.to())
    expect(seen.text).toContain('Chi bộ mời đồng chí đến trình bày ngày 10/12/2026.')
    expect(seen.text).toContain('Gửi bản trình bày')

    const { meeting, promises } = await meetingToday(world, TABLE)
    const line = await nam.get(paths.meetingItem.to({ meeting, item: promises }))
    expect(line.text).toContain('Nhắc nhở (1)')
    const early = await send(nam, table(meeting, reminder, 'bieu-quyet'), {}).catch(() => null)
    expect(early).toBe(null)
    const forced = await nam.post(table(meeting, reminder, 'bieu-quyet'), {
      ...DECISION,
      manner: 'hands',
      result: 'decided',
    })
    expect(forced.status).toBe(409)
    expect(forced.text).toContain('Phải nghe đồng chí ấy trình bày trước khi biểu quyết.')
    expect(await stage()).toBe('proposed')

    expect((await send(nam, table(meeting, reminder, 'nghe'), { how: 'at-meeting' })).status).toBe(303)
    const decided = await fillForm(
      nam,
      await nam.get(table(meeting, reminder, 'bieu-quyet')),
      DECISION,
      DECIDE,
    )
    expect(decided.status).toBe(303)
    expect((await lan.get(paths.myReminders.to())).text).toContain(
      'Chi bộ biểu quyết nhắc nhở ngày 01/12/2026, 3 trên 4 đồng ý; chưa báo cho đồng chí nên chưa tính hạn.',
    )
    expect((await send(nam, table(meeting, reminder, 'bao'), {})).status).toBe(303)
    expect((await say('lan', own(reminder, 'tra-loi'), 'Tôi nhận và sẽ dự đủ.')).status).toBe(303)
    expect((await send(lan, own(reminder, 'da-sua'), {})).status).toBe(303)
    expect((await huong.get(desk())).text).toContain('chờ chi bộ xem và công nhận trong buổi họp')
    expect((await send(huong, table(meeting, reminder, 'cong-nhan'), {})).status).toBe(303)
    const page = await lan.get(paths.myReminders.to())
    expect(page.text).toContain('Chi bộ công nhận đã sửa xong ngày 01/12/2026.')
    expect(page.text).toContain('Tôi nhận và sẽ dự đủ.')

    const minutes = (await huong.get(paths.minutes.to({ meeting }))).text
    for (const part of [
      'Việc nhắc nhở đồng chí Nguyễn Thị Lan',
      'Trình bày tại buổi họp.',
      'Đồng ý 3, không đồng ý 0, ý kiến khác 1, trên 4 có mặt được biểu quyết.',
      'Chủ trì: Trần Thị Hương. Ghi biên bản: Huỳnh Văn Nam.',
      'Hai buổi học nghị quyết không dự.',
      'Dự đủ các buổi học.',
      'Công nhận đã sửa xong.',
    ])
      expect(minutes).toContain(part)
    expect(minutes).not.toContain('Tôi nhận và sẽ dự đủ')

    await keepReminders(world.db, new Date('2027-01-01T09:00:00+07:00'))
    const closed = await only()
    const later = async (day: string) => {
      await world.db.run(sql`update session set ends_at = '2030-01-01'`)
      world.now = new Date(`${day}T09:00:00+07:00`)
      return world.as('huong').get(desk())
    }
    expect((await later('2027-12-31')).text).toContain('Nguyễn Thị Lan')
    expect((await later('2028-01-01')).text).not.toContain('Nguyễn Thị Lan')
    expect(closed.state.stage).toBe('closed')
    expect(onLists(closed.state, '2027-12-31')).toBe(true)
    expect(onLists(closed.state, '2028-01-01')).toBe(false)
  })

  test('to others there is nothing: a member, another cell, the inspection, a stranger', async () => {
    const reminder = await proposedReminder(world, 'cell', '2026-11-03')
    await writeAll(world, reminder, eventsUntilTold(world, 'cell'))
    const { meeting } = await meetingToday(world, TABLE)
    for (const name of ['minh', 'tam', 'kiem', 'hai', 'la'] as const)
      for (const address of [
        desk(),
        paths.cellReminder.to({ cell: cell(), reminder }),
        at(reminder, 'bao'),
        table(meeting, reminder, 'cong-nhan'),
        paths.meetingReminders.to({ meeting }),
        own(reminder, 'da-sua'),
      ]) {
        expect((await world.as(name).get(address)).status).toBe(404)
        expect((await world.as(name).post(address, { text: 'x', step: 'send' })).status).toBe(404)
      }
    // Tám has a list of her own cell, and this case is not on it.
    const elsewhere = paths.cellReminder.to({ cell: world.cast.units.loi.id, reminder })
    expect((await world.as('tam').get(elsewhere)).status).toBe(404)
    expect((await world.as('nam').get(own(reminder, 'da-sua'))).status).toBe(404)
    expect((await world.as('nam').get(paths.myReminders.to())).text).toContain('Không có nhắc nhở nào')
    expect(await stage()).toBe('open')
  })

  test('Lan sees every officer’s look at it, and nobody’s own look is noted', async () => {
    const reminder = await proposedReminder(world, 'cell', '2026-11-03')
    await world.as('dung').get(paths.cellReminder.to({ cell: cell(), reminder }))
    await world.as('lan').get(paths.myReminders.to())
    const looks = await world.db.rows<{ reader: string }>(
      sql`select reader from look where person = ${id('lan')} and what = 'concluded'`,
    )
    expect(looks).toEqual([{ reader: id('dung') }])
    expect((await world.as('lan').get(paths.myData.to())).text).toContain('Lê Văn Dũng')
  })

  test('Lan takes home all that is held of it; in Nam’s file there is nothing', async () => {
    const reminder = await proposedReminder(world, 'cell', '2026-11-03')
    await writeAll(world, reminder, [
      ...eventsUntilTold(world, 'cell'),
      ['lan', { kind: 'answered', text: 'Tôi nhận và sẽ dự đủ.' }],
    ])
    const file = await world.as('lan').get(paths.myExport.to())
    for (const part of ['Hai buổi học nghị quyết không dự.', 'Tôi nhận và sẽ dự đủ.', 'Lê Văn Dũng'])
      expect(file.html).toContain(part)
    expect((await world.as('lan').get(paths.myData.to())).text).toContain('1 việc nhắc nhở')
    expect((await world.as('nam').get(paths.myExport.to())).html).not.toContain('Hai buổi học nghị quyết')
  })
})

describe('whoever it is about does nothing of it', () => {
  /** Hương's own, written down by Dũng. */
  async function ofHuong() {
    await concludedAbout(world, 'huong', { by: 'dung', on: '2026-11-03' })
    const dung = world.as('dung')
    const list = await dung.get(desk())
    const ground = list.dom.querySelectorAll('a').find((a) => a.getAttribute('href')?.includes('/neu/'))!
    await send(dung, ground.getAttribute('href')!, {})
    return (await only()).id
  }

  test('an officer is not offered their own conclusion, nor steps of their own case', async () => {
    await concludedAbout(world, 'huong', { by: 'dung', on: '2026-11-03' })
    const huong = world.as('huong')
    expect((await huong.get(desk())).text).not.toContain('Kết luận có thể nêu')
    const ground = await world.db.row<{ id: string }>(sql`select id from conclusion`)
    const address = paths.cellReminderPropose.to({ cell: cell(), conclusion: ground.id })
    expect((await huong.get(address)).text).toContain('Đây là việc về chính đồng chí')
    expect((await huong.post(address, {})).status).toBe(409)
    expect(await world.db.rows(sql`select 1 from reminder`)).toEqual([])
  })

  test('of her own case Hương can only read, here and at the table', async () => {
    const reminder = await ofHuong()
    const { meeting } = await meetingToday(world, TABLE)
    const huong = world.as('huong')
    const page = await huong.get(paths.cellReminder.to({ cell: cell(), reminder }))
    expect(page.text).toContain('Đây là việc về chính đồng chí nên đồng chí khác làm.')
    expect((await huong.post(at(reminder, 'moi'), { day: '10/12/2026' })).status).toBe(409)
    const atTable = await huong.get(paths.meetingReminders.to({ meeting }))
    expect(atTable.html).not.toContain('/nghe"')
    expect((await huong.post(table(meeting, reminder, 'nghe'), { how: 'at-meeting' })).status).toBe(409)
    expect(await stage()).toBe('proposed')
  })

  test('where the chair is the member, somebody present stands in, and never the one who writes', async () => {
    const reminder = await ofHuong()
    const { meeting } = await meetingToday(world, TABLE)
    const dung = world.as('dung')
    await send(dung, table(meeting, reminder, 'nghe'), { how: 'at-meeting' })
    const address = table(meeting, reminder, 'bieu-quyet')
    const choices = (await dung.get(address)).dom.querySelectorAll('select[name=chair] option')
    expect(choices.map((option) => option.text)).toEqual([
      'Chưa chọn',
      'Lê Văn Dũng',
      'Nguyễn Thị Lan',
      'Huỳnh Văn Nam',
    ])
    const nobody = await fillForm(dung, await dung.get(address), DECISION, DECIDE)
    expect(nobody.status).toBe(409)
    const clerk = await fillForm(dung, await dung.get(address), { ...DECISION, chair: id('nam') }, DECIDE)
    expect(clerk.text).toContain('Chủ trì và người ghi phải là hai người.')
    const forged = await dung.post(address, {
      ...DECISION,
      manner: 'hands',
      chair: id('huong'),
      result: 'decided',
    })
    expect(forged.status).toBe(409)
    expect(await stage()).toBe('heard')
    const done = await fillForm(dung, await dung.get(address), { ...DECISION, chair: id('dung') }, DECIDE)
    expect(done.status).toBe(303)
    expect(await stage()).toBe('decided')
  })
})
