import { describe, expect, test } from 'vitest'
import type { CastName } from '../../test/cast.ts'
import { type Browser, fillForm, type Page, useWorld } from '../../test/harness.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'

const world = useWorld()

const ROAD = 'Sửa xong con đường vào ấp Quới Thạnh.'
const BOOK = 'Đọc chuyện Bác Hồ với chiếc đồng hồ.'
const HELP = 'Giúp bà Sáu cấy ruộng, mưa suốt buổi.'

async function write(browser: Browser, text: string, day: string, tag?: string): Promise<void> {
  const page = await browser.get('/nhat-ky/moi')
  const written = await fillForm(browser, page, { text, day, ...(tag ? { tag } : {}) })
  expect(written.status, written.text).toBe(303)
}

const words = (page: Page) => page.dom.querySelectorAll('article .own-words').map((entry) => entry.text)
const months = (page: Page) => page.dom.querySelectorAll('button[name=more]').map((button) => button.text)

async function lanWrites(name: CastName = 'lan'): Promise<Browser> {
  const lan = world.as(name)
  await write(lan, ROAD, '28/11/2026', 'act')
  await write(lan, BOOK, '15/11/2026', 'learn')
  await write(lan, HELP, '02/10/2026', 'good')
  return lan
}

const search = async (browser: Browser, fields: Record<string, string>) =>
  fillForm(browser, await browser.get('/nhat-ky'), fields, { button: 'Tìm' })

describe('Lan looks for something in her diary', () => {
  test.each([
    ['duong', [ROAD]],
    ['ĐƯỜNG', [ROAD]],
    ['thanh quoi', [ROAD]],
    ['đồng hồ', [BOOK]],
    ['dong', [BOOK]],
    ['bà', [BOOK, HELP]],
    ['a', [ROAD]],
    ['ong', []],
    ['sáu mưa cấy', [HELP]],
    ['con đư', [ROAD]],
    ['hồ với', [BOOK]],
    [',', [HELP]],
    ['???', []],
    ['', [ROAD, BOOK, HELP]],
  ])('by words, “%s”, whatever the marks and capitals', async (typed, found) => {
    const lan = await lanWrites()
    const page = await search(lan, { words: typed })
    expect(page.status).toBe(200)
    expect(words(page)).toEqual(found)
    expect(page.dom.querySelector('input[name=words]')!.getAttribute('value') ?? '').toBe(typed)
  })

  test('by what it is about, by month, and by all of them together', async () => {
    const lan = await lanWrites()
    expect(words(await search(lan, { tag: 'good' }))).toEqual([HELP])
    expect(words(await search(lan, { month: '2026-11' }))).toEqual([ROAD, BOOK])
    expect(words(await search(lan, { month: '2026-11', tag: 'learn', words: 'bac' }))).toEqual([BOOK])
    const none = await search(lan, { month: '2026-10', tag: 'learn' })
    expect(words(none)).toEqual([])
    expect(none.text).toContain('Không có mục nào như vậy.')
    expect(none.dom.querySelector('[name=tag][checked]')!.getAttribute('value')).toBe('learn')
  })

  test('and what she types stands in no address, title, log or history, and is kept by nobody', async () => {
    const lan = await lanWrites()
    const before = await world.db.rows(sql`select 1 from history`)
    const page = await search(lan, { words: 'chiecdongho' })
    expect([page.url, page.location, page.dom.querySelector('title')!.text]).toEqual([
      '/nhat-ky',
      null,
      'Nhật ký · Tự Soi',
    ])
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.dom.querySelector('input[name=words]')!.getAttribute('autocomplete')).toBe('off')
    const addresses = page.dom.querySelectorAll('[href], [action], [formaction]').map(({ attrs }) => attrs)
    expect(JSON.stringify(addresses)).not.toContain('chiecdongho')
    expect(world.logged).toEqual([])
    expect(await world.db.rows(sql`select 1 from history`)).toEqual(before)
    expect((await lan.get('/nhat-ky')).html).not.toContain('chiecdongho')
    // A search typed into an address is none.
    expect((await lan.get('/nhat-ky?words=chiecdongho&tu=chiecdongho')).html).not.toContain('chiecdongho')
  })

  test.each([
    [{ words: 'a'.repeat(201) }, 422, 'nhận tối đa 200 chữ cái'],
    [{ words: 'duong\u202e' }, 200, 'Có 1 mục.'],
    [{ words: 'zzz', tag: '__proto__', month: '2026-1' }, 200, 'Không có mục nào như vậy.'],
    [{ words: "' or 1=1 --" }, 200, 'Không có mục nào như vậy.'],
    [{ tu: 'x' }, 400, ''],
  ])('with %o gets an answer', async (fields, status, sentence) => {
    const lan = await lanWrites()
    const page = await lan.post('/nhat-ky', fields)
    expect(page.status).toBe(status)
    expect(page.text).toContain(sentence)
  })
})

describe('a long diary', () => {
  test('shows the thirty newest, and the rest by months, within what is looked for', async () => {
    const lan = world.as('lan')
    const day = (n: number) => new Date(Date.UTC(2026, 10, 30 - n)).toISOString().slice(0, 10)
    for (let n = 0; n < 70; n++)
      await write(
        lan,
        n % 2 ? `lẻ ${n}` : `chẵn ${n}`,
        day(n).split('-').reverse().join('/'),
        n < 2 ? 'act' : '',
      )
    const page = await lan.get('/nhat-ky')
    expect(words(page)).toHaveLength(30)
    expect(words(page)[0]).toBe('chẵn 0')
    expect(months(page)).toEqual(['Tháng 10/2026 (31 mục)', 'Tháng 09/2026 (9 mục)'])
    const september = await fillForm(lan, page, {}, { button: 'Tháng 09/2026 (9 mục)' })
    expect(words(september)).toHaveLength(9)
    expect(months(september)).toEqual(['Tháng 11/2026 (30 mục)', 'Tháng 10/2026 (31 mục)'])

    const odd = await search(lan, { words: 'le' })
    expect(odd.text).toContain('Có 35 mục.')
    expect(words(odd)).toHaveLength(30)
    expect(months(odd)).toEqual(['Tháng 09/2026 (5 mục)'])
    const more = await fillForm(lan, odd, {}, { button: 'Tháng 09/2026 (5 mục)' })
    expect(words(more)).toHaveLength(5)
    expect(words(more).every((text) => text.startsWith('lẻ'))).toBe(true)
  })
})

describe('somebody else', () => {
  test('looking for Lan’s words finds nothing, and the same page as if there were none', async () => {
    const nobody = await search(await lanWrites('huong'), { words: 'gà' })
    expect(nobody.text).toContain('Không có mục nào như vậy.')
    await lanWrites()
    const huong = await search(world.as('huong'), { words: 'gà' })
    const bare = (page: Page) => page.html.replace(/name="form-id" value="[^"]*"/g, '')
    expect(bare(huong)).toBe(bare(nobody))
    for (const name of ['nam', 'dung', 'phuc', 'quan'] as const) {
      const page = await world.as(name).post('/nhat-ky', { words: 'duong' })
      expect(page.html).not.toContain(ROAD)
    }
    expect((await world.as().post('/nhat-ky', { words: 'duong' })).status).toBe(401)
  })

  test('who sends Lan’s ids along, as if ticked, is shown none of her entries', async () => {
    await lanWrites()
    const rows = await world.db.asMember(world.cast.people.lan.id, (tx) =>
      tx.rows<{ id: string }>(sql`select id from diary_entry`),
    )
    const entry = [...rows.map((row) => row.id), randomId()]
    const nam = world.as('nam')
    await write(nam, 'Của Nam.', '01/12/2026')
    const page = await nam.post('/nhat-ky', { choosing: 'yes', entry })
    expect(page.dom.querySelectorAll('input[name=entry]')).toHaveLength(1)
    for (const text of [ROAD, BOOK, HELP]) expect(page.html).not.toContain(text)
  })
})
