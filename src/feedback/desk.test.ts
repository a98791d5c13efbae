import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { type CastName, castNames } from '../../test/cast.ts'
import { layCommittee, REPORT, received } from '../../test/feedback.ts'
import { type Browser, fillForm, type Page, useWorld } from '../../test/harness.ts'
import { signIn } from '../../test/walk.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'
import { runFeedbackClock } from './feedback-clock.ts'

const world = useWorld()
let id: string
let code: string
const browsers = new Map<CastName, Browser>()

/** Somebody in their own browser, signed in anew where the day is another. */
async function as(name: CastName): Promise<Browser> {
  let browser = browsers.get(name)
  if (!browser) {
    browser = world.as(name)
    await signIn(browser)
    browsers.set(name, browser)
  }
  return browser
}

function on(day: string): void {
  world.now = new Date(`${day}T09:00:00+07:00`)
  browsers.clear()
}

beforeEach(async () => {
  browsers.clear()
  await layCommittee(world)
  ;({ id, code } = await received(world))
  on('2026-12-02')
})

const casePage = async (name: CastName) => (await as(name)).get(paths.feedbackCase.to({ case: id }))
const actAt = (act: string) => paths.feedbackAct.to({ case: id, act })

async function act(
  name: CastName,
  what: string,
  values: Record<string, string | string[]> = {},
): Promise<Page> {
  const browser = await as(name)
  return fillForm(browser, await browser.get(actAt(what)), values)
}

async function sign(name: CastName): Promise<Page> {
  return fillForm(await as(name), await casePage(name), {}, { button: 'Ký cùng' })
}

async function admit(): Promise<void> {
  for (const name of ['kiem', 'minh'] as const)
    expect((await act(name, 'opine', { verdict: 'admit', person: world.cast.people.nam.id })).status).toBe(
      303,
    )
}

/** Nam opens the newest letter of this kind. */
async function opens(kind: string): Promise<Page> {
  const nam = await as('nam')
  const list = await nam.get('/toi/gop-y')
  const link = list.dom.querySelectorAll('.tasks a').find((one) => one.text.includes(kind))
  const page = await nam.get(link!.getAttribute('href')!)
  return nam.follow(await fillForm(nam, page, {}, { button: 'Mở xem' }))
}

const notice = 'Có người phản ánh việc xe chở đất đi trên đê ban đêm.'

describe('a case, page by page', () => {
  test('from the batch to a conclusion that is founded: two admit it, Nam is told, answers, sees the draft, and two sign each step that needs it', async () => {
    expect((await (await as('kiem')).get('/kiem-tra/gop-y')).text).toContain('Hai đồng chí xem và cho ý kiến')
    expect((await casePage('kiem')).text).toContain(REPORT.text)
    await admit()
    expect((await casePage('hai')).text).toContain('Huỳnh Văn Nam')
    expect((await act('kiem', 'notice', { text: notice })).status).toBe(303)

    on('2026-12-04')
    const told = await opens('Thông báo')
    expect(told.text).toContain(notice)
    expect(told.text).toContain('Hạn: hết ngày 18/12/2026')
    const answered = await fillForm(await as('nam'), told, { text: 'Tôi chở đất đắp đê, có giấy của xã.' })
    expect(answered.location).toBe('/toi/gop-y')

    on('2026-12-09')
    expect((await casePage('minh')).text).toContain('Tôi chở đất đắp đê')
    const verified = {
      source: 'document',
      independent: 'yes',
      says: 'supports',
      text: 'Sổ của xã ghi ba chuyến.',
    }
    expect((await act('minh', 'verify', verified)).status).toBe(303)
    expect(
      (await act('kiem', 'draft', { outcome: 'partly', text: 'Có chở đất ban đêm, có giấy.' })).status,
    ).toBe(303)

    on('2026-12-10')
    const draft = await opens('Dự thảo')
    expect(draft.text).toContain('Đúng một phần')
    expect((await fillForm(await as('nam'), draft, { text: 'Tôi đồng ý.' })).location).toBe('/toi/gop-y')

    on('2026-12-14')
    const voters = ['kiem', 'minh', 'hai'].map((name) => world.cast.people[name as CastName].id)
    const vote = {
      meeting: 'Họp ngày 14/12, biên bản 12',
      voters,
      called: '4',
      yes: '3',
      no: '0',
      other: '0',
    }
    const page = await (await as('kiem')).get(actAt('conclude'))
    expect(page.text).not.toContain('Trần Thị Hương')
    const smaller = await act('kiem', 'conclude', { ...vote, called: '3' })
    expect(smaller.text).toContain('có ít nhất 4 đồng chí')
    expect((await act('kiem', 'conclude', vote)).status).toBe(303)
    expect((await casePage('kiem')).text).toContain('cần một đồng chí khác')
    expect((await casePage('hai')).text).toContain('Họp ngày 14/12, biên bản 12')
    expect((await sign('hai')).status).toBe(303)
    expect((await casePage('kiem')).text).toContain('Ủy ban kiểm tra kết luận ngày 14/12/2026: Đúng một phần')

    on('2026-12-15')
    expect((await opens('Kết luận')).text).toContain('Đề nghị cấp trên xem lại')
    on('2027-01-15')
    const promise = {
      text: 'Chở vật liệu ban đêm trên đê.',
      plan: 'Khi chở thì đi ban ngày',
      due: '31/03/2027',
    }
    expect((await act('minh', 'close', { follow: 'promise', ...promise })).status).toBe(303)
    expect((await sign('kiem')).status).toBe(303)
    expect((await casePage('kiem')).text).toContain('Máy xóa nội dung từ ngày 15/01/2028')
    on('2028-01-15')
    await runFeedbackClock(world.db, world.now)
    expect((await casePage('kiem')).status).toBe(404)
    expect((await (await as('nam')).get('/toi/gop-y')).text).toContain('Không có thông báo nào')
    const gone = await fillForm(world.as(), await world.as().get('/gop-y/ma'), { code })
    expect(gone.text).toContain('Không có việc nào với mã này')
  })

  test('two-way: the committee asks, the sender reads it with the code and answers, and nobody is named', async () => {
    expect((await act('kiem', 'ask', { text: 'Xin ông bà cho biết biển số xe.' })).status).toBe(303)
    const villager = world.as()
    const page = await fillForm(villager, await villager.get('/gop-y/ma'), { code })
    expect(page.text).toContain('Xin ông bà cho biết biển số xe.')
    expect(page.text).not.toContain('Đỗ Thị Kiểm')
    await fillForm(villager, page, { text: 'Xe số 83C.' }, { button: 'Gửi bổ sung' })
    expect((await casePage('minh')).text).toContain('Xe số 83C.')
  })

  test('of what was not taken up the sender is told why, and it is counted once', async () => {
    for (const name of ['kiem', 'minh'] as const) await act(name, 'opine', { verdict: 'reject' })
    on('2026-12-03')
    const why = 'Việc này xã đã trả lời ở buổi tiếp xúc cử tri tháng 11.'
    expect((await act('kiem', 'ask', { text: why })).status).toBe(303)
    const sender = world.as()
    const page = await fillForm(sender, await sender.get('/gop-y/ma'), { code })
    expect(page.text).toContain('Không nhận')
    expect(page.text).toContain(why)
    expect((await casePage('kiem')).text).toContain('Không nhận, ngày 02/12/2026')
    const tally = await world.db.rows(sql`select ended, count from feedback_tally`)
    expect(tally).toEqual([{ ended: 'rejected', count: 1 }])
    expect((await (await as('kiem')).get(actAt('opine'))).status).toBe(404)
  })

  test('every look stands on the page, for everyone who may see it', async () => {
    await casePage('kiem')
    await casePage('huong')
    const { text } = await casePage('minh')
    for (const name of ['Đỗ Thị Kiểm', 'Trần Thị Hương']) expect(text).toContain(`${name}, ngày 02/12/2026`)
    const looks = (await casePage('hai')).text
    expect(looks).toContain('Phạm Minh, ngày 02/12/2026')
  })

  test('a look at any other page of the case stands there too: a form of it, a paper, its words sent back', async () => {
    await (await as('hai')).get(actAt('split'))
    expect((await casePage('kiem')).text).toContain('Bùi Văn Hải, ngày 02/12/2026')
    on('2026-12-03')
    await (await as('hai')).post(actAt('ask'), { text: '' })
    expect((await casePage('kiem')).text).toContain('Bùi Văn Hải, ngày 03/12/2026')
    on('2026-12-04')
    for (const name of ['kiem', 'minh'] as const) await act(name, 'opine', { verdict: 'hand-over' })
    await (await as('hai')).get(paths.feedbackSlip.to({ case: id }))
    expect((await casePage('kiem')).text).toContain('Bùi Văn Hải, ngày 04/12/2026')
  })
})

describe('who may not', () => {
  test('Hương, of Nam’s cell, sees that she is in conflict and none of the words; her forms are refused', async () => {
    await admit()
    const page = await casePage('huong')
    expect(page.text).toContain('cùng sinh hoạt chi bộ')
    expect(page.html).not.toContain(REPORT.text)
    expect(page.html).not.toContain('Huỳnh Văn Nam')
    for (const what of ['notice', 'verify', 'leave', 'ask'])
      expect((await (await as('huong')).get(actAt(what))).status).toBe(404)
    const sent = await (await as('huong')).post(actAt('notice'), { text: notice })
    expect(sent.status).toBe(409)
    expect((await (await as('huong')).get('/kiem-tra/gop-y')).text).toContain('không tham gia')
  })

  test('her opinion that it be admitted is refused, kindly, and what she chose stays', async () => {
    const page = await act('huong', 'opine', { verdict: 'admit', person: world.cast.people.nam.id })
    expect(page.status).toBe(409)
    expect(page.text).toContain('vướng mắc')
    expect(page.dom.querySelector('input[value=admit]')!.hasAttribute('checked')).toBe(true)
  })

  test('nobody outside the committee finds a list, a case, a form or a letter', async () => {
    await admit()
    await act('kiem', 'notice', { text: notice })
    const letter = await world.db.row<{ id: string }>(sql`select id from feedback_letter`)
    const doors = [
      '/kiem-tra/gop-y',
      paths.feedbackCase.to({ case: id }),
      actAt('opine'),
      paths.ownFeedbackLetter.to({ letter: letter.id }),
    ]
    for (const name of castNames.filter((one) => !['kiem', 'minh', 'hai', 'huong', 'nam'].includes(one)))
      for (const door of doors) expect((await (await as(name)).get(door)).status, `${name} ${door}`).toBe(404)
    expect((await (await as('nam')).get(doors[3]!)).status).toBe(200)
    expect((await (await as('lan')).get('/toi/gop-y')).text).toContain('Không có thông báo nào')
  })

  test('what Nam does leaves no row with his account and the case; the history has a token', async () => {
    await admit()
    await act('kiem', 'notice', { text: notice })
    const before = await world.db.row<{ n: number }>(sql`select count(*) as n from command`)
    const told = await opens('Thông báo')
    await fillForm(await as('nam'), told, { text: 'Tôi chở đất đắp đê.' })
    expect(await world.db.row(sql`select count(*) as n from command`)).toEqual(before)
    const deeds = await world.db.rows<{ actor: string | null; about: string; at: Date }>(sql`
      select actor, about, at from history where verb in ('feedback-told', 'feedback-answered')`)
    expect(deeds).toHaveLength(2)
    for (const deed of deeds) {
      expect(deed.actor).toBeNull()
      expect(deed.about).not.toContain(world.cast.people.nam.id)
      expect(deed.at.toISOString()).toBe('2026-12-01T17:00:00.000Z')
    }
  })
})

describe('what is refused', () => {
  beforeEach(admit)

  test('a notice in the sender’s own words: it could tell who sent it', async () => {
    const page = await act('kiem', 'notice', { text: `Có phản ánh: ${REPORT.text}` })
    expect(page.status).toBe(422)
    expect(page.text).toContain('Có đoạn giống lời người gửi')
    expect(page.dom.querySelector('textarea')!.text).toContain(REPORT.text)
  })

  test('nothing typed, and each form says what to mend', async () => {
    for (const what of ['notice', 'verify', 'delay', 'leave', 'ask']) {
      const page = await act('kiem', what)
      expect(page.status, what).toBe(422)
      expect(page.dom.querySelector('.errors'), what).not.toBeNull()
    }
  })

  test('a delay beyond the hard limit, and one that only one signs, puts nothing off', async () => {
    const late = await act('kiem', 'delay', { until: '02/03/2027', reason: 'Giữ sổ sách' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('quá giới hạn')
    expect((await act('kiem', 'delay', { until: '20/12/2026', reason: 'Giữ sổ sách' })).status).toBe(303)
    const due = async () =>
      (await world.db.row<{ until: string }>(sql`select until from feedback_case where id = ${id}`)).until
    expect(await due()).toBe('2026-12-09')
    expect((await fillForm(await as('kiem'), await casePage('kiem'), {}, { button: 'Rút lại' })).status).toBe(
      303,
    )
    await act('kiem', 'delay', { until: '20/12/2026', reason: 'Giữ sổ sách' })
    await sign('hai')
    expect(await due()).toBe('2026-12-20')
  })

  test('the same form sent twice is one event', async () => {
    const kiem = await as('kiem')
    const page = await kiem.get(actAt('notice'))
    for (let n = 0; n < 2; n++) expect((await fillForm(kiem, page, { text: notice })).status).toBe(303)
    const { n } = await world.db.row<{ n: number }>(sql`
      select count(*) as n from feedback_event where case_id = ${id} and kind = 'notice-sent'`)
    expect(n).toBe(1)
  })
})

describe('what leaves', () => {
  test('a denunciation: two say so, a slip is printed, and once it is handed over nothing is here', async () => {
    for (const name of ['kiem', 'minh'] as const)
      await act(name, 'opine', { verdict: 'hand-over', person: world.cast.people.nam.id })
    const kiem = await as('kiem')
    const slip = await kiem.get(paths.feedbackSlip.to({ case: id }))
    expect(slip.text).toContain(REPORT.text)
    expect(slip.text).toContain('nơi có thẩm quyền giải quyết tố cáo')
    expect((await act('kiem', 'hand-slip', { number: '03-PC/UBKT' })).location).toBe('/kiem-tra/gop-y')
    expect((await casePage('kiem')).status).toBe(404)
    const { n } = await world.db.row<{ n: number }>(sql`select count(*) as n from feedback_message`)
    expect(n).toBe(0)
    // A backup of yesterday has it still: what starts from it finds here that it is to go.
    expect(readFileSync(join(world.dataRoot, 'feedback-erasures.jsonl'), 'utf8')).toContain(id)
  })

  test('a report about somebody of the inspection committee can’t be admitted here', async () => {
    const page = await act('kiem', 'opine', { verdict: 'admit', person: world.cast.people.hai.id })
    expect(page.status).toBe(409)
    expect(page.text).toContain('chuyển lên cấp trên')
  })
})

describe('the poster', () => {
  test('has the square to scan and under it the address that it leads to', async () => {
    const page = await (await as('kiem')).get('/kiem-tra/gop-y/to-dan')
    expect(page.dom.querySelector('svg path')).not.toBeNull()
    expect(page.text).toContain('tusoi.test/gop-y')
    expect(page.text).toContain('Không nhận tố cáo ở đây')
  })
})

describe('the readers', () => {
  test('sign one after the other on a page that says who they will be', async () => {
    await world.db.run(sql`delete from feedback_reader`)
    const page = await (await as('kiem')).get('/kiem-tra/gop-y/nguoi-xem')
    expect(page.text).toContain('Trang góp ý chưa mở')
    // With cases there that nobody of the old set can hand over, only the sheets of paper help.
    await world.db.run(sql`delete from feedback_case`)
    await fillForm(await as('kiem'), page)
    const second = await (await as('minh')).get('/kiem-tra/gop-y/nguoi-xem')
    expect(second.text).toContain('Đỗ Thị Kiểm đã ký ngày 02/12/2026')
    await fillForm(await as('minh'), second)
    expect((await (await as('hai')).get('/kiem-tra/gop-y/nguoi-xem')).text).toContain(
      'đúng với chức vụ hiện nay',
    )
  })
})
