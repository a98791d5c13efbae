import { beforeEach, describe, expect, test } from 'vitest'
import { type CastName, castNames } from '../../test/cast.ts'
import { type Browser, fillForm, formFields, useWorld } from '../../test/harness.ts'
import { forgetDeeds, noteDeed } from '../good-deed/good-deed.ts'
import { changePlace } from '../membership/membership.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { tableOf } from './testing/table.ts'

const world = useWorld()
const table = tableOf(world)
const WORDS = 'Chở bà Sáu đi cấp cứu lúc nửa đêm.'
const REASON = 'Việc này chi bộ đã ghi nhận kỳ trước.'
beforeEach(async () => {
  table.clear()
  await table.begin()
  await table.callRoll()
})

async function note(
  about: CastName,
  by: CastName = 'dung',
  words = WORDS,
  day = '2026-11-20',
): Promise<string> {
  const id = randomId()
  const { commune, thanh } = world.cast.units
  await noteDeed(
    world.db,
    {
      tenant: commune.id,
      cell: thanh.id,
      id,
      person: table.id(about),
      origin: about === by ? 'self' : 'member',
      source: null,
      toldBy: '',
      day,
      words,
    },
    { person: table.id(by), now: world.now },
  )
  return id
}
const at = () => `${table.hub}/viec-tot`
const confirm = async (who: Browser = table.huong) =>
  fillForm(who, await who.get(at()), {}, { button: 'Chi bộ ghi nhận' })
const refuse = async (id: string, reason = REASON, who: Browser = table.huong) =>
  fillForm(who, await who.get(at()), { [`reason-${id}`]: reason }, { button: 'Chưa ghi nhận' })
const name = async (who: CastName, deed: string) =>
  fillForm(world.as(who), await world.as(who).get(`/toi/viec-tot/${deed}/neu-ten`))
async function finish(): Promise<void> {
  await table.endLine()
  await table.end()
  await table.lock()
}
const board = (who: CastName = 'lan') => world.as(who).get('/bieu-duong?ky=2026-4')

describe('the cell confirms Lan’s deed', () => {
  test('from the line of the agenda to the minutes, her record, the counts; the board only when she agrees', async () => {
    const deed = await note('lan')
    const line = await table.huong.get(await table.line('Biểu dương việc tốt'))
    const link = line.dom.querySelectorAll('a').find((a) => a.text.includes('chờ chi bộ ghi nhận (1)'))
    expect(link?.getAttribute('href')).toBe(at())
    expect((await confirm()).location).toBe(at())
    expect((await table.huong.get(at())).text).toContain('Chi bộ đã ghi nhận.')
    expect((await table.huong.get(table.hub)).text).toMatch(/Biểu dương việc tốt ?đã ghi/)
    // While the meeting runs it may be taken back, and so nothing is said.
    expect((await world.as('lan').get('/toi/viec-tot')).text).not.toContain('ghi nhận trong buổi họp')
    await finish()
    expect(await table.minutes()).toContain(`Đồng chí Nguyễn Thị Lan: ${WORDS} (ngày 20/11/2026)`)
    const own = await world.as('lan').get('/toi/viec-tot')
    expect(own.text).toContain('Chi bộ ấp Quới Thạnh ghi nhận trong buổi họp ngày 01/12/2026')
    expect((await world.as('dung').get('/toi/viec-tot')).text).toContain('chi bộ đã ghi nhận')
    const counts = async () =>
      (await world.as('phuc').get('/dang-uy/viec-tot')).dom
        .querySelectorAll('tbody tr')
        .map((row) => row.structuredText.replace(/\s+/g, ' ').trim())
    expect(await counts()).toEqual(['Chi bộ ấp Quới Thạnh 1', 'Chi bộ ấp Quới Lợi 0'])

    for (const who of ['phuc', 'lan', 'minh'] as const)
      expect((await board(who)).html).not.toContain('Nguyễn Thị Lan')
    expect((await world.as('phuc').get('/dang-uy/viec-tot')).html).not.toContain('Nguyễn Thị Lan')
    expect((await board()).html).not.toContain('một đảng viên')

    await name('lan', deed)
    for (const who of ['phuc', 'lan', 'minh'] as const) {
      expect((await board(who)).text).toContain('Nguyễn Thị Lan')
      expect((await board(who)).text).toContain(WORDS)
    }
    expect((await world.as('phuc').get('/dang-uy/viec-tot')).text).toContain('Nguyễn Thị Lan')
    const { thanh, loi } = world.cast.units
    expect((await world.as('minh').get(`/bieu-duong/${thanh.id}`)).text).toContain('Nguyễn Thị Lan')
    expect((await world.as('minh').get(`/bieu-duong/${loi.id}`)).text).not.toContain('Nguyễn Thị Lan')
    expect((await world.as('minh').get('/bieu-duong?ky=2026-3')).text).not.toContain('Nguyễn Thị Lan')

    await name('lan', deed)
    for (const who of ['phuc', 'lan', 'minh'] as const)
      expect((await board(who)).html).not.toContain('Nguyễn Thị Lan')
    expect((await world.as('phuc').get('/dang-uy/viec-tot')).html).not.toContain('Nguyễn Thị Lan')
    expect(await counts()).toEqual(['Chi bộ ấp Quới Thạnh 1', 'Chi bộ ấp Quới Lợi 0'])
  })

  test('the board of another organisation knows nobody of this one', async () => {
    const deed = await note('lan')
    await name('lan', deed)
    await confirm()
    await finish()
    expect((await board('la')).html).not.toContain('Nguyễn Thị Lan')
    expect((await world.as('la').get(`/bieu-duong/${world.cast.units.thanh.id}`)).status).toBe(404)
    expect((await board('tinh')).status).toBe(404)
  })

  test('with her consent it waits for the lock: what can be taken back hangs on no wall and is in no count', async () => {
    const deed = await note('lan')
    await name('lan', deed)
    await confirm()
    await table.endLine()
    await table.end()
    expect((await board()).html).not.toContain('Nguyễn Thị Lan')
    expect((await world.as('phuc').get('/dang-uy/viec-tot')).text).toContain('Chi bộ ấp Quới Thạnh 0')
    await table.lock()
    expect((await board()).text).toContain('Nguyễn Thị Lan')
  })

  test('taken back before the lock it waits again; after it nothing changes', async () => {
    await note('lan')
    await confirm()
    const page = await table.huong.get(at())
    await fillForm(table.huong, page, {}, { button: 'Bỏ ghi' })
    expect((await table.huong.get(at())).text).not.toContain('Chi bộ đã ghi nhận.')
    await confirm()
    const stale = await table.huong.get(at())
    await finish()
    expect((await fillForm(table.huong, stale, {}, { button: 'Bỏ ghi' })).status).toBe(409)
    expect((await world.as('lan').get('/toi/viec-tot')).text).toContain('ghi nhận trong buổi họp')
  })

  test('who has left the organisation leaves the board, whatever they agreed to', async () => {
    const deed = await note('lan')
    await name('lan', deed)
    await confirm()
    await finish()
    const change = { tenant: world.cast.units.commune.id, person: table.id('lan'), from: '2026-12-01' }
    await changePlace(world.db, { ...change, status: 'left' }, { person: null, now: world.now })
    expect((await board('nam')).html).not.toContain('Nguyễn Thị Lan')
  })
})

test('whoever prepares the next meeting finds what waits for it', async () => {
  await note('lan')
  await finish()
  const hub = await table.plan({ day: '03/01/2027', month: '2027-01-01' })
  const link = (await table.huong.get(hub)).dom
    .querySelectorAll('a')
    .find((a) => a.text.trim() === 'Việc tốt của chi bộ')
  expect((await table.huong.get(link!.getAttribute('href')!)).text).toContain(WORDS)
})

describe('nobody confirms their own', () => {
  test('Hương finds no button under hers and is refused; Nam, who writes, presses it', async () => {
    const deed = await note('huong')
    const page = await table.huong.get(at())
    expect(page.text).toContain('người khác ghi chi bộ ghi nhận')
    expect(page.dom.querySelectorAll('main form')).toHaveLength(0)
    for (const what of ['confirm', 'not'])
      expect((await table.huong.post(at(), { id: deed, do: what, [`reason-${deed}`]: REASON })).status).toBe(
        422,
      )
    expect((await confirm(table.nam)).status).toBe(303)
    expect((await table.huong.post(at(), { id: deed, do: 'undo' })).status).toBe(422)
  })
})

describe('the cell does not confirm it', () => {
  test('a reason is asked for and kept; who told it reads it, and nothing stays about Lan', async () => {
    const deed = await note('lan')
    const empty = await refuse(deed, '')
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('Mời ghi một câu lý do')
    const long = await refuse(deed, 'dài '.repeat(60))
    expect(long.text).toContain('nhận tối đa 200')
    expect(long.dom.querySelector(`[name="reason-${deed}"]`)!.text.trim()).toBe('dài '.repeat(60).trim())
    expect((await refuse(deed)).status).toBe(303)
    await finish()
    expect(await table.minutes()).not.toContain('bà Sáu')
    const teller = await world.as('dung').get('/toi/viec-tot')
    for (const words of ['Cảm ơn đồng chí đã kể', REASON]) expect(teller.text).toContain(words)
    for (const address of ['/toi/viec-tot', '/toi/du-lieu/tai-ve', '/toi/du-lieu/tai-ve?dang=json'])
      expect((await world.as('lan').get(address)).html).not.toContain('bà Sáu')
    expect((await world.as('lan').get(`/toi/viec-tot/${deed}/neu-ten`)).status).toBe(404)
    expect((await world.as('phuc').get('/dang-uy/viec-tot')).text).toContain('Chi bộ ấp Quới Thạnh 0')
    const history = await world.db.rows<{ about: string }>(
      sql`select about from history where verb like 'good-deed%'`,
    )
    expect(history.every((row) => !row.about.includes(table.id('lan')))).toBe(true)
    await forgetDeeds(world.db, new Date('2027-03-01T09:00:00+07:00'))
    expect(await world.db.rows(sql`select 1 from good_deed`)).toEqual([])
  })
})

describe('what else may be', () => {
  test('two at the table: the second is told, and keeps the words', async () => {
    const deed = await note('lan')
    const stale = await table.nam.get(at())
    await confirm()
    const second = await fillForm(
      table.nam,
      stale,
      { [`reason-${deed}`]: REASON },
      { button: 'Chưa ghi nhận' },
    )
    expect(second.status).toBe(422)
    for (const words of ['Đồng chí khác vừa ghi việc này', REASON, 'Chi bộ đã ghi nhận.'])
      expect(second.text).toContain(words)
  })

  test('Lan declines while the page is open: it is not told; confirmed a moment before, she is', async () => {
    const [deed, other] = [await note('lan'), await note('nam', 'nam', 'Sửa giúp mái nhà ông Bảy.')]
    const stale = await table.huong.get(at())
    await world.as('lan').post(`/toi/viec-tot/${deed}/ke`, { told: 'no' })
    const { action, fields } = formFields(stale, {}, { button: 'Chi bộ ghi nhận' })
    const late = await table.huong.post(action, { ...fields, id: deed })
    expect(late.text).toContain('Đồng chí khác vừa ghi việc này, hoặc việc đã rút lại')
    expect(late.text).not.toContain('bà Sáu')
    await confirm()
    const declined = await world.as('nam').post(`/toi/viec-tot/${other}/ke`, { told: 'no' })
    expect(declined.status).toBe(409)
    expect(declined.text).toContain('không đổi được nữa')
  })

  test('two deeds of one day are pointed out; one done after the meeting waits for the next', async () => {
    await note('lan')
    await note('lan', 'nam', 'Đưa bà Sáu vào bệnh viện giữa đêm.')
    await note('dung', 'nam', 'Dọn cây đổ sau bão trên đường ấp.', '2026-12-02')
    const page = await table.huong.get(at())
    expect(page.text.match(/Cùng ngày có hai lời kể/g)).toHaveLength(2)
    expect(page.text).not.toContain('Dọn cây đổ')
  })

  test('of a member who has moved on since it is still told where it was done, and says so', async () => {
    await note('lan')
    const change = { tenant: world.cast.units.commune.id, person: table.id('lan'), from: '2026-12-01' }
    await changePlace(
      world.db,
      { ...change, cell: world.cast.units.loi.id },
      { person: null, now: world.now },
    )
    expect((await table.huong.get(at())).text).toContain('Nay không còn sinh hoạt ở chi bộ')
    await confirm()
    await finish()
    expect((await world.as('lan').get('/toi/viec-tot')).text).toContain('Chi bộ ấp Quới Thạnh ghi nhận')
  })

  test('another cell’s table knows nothing of it, and nobody but the table comes to this page', async () => {
    const deed = await note('lan')
    for (const who of castNames.filter((one) => !['huong', 'dung', 'nam'].includes(one))) {
      expect((await world.as(who).get(at())).status, who).toBe(404)
      expect((await world.as(who).post(at(), { id: deed, do: 'confirm' })).status, who).toBe(404)
    }
    expect((await table.huong.post(at(), { id: randomId(), do: 'confirm' })).status).toBe(422)
    expect((await table.huong.post(at(), { id: deed, do: 'khac' })).status).toBe(404)
    expect((await table.huong.post(at(), {})).status).toBe(404)
  })
})

test('a meeting out of its book: ticked as in the book it counts the same; the writer’s own is not theirs to tick', async () => {
  table.clear()
  const old = await note('lan', 'dung', WORDS, '2026-10-20')
  const own = await note('huong', 'huong', 'Cho bà con mượn máy bơm.', '2026-10-21')
  const later = await note('nam', 'dung', 'Dọn cây đổ trên đường ấp.', '2026-11-25')
  await name('lan', old)
  const address = `/chi-bo/${world.cast.units.thanh.id}/hop/ghi-so`
  const form = await table.huong.get(address)
  expect(form.dom.querySelector(`input[value="${own}"]`)).toBeNull()
  const book = {
    month: '2026-11-01',
    day: '03/11/2026',
    time: '19:30',
    place: 'Nhà văn hóa ấp',
    chair: table.id('huong'),
    clerk: table.id('dung'),
  }
  const refused = await fillForm(table.huong, form, { ...book, deed: [old, later] })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Có việc làm sau ngày họp')
  expect(refused.dom.querySelector(`input[value="${old}"]`)!.hasAttribute('checked')).toBe(true)
  const { action, fields } = formFields(refused, { ...book, deed: [old] })
  const kept = await table.huong.post(action, { ...fields, deed: [old, own] })
  expect(kept.status).toBe(303)
  expect((await table.huong.get(kept.location!)).text).toContain(`Đồng chí Nguyễn Thị Lan: ${WORDS}`)
  expect((await board()).text).toContain('Nguyễn Thị Lan')
  const states = await world.db.rows(sql`select id, outcome from good_deed where outcome is not null`)
  expect(states).toEqual([{ id: old, outcome: 'confirmed' }])
})
