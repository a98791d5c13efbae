import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Browser, formFields, type Page, useWorld } from '../../test/harness.ts'
import { sql } from '../platform/sql.ts'

const world = useWorld()
const PATH = '/danh-muc'
const shipped = (name: string) =>
  readFileSync(new URL(`../../catalogues/${name}.json`, import.meta.url), 'utf8')
const changed = (change: object) => JSON.stringify({ ...JSON.parse(shipped('nqtw4-82')), ...change })

async function load(browser: Browser, text: string | null, page?: Page): Promise<Page> {
  const { action, fields } = formFields(page ?? (await browser.get(PATH)), {}, { button: 'Nạp' })
  const data = new FormData()
  for (const [name, values] of Object.entries(fields)) for (const value of values) data.append(name, value)
  if (text !== null) data.append('file', new File([text], 'danh-muc.json'))
  return browser.post(action, data)
}

const count = async () =>
  (await world.db.row<{ n: number }>(sql`select count(*)::int as n from catalogue_version`)).n

describe('the catalogues', () => {
  test('Quân sees which there are and which is in use', async () => {
    const page = await world.as('quan').get(PATH)
    const lines = page.dom.querySelectorAll('.tasks a').map((line) => line.text)
    expect(lines).toHaveLength(3)
    expect(lines.find((line) => line.includes('nqtw4-82@1'))).toMatch(/bản diễn giải.*đang dùng/)
    expect(lines.find((line) => line.includes('standards-144@1'))).not.toContain('đang dùng')
  })

  test('a version is read by section, group and item, and says that it is a paraphrase', async () => {
    const page = await world.as('quan').get(`${PATH}/nqtw4-82%401`)
    expect(page.text).toContain('Đây là lời diễn giải, không phải văn bản chính thức')
    expect(page.text).toContain('27 nhóm, 82 mục')
    expect(page.text).toContain('I.1. Phai nhạt lý tưởng')
    expect(page.text).toContain('Không còn thiết tha với lý tưởng đã theo từ ngày vào Đảng.')
    expect(page.text).toContain('Ví dụ: Giữ thẻ đảng đã lâu')
    expect(page.dom.querySelectorAll('details')).toHaveLength(27)
    expect((await world.as('quan').get(`${PATH}/prohibitions-37%401`)).text).toContain(
      'Các điều 6 đến 18 chưa có',
    )
    expect((await world.as('quan').get(`${PATH}/khong-co%401`)).status).toBe(404)
  })

  test('Hương, Kiểm, Nam, tinh and la may not; who is signed out neither', async () => {
    for (const name of ['huong', 'kiem', 'nam', 'tinh', 'la'] as const)
      for (const path of [PATH, `${PATH}/nqtw4-82%401`])
        expect((await world.as(name).get(path)).status).toBe(404)
    const page = await world.as('quan').get(PATH)
    expect((await load(world.as('huong'), changed({ version: 9 }), page)).status).not.toBe(303)
    expect((await world.as('huong').post(PATH, new FormData())).status).toBe(404)
    expect((await world.as().get(PATH)).location).toBe('/')
    expect((await world.as().post(PATH, new FormData())).status).toBe(401)
    expect(await count()).toBe(3)
  })
})

describe('a catalogue file', () => {
  test('a new version is loaded, with who did it', async () => {
    const quan = world.as('quan')
    const page = await quan.follow(await load(quan, changed({ version: 7, title: 'Bản bảy' })))
    expect(page.text).toContain('Đã nạp nqtw4-82@7.')
    expect((await quan.get(`${PATH}/nqtw4-82%407`)).text).toContain('Bản bảy')
    const [deed] = await world.db.rows(sql`select actor, about from history where verb = 'catalogue-loaded'`)
    expect(deed).toEqual({ actor: world.cast.people.quan.id, about: 'catalogue:nqtw4-82@7' })
  })

  test('the same file again changes nothing and says so', async () => {
    const quan = world.as('quan')
    const page = await quan.follow(await load(quan, shipped('nqtw4-82')))
    expect(page.text).toContain('nqtw4-82@1 đã có, không có gì khác.')
    expect(await world.db.rows(sql`select 1 from history where verb = 'catalogue-loaded'`)).toEqual([])
  })

  test('another text under a loaded version is refused with the difference', async () => {
    const page = await load(world.as('quan'), changed({ title: 'Tên khác', issuer: 'Nơi khác' }))
    expect(page.status).toBe(422)
    expect(page.text).toContain('đã nạp trước đây với nội dung khác')
    expect(page.text).toContain('thành “Tên khác”')
    expect(page.text).toContain('thành “Nơi khác”')
    expect(await count()).toBe(3)
  })

  test.each([
    ['no file', null, 'Mời đồng chí chọn một tệp .json'],
    ['no JSON', '{"format": ', 'Tệp không đọc được theo JSON'],
    ['a workbook', 'PK\u0003\u0004…', 'Tệp không đọc được theo JSON'],
    ['other fields', '{"format":"tusoi-catalogue/1","id":"x"}', 'còn thiếu'],
    ['no items', changed({ version: 8, sections: [] }), 'đang để trống'],
    ['over 1 MiB', ' '.repeat(1024 * 1024 + 1), 'Tệp lớn hơn 1 MiB'],
  ])('%s is told in words', async (_, text, sentence) => {
    const page = await load(world.as('quan'), text)
    expect(page.status).toBe(422)
    expect(page.dom.querySelector('.errors')?.text).toContain(sentence)
    expect(await count()).toBe(3)
  })

  test('what a file holds is only words on the page', async () => {
    const quan = world.as('quan')
    const page = await load(quan, changed({ title: '<script>alert(1)</script>' }))
    expect(page.html).not.toContain('<script>alert')
  })

  test('the same upload twice is one load; a second file from the same page is loaded too', async () => {
    const quan = world.as('quan')
    const page = await quan.get(PATH)
    const first = await load(quan, changed({ version: 5 }), page)
    expect((await load(quan, changed({ version: 5 }), page)).location).toBe(first.location)
    expect((await load(quan, changed({ version: 6 }), page)).location).toContain('nqtw4-82%406')
    expect(await count()).toBe(5)
  })
})
