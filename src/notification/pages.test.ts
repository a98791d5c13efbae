import { describe, expect, test } from 'vitest'
import { coming } from '../../test/coming.ts'
import { fillForm, useWorld } from '../../test/harness.ts'
import { meetingById } from '../meeting/meeting.queries.ts'
import { giveNotice } from '../meeting/meeting.ts'
import { sql } from '../platform/sql.ts'
import { noticeWords } from '../text/vi/notice.ts'
import type { Carrier } from './channels/channel.ts'
import { tellAndSend, withPhones } from './testing/telling.ts'

const world = useWorld({
  env: {
    TUSOI_SMS_URL: 'https://gateway.test/sms',
    TUSOI_SMS_KEY: 'a-key-of-the-gateway',
    TUSOI_SMS_SECRET: 'a-secret-of-the-gateway',
    TUSOI_SMS_SENDER: 'TUSOI',
  },
})
const cell = () => `/chi-bo/${world.cast.units.thanh.id}/tin-nhan`
const sms = (send: Carrier['send'] = async () => 'taken'): Carrier => ({ channel: 'sms', dedupes: 0, send })
/** Takes everything and remembers the words. */
const listening = (said: string[]) =>
  sms(async ({ text }) => {
    said.push(text)
    return 'taken'
  })
const noticed = async () => {
  const id = await coming(world)
  const row = (await meetingById(world.db, world.cast.units.commune.id, id))!
  await giveNotice(world.db, row, { person: world.cast.people.huong.id, now: world.now })
}
const INVITED =
  'Mời đồng chí dự họp chi bộ lúc 19 giờ 30, thứ Năm, ngày 03/12. Trước khi họp, mời đồng chí mở biểu tượng Tự Soi trên màn hình điện thoại.'

describe('the cell’s page of messages', () => {
  test('tells the secretary how many were reached, and nobody’s name', async () => {
    await withPhones(world, ['lan', 'nam'])
    await noticed()
    let n = 0
    await tellAndSend(world, [sms(async () => (n++ === 0 ? 'taken' : 'unsure'))])
    const page = await world.as('huong').get(cell())
    expect(page.text).toContain('2 đồng chí có nhận tin, 2 đồng chí không nhận tin.')
    expect(page.text).toContain('Báo họp, 01/12/2026')
    expect(page.text).toContain('đã gửi 1 · không rõ 1 · báo trực tiếp 2')
    for (const { name } of Object.values(world.cast.people)) expect(page.text).not.toContain(name)
    // The committee reads the same, cell by cell; a member reads neither.
    const committee = await world.as('phuc').get('/dang-uy/tin-nhan')
    expect(committee.text).toContain('đã gửi 1 · không rõ 1 · báo trực tiếp 2')
    for (const path of [cell(), '/dang-uy/tin-nhan'])
      expect((await world.as('lan').get(path)).status).toBe(404)
  })

  test('has the invitation to copy, letter by letter what goes out', async () => {
    const path = `${cell()}/loi-moi`
    expect((await world.as('huong').get(path)).text).toContain('Chi bộ chưa báo họp buổi nào sắp tới.')
    await noticed()
    const page = await world.as('huong').get(path)
    expect(page.dom.querySelector('textarea')!.text.trim()).toBe(INVITED)
    const said: string[] = []
    await withPhones(world, ['lan'])
    await tellAndSend(world, [listening(said)])
    expect(said).toEqual([INVITED])
  })

  test('prints who is to be told in person, by given name, under the same sentence', async () => {
    await withPhones(world, ['lan'])
    await noticed()
    const page = await world.as('huong').get(`${cell()}/danh-sach`)
    const names = page.dom.querySelectorAll('tbody tr').map((row) => row.querySelectorAll('td')[1]!.text)
    expect(names).toEqual(['Lê Văn Dũng', 'Trần Thị Hương', 'Huỳnh Văn Nam'])
    expect(page.text).toContain(INVITED)
  })
})

describe('the words', () => {
  const path = '/mac-dinh/loi-tin'
  const save = async (values: Record<string, string>) => {
    const phuc = world.as('phuc')
    return fillForm(phuc, await phuc.get(path), values, { button: 'Lưu lời tin nhắn' })
  }

  test('of an organisation go out instead of ours, from then on', async () => {
    const words = 'Kính mời đồng chí họp chi bộ {ngày giờ}. Mời đồng chí mở Tự Soi trước khi họp.'
    expect((await save({ meeting: words })).status).toBe(303)
    await withPhones(world, ['lan'])
    await noticed()
    const said: string[] = []
    await tellAndSend(world, [listening(said)])
    expect(said).toEqual([words.replace('{ngày giờ}', 'lúc 19 giờ 30, thứ Năm, ngày 03/12')])
    const verbs = await world.db.rows<{ verb: string }>(
      sql`select verb from history where verb = 'notice-words-set'`,
    )
    expect(verbs).toHaveLength(1)
    expect((await save({ meeting: '' })).status).toBe(303)
    const after = await world.as('phuc').get(path)
    expect(after.dom.querySelector('#meeting')!.text.trim()).toBe(noticeWords.meeting)
  })

  test.each([
    ['look', 'Mời đồng chí mở https://tusoi.vn', 'Không ghi đường dẫn hay tên miền: “https://tusoi.vn”.'],
    ['look', 'Mời đồng chí mở Tự Soi, mã 482913', 'Không ghi mã hay dãy số dài: “482913”.'],
    ['look', 'Mời đồng chí Lan mở Tự Soi', 'Không ghi tên người: “đồng chí Lan”.'],
    [
      'look',
      'Ai còn tham ô, bao che thì mở Tự Soi',
      'Không ghi biểu hiện hay nhóm của danh mục: “tham o bao che”.',
    ],
    ['meeting', 'Mời đồng chí dự họp chi bộ.', 'Lời này phải có đúng một chỗ {ngày giờ}.'],
    ['meeting', 'Mời {name} dự họp {ngày giờ}', 'Không có chỗ nào tên “{name}”.'],
    ['look', 'x'.repeat(201), 'Lời tin nhắn dài nhất 200 chữ cái.'],
  ])('for “%s” that say “%s” are refused with a sentence, and stay typed', async (name, words, sentence) => {
    const answer = await save({ [name]: words })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(sentence)
    expect(answer.dom.querySelector(`#${name}`)!.text.trim()).toBe(words)
    expect(await world.db.rows(sql`select 1 from notice_words`)).toEqual([])
  })

  test('that would name somebody are held back at the last moment, wherever they came from', async () => {
    await world.db.run(sql`
      insert into notice_words (tenant, name, version, body, set_at, set_by)
      values (${world.cast.units.commune.id}, 'meeting', 1, 'Đồng chí Huỳnh Văn Nam còn nợ, họp {ngày giờ}', ${world.now}, ${world.cast.people.phuc.id})`)
    await withPhones(world, ['lan'])
    await noticed()
    const said: string[] = []
    await tellAndSend(world, [listening(said)])
    expect(said).toEqual([])
    expect(await world.db.rows(sql`select state, problem from notice_send`)).toEqual([
      { state: 'failed', problem: 'words' },
    ])
  })
})

describe('the channels', () => {
  test('are shown as set or not, and nothing of their settings', async () => {
    const page = await world.as('quan').get('/mac-dinh/kenh-tin')
    const lines = page.dom
      .querySelectorAll('.members li')
      .map((line) => line.text.replace(/\s+/g, ' ').trim())
    expect(lines).toEqual([
      expect.stringMatching(/Thông báo trên máy ?đã đặt/),
      expect.stringMatching(/Thư điện tử \(SMTP\) ?chưa đặt/),
      expect.stringMatching(/Tin SMS ?đã đặt/),
      expect.stringMatching(/Tin Zalo \(ZNS\) ?chưa đặt/),
    ])
    for (const secret of ['gateway.test', 'a-key', 'a-secret', 'TUSOI_SMS'])
      expect(page.html).not.toContain(secret)
  })

  test('are tried with a message to oneself', async () => {
    await withPhones(world, ['phuc', 'lan'])
    const phuc = world.as('phuc')
    const answer = await phuc.follow(
      await fillForm(phuc, await phuc.get('/mac-dinh/kenh-tin'), {}, { button: 'Gửi thử cho tôi' }),
    )
    expect(answer.text).toContain('Đã xếp một tin thử.')
    expect(answer.text).toContain('Đang chờ gửi: 1.')
    const said: string[] = []
    await tellAndSend(world, [
      sms(async ({ text, to }) => {
        said.push(`${to.phone} ${text}`)
        return 'taken'
      }),
    ])
    expect(said.filter((one) => one.endsWith(noticeWords.test))).toEqual([`84900000006 ${noticeWords.test}`])
  })
})
