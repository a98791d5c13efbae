import { join } from 'node:path'
import pg from 'pg'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Browser, browser, fillForm, ORIGIN } from '../../test/harness.ts'
import { createApp } from '../app.ts'
import { verify } from '../history/history.ts'
import type { Unit } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { readConfig } from '../platform/config.ts'
import { type Transaction, transactionOn, valueTypes } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { demoRoutes } from './demo.routes.tsx'
import { OPENING } from './opening.ts'
import { ROLES, roleNames } from './roles.ts'
import { tellStory } from './story.ts'

const root = join(import.meta.dirname, '../..')
const client = new pg.Client({ connectionString: inject('appUrl'), types: valueTypes, pipeline: true })
let tx: Transaction
let commune: Unit
let visit: () => Browser

beforeAll(async () => {
  await client.connect()
  await client.query('begin')
  tx = transactionOn(client)
  commune = await tellStory(tx, root)
  const config = { ...readConfig({}, { demo: true }), address: ORIGIN }
  const app = createApp({
    db: tx,
    clock: { now: () => OPENING },
    config,
    assets: { address: (name) => name, find: () => null },
    log: pino({ level: 'silent' }),
    demo: (serve) => demoRoutes(serve, async () => {}),
  })
  visit = () => browser((request) => Promise.resolve(app.request(request)))
})

afterAll(async () => {
  await client.query('rollback')
  await client.end()
})

describe('the demo commune', () => {
  test('has 12 cells and 206 members of today, and those who left are in the past', async () => {
    const members = await tx.row<{ today: number; past: number; cells: number }>(sql`
      select count(*) filter (where valid_to is null and status <> 'left')::int as today,
             count(*) filter (where status = 'left')::int as past, count(distinct cell)::int as cells
      from membership where tenant = ${commune.id}`)
    expect(members).toEqual({ today: 206, past: 20, cells: 12 })
  })

  test('has one cell that did not meet in November, and nothing sent for it after', async () => {
    const late = await tx.rows<{ name: string }>(sql`
      select unit.name from unit join period on period.tenant = unit.tenant and period.month = '2026-11-01'
      where unit.tenant = ${commune.id} and unit.kind = 'cell'
        and not exists (select 1 from period_closed c where c.cell = unit.id and c.period = period.id)`)
    expect(late).toHaveLength(1)
  })

  test('was told through verbs that left a whole history', async () => {
    const result = await verify(tx, commune.id)
    expect(result).toMatchObject({ ok: true })
    expect(result.ok && result.length).toBeGreaterThan(300)
  })

  test('its front page leads to the roles', async () => {
    const front = await visit().get('/')
    expect(front.dom.querySelector('main a.primary')?.getAttribute('href')).toBe('/mau')
  })

  for (const role of roleNames)
    test(`one tap as ${role} lands on something to do`, async () => {
      const someone = visit()
      const front = await someone.get('/mau')
      expect(front.html).toContain('DỮ LIỆU MẪU')
      const tapped = await fillForm(someone, front, {}, { action: `/mau/${role}` })
      expect(tapped.location).toBe(ROLES[role].lands)
      const landed = await someone.follow(tapped)
      expect(landed.status).toBe(200)
      expect(landed.text).toMatch(
        {
          'dang-vien': /Việc đã hứa *Chưa làm/,
          'bi-thu': /trên 19 đảng viên đã tự soi/,
          'thuong-truc': /Công bố quý này/,
          'uy-vien-ubkt': /Hai đồng chí xem và cho ý kiến \(hạn 03\/12\/2026\)/,
          'quan-tri': /In thẻ đăng nhập/,
        }[role],
      )
    })

  test('the secretary finds one formal reminder that waits to be confirmed', async () => {
    const secretary = visit()
    const landed = await secretary.follow(
      await fillForm(secretary, await secretary.get('/mau'), {}, { action: '/mau/bi-thu' }),
    )
    const cell = await tx.row<{ keeper: string }>(sql`select keeper from reminder`)
    expect(landed.status).toBe(200)
    const list = await secretary.get(`/chi-bo/${cell.keeper}/nhac-nho`)
    expect(list.text).toContain('Đồng chí báo đã sửa xong ngày 29/11/2026; chờ chi bộ xem và công nhận')
  })

  test('the board can freeze the third quarter, and reads which cell is missing', async () => {
    const standing = visit()
    await fillForm(standing, await standing.get('/mau'), {}, { action: '/mau/thuong-truc' })
    const calendar = await standing.get('/dang-uy/bao-cao')
    expect(calendar.text).toMatch(/Quý III\/2026: đã quá hạn gửi .* 11\/12 chi bộ đã đủ số liệu/)
    expect(calendar.dom.querySelectorAll('.members li')).toHaveLength(2)
    expect(calendar.text).toContain('tháng 9/2026 chưa ghi buổi họp')
    expect(calendar.dom.querySelector('main a.primary')?.text).toBe('Chốt số liệu quý III/2026')
  })

  test('the movement of the superior board binds it; most were briefed, a few still have to be', async () => {
    const standing = visit()
    await fillForm(standing, await standing.get('/mau'), {}, { action: '/mau/thuong-truc' })
    const own = await standing.get('/phong-trao')
    expect(own.text).toContain('Thực hiện Nghị quyết Trung ương 4, gắn với Chỉ thị 05')
    expect(own.text).toContain(
      'Đảng bộ tỉnh (mẫu) phát động theo Kế hoạch của Ban Thường vụ (mẫu) số 15-KH/TU',
    )
    const briefings = await standing.get('/dang-uy/quan-triet')
    const [briefed, all, left] = [
      ...briefings.text.match(/(\d+) trên (\d+) đảng viên đã học đủ văn bản\. Còn (\d+) đồng chí/)!.slice(1),
    ].map(Number) as [number, number, number]
    expect(briefed + left).toBe(all)
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThan(all / 5)
    expect(briefings.text).toContain('Cán bộ không phải đảng viên: 24 trên 27 lượt mời đã dự.')
  })

  test('the uncle finds his two promises and keeps one', async () => {
    const uncle = visit()
    await fillForm(uncle, await uncle.get('/mau'), {}, { action: '/mau/dang-vien' })
    const promises = await uncle.get('/thang-nay/viec-da-hua')
    expect(promises.dom.querySelectorAll('.card')).toHaveLength(2)
    const kept = await uncle.follow(await fillForm(uncle, promises, {}, { button: 'Đã sửa xong' }))
    expect(kept.dom.querySelectorAll('button[aria-pressed=true]').map((b) => b.text)).toEqual(['Đã sửa xong'])
  })

  test('deeds that villagers told stand on the board; one that a member told of the uncle waits in his cell', async () => {
    const secretary = visit()
    await fillForm(secretary, await secretary.get('/mau'), {}, { action: '/mau/bi-thu' })
    const board = await secretary.get('/bieu-duong')
    expect(board.dom.querySelectorAll('.board li')).toHaveLength(3)
    expect(board.text).toContain('chở bà Sáu đi cấp cứu')
    const list = await secretary.follow(await secretary.get('/chi-bo'))
    const link = list.dom.querySelectorAll('a').find((a) => a.text === 'Việc tốt của chi bộ')!
    const waiting = await secretary.get(link.getAttribute('href')!)
    expect(waiting.dom.querySelectorAll('.card')).toHaveLength(1)
    const uncle = visit()
    await fillForm(uncle, await uncle.get('/mau'), {}, { action: '/mau/dang-vien' })
    expect((await uncle.get('/hop')).text).toContain('Có người kể một việc tốt của đồng chí')
  })

  test('quarter 3 is released once, with no number below 5', async () => {
    const standing = visit()
    await fillForm(standing, await standing.get('/mau'), {}, { action: '/mau/thuong-truc' })
    const before = await standing.get('/dang-uy/so-lieu')
    const asked = await fillForm(standing, before, {}, { button: 'Công bố quý này' })
    const after = await standing.follow(await fillForm(standing, asked))
    const section = after.dom.querySelectorAll('section').find((one) => one.text.includes('Quý 3 năm 2026'))!
    const numbers = section.querySelectorAll('td.n').map((cell) => cell.text.trim())
    expect(numbers).toHaveLength(27)
    for (const number of numbers)
      expect(number === '<5' || number.startsWith('không công bố') || Number(number) >= 5).toBe(true)
    expect(numbers.some((number) => Number(number) >= 5)).toBe(true)
    expect(after.text).not.toContain('Công bố quý này')
  })

  test('two quarters were released before: the groups by quarters are no empty table', async () => {
    const standing = visit()
    await fillForm(standing, await standing.get('/mau'), {}, { action: '/mau/thuong-truc' })
    const page = await standing.get(paths.heatMap.to())
    const cells = page.dom.querySelectorAll('tbody td').map((cell) => cell.text)
    expect(cells).toHaveLength(27 * 4)
    expect(cells.filter((cell) => Number(cell) >= 5).length).toBeGreaterThan(3)
    expect(page.text).toMatch(
      /Quý [23] năm 2026: (nhiều đồng chí tự nêu nhất là nhóm “|\d nhóm được nêu nhiều như nhau)/,
    )
  })

  test('the target stands beside 10 of 2019 and what was raised; its members read no more than they may', async () => {
    const standing = visit()
    await fillForm(standing, await standing.get('/mau'), {}, { action: '/mau/thuong-truc' })
    const page = await standing.follow(await standing.get(paths.target.to()))
    expect(page.text).toContain('Đến ngày 31/12/2027, không còn đảng viên nào có biểu hiện.')
    expect(page.text).toContain('Mục tiêu là không còn ai; còn 10 đồng chí cần cùng chi bộ sửa xong.')
    expect(page.text).toMatch(/Trong đợt này \d+ đồng chí tự nêu điều cần sửa\./)
    expect(page.text).toMatch(/chi bộ đã công nhận khắc phục (\d+) trên \1 việc\./)
    expect((await standing.get(paths.funnel.to())).text).toMatch(/Trong \d+ việc đã kết luận/)
    const uncle = visit()
    await fillForm(uncle, await uncle.get('/mau'), {}, { action: '/mau/dang-vien' })
    const own = await uncle.get(paths.ownTarget.to())
    expect(
      own.dom
        .querySelectorAll('tbody td')
        .map((cell) => cell.text)
        .slice(0, 1),
    ).toEqual(['10 người'])
    expect((await uncle.get(paths.target.to())).status).toBe(404)
  })

  test('the uncle’s commitments: last year’s concluded about, one line not kept; this year’s confirmed, his months ticked', async () => {
    const uncle = visit()
    await fillForm(uncle, await uncle.get('/mau'), {}, { action: '/mau/dang-vien' })
    expect((await uncle.get('/cam-ket/2025')).text).toContain('Chi bộ kết luận: chưa giữ được')
    const now = await uncle.get('/cam-ket/2026')
    expect(now.text).toContain('Chi bộ đã xác nhận trong buổi họp ngày 25/01/2026')
    expect(now.dom.querySelectorAll('.dots .slipped').length).toBeGreaterThan(0)
    expect((await uncle.get('/toi/ket-luan')).text).toContain('Từ tháng 7 chỉ thăm được hai lượt.')
    expect((await uncle.get('/cam-ket')).text).toContain('Cam kết năm 2027')
  })
})

describe('2017 and 2019', () => {
  test('stand on the front of the demo with the limits in words, and on no other front', async () => {
    const front = await visit().get('/mau')
    expect(front.text).toContain('Từ 70 còn 10 đảng viên có hạn chế')
    expect(front.text).toMatch(/Không sâu sát tình hình: \d+ người, nay \d+/)
    expect((await visit().get('/')).text).not.toContain('70')
  })

  test('70, then 10, with a flow that adds up, past members among them; made by the product’s own verbs', async () => {
    const standing = visit()
    await fillForm(standing, await standing.get('/mau'), {}, { action: '/mau/thuong-truc' })
    const list = await standing.get('/dang-uy/dot')
    expect(list.text).toContain('70 trên')
    const link = list.dom.querySelectorAll('main a').find((one) => one.text.startsWith('So sánh hai đợt'))!
    const page = await standing.get(link.getAttribute('href')!)
    expect(page.dom.querySelector('h1')?.text).toBe('Từ 70 còn 10 đảng viên có hạn chế')
    expect(page.text).toContain(
      '57 đồng chí đã khắc phục, 7 còn, 2 mới, 1 mới về sinh hoạt và 6 đã chuyển đi hoặc không còn sinh hoạt.',
    )
    const [flow, limits] = page.dom.querySelectorAll('section.comparison')
    const numbers = flow!.querySelectorAll('tbody td').map((cell) => Number(cell.text))
    const [before, fixed, left, openAfter, still, fresh, joined, openBefore, after] = numbers as number[]
    expect(fixed! + left! + openAfter! + still!).toBe(before)
    expect(still! + fresh! + joined! + openBefore!).toBe(after)
    expect(limits!.querySelectorAll('tbody tr')).toHaveLength(7)
    const past = await tx.row<{ n: number }>(sql`
      select count(*)::int as n from round_member m join round r on r.id = m.round
      where r.opens_on < '2018-01-01' and m.level in ('partial', 'present')
        and not exists (select 1 from membership s where s.person = m.person and s.status <> 'left' and s.valid_to is null)`)
    expect(past.n).toBeGreaterThan(5)
  })

  test('nobody was in a round before they were admitted, and nothing of then is still open', async () => {
    const early = await tx.rows(sql`
      select p.full_name from round_member m join round r on r.tenant = m.tenant and r.id = m.round join person p on p.id = m.person
      where length(p.admitted_on) = 10 and p.admitted_on::date > r.conclude_by`)
    expect(early).toEqual([])
    const open = await tx.rows(sql`
      select 1 from cell_plan c join membership m on m.person = c.person and m.valid_to is null and m.status <> 'left'
      where c.origin = 'concluded' and c.opened_on < '2026-01-01' and c.confirmed_on is null`)
    expect(open).toEqual([])
  })
})

describe('feedback in the demo', () => {
  test('the inspector lands on a case that waits for a second opinion; nobody else’s name stands in the list', async () => {
    const thao = visit()
    const { location } = await thao.post(paths.demoRole.to({ role: 'uy-vien-ubkt' }), {})
    expect(location).toBe('/kiem-tra/gop-y')
    const list = await thao.get(location!)
    expect(list.text).toContain('Hai đồng chí xem và cho ý kiến (hạn 03/12/2026)')
    const opened = await thao.get(list.dom.querySelector('.tasks a')!.getAttribute('href')!)
    expect(opened.text).toContain('Đèn đường ở xóm tôi tắt')
    expect(opened.text).toContain('Nhận để xác minh')
  })

  test('the villager’s tap shows what the committee asked, without an account; they answer', async () => {
    const villager = visit()
    const page = await fillForm(villager, await villager.get(paths.demo.to()), {}, { action: '/gop-y/ma' })
    expect(page.text).toContain('Xin cho biết đoạn nào tắt đèn')
    const answered = await fillForm(
      villager,
      page,
      { text: 'Đoạn từ cầu Ba Xà tới nhà văn hóa.' },
      { button: 'Gửi bổ sung' },
    )
    expect(answered.text).toContain('Đoạn từ cầu Ba Xà')
  })
})
