import { describe, expect, test } from 'vitest'
import type { CastName } from '../../test/cast.ts'
import { fillForm, type Page, useWorld } from '../../test/harness.ts'
import { eventsUntilTold, meetingToday, proposedReminder, writeAll } from '../../test/reminded.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'
import { reminderById } from '../reminder/reminder.queries.ts'

const world = useWorld()
const tenant = () => world.cast.units.commune.id
const at = (meeting: string, reminder: string, step: string) =>
  paths.meetingReminderStep.to({ meeting, reminder, step })
const stage = async (reminder: string) => (await reminderById(world.db, tenant(), reminder))!.state.stage
const ALL = ['huong', 'nam', 'lan', 'dung'] as const
const WITHOUT_LAN = ['huong', 'nam', 'dung'] as const
const DECIDE = 'Ghi quyết định nhắc nhở'
const WORDS = { reason: 'Hai buổi không dự.', expected: 'Dự đủ các buổi.', due: '28/02/2027' }

async function send(
  name: CastName,
  address: string,
  values: Record<string, string | boolean>,
  button?: string,
): Promise<Page> {
  const who = world.as(name)
  return fillForm(who, await who.get(address), values, button ? { button } : {})
}

/** Lan's, with so many of the first events: 0 proposed, 1 heard, 2 decided, 3 told. */
async function reminderAt(events: number): Promise<string> {
  const reminder = await proposedReminder(world, 'cell', '2026-11-03')
  await writeAll(world, reminder, eventsUntilTold(world, 'cell').slice(0, events))
  return reminder
}

describe('what is written down at the table says the same as the roll', () => {
  test.each([
    ['nghe', 0, { how: 'at-meeting' }, WITHOUT_LAN, 'Theo điểm danh, đồng chí ấy không có mặt.'],
    ['bao', 2, {}, WITHOUT_LAN, 'Theo điểm danh, đồng chí ấy không có mặt.'],
  ] as const)('%s of somebody who is not there', async (step, events, values, here, sentence) => {
    const reminder = await reminderAt(events)
    const { meeting } = await meetingToday(world, here)
    const page = await send('nam', at(meeting, reminder, step), values)
    expect(page.status).toBe(409)
    expect(page.text).toContain(sentence)
    expect(await stage(reminder)).toBe(events === 0 ? 'proposed' : 'decided')
  })

  test('somebody in the room did not stay away; somebody absent did, and is asked again', async () => {
    const reminder = await reminderAt(0)
    await writeAll(world, reminder, [
      ['huong', { kind: 'invited', unit: world.cast.units.thanh.id, for: '2026-12-04' }],
    ])
    const { meeting } = await meetingToday(world, ALL)
    const early = await world.as('nam').post(at(meeting, reminder, 'vang'), { excused: 'no' })
    expect(early.text).toContain('Theo điểm danh, đồng chí ấy có mặt.')
    await world.db.run(
      sql`update meeting_presence set state = 'unexcused' where person = ${world.cast.people.lan.id}`,
    )
    const before = await world.as('nam').post(at(meeting, reminder, 'vang'), { excused: 'no' })
    expect(before.text).toContain('Chưa mời đồng chí ấy trình bày, hoặc chưa đến ngày mời.')
  })

  test('whoever leads or writes must be in the room', async () => {
    const reminder = await reminderAt(1)
    const { meeting } = await meetingToday(world, ALL)
    await world.db.run(
      sql`update meeting_presence set state = 'excused' where person = ${world.cast.people.huong.id}`,
    )
    const page = await send(
      'nam',
      at(meeting, reminder, 'bieu-quyet'),
      { ...WORDS, yes: '3', no: '0', other: '0' },
      DECIDE,
    )
    expect(page.status).toBe(409)
    expect(page.text).toContain('Người chủ trì và người ghi phải có mặt theo điểm danh.')
    expect(page.dom.querySelector('textarea[name=reason]')?.text).toBe(WORDS.reason)
    expect(await stage(reminder)).toBe('heard')
  })
})

describe('a vote is counted as the meeting counts', () => {
  const cases: [Record<string, string>, string, string][] = [
    [{ yes: '4', no: '1', other: '0' }, 'yes', 'Cộng lại là 5'],
    [{ yes: 'ba', no: '0', other: '1' }, 'yes', 'số'],
    [{ yes: '2', no: '2', other: '0' }, 'yes', 'Số đồng ý chưa đủ nên không nhắc nhở.'],
    [{ yes: '4', no: '0', other: '0', reason: '' }, 'reason', 'Mời đồng chí điền ô này.'],
    [{ yes: '4', no: '0', other: '0', expected: '' }, 'expected', 'Mời đồng chí điền ô này.'],
    [{ yes: '4', no: '0', other: '0', due: '31/02/2027' }, 'due', 'Ngày chưa đúng.'],
    [{ yes: '4', no: '0', other: '0', due: '30/11/2026' }, 'due', 'Ngày hẹn phải sau hôm nay.'],
    [{ yes: '4', no: '0', other: '0', due: '01/03/2029' }, 'due', 'Ngày hẹn xa quá.'],
  ]
  test.each(cases)('%o is told at %s, nothing is lost', async (values, field, sentence) => {
    const reminder = await reminderAt(1)
    const { meeting } = await meetingToday(world, ALL)
    const page = await send('nam', at(meeting, reminder, 'bieu-quyet'), { ...WORDS, ...values }, DECIDE)
    expect(page.status).toBe(422)
    expect(page.dom.querySelector(`#${field}-error`)?.text).toContain(sentence)
    expect(page.dom.querySelector('textarea[name=reason]')?.text).toBe({ ...WORDS, ...values }.reason)
    expect(await stage(reminder)).toBe('heard')
  })

  test('without enough votes it ends when the clerk says so; with enough it can’t be called so', async () => {
    const reminder = await reminderAt(1)
    const { meeting } = await meetingToday(world, ALL)
    const address = at(meeting, reminder, 'bieu-quyet')
    const button = 'Ghi là không thông qua'
    const enough = await send('nam', address, { yes: '3', no: '1', other: '0' }, button)
    expect(enough.dom.querySelector('#yes-error')?.text).toContain('Số đồng ý đã đủ')
    expect((await send('nam', address, { yes: '1', no: '3', other: '0' }, button)).status).toBe(303)
    expect(await stage(reminder)).toBe('closed')
    const minutes = await world.as('huong').get(paths.minutes.to({ meeting }))
    expect(minutes.text).toContain('Biểu quyết không thông qua, không có nhắc nhở.')
  })

  test('by name, everybody’s choice is kept', async () => {
    const reminder = await reminderAt(1)
    const { meeting } = await meetingToday(world, ALL)
    const nam = world.as('nam')
    const page = await nam.get(`${at(meeting, reminder, 'bieu-quyet')}?cach=ten`)
    const choices = Object.fromEntries(
      ALL.map((name) => [`choice-${world.cast.people[name].id}`, name === 'lan' ? 'other' : 'yes']),
    )
    expect((await fillForm(nam, page, { ...WORDS, ...choices }, { button: DECIDE })).status).toBe(303)
    const { vote } = await world.db.row<{ vote: { yes: number; manner: string; named: object } }>(
      sql`select said -> 'vote' as vote from reminder_event where kind = 'decided'`,
    )
    expect(vote).toMatchObject({ yes: 3, manner: 'named', named: { [world.cast.people.lan.id]: 'other' } })
  })
})

describe('a meeting has its time', () => {
  test('after the minutes are locked nothing is written, and the words come back', async () => {
    const reminder = await reminderAt(3)
    const { meeting } = await meetingToday(world, ALL)
    const nam = world.as('nam')
    const page = await nam.get(at(meeting, reminder, 'them-han'))
    await world.db.run(
      sql`update meeting set ended_at = ${world.now}, locked_at = ${world.now} where id = ${meeting}`,
    )
    const late = await fillForm(nam, page, { reason: 'Gia đình có việc tang.', due: '31/05/2027' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Gia đình có việc tang.')
    expect((await nam.get(paths.meetingReminders.to({ meeting }))).status).toBe(404)
    expect((await reminderById(world.db, tenant(), reminder))!.entries).toHaveLength(4)
  })

  test('two at the table: the second is told that it was done', async () => {
    const reminder = await reminderAt(2)
    const { meeting } = await meetingToday(world, ALL)
    const [nam, dung] = [world.as('nam'), world.as('dung')]
    const [one, two] = [
      await nam.get(at(meeting, reminder, 'bao')),
      await dung.get(at(meeting, reminder, 'bao')),
    ]
    expect((await fillForm(nam, one)).status).toBe(303)
    expect((await fillForm(nam, one)).status).toBe(303)
    const second = await fillForm(dung, two)
    expect(second.status).toBe(409)
    expect(second.text).toContain('Đồng chí ấy đã được báo rồi.')
    expect((await reminderById(world.db, tenant(), reminder))!.entries).toHaveLength(4)
  })

  test('a cell’s meeting does nothing about the committee’s, nor about another cell’s', async () => {
    const theirs = await proposedReminder(world, 'committee', '2026-11-03')
    const { meeting } = await meetingToday(world, ALL)
    expect((await world.as('nam').get(paths.meetingReminders.to({ meeting }))).text).toContain(
      'Buổi họp này không có việc nhắc nhở nào.',
    )
    for (const method of ['get', 'post'] as const)
      expect((await world.as('nam')[method](at(meeting, theirs, 'nghe'), { how: 'at-meeting' })).status).toBe(
        404,
      )
  })
})
