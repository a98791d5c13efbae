import { beforeEach, describe, expect, test } from 'vitest'
import { foundedCase, layCommittee, REPORT, received } from '../../test/feedback.ts'
import { readersOn } from '../../test/feedback-pages.ts'
import { fillForm, useWorld } from '../../test/harness.ts'
import { changePlace, givePost, join } from '../membership/membership.ts'
import { addUnit } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'
import { actorsOf } from './people.ts'

const world = useWorld()
const readers = readersOn(world)
let tenant: string
let nam: string
let id: string
let code: string

const by = () => ({ person: null, now: world.now })
const stage = async () =>
  (await world.db.maybe<{ stage: string }>(sql`select stage from feedback_case where id = ${id}`))?.stage

beforeEach(async () => {
  tenant = world.cast.units.commune.id
  nam = world.cast.people.nam.id
  await layCommittee(world)
  ;({ id, code } = await received(world))
  readers.on('2026-12-02')
  for (const name of ['kiem', 'minh'] as const)
    expect((await readers.act(name, id, 'opine', { verdict: 'admit', person: nam })).status).toBe(303)
})

describe('the member of a case', () => {
  test('moves to another cell: who is of that one is in conflict from then on, and no form of theirs is taken', async () => {
    const { cell } = await world.db.row<{ cell: string }>(
      sql`select cell from membership where person = ${world.cast.people.hai.id} and status <> 'left'`,
    )
    expect((await readers.page('hai', id)).text).toContain(REPORT.text)
    await changePlace(world.db, { tenant, person: nam, cell, from: '2026-12-03' }, by())
    readers.on('2026-12-03')
    const page = await readers.page('hai', id)
    expect(page.text).toContain('cùng sinh hoạt chi bộ')
    expect(page.html).not.toContain(REPORT.text)
    expect(
      (await (await readers.as('hai')).get(paths.feedbackAct.to({ case: id, act: 'verify' }))).status,
    ).toBe(404)
    // Hương, of the cell he came from, stays in conflict; with nobody left who is not, it goes up.
    expect((await readers.page('huong', id)).html).not.toContain(REPORT.text)
    expect((await readers.act('minh', id, 'leave', { why: 'no-quorum' })).status).toBe(303)
    expect((await readers.page('huong', id)).text).toContain('Không đủ hai đồng chí')
    expect((await readers.sign('huong', id)).status).toBe(303)
    expect(await stage()).toBe('leaving')
    expect((await readers.page('huong', id)).text).toContain('đổi chỗ sinh hoạt hoặc chức vụ')
    const { actor } = await world.db.row<{ actor: string | null }>(
      sql`select actor from history where verb = 'feedback-subject-changed'`,
    )
    expect(actor).toBeNull()
    const { n } = await world.db.row<{ n: number }>(
      sql`select count(*)::int as n from feedback_event where case_id = ${id} and kind = 'subject-changed'`,
    )
    expect(n).toBe(1)
  })

  test('is chosen for the commune’s committee: it is no longer this committee’s and leaves upward', async () => {
    const post = {
      unit: tenant,
      kind: 'committee-member',
      title: 'Đảng ủy viên',
      from: '2026-12-03',
    } as const
    await givePost(world.db, { tenant, person: nam, ...post }, by())
    readers.on('2026-12-03')
    expect((await (await readers.as('kiem')).get('/kiem-tra/gop-y')).status).toBe(200)
    expect(await stage()).toBe('leaving')
    expect((await readers.page('kiem', id)).text).toContain('In phiếu chuyển')
  })

  test.each([
    ['moved-out', 'leaving', 'nơi đảng viên chuyển đến'],
    ['left', undefined, ''],
    ['died', undefined, ''],
  ])(
    'is gone (%s): two readers say where to, and the case goes with its slip or ends',
    async (gone, then, slip) => {
      expect(
        (await (await readers.as('kiem')).get(paths.feedbackAct.to({ case: id, act: 'gone' }))).status,
      ).toBe(404)
      await changePlace(world.db, { tenant, person: nam, status: 'left', from: '2026-12-03' }, by())
      readers.on('2026-12-03')
      expect((await readers.page('kiem', id)).text).toContain('không còn tên trong danh sách')
      expect((await readers.act('kiem', id, 'gone', { gone })).status).toBe(303)
      expect(await stage()).toBe('admitted')
      expect((await readers.sign('minh', id)).status).toBe(303)
      if (then) {
        expect(await stage()).toBe(then)
        const page = await (await readers.as('kiem')).get(paths.feedbackSlip.to({ case: id }))
        expect(page.text).toContain(slip)
      } else expect(await stage()).toBe('closed')
      const { n } = await world.db.row<{ n: number }>(
        sql`select count(*)::int as n from feedback_case where id = ${id} and (stage = 'leaving' or erase_on <= '2026-12-03')`,
      )
      expect(n).toBe(1)
      expect(code).toBeTruthy()
    },
  )

  test('gone without a word where to: the form asks', async () => {
    await changePlace(world.db, { tenant, person: nam, status: 'left', from: '2026-12-03' }, by())
    readers.on('2026-12-03')
    expect((await readers.act('kiem', id, 'gone')).status).toBe(422)
  })
})

describe('somebody of the committee', () => {
  test('is under the member where the member leads what their cell belongs to', async () => {
    const base = await addUnit(
      world.db,
      { kind: 'grassroots', name: 'Đảng bộ cơ sở Thử', parent: tenant },
      by(),
    )
    const cell = await addUnit(world.db, { kind: 'cell', name: 'Chi bộ Một', parent: base.id }, by())
    const kiem = world.cast.people.kiem.id
    await changePlace(world.db, { tenant, person: kiem, cell: cell.id, from: '2026-12-02' }, by())
    await givePost(
      world.db,
      { tenant, person: nam, unit: base.id, kind: 'secretary', title: 'Bí thư', from: '2026-12-02' },
      by(),
    )
    const people = [kiem, world.cast.people.minh.id]
    const [under, other] = await actorsOf(world.db, tenant, people, '2026-12-02')
    expect(under!.under).toContain(nam)
    expect(other!.under).not.toContain(nam)
    expect((await readers.page('kiem', id)).text).toContain('dưới quyền người được nêu')
    expect((await readers.page('minh', id)).text).toContain(REPORT.text)
  })
})

describe('a member who moved to another commune', () => {
  test('finds their letters of the old one, and may still answer; nobody else of the new one does', async () => {
    await readers.act('kiem', id, 'notice', { text: 'Có phản ánh về việc dùng xe trên đê.' })
    const { other } = world.cast.units
    await world.db.run(sql`update membership set valid_to = '2026-12-03' where person = ${nam}`)
    await join(
      world.db,
      { tenant: other.tenant!, person: nam, cell: other.id, status: 'official', from: '2026-12-03' },
      by(),
    )
    readers.on('2026-12-03')
    const browser = await readers.as('nam')
    const list = await browser.get('/toi/gop-y')
    const address = list.dom.querySelector('.tasks a')!.getAttribute('href')!
    const opened = await fillForm(browser, await browser.get(address), {}, { button: 'Mở xem' })
    const letter = await browser.follow(opened)
    expect(letter.text).toContain('Có phản ánh về việc dùng xe trên đê.')
    const sent = await fillForm(browser, letter, { text: 'Tôi trả lời từ nơi mới.' })
    expect(sent.location).toBe('/toi/gop-y')
    expect((await readers.page('minh', id)).text).toContain('Tôi trả lời từ nơi mới.')
    for (const name of ['la', 'lan'] as const)
      expect((await (await readers.as(name)).get(address)).status, name).toBe(404)
  })
})

describe('who is in conflict stays so', () => {
  test('when the case is closed: Hương, of Nam’s cell, reads neither it nor the letter to the cell', async () => {
    const then = { ...world, db: world.db, cast: world.cast, now: new Date('2026-08-01T03:00:00Z') }
    const founded = await foundedCase(then, ['kiem', 'minh'])
    readers.on('2026-12-02')
    const letter = paths.feedbackGuidance.to({ case: founded })
    expect((await (await readers.as('kiem')).get(letter)).text).toContain('Giữ lời hứa với bà con')
    expect((await (await readers.as('kiem')).get(letter)).text).not.toContain(REPORT.text)
    const page = await readers.page('huong', founded)
    expect(page.html).not.toContain(REPORT.text)
    expect(page.html).not.toContain('Giữ lời hứa')
    expect((await (await readers.as('huong')).get(letter)).status).toBe(404)
    expect((await (await readers.as('lan')).get(letter)).status).toBe(404)
  })

  test('when they move themself: Hương, of Nam’s cell at first, changes hers and reads no more than before', async () => {
    expect((await readers.page('huong', id)).text).toContain('cùng sinh hoạt chi bộ')
    const { loi } = world.cast.units
    const person = world.cast.people.huong.id
    await changePlace(world.db, { tenant, person, cell: loi.id, from: '2026-12-03' }, by())
    readers.on('2026-12-03')
    const page = await readers.page('huong', id)
    expect(page.text).toContain('Khi nhận việc này, đồng chí cùng chi bộ')
    expect(page.html).not.toContain(REPORT.text)
    const form = paths.feedbackAct.to({ case: id, act: 'verify' })
    expect((await (await readers.as('huong')).get(form)).status).toBe(404)
    expect((await (await readers.as('minh')).get(form)).status).toBe(200)
  })

  test('when it leaves: an inspector whom an opinion names sees none of the words and hands over nothing', async () => {
    const report = await received({
      ...world,
      db: world.db,
      cast: world.cast,
      now: new Date('2026-12-01T03:00:00Z'),
    })
    expect((await readers.page('hai', report.id)).text).toContain(REPORT.text)
    const upward = { verdict: 'upward', person: world.cast.people.hai.id }
    expect((await readers.act('kiem', report.id, 'opine', upward)).status).toBe(303)
    const named = await readers.page('hai', report.id)
    expect(named.text).toContain('Việc này về chính đồng chí')
    expect(named.html).not.toContain(REPORT.text)
    expect(
      (await (await readers.as('hai')).get(paths.feedbackAct.to({ case: report.id, act: 'opine' }))).status,
    ).toBe(404)
    expect((await readers.act('minh', report.id, 'opine', upward)).status).toBe(303)
    const doors = [
      paths.feedbackSlip.to({ case: report.id }),
      paths.feedbackAct.to({ case: report.id, act: 'hand-slip' }),
    ]
    for (const door of doors) {
      expect((await (await readers.as('hai')).get(door)).status).toBe(404)
      // Kiểm sits in Hải's cell, Hương does not.
      expect((await (await readers.as('kiem')).get(door)).status).toBe(404)
      expect((await (await readers.as('huong')).get(door)).status).toBe(200)
    }
  })

  test('where all of them are: nobody admits it, it is sent up, and one of them, never the member, hands it over', async () => {
    const report = await received({
      ...world,
      db: world.db,
      cast: world.cast,
      now: new Date('2026-12-01T03:00:00Z'),
    })
    for (const name of ['kiem', 'minh', 'hai', 'huong'] as const)
      expect((await readers.act(name, report.id, 'declare')).status).toBe(303)
    const admit = { verdict: 'admit', person: world.cast.people.nam.id }
    expect((await readers.act('kiem', report.id, 'opine', admit)).status).toBe(409)
    for (const name of ['kiem', 'minh'] as const)
      expect((await readers.act(name, report.id, 'opine', { verdict: 'upward' })).status).toBe(303)
    const slip = await (await readers.as('minh')).get(paths.feedbackSlip.to({ case: report.id }))
    expect(slip.text).toContain('Ủy ban kiểm tra cấp trên')
    expect((await readers.act('minh', report.id, 'hand-slip', { number: '02' })).status).toBe(303)
    const left = await world.db.rows(sql`select id from feedback_case where id = ${report.id}`)
    expect(left).toEqual([])
  })
})
