import { describe, expect, test } from 'vitest'
import type { CastName } from '../../test/cast.ts'
import { concludedAbout } from '../../test/concluded.ts'
import { fillForm, type Page, useWorld } from '../../test/harness.ts'
import { appealedReminder, eventsUntilTold, proposedReminder, writeAll } from '../../test/reminded.ts'
import { givePost } from '../membership/membership.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'
import { reminderById } from './reminder.queries.ts'

const world = useWorld()
const id = (name: CastName) => world.cast.people[name].id
const tenant = () => world.cast.units.commune.id
const stateOf = async (reminder: string) => (await reminderById(world.db, tenant(), reminder))!.state
const own = (reminder: string, step: string) => paths.myReminderStep.to({ reminder, step })
const TEXT = 'Tôi đã học bù đủ hai buổi ở chi bộ bạn.'

async function send(
  name: CastName,
  address: string,
  values: Record<string, string | boolean>,
  button?: string,
): Promise<Page> {
  const who = world.as(name)
  return fillForm(who, await who.get(address), values, button ? { button } : {})
}

async function told(body: 'cell' | 'committee' = 'cell') {
  const reminder = await proposedReminder(world, body, '2026-11-03')
  await writeAll(world, reminder, eventsUntilTold(world, body))
  return reminder
}

describe('taking it to the next level, once', () => {
  test('Lan sees word for word what will be read and by whom; then it waits, and is not sent again', async () => {
    const reminder = await told()
    const lan = world.as('lan')
    const preview = await send('lan', own(reminder, 'de-nghi'), { text: TEXT })
    expect(preview.dom.querySelector('.preview')?.text).toBe(TEXT)
    expect(preview.text).toContain('Đặng Hữu Phúc (Phó Bí thư Thường trực)')
    const again = await fillForm(lan, preview, {}, { button: 'Sửa lại' })
    expect(again.dom.querySelector('textarea')?.text).toBe(TEXT)
    expect((await stateOf(reminder)).stage).toBe('open')
    const sent = await fillForm(lan, preview, {}, { button: 'Gửi' })
    expect((await lan.follow(sent)).text).toContain(
      'Đang chờ đảng ủy xem lại, muộn nhất ngày 31/12/2026; trong lúc chờ không tính là quá hạn.',
    )
    expect((await fillForm(lan, preview, {}, { button: 'Gửi' })).status).toBe(303)
    const second = await lan.post(own(reminder, 'de-nghi'), { text: 'Một lần nữa nhé.', step: 'send' })
    expect(second.status).toBe(409)
    expect(second.text).toContain('Đồng chí đã đề nghị xem lại một lần nên không gửi thêm được.')
    expect(second.text).toContain('Một lần nữa nhé.')
  })

  test.each([
    ['', 'Mời đồng chí điền ô này.'],
    ['ngắn', 'Viết ngắn quá. Mời đồng chí viết rõ hơn, ít nhất 10 chữ cái.'],
  ])('words %o are told and kept', async (text, sentence) => {
    const reminder = await told()
    const page = await send('lan', own(reminder, 'de-nghi'), { text })
    expect(page.status).toBe(422)
    expect(page.dom.querySelector('#text-error')?.text).toBe(sentence)
    expect(page.dom.querySelector('textarea')?.text).toBe(text)
  })

  test('before it is told, and after 30 days, the page says why not', async () => {
    const reminder = await proposedReminder(world, 'cell', '2026-11-03')
    const lan = world.as('lan')
    const early = await lan.post(own(reminder, 'de-nghi'), { text: TEXT, step: 'send' })
    expect(early.status).toBe(409)
    expect(early.text).toContain('Chưa biểu quyết nhắc nhở')
    expect(early.text).toContain(TEXT)
    await writeAll(world, reminder, eventsUntilTold(world, 'cell'))
    await world.db.run(
      sql`update session set ends_at = '2028-01-01' where account = ${world.cast.people.lan.signedIn.account}`,
    )
    world.now = new Date('2027-01-02T09:00:00+07:00')
    const late = await lan.post(own(reminder, 'de-nghi'), { text: TEXT, step: 'send' })
    expect(late.text).toContain('Đã quá hạn đề nghị xem lại.')
  })

  test('Phúc changes what is expected, and Lan reads it', async () => {
    const reminder = await appealedReminder(world, 'cell', '2026-11-03')
    const address = paths.reminderAppeal.to({ reminder })
    const list = await world.as('phuc').get(paths.committeeReminders.to())
    expect(list.html).toContain(`href="${address}"`)
    const page = await world.as('phuc').get(address)
    expect(page.text).toContain('Tôi đã học bù đủ hai buổi.')
    const early = await send('phuc', address, {
      outcome: 'changed',
      reason: 'Đã học bù một buổi',
      expected: 'Dự một buổi còn lại',
      due: '01/01/2027',
    })
    expect(early.status).toBe(422)
    expect(early.dom.querySelector('#due-error')?.text).toContain('không được sớm hơn ngày đã hẹn')
    const done = await fillForm(world.as('phuc'), early, { due: '31/03/2027' })
    expect(done.status).toBe(303)
    const read = await world.as('lan').get(paths.myReminders.to())
    expect(read.text).toContain('Việc cần sửa: Dự một buổi còn lại. Hạn: 31/03/2027.')
    expect(read.text).toContain('Đã học bù một buổi')
    expect(await send('phuc', address, {}).catch((error: Error) => error.message)).toMatch(/no such form/)
  })

  test.each([
    ['upheld', 'Ngày 01/12/2026 đảng ủy xem lại và giữ nguyên nhắc nhở.'],
    ['lifted', 'Cấp trên xem lại và bỏ nhắc nhở ngày 01/12/2026; coi như không có.'],
  ])('%s', async (outcome, sentence) => {
    const reminder = await appealedReminder(world, 'cell', '2026-11-03')
    await send('phuc', paths.reminderAppeal.to({ reminder }), { outcome, reason: 'Đã xem biên bản.' })
    expect((await world.as('lan').get(paths.myReminders.to())).text).toContain(sentence)
  })

  const isOfTheCell = (name: CastName) =>
    givePost(
      world.db,
      {
        tenant: tenant(),
        person: id(name),
        unit: world.cast.units.thanh.id,
        kind: 'committee-member',
        title: 'Chi ủy viên',
        from: '2026-01-01',
      },
      { person: null, now: world.now },
    )
  const isOfTheBoard = (name: CastName) =>
    givePost(
      world.db,
      {
        tenant: tenant(),
        person: id(name),
        unit: tenant(),
        kind: 'standing-member',
        title: 'Ủy viên Thường vụ',
        from: '2026-01-01',
      },
      { person: null, now: world.now },
    )

  test('whoever is of the cell’s committee does not answer, and keeps what they typed', async () => {
    const reminder = await appealedReminder(world, 'cell', '2026-11-03')
    await isOfTheBoard('minh')
    await isOfTheCell('phuc')
    const address = paths.reminderAppeal.to({ reminder })
    expect((await world.as('phuc').get(address)).text).toContain('Đồng chí ở trong cấp ủy của chi bộ')
    const page = await world.as('phuc').post(address, { outcome: 'lifted', reason: 'Bỏ đi là vừa.' })
    expect(page.status).toBe(409)
    expect(page.text).toContain('Bỏ đi là vừa.')
    expect((await stateOf(reminder)).stage).toBe('open')
    await send('minh', address, { outcome: 'lifted', reason: 'Đã xem biên bản.' })
    expect((await stateOf(reminder)).stage).toBe('closed')
  })

  test('where nobody of the board may answer it goes up on paper, and what the paper says is noted', async () => {
    const reminder = await appealedReminder(world, 'cell', '2026-11-03')
    const address = paths.reminderAppeal.to({ reminder })
    const slip = paths.myReminderSlip.to({ reminder })
    expect((await world.as('lan').get(slip)).status).toBe(404)
    await isOfTheCell('phuc')
    expect((await world.as('lan').get(paths.myReminders.to())).html).toContain(`href="${slip}"`)
    expect((await world.as('lan').get(slip)).text).toContain(
      'việc nhắc nhở mà Chi bộ (Chi bộ ấp Quới Thạnh) đã biểu quyết ngày 01/12/2026.',
    )
    expect((await world.as('nam').get(slip)).status).toBe(404)
    const values = { outcome: 'lifted', reason: 'Đã học bù.', held: '01/12/2026', paper: '' }
    const page = await send('phuc', address, values)
    expect(page.text).toContain('cấp ủy cấp trên trả lời, bằng văn bản')
    expect(page.dom.querySelector('#paper-error')?.text).toBe('Mời đồng chí điền ô này.')
    expect((await fillForm(world.as('phuc'), page, { paper: 'Số 9-CV/TU' })).status).toBe(303)
    expect((await world.as('lan').get(paths.myReminders.to())).text).toContain('Theo văn bản Số 9-CV/TU.')
  })

  test.each(['huong', 'dung', 'nam', 'lan', 'kiem', 'quan', 'tinh', 'la'] as const)(
    '%s does not answer for the board',
    async (name) => {
      const reminder = await appealedReminder(world, 'cell', '2026-11-03')
      const address = paths.reminderAppeal.to({ reminder })
      expect((await world.as(name).get(address)).status).toBe(404)
      expect((await world.as(name).post(address, { outcome: 'lifted', reason: 'Bỏ.' })).status).toBe(404)
    },
  )
})

describe('of the committee', () => {
  const at = (reminder: string, step: string) => paths.committeeReminderStep.to({ reminder, step })
  const PAPER = { held: '01/12/2026', paper: 'Số 15-BB/ĐU' }
  const decision = () => ({
    ...PAPER,
    chair: id('phuc'),
    clerk: id('kiem'),
    called: '15',
    entitled: '12',
    yes: '11',
    no: '0',
    other: '1',
    reason: 'Hai buổi không dự.',
    expected: 'Dự đủ.',
    due: '28/02/2027',
  })
  const DECIDE = 'Ghi quyết định nhắc nhở'

  test('Phúc records what the committee heard and decided, by paper; Lan prints her request; its answer is recorded', async () => {
    const ground = await concludedAbout(world, 'lan')
    const propose = paths.committeeReminderPropose.to({ conclusion: ground.id })
    expect((await world.as('phuc').get(paths.committeeReminders.to())).html).toContain(propose)
    expect((await send('phuc', propose, {})).status).toBe(303)
    const { id: reminder } = await world.db.row<{ id: string }>(sql`select id from reminder`)
    await send('phuc', at(reminder, 'nghe'), { ...PAPER, how: 'at-meeting' })
    expect((await send('phuc', at(reminder, 'bieu-quyet'), decision(), DECIDE)).status).toBe(303)
    await send('phuc', at(reminder, 'bao'), { how: 'by-hand' })
    const preview = await send('lan', own(reminder, 'de-nghi'), { text: TEXT })
    expect(preview.text).toContain('Đảng bộ tỉnh Thử, khi đồng chí gửi phiếu đã in')
    await fillForm(world.as('lan'), preview, {}, { button: 'Gửi' })

    const slip = await world.as('lan').get(paths.myReminderSlip.to({ reminder }))
    for (const part of ['Kính gửi: Đảng bộ tỉnh Thử', TEXT, 'Dự đủ.', 'Nguyễn Thị Lan', 'ngày 01/12/2026'])
      expect(slip.text).toContain(part)
    expect((await world.as('nam').get(paths.myReminderSlip.to({ reminder }))).status).toBe(404)

    const answered = await send('phuc', at(reminder, 'xem-lai'), {
      held: '01/12/2026',
      paper: 'Số 9-CV/TU',
      outcome: 'lifted',
      reason: 'Đã học bù.',
    })
    expect(answered.status).toBe(303)
    const read = await world.as('lan').get(paths.myReminders.to())
    expect(read.text).toContain('Theo văn bản Số 9-CV/TU.')
    expect(read.text).toContain('bỏ nhắc nhở ngày 01/12/2026')
  })

  test.each([
    [{ held: '02/12/2026' }, 'held', 'Ngày này chưa đến. Mời đồng chí xem lại ngày.'],
    [{ held: '31/11/2026' }, 'held', 'Ngày chưa đúng. Viết như 03/12/2026.'],
    [{ paper: '' }, 'paper', 'Mời đồng chí điền ô này.'],
    [{ yes: 'mười' }, 'yes', 'Mời đồng chí ghi số, không có chữ.'],
    [{ yes: '12' }, 'yes', 'Số phiếu chưa khớp với số người có mặt được biểu quyết. Mời đồng chí đếm lại.'],
    [
      { called: '11' },
      'yes',
      'Số phiếu chưa khớp với số người có mặt được biểu quyết. Mời đồng chí đếm lại.',
    ],
    [{ called: '20' }, 'yes', 'Chưa đủ số người dự họp để biểu quyết.'],
    [
      { yes: '5', no: '7', other: '0' },
      'yes',
      'Số đồng ý chưa đủ nên không nhắc nhở. Mời đồng chí ghi là không thông qua.',
    ],
    [{ chair: '' }, 'chair', 'Mời đồng chí chọn người trong danh sách.'],
    [{ clerk: 'phuc' }, 'clerk', 'Chủ trì và người ghi phải là hai người.'],
    [{ reason: '' }, 'reason', 'Mời đồng chí điền ô này.'],
    [{ due: '01/12/2026' }, 'due', 'Ngày hẹn phải sau hôm nay. Mời đồng chí chọn ngày khác.'],
    [{ due: '01/12/2028' }, 'due', 'Ngày hẹn xa quá. Mời đồng chí chọn ngày gần hơn.'],
  ])('%o is told at %s, and nothing is lost', async (wrong, field, sentence) => {
    const reminder = await proposedReminder(world, 'committee', '2026-11-03')
    await writeAll(world, reminder, eventsUntilTold(world, 'committee').slice(0, 1))
    const values = { ...decision(), ...wrong } as Record<string, string>
    if (values.clerk === 'phuc') values.clerk = id('phuc')
    const page = await send('phuc', at(reminder, 'bieu-quyet'), values, DECIDE)
    expect(page.status).toBe(422)
    expect(page.dom.querySelector(`#${field}-error`)?.text).toBe(sentence)
    expect(page.dom.querySelector('textarea[name=expected]')?.text).toBe('Dự đủ.')
    expect((await stateOf(reminder)).stage).toBe('heard')
  })

  test('without enough votes it ends, when that is what is written down', async () => {
    const reminder = await proposedReminder(world, 'committee', '2026-11-03')
    await writeAll(world, reminder, eventsUntilTold(world, 'committee').slice(0, 1))
    const values = { ...decision(), yes: '5', no: '7', other: '0', reason: '', expected: '', due: '' }
    expect((await send('phuc', at(reminder, 'bieu-quyet'), values, 'Ghi là không thông qua')).status).toBe(
      303,
    )
    expect(await stateOf(reminder)).toMatchObject({ stage: 'closed', end: 'not-approved' })
  })

  test('two officers at once: the second is told, and keeps what they typed', async () => {
    const reminder = await told('committee')
    const [first, second] = [world.as('phuc'), world.as('phuc')]
    const address = at(reminder, 'them-han')
    const [one, two] = [await first.get(address), await second.get(address)]
    const values = { ...PAPER, reason: 'Gia đình có việc tang.', due: '31/03/2027' }
    expect((await fillForm(first, one, values)).status).toBe(303)
    expect((await fillForm(first, one, values)).status).toBe(303)
    const late = await fillForm(second, two, values)
    expect(late.status).toBe(422)
    expect(late.dom.querySelector('#due-error')?.text).toContain('không được sớm hơn ngày đã hẹn')
    expect(late.dom.querySelector('textarea[name=reason]')?.text).toBe('Gia đình có việc tang.')
    expect((await reminderById(world.db, tenant(), reminder))!.entries).toHaveLength(5)
  })

  test.each(['huong', 'kiem', 'quan', 'tinh', 'la'] as const)('%s finds nothing', async (name) => {
    const reminder = await told('committee')
    for (const address of [
      paths.committeeReminders.to(),
      paths.committeeRemindersPrint.to(),
      paths.committeeReminder.to({ reminder }),
      at(reminder, 'cong-nhan'),
    ])
      expect((await world.as(name).get(address)).status).toBe(404)
  })
})
