import { beforeEach, describe, expect, test } from 'vitest'
import type { CastName } from '../../test/cast.ts'
import { coming } from '../../test/coming.ts'
import { concludedAbout } from '../../test/concluded.ts'
import { note } from '../../test/enrol.ts'
import { fillForm, useWorld } from '../../test/harness.ts'
import { eventsUntilTold, proposedReminder, writeAll } from '../../test/reminded.ts'
import { walk } from '../../test/walk.ts'
import { meetingById } from '../meeting/meeting.queries.ts'
import { giveNotice } from '../meeting/meeting.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'
import { runDue } from '../timetable.ts'
import { deliveryLog } from './cell-messages.queries.ts'
import type { Carrier, Outgoing } from './channels/channel.ts'
import { setContact } from './contact.ts'
import { numberOf, tellAndSend, withPhones } from './testing/telling.ts'

const world = useWorld()
const sent: Outgoing[] = []
const sms: Carrier = {
  channel: 'sms',
  dedupes: 0,
  send: async (message) => {
    sent.push(message)
    return 'taken'
  },
}
const at = (moment: string) => {
  world.now = new Date(`${moment}+07:00`)
}
const tenant = () => world.cast.units.commune.id
const to = (name: CastName) => sent.filter((one) => one.to.phone === numberOf(name)).map((one) => one.text)

async function noticed() {
  const id = await coming(world)
  const row = (await meetingById(world.db, tenant(), id))!
  await giveNotice(world.db, row, { person: world.cast.people.huong.id, now: world.now })
}

/** What belongs to one person in a table, or what a page says, with ids, names and numbers of single people taken out. */
function without(text: string): string {
  return text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .replace(/8490000000\d/g, 'NUMBER')
}
const rowsAbout = async (name: CastName) => {
  const person = world.cast.people[name].id
  const rows = await world.db.row(sql`
    select (select jsonb_agg(to_jsonb(m) order by m.at) from notice_message m where m.person = ${person}) as messages,
           (select jsonb_agg(to_jsonb(h) order by h.at) from notice_heard h where h.person = ${person}) as heard,
           (select jsonb_agg(to_jsonb(s) order by s.next_at) from notice_send s where s.person = ${person}) as sends`)
  return without(JSON.stringify(rows))
}

beforeEach(() => {
  sent.length = 0
})

describe('Lan has twenty marks, plans, a diary and a promise that is late; Nam has nothing', () => {
  const phrase = 'Cụm từ riêng tư ẵ7919'
  beforeEach(async () => {
    const lan = world.as('lan')
    await note(lan, `${phrase} trong nhật ký`)
    const signs = ['I.1.1', 'I.2.1', 'II.3.1', 'III.9.2'].map((sign, n) => ({
      sign,
      plan: `${phrase} số ${n}`,
    }))
    expect((await fillForm(lan, await walk(lan, { marks: signs }))).location).toBe('/thang-nay')
    await withPhones(world, ['lan', 'nam'])
    await noticed()
    await tellAndSend(world, [sms])
  })

  test('their messages, rows and pages are the same, byte for byte', async () => {
    expect(to('lan')).toEqual(to('nam'))
    expect(to('lan').length).toBeGreaterThan(0)
    expect(await rowsAbout('lan')).toBe(await rowsAbout('nam'))
    const page = async (name: CastName) =>
      without((await world.as(name).get('/toi/tin-nhan')).dom.querySelector('main')!.innerHTML)
    expect(await page('lan')).toBe(await page('nam'))
  })

  test('the log and the printed list are the same, byte for byte, as before she marked anything', async () => {
    const cell = world.cast.units.thanh.id
    const papers = async () => {
      const huong = world.as('huong')
      const pages = await Promise.all(
        [paths.cellMessages, paths.cellNoPhone, paths.cellInvitation].map((path) =>
          huong.get(path.to({ cell })),
        ),
      )
      // A paper says when it was printed, and these are printed an hour apart.
      return pages.map((page) =>
        without(page.dom.querySelector('main')!.innerHTML.replace(/lúc \d\d:\d\d/, 'lúc')),
      )
    }
    const before = await papers()
    await world.db.run(sql`delete from self_review`)
    const lan = world.as('lan')
    await note(lan, `${phrase} thêm một mục`)
    at('2026-12-01T10:00')
    await tellAndSend(world, [sms])
    expect(await papers()).toEqual(before)
  })

  test('what she wrote is in no row and no message', async () => {
    const all = JSON.stringify(
      await world.db.row(sql`
        select (select jsonb_agg(n) from notice n) as notices, (select jsonb_agg(m) from notice_message m) as messages,
               (select jsonb_agg(h) from notice_heard h) as heard, (select jsonb_agg(s) from notice_send s) as sends`),
    )
    expect(all + JSON.stringify(sent) + world.logged.join()).not.toContain('riêng tư')
  })
})

describe('matters others know of', () => {
  /** The period’s own messages have gone by. */
  beforeEach(async () => {
    at('2026-11-15T09:00')
    await runDue(world.db, world.now)
    await withPhones(world, ['lan', 'nam'])
    await concludedAbout(world, 'lan', { on: '2026-11-16' })
    sent.length = 0
  })
  const GENERAL = 'Mời đồng chí mở biểu tượng Tự Soi trên màn hình điện thoại.'
  const dueDay = async () =>
    (
      await world.db.row<{ due: string }>(
        sql`select due from cell_plan where person = ${world.cast.people.lan.id}`,
      )
    ).due

  test('a fix the cell concluded on brings its member the same sentence as everything else, once', async () => {
    const due = await dueDay()
    at(`${due}T08:00`)
    for (let n = 0; n < 3; n++) await tellAndSend(world, [sms])
    expect(to('lan').every((text) => text === GENERAL)).toBe(true)
    const matters = await world.db.rows<{ about: string; outcome: string }>(sql`
      select n.about, h.outcome from notice n join notice_heard h on h.notice = n.id
      where n.grade = 'matter' and h.person = ${world.cast.people.lan.id}`)
    expect(matters).toEqual([{ about: 'conclusion', outcome: 'said' }])
    const forNam = await world.db.rows(
      sql`select 1 from notice where grade = 'matter' and person = ${world.cast.people.nam.id}`,
    )
    expect(forNam).toEqual([])
  })

  test('the log of the cell does not list it, nor count it', async () => {
    at(`${await dueDay()}T08:00`)
    await tellAndSend(world, [sms])
    expect(to('lan')).toHaveLength(1)
    const since = new Date('2026-11-01T00:00:00+07:00')
    expect(await deliveryLog(world.db, tenant(), [world.cast.units.thanh.id], since)).toEqual([])
  })
})

describe('a formal reminder of Lan’s', () => {
  const told = async () => {
    const reminder = await proposedReminder(world, 'cell', '2026-12-01')
    await writeAll(world, reminder, eventsUntilTold(world, 'cell').slice(0, 2))
  }
  const page = () => `/chi-bo/${world.cast.units.thanh.id}/tin-nhan/tan-noi`

  test('goes to her by message where she takes any, in the words of all', async () => {
    await withPhones(world, ['lan'])
    await told()
    await tellAndSend(world, [sms])
    expect(new Set(to('lan'))).toEqual(
      new Set(['Mời đồng chí mở biểu tượng Tự Soi trên màn hình điện thoại.']),
    )
    expect((await world.as('huong').get(page())).text).toContain('Không có việc nào cần báo tận nơi.')
  })

  test.each([
    ['asked for none', true],
    ['has no way to be reached', false],
  ])('is for her cell to bring in person where she %s; nobody else sees her name', async (_, quiet) => {
    if (quiet)
      await setContact(
        world.db,
        world.cast.people.lan.id,
        { phone: numberOf('lan'), by: 'sms', email: null, quiet: true },
        world.now,
      )
    await told()
    await tellAndSend(world, [sms])
    expect(to('lan')).toEqual([])
    const huong = world.as('huong')
    const list = await huong.get(page())
    expect(list.text).toContain('Nguyễn Thị Lan')
    for (const name of ['nam', 'minh', 'tam', 'la'] as const)
      expect((await world.as(name).get(page())).status).toBe(404)
    // What the cell keeps is not on the committee's list.
    expect((await world.as('phuc').get('/dang-uy/tin-nhan/tan-noi')).text).not.toContain('Nguyễn Thị Lan')
    expect((await fillForm(huong, list, {}, { button: 'Đã báo' })).status).toBe(303)
    expect((await huong.get(page())).text).toContain('đã báo ngày 01/12/2026')
  })
})
