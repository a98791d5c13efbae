import { describe, expect, test } from 'vitest'
import { castNames } from '../../test/cast.ts'
import { coming } from '../../test/coming.ts'
import { type Browser, fillForm, useWorld } from '../../test/harness.ts'
import { meetingById } from '../meeting/meeting.queries.ts'
import { giveNotice } from '../meeting/meeting.ts'
import { sql } from '../platform/sql.ts'
import { runDue } from '../timetable.ts'
import { noteProblem } from './contact.ts'
import { numberOf, tellAndSend, withPhones } from './testing/telling.ts'

const SETTINGS = {
  TUSOI_SMS_URL: 'https://gateway.test/sms',
  TUSOI_SMS_KEY: 'a-key-of-the-gateway',
  TUSOI_SMS_SECRET: 'a-secret-of-the-gateway',
  TUSOI_SMS_SENDER: 'TUSOI',
  TUSOI_SMTP_URL: 'smtps://user:a-password@mail.test',
  TUSOI_SMTP_FROM: 'tusoi@mail.test',
}
const world = useWorld({ env: SETTINGS })
const bare = useWorld()
const page = '/toi/nhan-tin'

const reachOf = (name: 'lan' | 'nam') =>
  world.db.maybe(sql`select quiet, email, phone from reach where person = ${world.cast.people[name].id}`)

describe('Lan says where she wants to be told', () => {
  test('by SMS and mail; she reads it back, others read only by which ways', async () => {
    const lan = world.as('lan')
    const form = await lan.get(page)
    expect(form.text).toContain('Cấp ủy chỉ thấy “có nhận tin” hoặc “không nhận tin”')
    const saved = await fillForm(
      lan,
      form,
      { phone: '0912.345.678', by: 'sms', email: 'Lan@Thu.vn', quiet: 'no' },
      { button: 'Lưu' },
    )
    const after = await lan.follow(saved)
    expect(after.text).toContain('Đã lưu.')
    const field = (name: string) => after.dom.querySelector(`input[name=${name}]`)?.getAttribute('value')
    expect([field('phone'), field('email')]).toEqual(['0912 345 678', 'lan@thu.vn'])
    expect(await reachOf('lan')).toEqual({ quiet: false, email: true, phone: 'sms' })
  })

  test.each([
    [{ phone: '091234', by: 'sms' }, 'Số điện thoại di động có mười chữ số, bắt đầu bằng số 0.'],
    [{ phone: '0212345678', by: 'sms' }, 'Số điện thoại di động có mười chữ số, bắt đầu bằng số 0.'],
    [{ phone: '', by: 'sms' }, 'Mời đồng chí viết số điện thoại, hoặc chọn “Không nhận qua điện thoại”.'],
    [{ phone: '0912345678' }, 'Mời đồng chí chọn nhận bằng tin SMS hay tin Zalo.'],
    [{ email: 'lan tại thu.vn' }, 'Địa chỉ thư chưa đúng. Thí dụ: ten@noi-gui.vn'],
    [{ email: 'a@b.vn, c@d.vn' }, 'Địa chỉ thư chưa đúng. Thí dụ: ten@noi-gui.vn'],
  ] as [Record<string, string>, string][])(
    '%j is asked about, and nothing typed is lost',
    async (typed, sentence) => {
      const lan = world.as('lan')
      const answer = await fillForm(lan, await lan.get(page), typed, { button: 'Lưu' })
      expect(answer.status).toBe(422)
      expect(answer.text).toContain(sentence)
      for (const name of ['phone', 'email'] as const)
        if (typed[name])
          expect(answer.dom.querySelector(`input[name=${name}]`)!.getAttribute('value')).toBe(typed[name])
      expect(await reachOf('lan')).toBeNull()
    },
  )

  test('the number of the members’ list is offered and nothing is chosen with it', async () => {
    await world.db.run(
      sql`update person set phone = '+84 912 000 111' where id = ${world.cast.people.lan.id}`,
    )
    const form = await world.as('lan').get(page)
    expect(form.dom.querySelector('input[name=phone]')!.getAttribute('value')).toBe('0912 000 111')
    expect(form.dom.querySelectorAll('input[type=radio][checked]')).toEqual([])
    expect(await reachOf('lan')).toBeNull()
  })

  test('what she asked for stands in nobody else’s pages, and in no address, log or history', async () => {
    await withPhones(world, ['lan'])
    const secret = [numberOf('lan'), '0900 000 001', '900000001']
    for (const name of castNames.filter((one) => one !== 'lan'))
      for (const path of [
        page,
        '/toi/tin-nhan',
        '/toi',
        `/chi-bo/${world.cast.units.thanh.id}/tin-nhan`,
        `/chi-bo/${world.cast.units.thanh.id}/tin-nhan/danh-sach`,
        `/chi-bo/${world.cast.units.thanh.id}`,
        '/mac-dinh/kenh-tin',
        '/dang-uy/tin-nhan',
        `/dang-vien/${world.cast.people.lan.id}`,
      ]) {
        const { html } = await world.as(name).get(path)
        for (const words of secret) expect(html, `${name} ${path}`).not.toContain(words)
      }
    const kept = JSON.stringify(
      await world.db.row(sql`
        select (select jsonb_agg(h) from history h) as history, (select jsonb_agg(c) from command c) as commands,
               (select jsonb_agg(r) from reach r) as reach, (select jsonb_agg(n) from notice_send n) as sends`),
    )
    for (const words of secret) expect(kept + world.logged.join()).not.toContain(words)
  })

  test('another transaction than her own sees no number, whoever asks', async () => {
    await withPhones(world, ['lan', 'nam'])
    expect(await world.db.rows(sql`select * from contact`)).toEqual([])
    const asNam = await world.db.asMember(world.cast.people.nam.id, (tx) =>
      tx.rows<{ phone: string }>(sql`select phone from contact`),
    )
    expect(asNam).toEqual([{ phone: numberOf('nam') }])
  })

  test('a number that takes nothing is told in a clear sentence, on both pages; saving it tries once more', async () => {
    await withPhones(world, ['lan'])
    await noteProblem(world.db, world.cast.people.lan.id, 'phone', '2026-12-01')
    const sentence =
      'Số 0900 000 001 không nhận được tin (nhà mạng báo ngày 01/12/2026). Mời đồng chí xem lại số.'
    const lan = world.as('lan')
    expect((await lan.get('/toi/tin-nhan')).text).toContain(sentence)
    const form = await lan.get(page)
    expect(form.text).toContain(sentence)
    expect(await reachOf('lan')).toMatchObject({ phone: null })
    await fillForm(lan, form, { by: 'sms' }, { button: 'Lưu' })
    expect((await lan.get(page)).text).not.toContain('không nhận được tin (nhà mạng')
    expect(await reachOf('lan')).toMatchObject({ phone: 'sms' })
  })

  test('a test goes to herself, three a day at most, and to nobody who saved nothing', async () => {
    const lan = world.as('lan')
    const tryIt = async () =>
      (await lan.follow(await fillForm(lan, await lan.get(page), {}, { button: 'Gửi thử cho tôi' }))).text
    expect(await tryIt()).toContain('Đồng chí chưa lưu nơi nào để nhận tin.')
    await withPhones(world, ['lan', 'nam'])
    for (let n = 0; n < 3; n++) expect(await tryIt()).toContain('Đã xếp một tin thử.')
    expect(await tryIt()).toContain('Hôm nay đồng chí đã gửi thử ba lần.')
    const sends = await world.db.rows<{ person: string }>(sql`select person from notice_send`)
    expect(new Set(sends.map((one) => one.person))).toEqual(new Set([world.cast.people.lan.id]))
  })

  test('a form sent twice saves once; sent on another’s page, it saves nothing', async () => {
    const lan = world.as('lan')
    const form = await lan.get(page)
    const values = { phone: '0912345678', by: 'sms', quiet: 'no' }
    const [first, second] = [
      await fillForm(lan, form, values, { button: 'Lưu' }),
      await fillForm(lan, form, values, { button: 'Lưu' }),
    ]
    expect([first.status, second.location]).toEqual([303, first.location])
    expect((await fillForm(world.as('nam'), form, values, { button: 'Lưu' })).status).toBe(409)
    expect(await reachOf('nam')).toBeNull()
  })
})

test('where the server has neither SMS nor mail, the page says so and asks for neither', async () => {
  const form = await bare.as('lan').get(page)
  expect(form.text).toContain('chưa gửi được tin SMS, tin Zalo hay thư điện tử')
  expect(form.dom.querySelectorAll('input[name=phone], input[name=email]')).toEqual([])
})

describe('a browser that takes messages', () => {
  const PUSH = '/toi/nhan-tin/may-nay'
  const endpoint = 'https://fcm.googleapis.com/fcm/send/abc'
  const keys = { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) }
  const on = (browser: Browser, fields: Record<string, string> = {}) =>
    browser.post(PUSH, { do: 'on', endpoint, ...keys, ...fields })
  const owners = async () =>
    (await world.db.rows<{ person: string }>(sql`select person from push_browser`)).map((row) => row.person)

  test('is kept for who asked, and without scripts the page says why nothing can be switched on', async () => {
    const lan = world.as('lan')
    const before = await lan.get(PUSH)
    const seen = before.dom.querySelectorAll('[data-when]').filter((part) => !part.hasAttribute('hidden'))
    expect(seen.map((part) => part.text)).toEqual([expect.stringContaining('Trang này cần JavaScript')])
    expect(before.dom.querySelector('[data-push]')!.getAttribute('data-push')).toMatch(/^[\w-]{87}$/)
    await on(lan)
    await on(lan)
    expect((await lan.get(PUSH)).text).toContain('Đồng chí có 1 máy nhận thông báo.')
    expect(await owners()).toEqual([world.cast.people.lan.id])
    await lan.post(PUSH, { do: 'off', endpoint })
    expect(await owners()).toEqual([])
  })

  test('on a shared phone tells whoever asked last, and nobody before', async () => {
    await on(world.as('lan'))
    await on(world.as('nam'))
    expect(await owners()).toEqual([world.cast.people.nam.id])
    await world.as('lan').post(PUSH, { do: 'off', endpoint })
    expect(await owners()).toEqual([world.cast.people.nam.id])
  })

  test.each([
    ['http://fcm.googleapis.com/fcm/send/abc'],
    ['https://127.0.0.1/x'],
    ['https://192.168.1.1/x'],
    ['https://intranet/x'],
    ['https://fcm.googleapis.com.evil.test/x'],
    ['https://user:pass@fcm.googleapis.com/x'],
    ['javascript:alert(1)'],
    [''],
  ])('at “%s” is refused: messages go to push services of browsers alone', async (address) => {
    expect((await on(world.as('lan'), { endpoint: address })).status).toBe(400)
    expect(await owners()).toEqual([])
  })
})

describe('Lan’s own messages', () => {
  test('are listed with what became of them; Nam’s are his', async () => {
    await withPhones(world, ['lan'])
    const id = await coming(world)
    const row = (await meetingById(world.db, world.cast.units.commune.id, id))!
    await giveNotice(world.db, row, { person: world.cast.people.huong.id, now: world.now })
    await tellAndSend(world, [{ channel: 'sms', dedupes: 0, send: async () => 'unsure' }])
    const lan = await world.as('lan').get('/toi/tin-nhan')
    expect(lan.text).toContain('Mời đồng chí dự họp chi bộ lúc 19 giờ 30, thứ Năm, ngày 03/12.')
    expect(lan.text).toContain('tin SMS: không rõ đã tới chưa')
    const nam = await world.as('nam').get('/toi/tin-nhan')
    expect(nam.text).toContain('Mời đồng chí dự họp chi bộ lúc 19 giờ 30, thứ Năm, ngày 03/12.')
    expect(nam.text).toContain('Chỉ hiện ở đây.')
    expect((await world.as('minh').get('/toi/tin-nhan')).text).toContain('Chưa có tin nào.')
  })

  test('the month’s page shows the invitation, the same to everyone of the cell and to nobody else', async () => {
    const id = await coming(world)
    const month = async (name: 'lan' | 'nam' | 'minh') => (await world.as(name).get('/thang-nay')).text
    expect(await month('lan')).not.toContain('Họp chi bộ lúc')
    const row = (await meetingById(world.db, world.cast.units.commune.id, id))!
    await giveNotice(world.db, row, { person: world.cast.people.huong.id, now: world.now })
    await runDue(world.db, world.now)
    const invited = 'Họp chi bộ lúc 19 giờ 30, thứ Năm, ngày 03/12/2026.'
    expect(await month('lan')).toContain(invited)
    expect(await month('nam')).toContain(invited)
    expect(await month('minh')).not.toContain('Họp chi bộ lúc')
  })
})
