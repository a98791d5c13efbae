import { describe, expect, test } from 'vitest'
import { type Browser, fillForm, formFields, type Page, useWorld } from '../../test/harness.ts'

const world = useWorld()
const PLAN = 'Khi bà con phản ánh, thì tôi đến xem ngay trong ngày.'

describe('what is typed', () => {
  const autosave = (browser: Browser, page: Page, values: Record<string, string>) => {
    const { action, fields } = formFields(page, values)
    return browser.post(action, { ...fields, 'form-id': crypto.randomUUID() }, { 'x-autosave': '1' })
  }

  test('into a plan is saved as typed, shown again, and gives way to what is sent', async () => {
    const nam = world.as('nam')
    await fillForm(nam, await nam.get('/thang-nay/luot/1'), { group: ['I.1'], 'mark-I.1.2': 'partial' })
    const page = await nam.get('/thang-nay/cach-sua/moi')
    const saved = await autosave(nam, page, { text: 'Khi bà con ph' })
    expect(saved).toMatchObject({ status: 204, html: '', location: null })
    expect((await nam.get('/thang-nay/cach-sua/moi')).dom.querySelector('textarea')!.text.trim()).toBe(
      'Khi bà con ph',
    )
    await autosave(nam, page, { text: '' })
    expect((await nam.get('/thang-nay/cach-sua/moi')).dom.querySelector('textarea')!.text.trim()).toBe('')
    // No plan was made by typing, and none is declared.
    expect((await nam.get('/thang-nay/gui')).text).toContain('chưa có cách sửa')
    await fillForm(nam, page, { text: PLAN, due: 'month' })
    expect((await nam.get('/thang-nay/gui')).text).toContain(PLAN)
  })

  test('into the line for the diary is saved as typed, and goes into the diary only when it is sent', async () => {
    const nam = world.as('nam')
    const page = await nam.get('/thang-nay/hoc-tap')
    expect((await autosave(nam, page, { done: 'đã', line: 'Hôm nay đọc' })).status).toBe(204)
    const again = await nam.get('/thang-nay/hoc-tap')
    expect(again.dom.querySelector('#line')!.text.trim()).toBe('Hôm nay đọc')
    expect(again.dom.querySelector('#done')!.text.trim()).toBe('đã')
    expect((await nam.get('/nhat-ky')).text).toContain('Chưa có mục nào')
  })

  test('that is too long or hides something is not saved while typing, and nothing breaks', async () => {
    const nam = world.as('nam')
    await fillForm(nam, await nam.get('/thang-nay/luot/1'), { group: ['I.1'], 'mark-I.1.2': 'partial' })
    const page = await nam.get('/thang-nay/cach-sua/moi')
    for (const text of ['x'.repeat(1_000_000), 'mật\u202e'])
      expect((await autosave(nam, page, { text })).status).toBe(422)
    expect((await nam.get('/thang-nay/cach-sua/moi')).dom.querySelector('textarea')!.text.trim()).toBe('')
  })
})
