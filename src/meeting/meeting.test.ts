import { beforeEach, describe, expect, test } from 'vitest'
import type { CastName } from '../../test/cast.ts'
import { type Browser, fillForm, type Page, useWorld } from '../../test/harness.ts'
import { changePlace } from '../membership/membership.ts'
import { sql } from '../platform/sql.ts'

const world = useWorld()
let huong: Browser
let cell: string
let hub: string

const id = (name: CastName) => world.cast.people[name].id

beforeEach(async () => {
  huong = world.as('huong')
  cell = world.cast.units.thanh.id
})

/** Hương plans the month's meeting and begins it with herself in the chair and Nam as clerk. */
async function begin(): Promise<string> {
  const planning = await huong.get(`/chi-bo/${cell}/hop/them`)
  const planned = await fillForm(huong, planning, {
    day: '01/12/2026',
    'moved-reason': 'ngày 3 cả ấp đi gặt',
    place: 'Nhà văn hóa ấp',
  })
  expect(planned.status).toBe(303)
  hub = planned.location!
  const opening = await huong.get(`${hub}/bat-dau`)
  const begun = await fillForm(huong, opening, { chair: id('huong'), clerk: id('nam') })
  expect(begun.location).toBe(hub)
  return hub
}

async function callRoll(absent: readonly CastName[] = []): Promise<Page> {
  const roll = await huong.get(`${hub}/diem-danh`)
  const fields: Record<string, string> = {}
  for (const name of ['nam', 'lan', 'huong', 'dung'] as const) {
    fields[`state-${id(name)}`] = absent.includes(name) ? 'excused' : 'present'
    if (absent.includes(name)) fields[`reason-${id(name)}`] = 'đi khám bệnh'
  }
  return fillForm(huong, roll, fields, { action: 'diem-danh' })
}

const link = (page: Page, words: string) =>
  page.dom
    .querySelectorAll('a')
    .find((a) => a.text.includes(words))
    ?.getAttribute('href') ?? ''

/** Lan's review, heard, so that it can be concluded. */
async function heard(): Promise<string> {
  const list = await huong.get(`${hub}/kiem-diem`)
  await fillForm(huong, list, { person: id('lan') })
  const page = link(await huong.get(`${hub}/kiem-diem`), 'Nguyễn Thị Lan')
  const review = await huong.get(page)
  await fillForm(huong, review, { 'text-1': 'Tôi còn ngại phát biểu.' }, { action: 'loi' })
  return page
}

async function conclude(page: string, more: Record<string, string> = {}): Promise<Page> {
  const concluding = await huong.get(page.replace('kiem-diem', 'ket-luan'))
  return fillForm(huong, concluding, {
    outcome: 'to-fix',
    wording: 'Còn ngại phát biểu trong họp.',
    'fix-by': '03/03/2027',
    plan: 'Khi họp thì đồng chí Lan phát biểu ít nhất một lần.',
    yes: '4',
    no: '0',
    other: '0',
    ...more,
  })
}

async function endLine(): Promise<void> {
  await fillForm(huong, await huong.get(`${hub}/tu-soi`), {}, { button: 'Kết thúc phần tự soi của chi bộ' })
}

const end = async () => fillForm(huong, await huong.get(`${hub}/ket-thuc`), { time: '21:15' })

async function lock(): Promise<Page> {
  const minutes = await huong.get(`${hub}/bien-ban`)
  return fillForm(
    huong,
    minutes,
    { read: ['people', 'said', 'votes', 'conclusions', 'tasks'] },
    { action: 'khoa' },
  )
}

describe('a meeting from its notice to its locked minutes', () => {
  test('Hương runs it; the minutes say what was said, voted and concluded', async () => {
    await begin()
    expect((await callRoll(['dung'])).location).toBe(hub)
    await endLine()
    const page = await heard()
    await fillForm(huong, await huong.get(`${hub}/y-kien/${page.split('/').at(-1)}`), {
      speaker: id('nam'),
      said: 'Đồng chí Lan làm tốt việc “xóm”, nên nói ra <cho> mọi người nghe.',
    })
    expect((await conclude(page, { yes: '3' })).location).toBe(page)
    const discussion = link(await huong.get(hub), 'Thảo luận')
    const vote = await huong.get(`${hub}/bieu-quyet/${discussion.split('/').at(-1)}`)
    await fillForm(huong, vote, { question: 'Sửa đường xóm', yes: '2', no: '0', other: '1' })
    await fillForm(huong, await huong.get(`${hub}/giao-viec`), {
      what: 'Vận động bà con góp ngày công',
      owner: id('nam'),
      due: '31/12/2026',
    })
    expect((await end()).location).toBe(`${hub}/bien-ban`)
    const minutes = await huong.get(`${hub}/bien-ban`)
    for (const words of [
      'CHI BỘ ẤP QUỚI THẠNH',
      'Có mặt: 3 đồng chí, gồm Trần Thị Hương, Nguyễn Thị Lan, Huỳnh Văn Nam',
      'Thử, ngày 01 tháng 12 năm 2026',
      'Lê Văn Dũng (đi khám bệnh)',
      'Tôi còn ngại phát biểu.',
      'Đồng chí Lan làm tốt việc “xóm”, nên nói ra <cho> mọi người nghe.',
      'Có hạn chế, khắc phục trước ngày 03/03/2027. Còn ngại phát biểu trong họp.',
      'tán thành 3, không tán thành 0, ý kiến khác 0; tổng số có quyền biểu quyết có mặt 3',
      'Sửa đường xóm',
      'Vận động bà con góp ngày công',
      '21 giờ 15',
    ])
      expect(minutes.text).toContain(words)
    expect((await lock()).location).toBe(`${hub}/bien-ban`)
    const locked = await huong.get(`${hub}/bien-ban`)
    expect(locked.text).toContain('Đã khóa.')
    expect(locked.text).toMatch(/Mã đối chiếu với bản lưu: [0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}/)
    const word = await huong.get(`${hub}/bien-ban.docx`)
    expect(word.status).toBe(200)
    const plan = await world.db.row<{ line: string; due: string }>(
      sql`select line, due from cell_plan where person = ${id('lan')} and origin = 'concluded'`,
    )
    expect(plan).toEqual({ line: 'Khi họp thì đồng chí Lan phát biểu ít nhất một lần.', due: '2027-03-03' })
    const verbs = await world.db.rows<{ verb: string }>(sql`
      select verb from history where tenant = ${world.cast.units.commune.id} and verb like any(array['meeting-%', 'minutes-%', 'concluded', 'vote-%']) order by n`)
    expect(verbs.map((row) => row.verb)).toEqual([
      'meeting-planned',
      'meeting-opened',
      'concluded',
      'vote-taken',
      'meeting-ended',
      'minutes-locked',
    ])
  })

  test('the clerk, who holds no post, sits at the table until the minutes are locked; Lan never does', async () => {
    await begin()
    const nam = world.as('nam')
    expect((await nam.get('/hop')).html).toContain(hub)
    expect((await world.as('lan').get('/hop')).html).not.toContain(hub)
    expect((await nam.get(`${hub}/diem-danh`)).status).toBe(200)
    expect((await world.as('lan').get(`${hub}/diem-danh`)).status).toBe(404)
    await callRoll()
    await endLine()
    await end()
    await lock()
    expect((await nam.get(hub)).status).toBe(404)
  })

  test('Phúc of the commune reads the minutes once they are locked, Tám of the next cell never', async () => {
    await begin()
    expect((await world.as('phuc').get(`${hub}/bien-ban`)).status).toBe(404)
    await callRoll()
    await endLine()
    await end()
    await lock()
    expect((await world.as('phuc').get(`${hub}/bien-ban`)).status).toBe(200)
    expect((await world.as('tam').get(`${hub}/bien-ban`)).status).toBe(404)
  })
})

describe('what does not fit', () => {
  test('a second ordinary meeting in one month: told, with the way to the first', async () => {
    await begin()
    const again = await huong.get(`/chi-bo/${cell}/hop/them`)
    const refused = await fillForm(huong, again, {
      month: '2026-12-01',
      day: '10/12/2026',
      'moved-reason': 'bận',
      place: 'Đình',
    })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Chi bộ đã có buổi họp thường kỳ tháng 12/2026')
    expect(refused.html).toContain(hub)
    expect(refused.html).toContain('value="Đình"')
  })

  test('another day than usual asks why', async () => {
    const planning = await huong.get(`/chi-bo/${cell}/hop/them`)
    const asked = await fillForm(huong, planning, { day: '05/12/2026' })
    expect(asked.status).toBe(422)
    expect(asked.text).toContain('Ngày thường lệ là 03/12/2026. Mời đồng chí ghi vì sao họp ngày khác.')
    const told = await fillForm(huong, asked, { 'moved-reason': 'có bầu cử' })
    expect((await huong.get(told.location!)).text).toContain('Dời từ ngày 03/12/2026: có bầu cử')
  })

  test.each([
    ['too many', { yes: '5' }, 'Cộng lại là 5, nhiều hơn 4'],
    ['too few', { yes: '3' }, 'Cộng lại là 3, còn thiếu so với 4'],
    ['no number', { yes: 'bốn' }, 'Mời ghi một số'],
    ['not approved', { yes: '2', no: '2' }, 'Chưa đủ số phiếu tán thành'],
  ])('votes that are %s: nothing is concluded and nothing typed is lost', async (_, votes, sentence) => {
    await begin()
    await callRoll()
    const page = await heard()
    const refused = await conclude(page, votes)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(sentence)
    expect(refused.html).toContain('Còn ngại phát biểu trong họp.')
    expect(await world.db.rows(sql`select 1 from conclusion where person = ${id('lan')}`)).toEqual([])
  })

  test('a reviewed member who is absent can be put off, not concluded', async () => {
    await begin()
    await callRoll()
    const page = await heard()
    await callRoll(['lan'])
    const review = await huong.get(page)
    expect(review.text).toContain('chưa được điểm danh có mặt')
    expect((await huong.get(page.replace('kiem-diem', 'ket-luan'))).location).toBe(page)
    const off = await fillForm(huong, review, { reason: 'ốm' }, { button: 'Để kỳ khác kiểm điểm' })
    expect(off.status).toBe(303)
    expect((await huong.get(page)).text).toContain('xếp lại vào kỳ khác')
  })

  test('who has not been heard is not concluded about', async () => {
    await begin()
    await callRoll()
    await fillForm(huong, await huong.get(`${hub}/kiem-diem`), { person: id('lan') })
    const page = link(await huong.get(`${hub}/kiem-diem`), 'Nguyễn Thị Lan')
    expect((await huong.get(page)).text).toContain('Nghe đồng chí ấy trước rồi mới kết luận')
  })

  test('the secretary who is reviewed neither leads nor writes: Dũng stands in', async () => {
    await begin()
    await callRoll()
    await fillForm(huong, await huong.get(`${hub}/kiem-diem`), { person: id('huong') })
    const page = link(await huong.get(`${hub}/kiem-diem`), 'Trần Thị Hương')
    expect((await huong.get(page)).text).toContain('đồng chí khác ghi phần này')
    const dung = world.as('dung')
    const review = await dung.get(page)
    await fillForm(dung, review, { 'text-1': 'Tôi họp hay trễ.' }, { action: 'loi' })
    expect((await dung.get(page)).text).toContain('Mời chọn người chủ trì thay')
    await fillForm(dung, await dung.get(page), { chair: id('dung') }, { button: 'Lưu', action: page })
    expect((await dung.get(page.replace('kiem-diem', 'ket-luan'))).status).toBe(200)
    const typed = await huong.post(`${hub}/loi`, {
      writing: id('huong'),
      turn: '1',
      next: page,
      'place-1': `${page.split('/').at(-1)} self`,
      'text-1': 'Tôi tự ghi cho mình.',
    })
    expect(typed.status).toBe(422)
    expect(typed.text).toContain('Tôi tự ghi cho mình.')
  })

  test('ending with the roll uncalled, the line open and a review unconcluded names all three', async () => {
    await begin()
    const page = await huong.get(`${hub}/ket-thuc`)
    expect(page.text).toContain('Còn đồng chí chưa điểm danh')
    expect(page.text).toContain('chưa kết thúc')
    await callRoll()
    await fillForm(huong, await huong.get(`${hub}/kiem-diem`), { person: id('lan') })
    const refused = await end()
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Còn đồng chí chưa kết luận kiểm điểm')
  })

  test('a text that comes after locking is shown, not lost', async () => {
    await begin()
    await callRoll()
    await endLine()
    const discussion = await huong.get(link(await huong.get(hub), 'Thảo luận'))
    await end()
    await lock()
    const late = await fillForm(huong, discussion, { 'text-1': 'Ý kiến gửi trễ.' }, { action: 'loi' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Ý kiến gửi trễ.')
    expect(late.text).toContain('Biên bản đã khóa')
  })

  test('minutes are not locked before all was read back', async () => {
    await begin()
    await callRoll()
    await endLine()
    await end()
    const minutes = await huong.get(`${hub}/bien-ban`)
    const refused = await fillForm(huong, minutes, { read: ['people'] }, { action: 'khoa' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Còn phần chưa đọc lại')
  })

  test('a correction after locking stands beside the old words', async () => {
    await begin()
    await callRoll()
    await endLine()
    await end()
    await lock()
    const form = await huong.get(`${hub}/bien-ban/bo-sung`)
    await fillForm(huong, form, { before: '21 giờ 15', after: '21 giờ 30', reason: 'ghi nhầm' })
    const minutes = await huong.get(`${hub}/bien-ban`)
    expect(minutes.text).toContain('21 giờ 15')
    expect(minutes.text).toContain('21 giờ 30')
    expect(minutes.text).toContain('ghi nhầm')
  })

  test('who was transferred between notice and meeting is not on the roll; who came is', async () => {
    const planning = await huong.get(`/chi-bo/${cell}/hop/them`)
    hub = (await fillForm(huong, planning, {})).location!
    const by = { person: id('phuc'), now: world.now }
    const tenant = world.cast.units.commune.id
    await changePlace(world.db, { tenant, person: id('lan'), cell: world.cast.units.loi.id }, by)
    await changePlace(world.db, { tenant, person: id('minh'), cell }, by)
    const opening = await huong.get(`${hub}/bat-dau`)
    expect(opening.text).not.toContain('Nguyễn Thị Lan')
    const refused = await fillForm(huong, opening, {
      chair: id('huong'),
      clerk: id('lan'),
      'moved-reason': 'ngày 3 cả ấp đi gặt',
    })
    expect(refused.status).toBe(422)
    await fillForm(huong, opening, {
      chair: id('huong'),
      clerk: id('minh'),
      'moved-reason': 'ngày 3 cả ấp đi gặt',
    })
    const roll = await huong.get(`${hub}/diem-danh`)
    expect(roll.text).not.toContain('Nguyễn Thị Lan')
    expect(roll.text).toContain('Phạm Minh')
  })
})

describe('two clerks', () => {
  test('write in one field at once: both versions are shown, and whoever saw both makes them one', async () => {
    await begin()
    const address = link(await huong.get(hub), 'Thảo luận')
    const nam = world.as('nam')
    const [first, second] = [await huong.get(address), await nam.get(address)]
    await fillForm(huong, first, { 'text-1': 'Hương ghi.' }, { action: 'loi' })
    await fillForm(nam, second, { 'text-1': 'Nam ghi.' }, { action: 'loi' })
    const both = await huong.get(address)
    expect(both.text).toContain('Hai người viết cùng lúc')
    expect(both.text).toContain('Hương ghi.')
    expect(both.text).toContain('Nam ghi.')
    await fillForm(huong, both, { 'text-1': 'Hương ghi. Nam ghi.' }, { action: 'loi' })
    expect((await nam.get(address)).text).not.toContain('Hai người viết cùng lúc')
  })

  test('call the roll at once: neither undoes what the other tapped', async () => {
    await begin()
    const nam = world.as('nam')
    const [first, second] = [await huong.get(`${hub}/diem-danh`), await nam.get(`${hub}/diem-danh`)]
    await fillForm(huong, first, { [`state-${id('lan')}`]: 'present' }, { action: 'diem-danh' })
    await fillForm(nam, second, { [`state-${id('dung')}`]: 'present' }, { action: 'diem-danh' })
    const states = await world.db.rows<{ state: string }>(
      sql`select state from meeting_presence where person in (${id('lan')}, ${id('dung')})`,
    )
    expect(states.map((row) => row.state)).toEqual(['present', 'present'])
  })
})
