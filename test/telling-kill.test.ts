import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { meetingById } from '../src/meeting/meeting.queries.ts'
import { giveNotice, planMeeting } from '../src/meeting/meeting.ts'
import { setContact } from '../src/notification/contact.ts'
import { SENDS } from '../src/notification/due.ts'
import { type FakeGateway, fakeGateway } from '../src/notification/testing/fake-gateway.ts'
import { type FakeSmtp, fakeSmtp } from '../src/notification/testing/fake-smtp.ts'
import { type ConnectedDatabase, connect } from '../src/platform/database.ts'
import { prepareQueues } from '../src/platform/queue.ts'
import { sql } from '../src/platform/sql.ts'
import { loadShipped } from '../src/setup/setup.ts'
import { type Cast, type CastName, makeCast } from './cast.ts'
import { type OwnServer, ownServer, root } from './own-server.ts'

/** Three by SMS, one by mail. */
const BY_PHONE = ['nam', 'lan', 'huong'] as const
const MAILED = 'dung'
const number = (name: CastName) => `8490000000${BY_PHONE.indexOf(name as 'nam')}`

let server: OwnServer
let db: ConnectedDatabase
let cast: Cast
let gateway: FakeGateway
let smtp: FakeSmtp
const started = new Date('2026-01-05T09:00:00+07:00')

beforeAll(async () => {
  server = await ownServer()
  db = connect(server.appUrl)
  await prepareQueues(server.ownerUrl, [SENDS], { expireInSeconds: 1, retryDelay: 0 })
  // What stands already is left as it is.
  await prepareQueues(server.ownerUrl, [SENDS], { expireInSeconds: 1, retryDelay: 0 })
  await db.transaction((tx) => loadShipped(tx, root, started))
  cast = await db.transaction((tx) => makeCast(tx, root, started))
  gateway = await fakeGateway()
  smtp = await fakeSmtp()
  for (const name of BY_PHONE)
    await setContact(
      db,
      cast.people[name].id,
      { phone: number(name), by: 'sms', email: null, quiet: false },
      started,
    )
  await setContact(
    db,
    cast.people[MAILED].id,
    { phone: null, by: null, email: 'dung@thu.test', quiet: false },
    started,
  )
})
afterAll(async () => {
  await gateway?.close()
  await smtp?.close()
  await db?.close()
  await server?.remove()
})

let month = 1
/** Each in a month of its own: two a month are the limit. */
async function noticedMeeting(): Promise<{ id: string; now: Date }> {
  month += 1
  const first = new Date(Date.UTC(2026, month - 1, 1)).toISOString().slice(0, 10)
  const now = new Date(`${first.slice(0, 8)}12T09:00:00+07:00`)
  const by = { person: cast.people.huong.id, now }
  const plan = {
    tenant: cast.units.commune.id,
    cell: cast.units.thanh.id,
    kind: 'ordinary',
    month: first,
    day: `${first.slice(0, 8)}20`,
    time: '19:30',
    place: 'Nhà văn hóa ấp',
  } as const
  const id = await db.transaction(async (tx) => {
    const made = (await planMeeting(tx, plan, by))!
    await giveNotice(tx, (await meetingById(tx, plan.tenant, made))!, by)
    return made
  })
  gateway.delivered.length = 0
  gateway.asked.length = 0
  gateway.always = null
  smtp.mails.length = 0
  return { id, now }
}

function process(now: Date, dieAt: string | null = null): ChildProcess {
  const order = { appUrl: server.appUrl, now, smsUrl: gateway.smsUrl, smtpUrl: smtp.url, dieAt }
  const file = join(root, 'src/notification/testing/sender-process.ts')
  return spawn(globalThis.process.execPath, [file, JSON.stringify(order)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

async function ended(child: ChildProcess): Promise<NodeJS.Signals | number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.signalCode ?? child.exitCode
}

const later = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000)

const rowsOf = (meeting: string) =>
  db.rows<{ person: string; channel: string; state: string }>(sql`
    select s.person, s.channel, s.state from notice_send s
    join notice_message m on m.tenant = s.tenant and m.id = s.message where m.meeting = ${meeting} order by s.person`)

/** Servers start and stop until nothing waits any more. */
async function untilSettled(meeting: string, now: Date) {
  for (let n = 1; n <= 8; n++) {
    expect(await ended(process(later(now, n * 11)))).toBe(0)
    const rows = await rowsOf(meeting)
    if (rows.length > 0 && rows.every((row) => !['waiting', 'marked'].includes(row.state))) return
  }
}

async function onceEach(meeting: string) {
  const recorded = await db.row<{ notices: number; heard: number; messages: number }>(sql`
    select (select count(*)::int from notice where meeting = ${meeting}) as notices,
           (select count(*)::int from notice_heard h join notice n on n.tenant = h.tenant and n.id = h.notice where n.meeting = ${meeting}) as heard,
           (select count(*)::int from notice_message where meeting = ${meeting}) as messages`)
  expect(recorded).toEqual({ notices: 1, heard: 4, messages: 4 })
  const rows = await rowsOf(meeting)
  expect(rows).toHaveLength(4)
  expect(rows.filter((row) => row.channel === 'sms').map((row) => row.state)).toEqual([
    'sent',
    'sent',
    'sent',
  ])
  const rang = gateway.delivered.map((one) => one.phone).sort()
  expect(rang).toEqual(BY_PHONE.map(number).sort())
  // Every attempt for one phone bears one id.
  for (const phone of rang)
    expect(new Set(gateway.asked.filter((one) => one.phone === phone).map((one) => one.id)).size).toBe(1)
  return rows.find((row) => row.channel === 'email')!.state
}

describe('a process that dies while it tells of a meeting', { timeout: 240_000 }, () => {
  test.each([
    // What was not committed is done again from the start; what was is taken up where it stood.
    ['telling', 'sent', 1],
    ['told', 'sent', 1],
    ['found', 'sent', 1],
    // Of a mail that was marked nobody knows whether it left: it is not sent again. Another of the four may have come
    // to this step first, and then the mail still waits and is sent later.
    ['marked', 'unknown or sent', 1],
    ['sent', 'unknown or sent', 1],
    ['noted', 'unknown or sent', 1],
  ] as const)('at “%s”: once recorded, each phone rings once; the mail is %s', async (dieAt, mail, most) => {
    const { id, now } = await noticedMeeting()
    expect(await ended(process(now, dieAt))).toBe('SIGKILL')
    await untilSettled(id, now)
    const became = await onceEach(id)
    expect(mail).toContain(became)
    expect(smtp.mails.length).toBeLessThanOrEqual(most)
    if (became === 'sent') expect(smtp.mails).toHaveLength(1)
  })

  test('as the gateway hands the message on and before it answers: the phone rings once', async () => {
    const { id, now } = await noticedMeeting()
    gateway.always = 'mute'
    const child = process(now)
    while (gateway.delivered.length === 0) await new Promise((done) => setTimeout(done, 20))
    child.kill('SIGKILL')
    expect(await ended(child)).toBe('SIGKILL')
    gateway.always = null
    await untilSettled(id, now)
    await onceEach(id)
  })

  test('five times in a row, at one step after the other', async () => {
    const { id, now } = await noticedMeeting()
    for (const [n, dieAt] of ['telling', 'found', 'marked', 'sent', 'noted'].entries())
      await ended(process(later(now, n * 11), dieAt))
    await untilSettled(id, later(now, 60))
    await onceEach(id)
  })

  test('none dies and two tell at once: nobody is told twice, no gateway is even asked twice', async () => {
    const { id, now } = await noticedMeeting()
    expect(await Promise.all([ended(process(now)), ended(process(now))])).toEqual([0, 0])
    expect(await onceEach(id)).toBe('sent')
    expect(gateway.asked).toHaveLength(3)
    expect(smtp.mails).toHaveLength(1)
  })

  test('the queue holds ids and nothing else, whatever became of the jobs', async () => {
    const jobs = await db.rows<{ data: object; output: unknown; singleton_key: string }>(sql`
      select data, output, singleton_key from pgboss.job`)
    expect(jobs.length).toBeGreaterThan(20)
    for (const { data, singleton_key } of jobs) {
      expect(data).toEqual({ tenant: cast.units.commune.id, send: singleton_key })
      expect(singleton_key).toMatch(/^[0-9a-f-]{36}$/)
    }
    const everything = JSON.stringify(jobs)
    for (const words of ['8490', 'dung@', 'Mời', 'họp', ...Object.values(cast.people).map((one) => one.name)])
      expect(everything).not.toContain(words)
  })
})
