import { beforeEach, describe, expect, test } from 'vitest'
import { type CastName, castNames } from '../../test/cast.ts'
import { finalCase, layCommittee, REPORT, thankedCase } from '../../test/feedback.ts'
import { type Browser, fillForm, type Page, useWorld } from '../../test/harness.ts'
import { signIn } from '../../test/walk.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'
import { forgetPrompts } from '../review-prompt/review-prompt.ts'
import { runFeedbackClock } from './feedback-clock.ts'
import { feedbackNumbers } from './numbers.ts'

const world = useWorld()
const browsers = new Map<CastName, Browser>()

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

const november = () => ({
  ...world,
  db: world.db,
  cast: world.cast,
  now: new Date('2026-11-02T09:00:00+07:00'),
})
const closeAt = (id: string) => paths.feedbackAct.to({ case: id, act: 'close' })
const visit = async (name: CastName, address: string) => (await as(name)).get(address)

async function close(name: CastName, id: string, values: Record<string, string> = {}): Promise<Page> {
  return fillForm(await as(name), await visit(name, closeAt(id)), values)
}

async function sign(name: CastName, id: string): Promise<Page> {
  const page = await visit(name, paths.feedbackCase.to({ case: id }))
  return fillForm(await as(name), page, {}, { button: 'Ký cùng' })
}

const WORDS = 'Chở vật liệu trên đê vào ban đêm khi chưa báo ấp.'

beforeEach(async () => {
  browsers.clear()
  await layCommittee(world)
})

describe('a founded case leads on, never to a score', () => {
  let id: string
  beforeEach(async () => {
    ;({ id } = await finalCase(november(), 'nam', 'partly'))
    on('2026-12-14')
  })

  test('guidance: Nam’s cell reads the committee’s words before his review, and so does Nam; nobody else', async () => {
    const proposed = await close('kiem', id, { follow: 'guidance', text: WORDS })
    expect(proposed.status).toBe(303)
    // What the second signs stands before their eyes.
    expect((await visit('minh', paths.feedbackCase.to({ case: id }))).text).toContain(WORDS)
    expect(
      (await visit('huong', paths.cellPrompts.to({ cell: world.cast.units.thanh.id }))).text,
    ).not.toContain(WORDS)
    expect((await sign('minh', id)).status).toBe(303)
    const cell = await visit('huong', paths.cellPrompts.to({ cell: world.cast.units.thanh.id }))
    expect(cell.text).toContain('Huỳnh Văn Nam')
    expect(cell.text).toContain(WORDS)
    expect((await visit('nam', '/toi/goi-y-kiem-diem')).text).toContain(WORDS)
    expect((await visit('nam', '/toi/gop-y')).text).toContain('Việc tiếp theo sau kết luận')
    expect((await visit('lan', '/toi/goi-y-kiem-diem')).text).not.toContain(WORDS)
    for (const name of ['lan', 'tam', 'phuc', 'quan'] as const)
      expect((await visit(name, paths.cellPrompts.to({ cell: world.cast.units.thanh.id }))).status).toBe(404)
    // Whoever read it is listed to him.
    expect((await visit('nam', '/toi/du-lieu')).text).toContain('Trần Thị Hương')
    await forgetPrompts(world.db, new Date('2027-12-15T00:00:00Z'))
    expect((await visit('nam', '/toi/goi-y-kiem-diem')).text).not.toContain(WORDS)
  })

  test('a promise: it stands among what was concluded about Nam, his cell follows it, he tells it is done', async () => {
    const plan = 'Khi chở vật liệu thì tôi báo ấp trước'
    await close('kiem', id, { follow: 'promise', text: WORDS, plan, due: '31/03/2027' })
    await sign('hai', id)
    const own = await visit('nam', '/toi/ket-luan')
    for (const part of ['Ủy ban kiểm tra, ngày 10/11/2026', WORDS, plan, 'khắc phục trước ngày 31/03/2027'])
      expect(own.text).toContain(part)
    expect(own.text).not.toContain('Đề nghị đảng ủy xem lại')
    expect((await visit('huong', `/chi-bo/${world.cast.units.thanh.id}/viec-da-hua`)).text).toContain(plan)
    expect((await visit('tam', `/chi-bo/${world.cast.units.thanh.id}/viec-da-hua`)).status).toBe(404)
    const told = await fillForm(await as('nam'), own, {}, { button: 'Đã sửa xong' })
    expect(told.status).toBe(303)
    expect((await visit('nam', '/toi/ket-luan')).text).toContain('Đồng chí báo đã sửa xong')
    // What was taken further, or not, before it was closed can't be taken further once more.
    const { id: conclusion } = await world.db.row<{ id: string }>(
      sql`select id from conclusion where kind = 'feedback' and person = ${world.cast.people.nam.id}`,
    )
    const appeal = await visit('nam', paths.appeal.to({ conclusion }))
    expect(appeal.text).toContain('quá hạn')
  })

  test('a reminder is put before the standing board, which hears and votes; Phúc finds it, the cell’s officers do not', async () => {
    await close('kiem', id, { follow: 'reminder', text: WORDS, due: '31/03/2027' })
    await sign('minh', id)
    const board = await visit('phuc', '/dang-uy/nhac-nho')
    expect(board.text).toContain('Huỳnh Văn Nam')
    expect((await visit('tam', '/dang-uy/nhac-nho')).status).toBe(404)
    const { kinds } = await world.db.row<{ kinds: string[] }>(
      sql`select array_agg(kind) as kinds from reminder_event`,
    )
    expect(kinds).toEqual(['proposed'])
  })

  test('no row of what follows leads back to the case, and no number hangs on the member', async () => {
    await close('kiem', id, { follow: 'promise', text: WORDS, plan: 'Khi chở thì báo', due: '31/03/2027' })
    await sign('minh', id)
    const rows = await world.db.rows<{ row: string }>(sql`
      select c::text as row from conclusion c union all select p::text from cell_plan p
      union all select p::text from review_prompt p`)
    for (const { row } of rows) expect(row).not.toContain(id)
    const { subjects } = await world.db.row<{ subjects: number }>(sql`
      select count(*)::int as subjects from history
      where verb in ('feedback-closed', 'review-prompted') and about::text like ${`%${world.cast.people.nam.id}%`}`)
    expect(subjects).toBe(0)
  })

  test('what is missing or copied is said, and nothing typed is lost', async () => {
    const empty = await close('kiem', id)
    expect(empty.status).toBe(422)
    const early = await close('kiem', id, {
      follow: 'promise',
      text: WORDS,
      plan: 'Khi chở thì báo',
      due: '14/12/2026',
    })
    expect(early.text).toContain('một ngày sau hôm nay')
    expect(early.html).toContain(WORDS)
    const copied = await close('kiem', id, { follow: 'guidance', text: REPORT.text })
    expect(copied.text).toContain('giống lời người gửi')
    expect((await visit('huong', closeAt(id))).status).toBe(404)
  })
})

describe('what came to nothing', () => {
  let id: string
  beforeEach(async () => {
    ;({ id } = await finalCase(november(), 'nam', 'unfounded'))
  })
  const certificateAt = () => paths.feedbackCertificate.to({ case: id })

  async function ask(): Promise<void> {
    const list = await visit('nam', '/toi/gop-y')
    const link = list.dom.querySelectorAll('.tasks a').find((one) => one.text.includes('Kết luận'))!
    const letter = await visit('nam', link.getAttribute('href')!)
    const asked = await fillForm(await as('nam'), letter, {}, { button: 'Xin giấy xác nhận' })
    expect(asked.status).toBe(303)
    expect((await (await as('nam')).follow(asked)).text).toContain('Đồng chí đã xin giấy xác nhận')
  }

  test('Nam asks for a certificate, Kiểm makes it once; the second time is refused and says why; it is kept nowhere', async () => {
    await ask()
    expect((await visit('kiem', paths.feedbackCase.to({ case: id }))).text).toContain(
      'xin giấy xác nhận ngày',
    )
    const page = await visit('kiem', certificateAt())
    const paper = await fillForm(await as('kiem'), page, {})
    for (const part of [
      'GIẤY XÁC NHẬN',
      'Huỳnh Văn Nam',
      'Chi bộ ấp Quới Thạnh',
      'nội dung phản ánh không đúng',
    ])
      expect(paper.text).toContain(part)
    expect(paper.text).not.toContain(REPORT.text)
    expect(paper.headers.get('cache-control')).toContain('no-store')
    // The answer of that very form may have been lost on the way; a new one is a second print.
    expect((await fillForm(await as('kiem'), page, {})).text).toContain('GIẤY XÁC NHẬN')
    const second = await (await as('minh')).post(certificateAt(), {})
    expect(second.status).toBe(409)
    expect(second.text).toContain('Giấy chỉ in một lần và nơi đây không giữ bản nào')
    expect((await visit('kiem', certificateAt())).text).not.toContain('Huỳnh Văn Nam')
    const { named } = await world.db.row<{ named: number }>(sql`
      select count(*)::int as named from history where verb like 'feedback-certificate%'
        and (about::text like ${`%${world.cast.people.nam.id}%`} or actor = ${world.cast.people.nam.id})`)
    expect(named).toBe(0)
  })

  test('unasked no paper is made; somebody in conflict, or outside the committee, finds none', async () => {
    const page = await visit('kiem', certificateAt())
    const refused = await fillForm(await as('kiem'), page, {})
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Giấy chỉ in khi đồng chí được nêu xin')
    const outside = castNames.filter((name) => !['kiem', 'minh', 'hai'].includes(name))
    for (const name of outside) expect((await visit(name, certificateAt())).status, name).toBe(404)
  })

  test('of a founded case there is no certificate', async () => {
    const founded = (await finalCase(november(), 'lan', 'founded')).id
    const address = paths.feedbackCertificate.to({ case: founded })
    expect((await visit('kiem', address)).status).toBe(404)
    expect((await (await as('kiem')).post(address, { asked: 'yes' })).status).toBe(404)
  })

  test('after the appeal period all of it is gone but a count without a day; a paper asked for is waited for, not for ever', async () => {
    await ask()
    const left = async () =>
      (await world.db.row<{ n: number }>(sql`select count(*)::int as n from feedback_case where id = ${id}`))
        .n
    await runFeedbackClock(world.db, new Date('2026-12-20T02:00:00Z'))
    expect(await left()).toBe(1)
    await runFeedbackClock(world.db, new Date('2026-12-28T02:00:00Z'))
    expect(await left()).toBe(0)
    for (const table of [
      'feedback_event',
      'feedback_key',
      'feedback_letter',
      'feedback_message',
      'feedback_certificate',
    ]) {
      const { n } = await world.db.row<{ n: number }>({
        text: `select count(*)::int as n from ${table} where case_id = $1`,
        values: [id],
        name: `left-in-${table}`,
      })
      expect(n, table).toBe(0)
    }
    const { count } = await world.db.row<{ count: number }>(
      sql`select count from feedback_tally where ended = 'unfounded'`,
    )
    expect(count).toBe(1)
    const tenant = world.cast.units.commune.id
    const range = { from: '2026-11-01', to: '2026-11-30' }
    expect(await feedbackNumbers(world.db, tenant, range, new Date('2027-01-01T02:00:00Z'))).toEqual({
      received: 1,
      open: 0,
      overdue: 0,
      concluded: 1,
      medianDays: 7,
    })
  })
})

describe('thanks', () => {
  const THANKS = {
    text: 'Xin cảm ơn chú Minh hôm bão đã chèo xuồng đưa mẹ tôi đi trạm xá.',
    about: 'thanks',
    contact: 'Cô Sáu Bông',
  }
  const deedAt = (id: string) => paths.feedbackThanks.to({ case: id })
  const words = 'Giữa lúc bão, đưa một cụ bà đi trạm xá bằng xuồng.'

  test('Kiểm notes them as a deed of Minh’s; his cell reads it, he may ask that it be not told, the sender reads that it went on', async () => {
    const { id, code } = await thankedCase(
      { ...november(), now: new Date('2026-11-27T09:00:00+07:00') },
      THANKS,
    )
    const typed = await fillForm(await as('kiem'), await visit('kiem', deedAt(id)), {
      person: world.cast.people.minh.id,
      words,
      day: '25/11/2026',
    })
    expect(typed.text).toContain('Chi bộ sẽ đọc đúng như sau')
    expect(typed.text).toContain(words)
    const sent = await fillForm(await as('kiem'), typed, {}, { button: 'Ghi và chuyển chi bộ' })
    expect(sent.status).toBe(303)
    expect((await visit('kiem', paths.feedbackCase.to({ case: id }))).text).toContain('Đã ghi thành việc tốt')
    expect((await visit('tam', `/chi-bo/${world.cast.units.loi.id}/viec-tot`)).text).toContain(words)
    expect((await visit('minh', '/toi/viec-tot')).text).toContain(words)
    expect((await visit('huong', `/chi-bo/${world.cast.units.loi.id}/viec-tot`)).status).toBe(404)
    const villager = world.as()
    const state = await fillForm(villager, await villager.get('/gop-y/ma'), { code })
    expect(state.text).toContain('Lời khen đã được chuyển đến chi bộ')
    const { deeds } = await world.db.row<{ deeds: unknown }>(
      sql`select jsonb_agg(jsonb_build_array(origin, source, person)) as deeds from good_deed`,
    )
    expect(deeds).toEqual([['people', 'feedback', world.cast.people.minh.id]])
  })

  test('not before two took them for thanks, not the sender’s own words, not a reader’s own, not by others', async () => {
    const { id } = await thankedCase({ ...november(), now: new Date('2026-11-27T09:00:00+07:00') }, THANKS)
    const page = await visit('kiem', deedAt(id))
    const copied = await fillForm(await as('kiem'), page, {
      person: world.cast.people.minh.id,
      words: THANKS.text,
    })
    expect(copied.status).toBe(422)
    expect(copied.text).toContain('giống lời người gửi')
    const named = await fillForm(await as('kiem'), page, {
      person: world.cast.people.minh.id,
      words: 'Cô Sáu Bông ở xóm kể việc này.',
    })
    expect(named.status).toBe(422)
    expect(named.text).toContain('tên hoặc cách liên lạc của người gửi')
    expect((await visit('minh', deedAt(id))).html).not.toContain('Phạm Minh (')
    for (const name of ['lan', 'phuc', 'tam', 'quan'] as const)
      expect((await visit(name, deedAt(id))).status, name).toBe(404)
    const open = (await finalCase(november(), 'nam', 'unfounded')).id
    expect((await visit('kiem', deedAt(open))).status).toBe(404)
  })
})
