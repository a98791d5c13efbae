import { describe, expect, test } from 'vitest'
import { type Browser, fillForm, formFields, useWorld } from '../../test/harness.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { languages } from '../text/text.ts'
import { type DiaryCopy, diaryText } from './diary-export.ts'
import { diaryWord } from './diary-word.ts'
import { readWord } from './testing/docx-reader.ts'

const world = useWorld()
const AT = '/nhat-ky/tai-ve'

const ENTRIES: readonly Record<string, string>[] = [
  { day: '02/10/2026', tag: 'good', text: 'Giúp bà Sáu cấy ruộng.\nMưa suốt buổi.' },
  { day: '15/11/2026', tag: 'learn', text: 'Đọc chuyện Bác Hồ với chiếc đồng hồ.' },
  { day: '15/11/2026', text: 'Tối họp tổ.' },
  { day: '01/12/2026', tag: 'act', text: 'Sửa xong đường vào ấp.' },
]

async function lanWrites(): Promise<Browser> {
  const lan = world.as('lan')
  for (const entry of ENTRIES) await fillForm(lan, await lan.get('/nhat-ky/moi'), entry)
  return lan
}

async function take(browser: Browser, fields: Record<string, string>) {
  const filled = formFields(await browser.get(AT), fields)
  return browser.post(filled.action, filled.fields)
}

describe('Lan takes her diary home', () => {
  test('as a text: the oldest first, each with its day and what it is about', async () => {
    const page = await take(await lanWrites(), { format: 'text' })
    expect(page.headers.get('content-type')).toContain('text/plain')
    expect(
      page.html.startsWith('Nhật ký: Nguyễn Thị Lan\r\nTừ ngày 02/10/2026 đến ngày 01/12/2026\r\n'),
    ).toBe(true)
    expect(page.html).toContain(
      '02/10/2026 (Việc tốt)\r\nGiúp bà Sáu cấy ruộng.\r\nMưa suốt buổi.\r\n\r\n15/11/2026',
    )
    expect(page.html.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test('as data, of the days she asks for', async () => {
    const lan = await lanWrites()
    const taken = async (fields: Record<string, string>) => JSON.parse((await take(lan, fields)).html)
    expect(await taken({ format: 'json', from: '02/10/2026', to: '02/10/2026' })).toEqual({
      name: 'Nguyễn Thị Lan',
      entries: [{ day: '2026-10-02', tag: 'good', text: ENTRIES[0]!.text }],
      closed: 0,
    })
    expect((await taken({ format: 'json', from: '03/10/2026' })).entries).toHaveLength(3)
    expect((await taken({ format: 'json', to: '15/11/2026' })).entries).toHaveLength(3)
    expect((await taken({ format: 'json' })).entries.map((entry: { day: string }) => entry.day)).toEqual([
      '2026-10-02',
      '2026-11-15',
      '2026-11-15',
      '2026-12-01',
    ])
  })

  test('under a name that says nothing, from an address that says nothing, and nobody keeps it', async () => {
    const lan = await lanWrites()
    for (const [format, extension] of [
      ['word', 'docx'],
      ['text', 'txt'],
      ['json', 'json'],
    ] as const) {
      const page = await take(lan, { format, from: '01/01/2026' })
      expect([page.url, page.status]).toEqual([AT, 200])
      expect(page.headers.get('cache-control')).toBe('no-store')
      expect(page.headers.get('content-disposition')).toBe(
        `attachment; filename="Nhat-ky.${extension}"; filename*=UTF-8''Nh%E1%BA%ADt%20k%C3%BD.${extension}`,
      )
    }
    expect(await world.db.rows(sql`select 1 from history where actor = ${world.cast.people.lan.id}`)).toEqual(
      [],
    )
    expect(world.logged).toEqual([])
  })

  test.each([
    [{ format: 'word', from: '31/02/2026' }, 'Ngày chưa đúng'],
    [{ format: 'word', from: '02/12/2026', to: '01/12/2026' }, 'Ngày cuối không được trước ngày đầu'],
    [{ format: 'word', to: '01/01/2020' }, 'Không có mục nào trong khoảng này'],
    [{ format: 'pdf' }, 'Mời đồng chí chọn một ý'],
  ])('asked for as %o she is told what to mend', async (fields, sentence) => {
    const page = await (await lanWrites()).post(AT, fields)
    expect(page.status).toBe(422)
    expect(page.text).toContain(sentence)
    for (const name of ['from', 'to'] as const)
      if (name in fields)
        expect(page.dom.querySelector(`#${name}`)!.getAttribute('value')).toBe(
          (fields as Record<string, string>)[name],
        )
  })
})

test('Hương takes her own diary and nothing of Lan’s; without an entry there is nothing to take', async () => {
  await lanWrites()
  const huong = world.as('huong')
  expect((await take(huong, { format: 'text' })).status).toBe(422)
  await fillForm(huong, await huong.get('/nhat-ky/moi'), { text: 'Của Hương.' })
  const page = await take(huong, { format: 'json' })
  expect(JSON.parse(page.html)).toMatchObject({ name: 'Trần Thị Hương', entries: [{ text: 'Của Hương.' }] })
  expect((await world.as('tinh').get(AT)).status).toBe(404)
  expect((await world.as().post(AT, { format: 'text' })).status).toBe(401)
})

describe('the file', () => {
  const entry = (day: string, text: string, tag: 'learn' | null = null) => ({
    id: randomId(),
    day,
    tag,
    text,
  })
  const open = async (copy: DiaryCopy, sample = false) => readWord(await diaryWord(copy, { sample }))
  const diary = (entries: DiaryCopy['entries'], closed = 0): DiaryCopy => ({
    name: 'Nguyễn Thị Lan',
    entries,
    closed,
  })

  test('has a brother of plain text that Windows takes for UTF-8', () => {
    expect(diaryText(diary([entry('2026-12-01', 'ấp')]), languages.vi).codePointAt(0)).toBe(0xfeff)
  })

  test('is a personal paper: title, name, each day once, its entries below; no head of the Party', async () => {
    const lan = await lanWrites()
    const { entries } = JSON.parse((await take(lan, { format: 'json' })).html)
    const file = await open(diary(entries, 2))
    const texts = file.paragraphs.map((paragraph) => paragraph.text)
    expect(texts.slice(0, 3)).toEqual(['NHẬT KÝ', 'Nguyễn Thị Lan', 'Từ ngày 02/10/2026 đến ngày 01/12/2026'])
    expect(file.paragraphs.filter(({ style }) => style === 'Heading1').map(({ text }) => text)).toEqual([
      'Thứ Sáu, ngày 02/10/2026',
      'Chủ nhật, ngày 15/11/2026',
      'Thứ Ba, ngày 01/12/2026',
    ])
    for (const text of ['Việc tốt: Giúp bà Sáu cấy ruộng.', 'Mưa suốt buổi.', 'Tối họp tổ.'])
      expect(texts).toContain(text)
    expect(texts.at(-1)).toContain('Có 2 mục viết trước khi')
    expect(file.tables).toEqual([])
    expect(texts.join()).not.toContain('ĐẢNG')
    expect(file.properties).not.toContain('Lan')
  })

  test('opens whatever was typed, and is marked where it is a sample', async () => {
    const odd = 'Tab\tđây <b>&amp; "x"</b>\u000b\ud800 ký tự lẻ\uffff 😀'
    const file = await open(diary([entry('2026-12-01', odd, 'learn'), entry('2026-12-01', 'a\n\n\nb')]), true)
    const texts = file.paragraphs.map((paragraph) => paragraph.text)
    expect(texts[0]).toBe('DỮ LIỆU MẪU')
    expect(texts.join('\n')).toContain('Học: Tab\tđây <b>&amp; "x"</b>')
    expect(texts.slice(-4)).toEqual(['a', '', '', 'b'])
  })
})
