import { describe, expect, test } from 'vitest'
import { castNames } from '../../test/cast.ts'
import { signedBy, THREE } from '../../test/commitments.ts'
import { type Browser, fillForm, formFields, useWorld } from '../../test/harness.ts'
import { signIn, until } from '../../test/walk.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { commitmentRulesOn, setCommitmentRules } from './commitment-default.ts'

const world = useWorld()
const NEXT = '/cam-ket/2027'

/** Writes a line of a year's draft and comes back to it. */
async function write(browser: Browser, what: string, year = '2027', over: Record<string, string> = {}) {
  const page = await browser.get(`/cam-ket/${year}/dieu/moi`)
  return fillForm(browser, page, { what, measure: 'mỗi tháng một lần', ...over })
}

const writeThree = async (browser: Browser, year = '2027') => {
  for (const what of THREE) expect((await write(browser, what, year)).status).toBe(303)
}

const sign = async (browser: Browser, year = '2027', over: Record<string, string> = {}) =>
  fillForm(browser, await browser.get(`/cam-ket/${year}/ky`), over)

const rows = () =>
  world.db.rows<{ year: number; version: number; how: string; reason: string }>(
    sql`select year, version, how, reason from commitment order by year, version`,
  )

describe('Lan drafts next year’s commitment', () => {
  test('line by line, changes one, drops one, and signs exactly what she saw', async () => {
    const lan = world.as('lan')
    expect((await lan.get('/cam-ket')).text).toContain('Cam kết năm 2027')
    await writeThree(lan)
    await write(lan, 'Một điều sẽ bỏ')
    const draft = await lan.get(NEXT)
    expect(draft.text).toContain('Đã có 4 điều.')
    const last = draft.dom.querySelectorAll('section.card').at(-1)!
    await lan.post(NEXT, {
      do: 'remove',
      line: last.querySelector('input[name=line]')!.getAttribute('value')!,
    })
    const link = draft.dom.querySelector('section.card a.button')!.getAttribute('href')!
    const group = 'nqtw4-82@1 I.3'
    await fillForm(lan, await lan.get(link), { what: 'Đi học nghị quyết đủ buổi', group })
    const preview = await lan.get(`${NEXT}/ky`)
    for (const words of ['Đi học nghị quyết đủ buổi', THREE[1], 'Trần Thị Hương', 'Gắn với nhóm'])
      expect(preview.text).toContain(words)
    expect(preview.text).not.toContain('Một điều sẽ bỏ')
    expect((await fillForm(lan, preview)).location).toBe(NEXT)
    const signed = await lan.get(NEXT)
    expect(signed.text).toContain('Đồng chí đã ký ngày 01/12/2026')
    expect(signed.text).toContain('Chờ chi bộ xác nhận')
    const lines = await world.db.rows<{ what: string; catalogue: string; group_id: string; due: string }>(
      sql`select what, catalogue, group_id, due from commitment_line order by place`,
    )
    expect(lines.map((line) => line.what)).toEqual(['Đi học nghị quyết đủ buổi', THREE[1], THREE[2]])
    expect(lines[0]).toMatchObject({ catalogue: 'nqtw4-82@1', group_id: 'I.3', due: '2027-12-31' })
    expect(await rows()).toEqual([{ year: 2027, version: 1, how: 'phone', reason: '' }])
  })

  test('and nobody else finds a word of it, nor that there is one, until she signs', async () => {
    const lan = world.as('lan')
    await writeThree(lan)
    const cell = world.cast.units.thanh.id
    const addresses = [
      '/cam-ket',
      NEXT,
      `${NEXT}/ky`,
      '/toi/du-lieu/tai-ve',
      `/chi-bo/${cell}/cam-ket/2027`,
      `/chi-bo/${cell}/cam-ket/2027/${world.cast.people.lan.id}`,
    ]
    const before = new Map<string, string>()
    for (const name of castNames.filter((one) => one !== 'lan'))
      for (const address of addresses) {
        const { html } = await world.as(name).get(address)
        for (const words of THREE) expect(html, `${name} ${address}`).not.toContain(words)
        before.set(`${name} ${address}`, html)
      }
    expect(await world.db.rows(sql`select 1 from commitment`)).toEqual([])
    expect(await world.db.rows(sql`select 1 from own_year`)).toEqual([])
    expect(await world.db.rows(sql`select 1 from history where verb like 'commitment%'`)).toEqual([])
    await sign(lan)
    const officers = castNames.filter((one) => one !== 'lan')
    const readers: string[] = []
    for (const name of officers)
      if ((await world.as(name).get(addresses.at(-1)!)).html.includes(THREE[0])) readers.push(name)
    expect(readers).toEqual(['huong', 'dung'])
    expect((await lan.get('/toi/du-lieu')).text).toContain('Trần Thị Hương, ngày 01/12/2026: cam kết năm')
  })

  test('starts from last year’s lines: keeps one, changes one, drops one, and takes it back', async () => {
    await signedBy(world, 'lan', { year: 2026 })
    const lan = world.as('lan')
    const page = await lan.get(NEXT)
    expect(page.text).toContain('Các điều của năm 2026')
    const card = (at: number) =>
      page.dom.querySelectorAll('section.card')[at]!.querySelector('input[name=line]')!.getAttribute('value')!
    const [first, second, third] = [card(0), card(1), card(2)]
    await lan.post(NEXT, { do: 'keep', line: first })
    const changing = await lan.post(NEXT, { do: 'change', line: second })
    expect(changing.location).toMatch(/^\/cam-ket\/2027\/dieu\/[0-9a-f-]{36}$/)
    await fillForm(lan, await lan.get(changing.location!), { what: 'Mỗi tháng ghé thăm năm hộ' })
    await lan.post(NEXT, { do: 'leave', line: third })
    const after = await lan.get(NEXT)
    expect(after.text).toContain('Đã có 2 điều.')
    expect(after.text).toContain('Mỗi tháng ghé thăm năm hộ')
    expect(after.text).toContain('Đã bỏ 1 điều của năm trước')
    expect(after.text).not.toContain('Các điều của năm 2026')
    await lan.post(NEXT, { do: 'keep', line: third })
    expect((await lan.get(NEXT)).text).toContain('Đã có 3 điều.')
    expect((await lan.get(`${NEXT}/ky`)).text).toContain('31/12/2027')
  })

  test('pressing twice takes a line over once', async () => {
    await signedBy(world, 'lan', { year: 2026 })
    const lan = world.as('lan')
    const page = await lan.get(NEXT)
    const { action, fields } = formFields(page, {}, { button: 'Giữ' })
    for (let n = 0; n < 2; n++) await lan.post(action, { ...fields, do: 'keep' })
    expect((await lan.get(NEXT)).text).toContain('Đã có 1 điều.')
  })

  test('what is typed is kept while it is typed, half done, and says so when it is to be signed', async () => {
    const lan = world.as('lan')
    await writeThree(lan)
    const { action, fields } = formFields(await lan.get(`${NEXT}/dieu/moi`), { what: 'Nửa' })
    expect((await lan.post(action, fields, { 'x-autosave': '1' })).status).toBeLessThan(400)
    const draft = await lan.get(NEXT)
    expect(draft.text).toContain('Nửa')
    expect(draft.text).toContain('Điều này chưa đủ để ký')
    expect((await lan.get(`${NEXT}/ky`)).status).toBe(422)
  })

  test('on two pages at once: the second is shown both versions and loses none', async () => {
    const lan = world.as('lan')
    const page = await lan.get(`${NEXT}/dieu/moi`)
    const { action, fields } = formFields(page, { what: 'Bản ở máy này', measure: 'một lần' })
    await lan.post(action, fields)
    const there = await lan.get(action)
    await fillForm(lan, await lan.get(action), { what: 'Bản ở máy kia' })
    const behind = await fillForm(lan, there, { what: 'Bản ở máy này, sửa' })
    expect(behind.status).toBe(409)
    for (const words of ['Bản ở máy kia', 'Bản ở máy này, sửa']) expect(behind.text).toContain(words)
    expect((await lan.get(NEXT)).text).toContain('Bản ở máy kia')
    await fillForm(lan, behind)
    expect((await lan.get(NEXT)).text).toContain('Bản ở máy này, sửa')
  })
})

describe('what can’t be taken as it is', () => {
  test.each([
    ['what', '', 'Mời đồng chí viết mình cam kết làm gì'],
    ['what', 'học', 'Viết ngắn quá'],
    ['what', 'a'.repeat(301), 'nhận tối đa 300 chữ cái; đồng chí đã viết 301'],
    ['what', 'Đi học\u202e đều', 'có ký tự ẩn'],
    ['measure', '', 'đo bằng gì'],
    ['due', '31/13/2027', 'Ngày chưa đúng'],
    ['due', '01/06/2028', 'không nằm trong năm'],
    ['due', '30/11/2026', 'không nằm trong năm'],
    ['group', 'nqtw4-82@1 XX', 'không có trong danh mục'],
  ])('%s “%s” is shown again with what was typed', async (field, value, sentence) => {
    const lan = world.as('lan')
    const page = await lan.get(`${NEXT}/dieu/moi`)
    const { action, fields } = formFields(page, { what: 'Đi học đều', measure: 'mỗi tháng' })
    const refused = await lan.post(action, { ...fields, [field]: value })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(sentence)
    if (field !== 'what') expect(refused.dom.querySelector('textarea')!.text.trim()).toBe('Đi học đều')
    expect((await lan.get(NEXT)).text).toContain('Đã có 0 điều.')
  })

  test('a day that has passed', async () => {
    const lan = world.as('lan')
    expect((await write(lan, 'Đi học đều', '2026', { due: '30/11/2026' })).text).toContain('Ngày này đã qua')
  })

  test('fewer lines than laid down, or more', async () => {
    const lan = world.as('lan')
    await write(lan, THREE[0])
    const few = await lan.get(`${NEXT}/ky`)
    expect([few.status, few.text]).toEqual([422, expect.stringContaining('Cần từ 3 đến 7 điều')])
    expect((await lan.post(`${NEXT}/ky`, { base: '0', shown: 'x' })).status).toBe(422)
    for (let n = 1; n < 7; n++) await write(lan, `Điều thứ ${n} của tôi`)
    const full = await write(lan, 'Điều thứ tám của tôi')
    expect(full.status).toBe(422)
    expect(full.text).toContain('Cam kết nhiều nhất 7 điều')
    expect(full.text).toContain('Điều thứ tám của tôi')
    expect(await rows()).toEqual([])
  })

  test('a draft that changed since it was shown is not signed', async () => {
    const lan = world.as('lan')
    await writeThree(lan)
    const preview = await lan.get(`${NEXT}/ky`)
    await write(lan, 'Viết thêm ở máy khác')
    const refused = await fillForm(lan, preview)
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('Bản nháp vừa đổi ở một trang khác')
    expect(refused.text).toContain('Viết thêm ở máy khác')
    expect(await rows()).toEqual([])
  })

  test('the same button twice signs once', async () => {
    const lan = world.as('lan')
    await writeThree(lan)
    const preview = await lan.get(`${NEXT}/ky`)
    for (let n = 0; n < 2; n++) expect((await fillForm(lan, preview)).location).toBe(NEXT)
    expect(await rows()).toHaveLength(1)
  })

  test('a commitment after its year has ended is refused with a clear sentence; what was written stays', async () => {
    const lan = world.as('lan')
    await writeThree(lan, '2026')
    const preview = await lan.get('/cam-ket/2026/ky')
    await until(world, '2027-01-02')
    await signIn(lan)
    const late = await fillForm(lan, preview)
    expect(late.status).toBe(409)
    expect(late.text).toContain('Năm 2026 đã hết nên không ký hay sửa cam kết của năm ấy được nữa')
    expect(late.text).toContain(THREE[0])
    expect(await rows()).toEqual([])
    const page = await lan.get('/cam-ket/2026')
    expect(page.text).toContain('Năm 2026 đã hết')
    expect(page.text).toContain(THREE[2])
  })

  test('nor before its time; after the day it was asked for it can be made, and the page says so', async () => {
    await setCommitmentRules(
      world.db,
      world.cast.units.commune.id,
      { ...(await commitmentRulesOn(world.db, world.cast.units.commune.id, '2026-12-01')), from: '12-15' },
      { person: world.cast.people.quan.id, now: world.now },
    )
    const lan = world.as('lan')
    expect((await lan.get(NEXT)).text).toContain('Từ ngày 15/12/2026 mới ký cam kết')
    expect((await lan.get('/cam-ket/2026')).text).toContain('Đã qua ngày tổ chức đề nghị (31/03/2026)')
    const typed = { what: THREE[0], measure: 'một lần', due: '31/12/2027' }
    const early = await lan.post(`${NEXT}/dieu/${randomId()}`, typed)
    expect(early.status).toBe(409)
    expect(early.text).toContain(THREE[0])
  })

  test('years of long ago or to come, and what is no year', async () => {
    for (const year of ['2024', '2029', '1999', 'nay'])
      expect((await world.as('lan').get(`/cam-ket/${year}`)).status, year).toBe(404)
  })
})

describe('after signing', () => {
  test('a change is a new wording with its reason; the old one stays to be read, and waits anew', async () => {
    const first = await signedBy(world, 'lan', { on: '2026-02-01' })
    const lan = world.as('lan')
    await fillForm(lan, await lan.get('/cam-ket/2026'), {}, { button: 'Sửa cam kết' })
    const draft = await lan.get('/cam-ket/2026')
    expect(draft.text).toContain('Bản đã ký vẫn đứng')
    const link = draft.dom.querySelector('section.card a.button')!.getAttribute('href')!
    expect(link).toContain(first.lines[0]!.line)
    await fillForm(lan, await lan.get(link), { what: 'Đi dự ít nhất mười buổi học' })
    const without = await sign(lan, '2026')
    expect(without.status).toBe(422)
    expect(without.text).toContain('phải nêu lý do')
    expect((await sign(lan, '2026', { reason: 'Con số cho rõ.' })).status).toBe(303)
    const page = await lan.get('/cam-ket/2026')
    for (const words of ['Đi dự ít nhất mười buổi học', THREE[0], 'Các bản trước'])
      expect(page.text).toContain(words)
    expect(await rows()).toEqual([
      { year: 2026, version: 1, how: 'phone', reason: '' },
      { year: 2026, version: 2, how: 'phone', reason: 'Con số cho rõ.' },
    ])
    const verbs = await world.db.rows(sql`select verb from history where verb like 'commitment%' order by n`)
    expect(verbs).toEqual([{ verb: 'commitment-signed' }, { verb: 'commitment-changed' }])
    const officer = await world
      .as('huong')
      .get(`/chi-bo/${world.cast.units.thanh.id}/cam-ket/2026/${world.cast.people.lan.id}`)
    for (const words of ['Đi dự ít nhất mười buổi học', THREE[0], 'Con số cho rõ.'])
      expect(officer.text).toContain(words)
  })

  test('she may leave it as it was signed', async () => {
    await signedBy(world, 'lan')
    const lan = world.as('lan')
    await fillForm(lan, await lan.get('/cam-ket/2026'), {}, { button: 'Sửa cam kết' })
    await fillForm(lan, await lan.get('/cam-ket/2026'), {}, { button: 'Thôi, giữ bản đã ký' })
    expect((await lan.get('/cam-ket/2026')).text).toContain('Đồng chí đã ký ngày 01/12/2026')
    expect(await rows()).toHaveLength(1)
  })

  test('on two pages: the second signing is not laid over the first', async () => {
    await signedBy(world, 'lan')
    const lan = world.as('lan')
    await fillForm(lan, await lan.get('/cam-ket/2026'), {}, { button: 'Sửa cam kết' })
    const preview = await lan.get('/cam-ket/2026/ky')
    await signedBy(world, 'lan')
    const behind = await fillForm(lan, preview, { reason: 'Sửa ở đây.' })
    expect(behind.status).toBe(409)
    expect(behind.text).toContain('vừa được ký ở một trang khác')
    expect(behind.dom.querySelector('textarea')!.text.trim()).toBe('Sửa ở đây.')
    expect(await rows()).toHaveLength(2)
  })

  test('the words of a linked group stay as they were signed, whatever catalogue comes after', async () => {
    const lan = world.as('lan')
    await writeThree(lan)
    const link = (await lan.get(NEXT)).dom.querySelector('section.card a.button')!.getAttribute('href')!
    await fillForm(lan, await lan.get(link), { group: 'nqtw4-82@1 I.3' })
    await sign(lan)
    await world.db.run(sql`update practice_default set catalogue = 'prohibitions-37@1'`)
    await world.db.run(sql`update period set catalogue = 'prohibitions-37@1'`)
    await fillForm(lan, await lan.get(NEXT), {}, { button: 'Sửa cam kết' })
    const page = await lan.get(link)
    expect(page.dom.querySelector('option[selected]')!.getAttribute('value')).toBe('nqtw4-82@1 I.3')
    expect((await fillForm(lan, page)).status).toBe(303)
    await sign(lan, '2027', { reason: 'Ký lại.' })
    const groups = await world.db.rows<{ catalogue: string }>(
      sql`select catalogue from commitment_line where group_id is not null`,
    )
    expect(groups).toEqual([{ catalogue: 'nqtw4-82@1' }, { catalogue: 'nqtw4-82@1' }])
  })
})

test('somebody let off is told that it is not asked of them, and may all the same', async () => {
  const hai = world.as('hai')
  expect((await hai.get('/cam-ket')).text).toContain('không phải làm cam kết năm')
  await writeThree(hai)
  expect((await sign(hai)).location).toBe(NEXT)
})
