import { describe, expect, test } from 'vitest'
import { note } from '../../test/enrol.ts'
import { type Browser, fillForm, formFields, type Page, useWorld } from '../../test/harness.ts'
import { paths } from '../paths.ts'
import { randomId } from '../platform/ids.ts'

const world = useWorld()
const WORDS = 'Viết ở điện thoại.'

const open = async (browser: Browser): Promise<Page> => {
  const list = await browser.get('/nhat-ky')
  return browser.get(list.dom.querySelector('article a')!.getAttribute('href')!)
}
const typing = async (browser: Browser, page: Page, text: string, turn: number) => {
  const { action, fields } = formFields(page, { text }, { button: 'Lưu mục này' })
  return browser.post(action, { ...fields, turn: String(turn), 'form-id': randomId() }, { 'x-autosave': '1' })
}
const press = (browser: Browser, page: Page, values: Record<string, string>) =>
  fillForm(browser, page, values, { button: 'Lưu mục này' })
const versions = (page: Page) => page.dom.querySelectorAll('dl.card').map((card) => card.structuredText)
const kept = async (browser: Browser) =>
  (await browser.get('/nhat-ky')).dom.querySelectorAll('article .own-words').map((entry) => entry.text)

describe('Lan has one entry open on two phones', () => {
  test('the second to save is shown both versions, and one button keeps hers', async () => {
    const lan = world.as('lan')
    await note(lan, WORDS)
    const [phone, tablet] = [await open(lan), await open(lan)]
    await press(lan, phone, { text: 'Sửa ở điện thoại.', tag: 'good' })
    const conflict = await press(lan, tablet, { text: 'Sửa ở máy tính bảng.', day: '30/11/2026' })
    expect(conflict.status).toBe(409)
    expect(versions(conflict)[0]).toMatch(/01\/12\/2026[\s\S]*Việc tốt[\s\S]*Sửa ở điện thoại\./)
    expect(versions(conflict)[1]).toMatch(/30\/11\/2026[\s\S]*Sửa ở máy tính bảng\./)
    expect(await kept(lan)).toEqual(['Sửa ở điện thoại.'])
    expect((await fillForm(lan, conflict, {}, { button: 'Lưu bản này' })).status).toBe(303)
    expect(await kept(lan)).toEqual(['Sửa ở máy tính bảng.'])
  })

  test('what is saved while typing on a page that is behind replaces nothing, and is refused', async () => {
    const lan = world.as('lan')
    await note(lan, WORDS)
    const [phone, tablet] = [await open(lan), await open(lan)]
    for (const [n, text] of ['Sửa', 'Sửa ở', 'Sửa ở điện thoại.'].entries())
      expect((await typing(lan, phone, text, n + 1)).status).toBe(204)
    expect((await typing(lan, tablet, 'Gõ đè', 1)).status).toBe(409)
    expect(await kept(lan)).toEqual(['Sửa ở điện thoại.'])
    // The first goes on: nothing has come between its saves.
    expect((await press(lan, phone, { text: 'Xong ở điện thoại.', turn: '4' })).status).toBe(303)
  })

  test('a version that came between is shown again, however often', async () => {
    const lan = world.as('lan')
    await note(lan, WORDS)
    const [phone, tablet] = [await open(lan), await open(lan)]
    await press(lan, phone, { text: 'Bản hai.' })
    const conflict = await press(lan, tablet, { text: 'Bản ba.' })
    await press(lan, await open(lan), { text: 'Bản chen vào.' })
    const again = await fillForm(lan, conflict, {}, { button: 'Lưu bản này' })
    expect(again.status).toBe(409)
    expect(versions(again)[0]).toContain('Bản chen vào.')
    await fillForm(lan, again, {}, { button: 'Lưu bản này' })
    expect(await kept(lan)).toEqual(['Bản ba.'])
  })

  test('erased on the one, it does not come back from the other unasked', async () => {
    const lan = world.as('lan')
    await note(lan, WORDS)
    const [phone, tablet] = [await open(lan), await open(lan)]
    await fillForm(lan, phone, {}, { button: 'Xóa mục này' })
    expect((await typing(lan, tablet, 'Gõ tiếp', 1)).status).toBe(409)
    expect(await kept(lan)).toEqual([])
    const conflict = await press(lan, tablet, { text: 'Gõ tiếp.' })
    expect(conflict.text).toContain('mục này đã xóa ở máy khác')
    await fillForm(lan, conflict, {}, { button: 'Lưu bản này' })
    expect(await kept(lan)).toEqual(['Gõ tiếp.'])
  })

  test('the same words on both are no quarrel, nor is a finger that taps twice', async () => {
    const lan = world.as('lan')
    await note(lan, WORDS)
    const [phone, tablet] = [await open(lan), await open(lan)]
    for (const page of [phone, tablet, tablet])
      expect((await press(lan, page, { text: 'Cùng một câu.' })).status).toBe(303)
    const { action, fields } = formFields(await lan.get('/nhat-ky/moi'), { text: 'Bấm hai lần.' })
    for (const turn of ['1', '2']) expect((await lan.post(action, { ...fields, turn })).status).toBe(303)
    expect((await kept(lan)).sort()).toEqual(['Bấm hai lần.', 'Cùng một câu.'])
  })
})

describe('a save while typing', () => {
  test('that is overtaken on its way stays behind', async () => {
    const lan = world.as('lan')
    const page = await lan.get('/nhat-ky/moi')
    expect((await typing(lan, page, 'Câu đã gõ xong.', 2)).status).toBe(204)
    expect((await typing(lan, page, 'Câu đã', 1)).status).toBe(204)
    expect(await kept(lan)).toEqual(['Câu đã gõ xong.'])
  })

  test('goes on being the page’s own after an error', async () => {
    const lan = world.as('lan')
    const page = await lan.get('/nhat-ky/moi')
    await typing(lan, page, 'Gõ dở', 1)
    const refused = await press(lan, page, { text: 'Gõ xong', day: '31/11/2026' })
    expect(refused.status).toBe(422)
    expect((await press(lan, refused, { day: '30/11/2026' })).status).toBe(303)
    expect(await kept(lan)).toEqual(['Gõ xong'])
  })

  test.each([
    { page: 'x'.repeat(1000), turn: '-1e999', seen: '' },
    { page: '__proto__', turn: 'NaN', seen: '' },
    { page: '', turn: '', seen: '' },
  ])('with marks of its own making, %o, is an entry like another', async (marks) => {
    const lan = world.as('lan')
    const address = paths.diaryEntry.to({ entry: randomId() })
    expect((await lan.post(address, { text: 'Một mục.', ...marks })).status).toBe(303)
    expect(await kept(lan)).toEqual(['Một mục.'])
  })
})
