import { describe, expect, test } from 'vitest'
import { castNames } from '../../test/cast.ts'
import { coming } from '../../test/coming.ts'
import { type Browser, fillForm, type Page, useWorld } from '../../test/harness.ts'
import { meetingById } from '../meeting/meeting.queries.ts'
import { changeWhen, dropMeeting } from '../meeting/meeting.ts'
import { changePlace } from '../membership/membership.ts'
import { sql } from '../platform/sql.ts'

const world = useWorld()

/** The file's events, read as a calendar program reads them: folded lines joined, escapes taken away. */
function eventsIn(file: string): Record<string, string>[] {
  const lines = file.replace(/\r\n[ \t]/g, '').split('\r\n')
  const events: Record<string, string>[] = []
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') events.push({})
    const [, name, , value] = /^([A-Z-]+)((?:;[^:]*)?):(.*)$/.exec(line) ?? []
    const event = events.at(-1)
    if (event && name && !(name in event)) event[name] = value!.replace(/\\([,;\\])/g, '$1')
  }
  return events
}

async function addressOf(browser: Browser): Promise<string> {
  const page = await browser.get('/toi/lich')
  const button = page.text.includes('Tạo địa chỉ mới') ? 'Tạo địa chỉ mới, bỏ địa chỉ cũ' : 'Tạo địa chỉ lịch'
  const made = await fillForm(browser, page, {}, { button })
  const address = made.dom.querySelector('textarea')!.text.trim()
  expect(address).toMatch(/^http:\/\/tusoi\.test\/lich\/[A-Za-z0-9_-]{27}\.ics$/)
  return new URL(address).pathname
}

/** Fetched as a calendar program does: without a cookie. */
const fetched = (address: string): Promise<Page> => world.as().get(address)
const eventsAt = async (address: string) => eventsIn((await fetched(address)).html)
const meetingOf = async (id: string) => (await meetingById(world.db, world.cast.units.commune.id, id))!
const by = () => ({ person: world.cast.people.huong.id, now: world.now })

describe('Lan’s calendar', () => {
  test('has the planned meeting, and for the months without one the day of the rhythm', async () => {
    const meeting = await coming(world)
    const file = await fetched(await addressOf(world.as('lan')))
    expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(file.headers.get('cache-control')).toBe('no-store')
    expect(file.headers.getSetCookie()).toEqual([])
    expect(file.html).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/)
    expect(file.html.trim()).toMatch(/END:VCALENDAR$/)
    expect(file.html.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    const [planned, ...expected] = eventsIn(file.html)
    expect(planned).toMatchObject({
      UID: `${meeting}@tusoi`,
      SEQUENCE: '0',
      DTSTART: '20261203T123000Z',
      DTEND: '20261203T140000Z',
      SUMMARY: 'Họp chi bộ',
      LOCATION: 'Nhà văn hóa ấp',
      STATUS: 'CONFIRMED',
    })
    expect(expected.map(({ DTSTART, DTEND, SUMMARY, STATUS }) => [DTSTART, DTEND, SUMMARY, STATUS])).toEqual([
      ['20270103', '20270104', 'Họp chi bộ (dự kiến)', 'TENTATIVE'],
      ['20270203', '20270204', 'Họp chi bộ (dự kiến)', 'TENTATIVE'],
    ])
  })

  test('follows a meeting that moves and one that is dropped, under the same name', async () => {
    const meeting = await coming(world)
    const address = await addressOf(world.as('lan'))
    const [before] = await eventsAt(address)
    const when = {
      day: '2026-12-05',
      time: '08:00',
      place: 'Hội trường; nhà số 2, ấp',
      topic: '',
      usualDay: '2026-12-03',
      movedReason: 'mưa bão',
    }
    world.now = new Date('2026-12-01T09:05:00+07:00')
    await changeWhen(world.db, await meetingOf(meeting), when, by())
    const [moved] = await eventsAt(address)
    expect(moved).toMatchObject({
      UID: before!.UID,
      SEQUENCE: '1',
      DTSTART: '20261205T010000Z',
      LOCATION: 'Hội trường; nhà số 2, ấp',
      'LAST-MODIFIED': '20261201T020500Z',
    })
    await dropMeeting(world.db, await meetingOf(meeting), 'trùng đại hội', by())
    const [dropped, ...expected] = await eventsAt(address)
    expect(dropped).toMatchObject({ UID: before!.UID, SEQUENCE: '2', STATUS: 'CANCELLED' })
    expect(expected.map((event) => event.DTSTART)).toEqual(['20270103', '20270203'])
  })

  test('tells nothing of what a meeting is about, who is up, or why it moved', async () => {
    await coming(world, {
      up: ['lan', 'nam'],
      topic: 'Chuyên đề đất đai',
      usualDay: '2026-12-02',
      movedReason: 'Bí thư đi học',
    })
    const { html } = await fetched(await addressOf(world.as('lan')))
    for (const words of [
      'Chuyên đề',
      'Bí thư',
      'đất đai',
      'kiểm điểm',
      'Lan',
      'Nam',
      world.cast.people.lan.id,
      'Quới Thạnh',
    ])
      expect(html.replace(/\r\n /g, '')).not.toContain(words)
    const others = await fetched(await addressOf(world.as('huong')))
    const less = (file: string) => file.replace(/DTSTAMP:\S+/g, '')
    expect(less(html)).toBe(less(others.html))
  })

  test('reaches a month back, and is of the cell she is in now', async () => {
    await coming(world, { month: '2026-11-01', day: '2026-11-03' })
    await coming(world, { month: '2026-10-01', day: '2026-10-03' })
    await coming(world, { cell: world.cast.units.loi.id, place: 'Nhà ông Hai' })
    const address = await addressOf(world.as('lan'))
    expect((await eventsAt(address)).map((event) => event.DTSTART)).toEqual([
      '20261103T123000Z',
      '20261203',
      '20270103',
      '20270203',
    ])
    await changePlace(
      world.db,
      {
        tenant: world.cast.units.commune.id,
        person: world.cast.people.lan.id,
        cell: world.cast.units.loi.id,
      },
      { person: null, now: world.now },
    )
    expect((await eventsAt(address)).map((event) => event.LOCATION ?? '')).toEqual(['Nhà ông Hai', '', ''])
    await world.db.run(sql`update membership set status = 'left' where person = ${world.cast.people.lan.id}`)
    expect(await eventsAt(address)).toEqual([])
  })
})

describe('the address', () => {
  test('is shown once and kept as a hash; neither the page, the database nor the log has it', async () => {
    const lan = world.as('lan')
    const address = await addressOf(lan)
    const token = /lich\/(.*)\.ics/.exec(address)![1]!
    const page = await lan.get('/toi/lich')
    expect(page.text).toContain('tạo ngày 01/12/2026')
    expect(page.html).not.toContain(token)
    await fetched(address)
    const kept = JSON.stringify(
      await world.db.row(sql`
        select (select jsonb_agg(f) from calendar_feed f) as feeds, (select jsonb_agg(h) from history h) as history,
               (select jsonb_agg(c) from command c) as commands`),
    )
    expect(kept).not.toContain(token)
    expect(kept).not.toContain(Buffer.from(token).toString('hex'))
    expect(world.logged).toEqual([])
  })

  test('ends when it is revoked, and when a new one is made', async () => {
    const lan = world.as('lan')
    const first = await addressOf(lan)
    const second = await addressOf(lan)
    expect([(await fetched(first)).status, (await fetched(second)).status]).toEqual([404, 200])
    const page = await lan.get('/toi/lich')
    for (let n = 0; n < 2; n++)
      expect((await fillForm(lan, page, {}, { button: 'Bỏ địa chỉ này' })).location).toBe('/toi/lich')
    expect((await fetched(second)).status).toBe(404)
    expect((await lan.get('/toi/lich')).text).toContain('chưa có địa chỉ lịch')
    const verbs = await world.db.rows<{ verb: string }>(
      sql`select verb from history where verb like 'calendar-%' order by n`,
    )
    expect(verbs.map((row) => row.verb)).toEqual(['calendar-made', 'calendar-made', 'calendar-revoked'])
  })

  test('unknown, ended, cut short or no address at all: the same answer, byte for byte', async () => {
    const lan = world.as('lan')
    const ended = await addressOf(lan)
    const good = await addressOf(lan)
    const [first] = [await fetched(ended)]
    expect(first!.status).toBe(404)
    for (const address of [
      `/lich/${'A'.repeat(27)}.ics`,
      good.slice(0, -5),
      good.replace('.ics', ''),
      good.replace('.ics', '.ICS'),
      `${good}x`,
      '/lich/x',
      '/lich/%00.ics',
      "/lich/' or 1=1.ics",
      `/lich/${'A'.repeat(3000)}.ics`,
    ]) {
      const other = await fetched(address)
      expect([other.status, other.html], address).toEqual([404, first!.html])
      expect([...other.headers]).toEqual([...first!.headers])
    }
    expect(world.logged).toEqual([])
  })

  test('is each member’s own: nobody ends another’s', async () => {
    const address = await addressOf(world.as('lan'))
    for (const name of castNames.filter((one) => one !== 'lan' && one !== 'tinh')) {
      expect((await world.as(name).get('/toi/lich')).text).toContain('chưa có địa chỉ lịch')
      await world.as(name).post('/toi/lich', { do: 'revoke' })
      await world.as(name).post('/toi/lich', { do: 'make' })
    }
    expect((await fetched(address)).status).toBe(200)
  })

  test('of somebody without a cell gives an empty calendar', async () => {
    const { html } = await fetched(await addressOf(world.as('quan')))
    expect(eventsIn(html)).toEqual([])
    expect(html).toContain('END:VCALENDAR')
  })
})
