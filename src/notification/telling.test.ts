import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CastName } from '../../test/cast.ts'
import { coming } from '../../test/coming.ts'
import { useWorld } from '../../test/harness.ts'
import { meetingById } from '../meeting/meeting.queries.ts'
import { changeWhen, dropMeeting, giveNotice, planMeeting } from '../meeting/meeting.ts'
import { changePlace } from '../membership/membership.ts'
import { sql } from '../platform/sql.ts'
import { runDue } from '../timetable.ts'
import type { Carrier } from './channels/channel.ts'
import { smsCarrier } from './channels/sms.ts'
import { contactOf, setContact } from './contact.ts'
import { type FakeGateway, fakeGateway } from './testing/fake-gateway.ts'
import { numberOf, tellAndSend, withPhones } from './testing/telling.ts'

const world = useWorld()
let gateway: FakeGateway
let sms: Carrier

beforeAll(async () => {
  gateway = await fakeGateway()
  const made = (patience: number) =>
    smsCarrier({
      url: gateway.smsUrl,
      key: 'the-key',
      secret: 's',
      sender: 'TUSOI',
      marks: true,
      dedupes: 24 * 3_600_000,
      patience,
    })
  const [patient, short] = [made(20_000), made(200)]
  const isMute = () => (gateway.moods[0] ?? gateway.always) === 'mute'
  sms = { ...patient, send: (message) => (isMute() ? short : patient).send(message) }
})
afterAll(() => gateway.close())

const tenant = () => world.cast.units.commune.id
const by = () => ({ person: world.cast.people.huong.id, now: world.now })
const meetingRow = async (id: string) => (await meetingById(world.db, tenant(), id))!
const at = (moment: string) => {
  world.now = new Date(`${moment}+07:00`)
}
const minutes = (n: number) => {
  world.now = new Date(world.now.getTime() + n * 60_000)
}
const heardBy = (name: CastName) =>
  gateway.delivered.filter((one) => one.phone === numberOf(name)).map((one) => one.text)

/** The period that is open since November was told of long ago. */
async function quietStart() {
  at('2026-11-15T09:00')
  await runDue(world.db, world.now)
  gateway.delivered.length = 0
  gateway.asked.length = 0
  gateway.moods = []
  gateway.always = null
  gateway.dead.clear()
}

async function noticed(changes: Parameters<typeof coming>[1] = {}): Promise<string> {
  const id = await coming(world, changes)
  await giveNotice(world.db, await meetingRow(id), by())
  return id
}

const INVITED =
  'Mời đồng chí dự họp chi bộ lúc 19 giờ 30, thứ Năm, ngày 03/12. Trước khi họp, mời đồng chí mở biểu tượng Tự Soi trên màn hình điện thoại.'

beforeEach(async () => {
  await quietStart()
  await withPhones(world, ['nam', 'lan', 'huong', 'minh', 'hai'])
  at('2026-12-01T09:00')
})

describe('a meeting that was noticed', () => {
  test('is told to everyone of the cell, in the same words, once', async () => {
    await noticed()
    await tellAndSend(world, [sms])
    for (const name of ['nam', 'lan', 'huong'] as const) expect(heardBy(name)).toEqual([INVITED])
    // Dũng gave no number; the others are of another cell.
    expect(gateway.delivered).toHaveLength(3)
    for (let n = 0; n < 5; n++) {
      minutes(1)
      await tellAndSend(world, [sms])
    }
    expect(gateway.asked).toHaveLength(3)
    const { n } = await world.db.row<{ n: number }>(
      sql`select count(*)::int as n from notice where about = 'meeting'`,
    )
    expect(n).toBe(1)
  })

  test('is told beside another organisation’s of the same day: to each its own, and to nobody twice', async () => {
    await withPhones(world, ['la'])
    const { units, people } = world.cast
    await noticed()
    const theirs = {
      tenant: units.other.tenant!,
      cell: units.other.id,
      kind: 'ordinary',
      month: '2026-12-01',
    } as const
    const them = { person: people.la.id, now: world.now }
    const other = await planMeeting(
      world.db,
      { ...theirs, day: '2026-12-03', time: '08:00', place: 'Nhà văn hóa ấp Xa' },
      them,
    )
    await giveNotice(world.db, (await meetingById(world.db, theirs.tenant, other!))!, them)
    await tellAndSend(world, [sms])
    expect(heardBy('la')).toEqual([INVITED.replace('19 giờ 30', '8 giờ')])
    expect(heardBy('lan')).toEqual([INVITED])
    expect(gateway.delivered).toHaveLength(4)
    const notices = await world.db.rows(sql`
      select tenant, cell, meeting = ${other} as theirs from notice where about = 'meeting' order by theirs`)
    expect(notices).toEqual([
      { tenant: tenant(), cell: units.thanh.id, theirs: false },
      { tenant: theirs.tenant, cell: units.other.id, theirs: true },
    ])
  })

  test('that nobody noticed yet is not told', async () => {
    await coming(world)
    await tellAndSend(world, [sms])
    expect(gateway.asked).toEqual([])
  })

  test('that moves is told anew once it is noticed again; the old word does not go out any more', async () => {
    const id = await noticed()
    await runDue(world.db, world.now, { queue: null, channels: new Set(['sms']) })
    await changeWhen(
      world.db,
      await meetingRow(id),
      {
        day: '2026-12-05',
        time: '08:00',
        place: 'Hội trường',
        topic: '',
        usualDay: '2026-12-03',
        movedReason: 'mưa',
      },
      by(),
    )
    await tellAndSend(world, [sms])
    expect(gateway.asked).toEqual([])
    minutes(5)
    await giveNotice(world.db, await meetingRow(id), by())
    await tellAndSend(world, [sms])
    expect(heardBy('lan')).toEqual([expect.stringContaining('lúc 8 giờ, thứ Bảy, ngày 05/12')])
    const states = await world.db.rows(sql`
      select distinct state, problem from notice_send where state <> 'sent'`)
    expect(states).toEqual([{ state: 'unsent', problem: 'changed' }])
  })

  test('and is dropped is told to those who were invited', async () => {
    const id = await noticed()
    await tellAndSend(world, [sms])
    minutes(30)
    await dropMeeting(world.db, await meetingRow(id), 'trùng đại hội', by())
    await tellAndSend(world, [sms])
    expect(heardBy('lan')).toEqual([
      INVITED,
      'Chi bộ không họp lúc 19 giờ 30, thứ Năm, ngày 03/12. Mời đồng chí mở biểu tượng Tự Soi trên màn hình điện thoại.',
    ])
  })

  test('and is dropped before anybody heard of it needs no word', async () => {
    const id = await noticed()
    await dropMeeting(world.db, await meetingRow(id), 'trùng đại hội', by())
    await tellAndSend(world, [sms])
    expect(gateway.asked).toEqual([])
  })

  test('in the evening waits for the morning', async () => {
    at('2026-12-01T21:00')
    await noticed()
    await tellAndSend(world, [sms])
    at('2026-12-02T06:59')
    await tellAndSend(world, [sms])
    expect(gateway.asked).toEqual([])
    at('2026-12-02T07:00')
    await tellAndSend(world, [sms])
    expect(heardBy('lan')).toEqual([INVITED])
  })

  test('is not told after it began', async () => {
    await noticed()
    at('2026-12-03T19:31')
    await tellAndSend(world, [sms])
    expect(gateway.asked).toEqual([])
  })

  test('goes to nobody who asked for none, before or while it waited', async () => {
    const quiet = { phone: numberOf('lan'), by: 'sms', email: null, quiet: true } as const
    await setContact(world.db, world.cast.people.lan.id, quiet, world.now)
    await noticed()
    await runDue(world.db, world.now, { queue: null, channels: new Set(['sms']) })
    await setContact(world.db, world.cast.people.nam.id, { ...quiet, phone: numberOf('nam') }, world.now)
    await tellAndSend(world, [sms])
    expect(gateway.asked.map((one) => one.phone)).toEqual([numberOf('huong')])
  })
})

describe('people who move, leave or are let off', () => {
  test('an exempt member is not invited', async () => {
    await noticed({ cell: world.cast.units.loi.id })
    await tellAndSend(world, [sms])
    expect(heardBy('minh')).toEqual([INVITED])
    expect(heardBy('hai')).toEqual([])
  })

  test.each([
    ['left', { status: 'left' }],
    ['is exempt', { status: 'exempt' }],
    ['is away for a time', { status: 'temporary-out' }],
  ] as const)('a member who %s hears nothing, also of what waits already', async (_, change) => {
    await noticed()
    await runDue(world.db, world.now, { queue: null, channels: new Set(['sms']) })
    await changePlace(world.db, { tenant: tenant(), person: world.cast.people.lan.id, ...change }, by())
    await tellAndSend(world, [sms])
    expect(heardBy('lan')).toEqual([])
    expect(heardBy('nam')).toEqual([INVITED])
    const [row] = await world.db.rows(sql`
      select state, problem from notice_send where person = ${world.cast.people.lan.id}`)
    expect(row).toEqual({ state: 'unsent', problem: 'not-here' })
  })

  test('a member who moved hears of the meeting of the cell they are in now', async () => {
    await noticed()
    await noticed({ cell: world.cast.units.loi.id, time: '14:00' })
    const move = { tenant: tenant(), person: world.cast.people.lan.id, cell: world.cast.units.loi.id }
    await changePlace(world.db, move, by())
    await tellAndSend(world, [sms])
    expect(heardBy('lan')).toEqual([expect.stringContaining('lúc 14 giờ, thứ Năm')])
  })
})

describe('a period', () => {
  test('is told when it begins, and when it closes soon in a cell without a meeting', async () => {
    at('2026-12-04T00:00')
    await tellAndSend(world, [sms])
    expect(gateway.asked).toEqual([])
    at('2026-12-04T07:00')
    await tellAndSend(world, [sms])
    expect(heardBy('lan')).toEqual(['Mời đồng chí mở biểu tượng Tự Soi trên màn hình điện thoại.'])
    at('2026-12-09T08:00')
    await tellAndSend(world, [sms])
    expect(heardBy('lan')).toHaveLength(2)
    // Two a month: whatever else the rhythm has to say in December is left unsaid.
    at('2026-12-20T08:00')
    await noticed({ month: '2027-01-01', day: '2027-01-03' })
    await tellAndSend(world, [sms])
    expect(heardBy('lan')).toHaveLength(2)
  })

  test('that closes is not told where a meeting asks for the same', async () => {
    await noticed({ day: '2026-12-09' })
    await tellAndSend(world, [sms])
    at('2026-12-09T08:00')
    await tellAndSend(world, [sms])
    expect(heardBy('lan')).toHaveLength(1)
  })
})

describe('a number that takes nothing', () => {
  test('is told to its member in a clear sentence; nothing more is tried there', async () => {
    gateway.dead.add(numberOf('lan'))
    const id = await noticed()
    await tellAndSend(world, [sms])
    expect(heardBy('lan')).toEqual([])
    expect(await contactOf(world.db, world.cast.people.lan.id)).toMatchObject({
      phone_problem_on: '2026-12-01',
    })
    minutes(60)
    await dropMeeting(world.db, await meetingRow(id), 'mưa', by())
    await tellAndSend(world, [sms])
    expect(gateway.asked.filter((one) => one.phone === numberOf('lan'))).toHaveLength(1)
    expect(heardBy('nam')).toHaveLength(2)
  })
})

describe('a gateway', () => {
  const states = () =>
    world.db.rows<{ state: string; problem: string; attempts: number }>(sql`
      select state, problem, attempts from notice_send where person = ${world.cast.people.lan.id}`)
  const tryAt = async (hours: number) => {
    world.now = new Date(new Date('2026-12-01T09:00:00+07:00').getTime() + hours * 3_600_000)
    await tellAndSend(world, [sms])
  }
  beforeEach(async () => {
    for (const name of ['nam', 'huong'] as const)
      await setContact(
        world.db,
        world.cast.people[name].id,
        { phone: null, by: null, email: null, quiet: false },
        world.now,
      )
  })

  test.each(['too-many', 'broken', 'no-money', 'nonsense', 'cuts', 'mute', 'unknown-error'] as const)(
    'that answers “%s” is tried again with the same id; the phone rings once',
    async (mood) => {
      await noticed()
      gateway.moods = [mood, mood]
      await tryAt(0)
      expect(await states()).toMatchObject([{ state: 'waiting', attempts: 1 }])
      await tryAt(0.02)
      expect(gateway.asked).toHaveLength(1)
      await tryAt(0.1)
      await tryAt(1)
      expect(await states()).toEqual([{ state: 'sent', problem: '', attempts: 3 }])
      expect(new Set(gateway.asked.map((one) => one.id)).size).toBe(1)
      expect(heardBy('lan')).toEqual([INVITED])
    },
  )

  test('that is down for two days is tried until the meeting begins, and then it is said that nothing went', async () => {
    await noticed()
    gateway.always = 'too-many'
    for (let hours = 0; hours <= 60; hours++) await tryAt(hours)
    expect(await states()).toMatchObject([{ state: 'unsent', problem: 'too-late' }])
    // Not at night: some 13 tries a day.
    expect(gateway.asked.length).toBeGreaterThan(20)
    expect(gateway.asked.length).toBeLessThan(45)
    gateway.always = null
    await tryAt(61)
    expect(heardBy('lan')).toEqual([])
  })

  test('that comes back after two days delivers what is still worth saying', async () => {
    at('2026-12-01T09:00')
    await noticed({ day: '2026-12-05' })
    gateway.always = 'too-many'
    for (let hours = 0; hours <= 47; hours++) await tryAt(hours)
    gateway.always = null
    await tryAt(48)
    expect(await states()).toMatchObject([{ state: 'sent' }])
    expect(heardBy('lan')).toHaveLength(1)
  })

  test('that never answers is asked again only as long as it knows the id; then nobody knows', async () => {
    await noticed({ day: '2026-12-08' })
    gateway.always = 'mute'
    for (let hours = 0; hours <= 60; hours++) await tryAt(hours)
    expect(await states()).toMatchObject([{ state: 'unknown', problem: 'no-answer' }])
    expect(heardBy('lan')).toHaveLength(1)
    const tries = gateway.asked.length
    gateway.always = null
    await tryAt(61)
    expect(gateway.asked).toHaveLength(tries)
  })
})

describe('the clock', () => {
  test('that goes back says nothing twice', async () => {
    await noticed()
    await tellAndSend(world, [sms])
    at('2026-11-30T09:00')
    await tellAndSend(world, [sms])
    at('2026-12-01T09:00')
    await tellAndSend(world, [sms])
    expect(gateway.asked).toHaveLength(3)
  })

  test('that jumps past the meeting says nothing late', async () => {
    await noticed()
    await runDue(world.db, world.now, { queue: null, channels: new Set(['sms']) })
    at('2027-02-01T09:00')
    await tellAndSend(world, [sms])
    expect(heardBy('lan').filter((text) => text === INVITED)).toEqual([])
  })
})
