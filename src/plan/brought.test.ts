import { beforeEach, describe, expect, test } from 'vitest'
import { castNames } from '../../test/cast.ts'
import { type Browser, fillForm, type Page, useWorld } from '../../test/harness.ts'
import { send, signIn, until, walk } from '../../test/walk.ts'
import { link, tableOf } from '../meeting/testing/table.ts'
import { changePlace } from '../membership/membership.ts'
import { paths } from '../paths.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'

const world = useWorld()
const PLAN = 'Khi có lớp học thì tôi đến đủ.'
const OTHER = 'Khi có lớp học thì tôi đến sớm mười phút.'
const PRIVATE = 'Khi ghé quán thì tôi về trước chín giờ.'
const MARKS = [
  { sign: 'I.3.2', plan: PLAN, ask: true },
  { sign: 'II.9.1', plan: PRIVATE },
]
const KNOWN = '/toi/viec-chi-bo-biet'

interface Row {
  id: string
  line: string
  due: string
  opened_on: string
  told_fixed_on: string | null
  withdrawn_on: string | null
  replaces: string | null
}
const rows = () =>
  world.db.rows<Row>(sql`
    select id, line, due, opened_on, told_fixed_on, withdrawn_on, replaces from cell_plan where origin = 'brought'
    order by opened_on, withdrawn_on is null, id`)
const open = async () => (await rows()).filter((row) => row.withdrawn_on === null)
const deeds = async () =>
  (
    await world.db.rows<{ verb: string }>(sql`select verb from history where verb like 'plan-%' order by n`)
  ).map((deed) => deed.verb)
const officers = async (name: 'huong' | 'dung' | 'tam' = 'huong', cell: 'thanh' | 'loi' = 'thanh') =>
  world.as(name).get(paths.cellPromises.to({ cell: world.cast.units[cell].id }))
const cards = (page: Page) => page.dom.querySelectorAll('section.card .own-words').map((line) => line.text)

/** Time goes on; whoever comes now signs in anew. */
async function on(day: string, name: 'lan' | 'huong' = 'lan'): Promise<Browser> {
  await until(world, day)
  const browser = world.as(name)
  browser.cookies.delete('phien')
  await signIn(browser)
  return browser
}
const promises = async (lan: Browser) => lan.get('/thang-nay/viec-da-hua')

describe('Lan brings a promise to her cell', () => {
  test('sees its words and day before sending; the cell’s officers read just that, and who looked is told her', async () => {
    const lan = world.as('lan')
    const check = await walk(lan, { marks: MARKS })
    expect(check.dom.querySelectorAll('p.preview').map((line) => line.text)).toEqual([PLAN])
    expect(check.text).toContain('Chi bộ thấy ngày hẹn: 31/12/2026')
    expect(await rows()).toEqual([])
    await fillForm(lan, check)
    const page = await officers()
    expect(page.text).toContain(`Nguyễn Thị Lan ${PLAN} Hẹn 31/12/2026, từ ngày 01/12/2026`)
    expect(page.html).not.toContain(PRIVATE)
    const known = await lan.get(KNOWN)
    expect(cards(known)).toEqual([PLAN])
    expect(known.text).toContain('Trần Thị Hương, ngày 01/12/2026: việc đã hứa')
    expect((await lan.get('/toi/du-lieu')).text).toContain('Trần Thị Hương, ngày 01/12/2026: việc đã hứa')
  })

  test('the sign’s name stands before it only if she ticks that too', async () => {
    const lan = world.as('lan')
    await send(lan, { marks: [{ sign: 'I.3.2', plan: PLAN, ask: true, askSign: true }] })
    expect((await open())[0]!.line).toMatch(new RegExp(`^.+: ${PLAN}$`))
    expect(cards(await officers())).toEqual([(await open())[0]!.line])
  })

  test('who and when stand in the history: ids, the day and no hour', async () => {
    await send(world.as('lan'), { marks: MARKS })
    const deed = await world.db.row<{ at: Date; about: string }>(
      sql`select at, about from history where verb = 'plan-brought'`,
    )
    expect(deed.at).toEqual(new Date('2026-12-01T00:00:00+07:00'))
    expect(deed.about).toBe(`plan:${(await open())[0]!.id} person:${world.cast.people.lan.id}`)
  })

  test('nobody else reads it: not Minh of another cell, not its officers, not the standing board', async () => {
    await send(world.as('lan'), { marks: MARKS })
    const { thanh } = world.cast.units
    for (const name of castNames.filter((one) => !['lan', 'huong', 'dung'].includes(one))) {
      const visitor = world.as(name)
      for (const path of [paths.cellPromises, paths.cellPromisesPrint])
        expect((await visitor.get(path.to({ cell: thanh.id }))).status, name).toBe(404)
      for (const path of [KNOWN, '/toi/du-lieu', '/chi-bo', '/dang-uy'])
        expect((await visitor.get(path)).html, name).not.toContain(PLAN)
    }
  })

  test('a second press of “Gửi” brings nothing twice', async () => {
    const lan = world.as('lan')
    const check = await walk(lan, { marks: MARKS })
    for (let n = 0; n < 3; n++) expect((await fillForm(lan, check)).status).toBe(303)
    expect(await rows()).toHaveLength(1)
  })

  test('a member who brings nothing and one with twenty private plans leave the same list', async () => {
    const before = (await officers()).html.replace(/[0-9a-f-]{36}/g, '')
    await send(world.as('nam'), { marks: [{ sign: 'I.3.2', plan: PRIVATE }] })
    expect((await officers()).html.replace(/[0-9a-f-]{36}/g, '')).toBe(before)
    expect(await rows()).toEqual([])
    expect(await deeds()).toEqual([])
  })
})

describe('opening the month again', () => {
  test('takes the promise back until it is sent anew', async () => {
    const lan = world.as('lan')
    await send(lan, { marks: MARKS })
    await fillForm(lan, await lan.get('/thang-nay'), {}, { button: 'Mở lại để sửa' })
    expect(await open()).toEqual([])
    expect(cards(await officers())).toEqual([])
    expect((await lan.get(KNOWN)).text).toContain('Đã thôi đưa ra chi bộ ngày 01/12/2026')
    await send(lan)
    expect((await open()).map((row) => row.line)).toEqual([PLAN])
    expect(await deeds()).toEqual(['plan-brought', 'plan-taken-back', 'plan-brought'])
  })

  test('gives the words of before back to the cell, where a later month had changed them', async () => {
    await send(world.as('lan'), { marks: MARKS })
    const lan = await on('2026-12-20')
    const page = await fillForm(lan, await promises(lan), {}, { action: 'viec-da-hua', button: 'Đang sửa' })
    expect(page.status).toBe(303)
    const plans = await lan.get(paths.plans.to())
    const mine = plans.dom.querySelectorAll('.card').find((card) => card.text.includes(PLAN))!
    await fillForm(lan, await lan.get(mine.querySelector('a')!.getAttribute('href')!), { text: OTHER })
    expect((await open()).map((row) => row.line)).toEqual([PLAN])
    const check = await walk(lan)
    expect(check.text).toContain(`Dòng này thay cho dòng chi bộ đang thấy: “${PLAN}”, hẹn 31/12/2026`)
    expect((await open()).map((row) => row.line)).toEqual([PLAN])
    await fillForm(lan, check)
    expect((await open()).map((row) => [row.line, row.opened_on])).toEqual([[OTHER, '2026-12-01']])
    expect(cards(await lan.get(KNOWN))).toEqual([OTHER])
    await fillForm(lan, await lan.get('/thang-nay'), {}, { button: 'Mở lại để sửa' })
    expect((await open()).map((row) => row.line)).toEqual([PLAN])
    await send(lan)
    expect((await open()).map((row) => row.line)).toEqual([OTHER])
  })
})

describe('a month later', () => {
  beforeEach(async () => {
    await send(world.as('lan'), { marks: MARKS })
  })

  test('the card of a promise the cell knows says before the tap what the cell will see; the private one does not', async () => {
    const lan = await on('2026-12-20')
    const [brought, own] = (await promises(lan)).dom.querySelectorAll('section.card')
    expect(brought!.text).toContain('Việc này chi bộ đã biết')
    expect(brought!.text).toContain('chi bộ thấy ngay: đồng chí báo đã sửa xong ngày 20/12/2026')
    expect(own!.text).toContain(PRIVATE)
    expect(own!.text).not.toContain('chi bộ')
  })

  test('“Đã sửa xong” tells the cell in the same tap; another answer takes it back; each is in the history', async () => {
    const lan = await on('2026-12-20')
    const press = async (button: string) => {
      const page = await promises(lan)
      const state = { 'Đã sửa xong': 'fixed', 'Đang sửa': 'fixing' }[button]!
      const [plan, tells] = ['plan', 'tells'].map((name) =>
        page.dom.querySelector(`section.card input[name=${name}]`)!.getAttribute('value'),
      )
      return lan.post('/thang-nay/viec-da-hua', { plan: plan!, tells: tells!, state })
    }
    await press('Đã sửa xong')
    expect((await open())[0]!.told_fixed_on).toBe('2026-12-20')
    const huong = await on('2026-12-20', 'huong')
    const page = await huong.get(paths.cellPromises.to({ cell: world.cast.units.thanh.id }))
    expect(page.text).toContain('Báo đã sửa xong ngày 20/12/2026, chờ chi bộ công nhận')
    expect((await promises(lan)).text).toContain('Bấm ý khác là rút lại lời báo này')
    await press('Đang sửa')
    expect((await open())[0]!.told_fixed_on).toBeNull()
    expect(await deeds()).toEqual(['plan-brought', 'plan-told-fixed', 'plan-told-fixed-withdrawn'])
  })

  test('a page that did not say so tells the cell nothing', async () => {
    const lan = await on('2026-12-20')
    const page = await promises(lan)
    const plan = page.dom.querySelector('section.card input[name=plan]')!.getAttribute('value')!
    const refused = await lan.post('/thang-nay/viec-da-hua', { plan, state: 'fixed' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Mời đồng chí đọc điều chi bộ sẽ thấy rồi chọn lại')
    expect((await open())[0]!.told_fixed_on).toBeNull()
    expect((await promises(lan)).dom.querySelector('[aria-pressed=true]')).toBeNull()
  })

  test('“Đang sửa”, “Chưa làm được” with its reason and the private plan’s answers stay with her', async () => {
    const before = await rows()
    const count = () => world.db.row(sql`select count(*) as n from history`)
    const deedsBefore = await count()
    const lan = await on('2026-12-20')
    const sent = await walk(lan, { promises: 'Chưa làm được' })
    expect(sent.url).toBe('/thang-nay/gui')
    expect(await rows()).toEqual(before)
    expect(await count()).toEqual(deedsBefore)
    await fillForm(lan, sent)
    const huong = await on('2026-12-20', 'huong')
    for (const path of [paths.cellPromises, paths.cellDeclared, paths.cell])
      expect((await huong.get(path.to({ cell: world.cast.units.thanh.id }))).html).not.toContain(
        'Chưa có thời gian',
      )
  })

  test('asks the cell no more: the preview says what it will not see, and sending takes it back', async () => {
    const lan = await on('2026-12-20')
    await walk(lan)
    const plans = await lan.get(paths.plans.to())
    const mine = plans.dom.querySelectorAll('.card').find((card) => card.text.includes(PLAN))!
    await fillForm(lan, await lan.get(mine.querySelector('a')!.getAttribute('href')!), { ask: false })
    const check = await walk(lan)
    expect(check.text).toContain('Chi bộ sẽ thôi thấy những dòng này')
    expect(await open()).toHaveLength(1)
    await fillForm(lan, check)
    expect(await open()).toEqual([])
  })

  test('is overdue: first on the officers’ list, and said so to her', async () => {
    const lan = await on('2027-01-02')
    expect((await lan.get(KNOWN)).text).toContain('Đã quá hẹn 31/12/2026')
    await world.db.run(sql`
      insert into cell_plan (tenant, id, person, cell, origin, origin_id, line, due, opened_on)
      values (${world.cast.units.commune.id}, ${randomId()}, ${world.cast.people.nam.id}, ${world.cast.units.thanh.id},
              'brought', ${randomId()}, 'Việc của Nam', '2027-03-31', '2026-12-01')`)
    const huong = await on('2027-01-02', 'huong')
    const page = await huong.get(paths.cellPromises.to({ cell: world.cast.units.thanh.id }))
    expect(cards(page)).toEqual([PLAN, 'Việc của Nam'])
    expect(page.dom.querySelectorAll('h2').map((one) => one.text)).toEqual(['Đã quá hẹn', 'Chưa đến hẹn'])
    const paper = await huong.get(paths.cellPromisesPrint.to({ cell: world.cast.units.thanh.id }))
    expect(paper.dom.querySelectorAll('tbody tr').map((row) => row.querySelector('td')!.text)).toEqual([
      PLAN,
      'Việc của Nam',
    ])
    expect(paper.html).not.toContain(PRIVATE)
  })
})

describe('the cell confirms at a meeting', () => {
  const table = tableOf(world)

  test('what Lan told, and what she says afterwards changes nothing of it', async () => {
    const lan = world.as('lan')
    await send(lan, { marks: MARKS })
    await fillForm(lan, await lan.get(KNOWN), {}, { button: 'Đã sửa xong' })
    expect((await open())[0]!.told_fixed_on).toBe('2026-12-01')
    const left = await lan.get(KNOWN)
    const hub = await table.begin()
    const item = await table.nam.get(link(await table.nam.get(hub), 'Việc đã hứa đưa ra chi bộ'))
    expect(item.text).toContain(
      `${PLAN} Nguyễn Thị Lan, hẹn trước ngày 31/12/2026 · đảng viên báo đã sửa xong`,
    )
    expect((await lan.get(KNOWN)).text).toContain('Huỳnh Văn Nam, ngày 01/12/2026: việc đã hứa')
    await fillForm(table.nam, item, {}, { button: 'Chi bộ xác nhận đã khắc phục' })
    expect((await lan.get(KNOWN)).text).toContain('Chi bộ công nhận đã sửa xong ngày 01/12/2026')
    for (const button of ['Chưa xong, rút lại', 'Thôi đưa ra chi bộ']) {
      const late = await fillForm(lan, left, {}, { button })
      expect(late.status).toBe(409)
      expect(late.text).toContain('vừa đổi ở nơi khác')
    }
    expect(cards(await officers())).toEqual([PLAN])
    expect((await officers()).text).toContain('Chi bộ công nhận ngày 01/12/2026')
    // It is not brought again by the month that is opened anew and sent.
    const again = await on('2026-12-20')
    expect((await promises(again)).text).toContain('Chi bộ công nhận đã sửa xong ngày 01/12/2026')
    await send(again)
    expect(await rows()).toHaveLength(1)
  })
})

describe('on her own page of it', () => {
  beforeEach(async () => {
    await send(world.as('lan'), { marks: MARKS })
  })

  test('Lan takes it off the list; a month later it is not brought by itself, and is when she asks anew', async () => {
    const lan = world.as('lan')
    await fillForm(lan, await lan.get(KNOWN), {}, { button: 'Thôi đưa ra chi bộ' })
    expect(await open()).toEqual([])
    expect(cards(await officers())).toEqual([])
    const later = await on('2026-12-20')
    const check = await walk(later)
    expect(check.dom.querySelectorAll('p.preview')).toHaveLength(0)
    const mine = check.dom.querySelectorAll('.card').find((card) => card.text.includes(PLAN))!
    const form = await later.get(mine.querySelector('a')!.getAttribute('href')!)
    expect(form.dom.querySelector('input[name=ask]')!.hasAttribute('checked')).toBe(false)
    await fillForm(later, form, { ask: true })
    await send(later)
    expect((await open()).map((row) => row.line)).toEqual([PLAN])
  })

  test('nobody else says or takes back anything for her, nor can tell that it is there', async () => {
    const address = paths.knownPlan.to({ plan: (await open())[0]!.id })
    for (const name of castNames.filter((one) => one !== 'lan'))
      for (const what of ['fixed', 'withdraw']) {
        const there = await world.as(name).post(address, { do: what })
        const nowhere = await world.as(name).post(paths.knownPlan.to({ plan: randomId() }), { do: what })
        expect([there.status, there.html], name).toEqual([nowhere.status, nowhere.html])
        expect(there.status).toBe(404)
      }
    expect((await open())[0]!.told_fixed_on).toBeNull()
  })
})

describe('Lan moves before the meeting', () => {
  const by = { person: null, now: new Date('2026-12-01T10:00:00+07:00') }
  const move = (change: { cell?: string; status?: 'exempt' | 'left'; from: string }) =>
    changePlace(
      world.db,
      { tenant: world.cast.units.commune.id, person: world.cast.people.lan.id, ...change },
      by,
    )

  beforeEach(async () => {
    await send(world.as('lan'), { marks: MARKS })
  })

  test('to another cell: it leaves the old list, reaches no new one, stays hers, and comes back with nobody', async () => {
    const { loi, thanh } = world.cast.units
    await move({ cell: loi.id, from: '2026-12-05' })
    const lan = await on('2026-12-20')
    expect((await lan.get(KNOWN)).text).toContain('Chi bộ cũ không còn theo dõi việc này')
    for (const name of ['huong', 'tam'] as const) {
      const officer = world.as(name)
      officer.cookies.delete('phien')
      await signIn(officer)
      const cell = name === 'huong' ? thanh.id : loi.id
      expect((await officer.get(paths.cellPromises.to({ cell }))).html, name).not.toContain(PLAN)
    }
    const check = await walk(lan)
    expect(check.text).toContain(PLAN)
    expect(check.dom.querySelectorAll('p.preview')).toHaveLength(0)
    await move({ cell: thanh.id, from: '2026-12-21' })
    const huong = await on('2026-12-22', 'huong')
    expect((await huong.get(paths.cellPromises.to({ cell: thanh.id }))).html).not.toContain(PLAN)
  })

  test('becomes exempt: the cell goes on following what she brought', async () => {
    await move({ status: 'exempt', from: '2026-12-05' })
    const huong = await on('2026-12-20', 'huong')
    expect((await huong.get(paths.cellPromises.to({ cell: world.cast.units.thanh.id }))).html).toContain(PLAN)
  })

  test('leaves: nobody follows it any more', async () => {
    await move({ status: 'left', from: '2026-12-05' })
    const huong = await on('2026-12-20', 'huong')
    expect((await huong.get(paths.cellPromises.to({ cell: world.cast.units.thanh.id }))).html).not.toContain(
      PLAN,
    )
  })
})

test('what was concluded about her goes with her to the new cell, and is confirmed there', async () => {
  const { loi, thanh, commune } = world.cast.units
  await world.db.run(sql`
    insert into cell_plan (tenant, id, person, cell, origin, origin_id, line, due, opened_on)
    values (${commune.id}, ${randomId()}, ${world.cast.people.lan.id}, ${thanh.id}, 'concluded', ${randomId()},
            'Việc theo kết luận', '2026-12-31', '2026-11-03')`)
  const change = { tenant: commune.id, person: world.cast.people.lan.id, cell: loi.id, from: '2026-12-01' }
  await changePlace(world.db, change, { person: null, now: world.now })
  expect((await officers('tam', 'loi')).text).toContain('Việc theo kết luận')
  expect((await officers('huong')).html).not.toContain('Việc theo kết luận')
})
