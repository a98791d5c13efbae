import { describe, expect, test } from 'vitest'
import { castNames } from '../../test/cast.ts'
import { note } from '../../test/enrol.ts'
import { type Browser, fillForm, formFields, useWorld } from '../../test/harness.ts'
import { paths } from '../paths.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'

const world = useWorld()
const WORDS = 'Hôm nay sửa xong con đường vào ấp.'

const first = async (browser: Browser) =>
  (await browser.get('/nhat-ky')).dom.querySelector('article a')!.getAttribute('href')!
const texts = async (browser: Browser) =>
  (await browser.get('/nhat-ky')).dom
    .querySelectorAll('article')
    .map((entry) => entry.structuredText.replace(/\s+/g, ' ').trim())

describe('Lan writes her diary', () => {
  test('and reads it, newest day first, with what it is about', async () => {
    const lan = world.as('lan')
    await note(lan, WORDS)
    await fillForm(lan, await lan.get('/nhat-ky/moi'), {
      text: 'Ghi lùi ngày.',
      day: '15/11/2026',
      tag: 'remind',
    })
    expect(await texts(lan)).toEqual([`01/12/2026 ${WORDS}`, '15/11/2026 · Tự nhắc Ghi lùi ngày.'])
  })

  test('and nobody else reads it, nor sees whether she writes', async () => {
    const before = new Map<string, string>()
    const look = async (name: (typeof castNames)[number], path: string) =>
      (await world.as(name).get(path)).html.replace(/name="form-id" value="[^"]*"/g, '')
    const others = castNames.filter((name) => name !== 'lan')
    const pages = [
      '/nhat-ky',
      '/toi/du-lieu',
      '/chi-bo',
      '/dang-uy',
      `/chi-bo/${world.cast.units.thanh.id}`,
      '/hop',
    ]
    for (const name of others) for (const path of pages) before.set(name + path, await look(name, path))
    await note(world.as('lan'), WORDS)
    const address = await first(world.as('lan'))
    const nowhere = paths.diaryEntry.to({ entry: randomId() })
    for (const name of others) {
      for (const path of pages) expect(await look(name, path), name + path).toBe(before.get(name + path))
      const [hers, none] = [await world.as(name).get(address), await world.as(name).get(nowhere)]
      expect([hers.status, hers.html]).toEqual([none.status, none.html])
      expect(hers.html).not.toContain(WORDS)
    }
    expect(
      await world.db.rows(sql`select 1 from history where actor = ${world.cast.people.lan.id}`),
    ).toHaveLength(0)
  })

  test('changes an entry and erases it', async () => {
    const lan = world.as('lan')
    await note(lan, WORDS)
    const page = await lan.get(await first(lan))
    await fillForm(
      lan,
      page,
      { text: 'Nói lại cho đúng.', day: '30/11/2026', tag: 'good' },
      { button: 'Lưu mục này' },
    )
    expect(await texts(lan)).toEqual(['30/11/2026 · Việc tốt Nói lại cho đúng.'])
    const again = await lan.get(await first(lan))
    expect(again.dom.querySelector('[checked]')!.getAttribute('value')).toBe('good')
    await fillForm(lan, again, { tag: '' }, { button: 'Lưu mục này' })
    expect(await texts(lan)).toEqual(['30/11/2026 Nói lại cho đúng.'])
    await fillForm(lan, again, {}, { button: 'Xóa mục này' })
    expect(await texts(lan)).toEqual([])
    expect(
      await world.db.asMember(world.cast.people.lan.id, (tx) => tx.rows(sql`select 1 from diary_entry`)),
    ).toEqual([])
  })

  test('under an address in capitals: it is the same entry, and opens', async () => {
    const lan = world.as('lan')
    const id = randomId()
    for (const [entry, text] of [
      [id.toUpperCase(), 'bằng chữ hoa'],
      [id, 'bằng chữ thường'],
    ] as const)
      expect((await lan.post(paths.diaryEntry.to({ entry }), { text })).status).toBe(303)
    expect(await texts(lan)).toEqual(['01/12/2026 bằng chữ thường'])
    expect((await lan.get(paths.diaryEntry.to({ entry: id.toUpperCase() }))).text).toContain(
      'bằng chữ thường',
    )
  })

  test('as she types, and it is one entry', async () => {
    const lan = world.as('lan')
    const page = await lan.get('/nhat-ky/moi')
    for (const text of ['Hôm', 'Hôm nay', WORDS]) {
      const { action, fields } = formFields(page, { text })
      const saved = await lan.post(action, { ...fields, 'form-id': randomId() }, { 'x-autosave': '1' })
      expect(saved).toMatchObject({ status: 204, html: '' })
    }
    expect((await fillForm(lan, page, { text: WORDS })).status).toBe(303)
    expect(await texts(lan)).toEqual([`01/12/2026 ${WORDS}`])
  })
})

describe('an entry that can’t be taken as it is', () => {
  test.each([
    [{ text: '' }, 'Mời đồng chí điền ô này'],
    [{ text: 'x', day: '02/12/2026' }, 'Ngày ghi không được sau hôm nay'],
    [{ text: 'x', day: '31/11/2026' }, 'Ngày chưa đúng'],
    [{ text: 'x', day: `3${' '.repeat(100_000)}x` }, 'Ngày chưa đúng'],
    [{ text: 'mật\u202e' }, 'có ký tự ẩn'],
    [{ text: `đầu ${'a'.repeat(1_000_000)} cuối` }, 'đồng chí đã viết 1000009'],
  ])('%o is shown again with what was typed', async (values, sentence) => {
    const lan = world.as('lan')
    const refused = await fillForm(lan, await lan.get('/nhat-ky/moi'), values)
    expect(refused.status).toBe(422)
    expect(refused.text.includes(sentence)).toBe(true)
    expect(refused.dom.querySelector('textarea')!.text.trim() === values.text.replace('\u202e', '')).toBe(
      true,
    )
    expect(await texts(lan)).toEqual([])
    await fillForm(lan, refused, { text: 'đúng rồi', day: '' }, { button: 'Lưu mục này' })
    expect(await texts(lan)).toEqual(['01/12/2026 đúng rồi'])
  })

  test.each(['__proto__', 'constructor', 'person', 'x'])('with a field “%s” is refused', async (name) => {
    const lan = world.as('lan')
    const sent = await lan.post(paths.diaryEntry.to({ entry: randomId() }), { text: 'x', [name]: 'x' })
    expect(sent.status).toBe(400)
    expect(await texts(lan)).toEqual([])
  })

  test.each(['x', '1', '__proto__', '%00', '0b3e8a3e-6a5f-4f1e-9d55-0f5b5a1c2d3', "0b3e8a3e' or '1'='1"])(
    'under an address “%s” is nowhere',
    async (entry) => {
      for (const page of [
        await world.as('lan').get(`/nhat-ky/${entry}`),
        await world.as('lan').post(`/nhat-ky/${entry}`, { text: 'x' }),
        await world.as('lan').post(`/nhat-ky/${entry}/xoa`, {}),
      ])
        expect(page.status).toBe(404)
    },
  )
})

describe('the same form', () => {
  test('twice is one entry', async () => {
    const lan = world.as('lan')
    const page = await lan.get('/nhat-ky/moi')
    for (let n = 0; n < 2; n++) expect((await fillForm(lan, page, { text: WORDS })).status).toBe(303)
    expect(await texts(lan)).toHaveLength(1)
  })

  test('with other words shows both versions, and one button stores the second', async () => {
    const lan = world.as('lan')
    const page = await lan.get('/nhat-ky/moi')
    await fillForm(lan, page, { text: WORDS })
    const conflict = await fillForm(lan, page, { text: 'Dòng một.\nDòng hai.' })
    expect(conflict.status).toBe(409)
    expect(
      conflict.dom.querySelectorAll('dl.card').map((version) => version.text.includes('Dòng một.')),
    ).toEqual([false, true])
    expect(await texts(lan)).toEqual([`01/12/2026 ${WORDS}`])
    await fillForm(lan, conflict, {}, { button: 'Lưu bản này' })
    expect(await texts(lan)).toEqual(['01/12/2026 Dòng một. Dòng hai.'])
  })
})

describe('Nam at Lan’s entry', () => {
  test('can’t change or erase it, and can’t tell that it is there', async () => {
    const lan = world.as('lan')
    await note(lan, WORDS)
    const address = await first(lan)
    const nam = world.as('nam')
    expect((await nam.post(`${address}/xoa`, {})).status).toBe(404)
    const nowhere = paths.diaryEntry.to({ entry: randomId() })
    const [there, none] = [
      await nam.post(address, { text: 'của Nam' }),
      await nam.post(nowhere, { text: 'của Nam' }),
    ]
    expect([there.status, there.location]).toEqual([none.status, none.location])
    expect(await texts(lan)).toEqual([`01/12/2026 ${WORDS}`])
    expect(await texts(nam)).not.toContain(WORDS)
  })
})
