import { describe, expect, inject, test } from 'vitest'
import { useBrowser, type Visitor } from './browser.ts'

const theatre = useBrowser()
const { cells } = inject('stage')

const button = (v: Visitor, name: string) => v.page.getByRole('button', { name, exact: true })

async function choosePin(v: Visitor, pin: string): Promise<void> {
  await v.write(v.page.getByLabel('Mã PIN 6 số'), pin)
  await v.write(v.page.getByLabel('Nhập lại mã PIN'), pin)
}

describe('a card, a phone, a sheet', () => {
  test('Hương prints a card; its holder enrols a phone, waits for approval, and is let in from the old one', async () => {
    const huong = await theatre.visit('huong', { viewport: { width: 1280, height: 800 } })
    await huong.page.goto(`/chi-bo/${cells.thanh}/the`)
    await huong.tap(huong.page.locator('label.choice', { hasText: 'Lê Văn Dũng' }))
    await huong.picture('cards-choose')
    await huong.go(button(huong, 'In thẻ'))
    const code = (await huong.page.textContent('.login-card .code'))!.trim()
    expect(code).toMatch(/^(\d{6} ?){5}$/)
    await huong.picture('cards-printed')

    const phone = await theatre.visit(null)
    // As scanned: the code is behind the '#', and out of the address at once.
    await phone.page.goto(`/the#${code.replaceAll(' ', '')}`)
    await phone.page.waitForFunction(() => location.hash === '')
    expect(await phone.page.getByLabel('Mã trên thẻ').inputValue()).toBe(code)
    await phone.go(button(phone, 'Xem thẻ'))
    expect(await phone.page.textContent('main')).toContain('Lê Văn Dũng')
    await choosePin(phone, '482913')
    await phone.picture('enrol')
    await phone.go(button(phone, 'Đăng ký máy này'))
    expect(await phone.page.textContent('h1')).toContain('chưa mở được phần riêng tư')
    await phone.picture('waiting')

    const old = await theatre.visit('dung')
    await old.page.goto('/toi/thiet-bi')
    await old.picture('devices')
    expect(await old.page.textContent('main')).toContain('Trần Thị Hương')
    await old.go(button(old, 'Duyệt máy này'))
    await phone.go(phone.page.getByRole('link', { name: 'Tôi đã duyệt, xem lại' }))
    expect(await phone.page.textContent('h1')).toContain('Kỳ họp 03/12')
  })

  // Leaving ends the session, so it is somebody whom no other story needs.
  test('Lạ, without JavaScript, makes a recovery sheet, leaves, and comes back with the PIN', async () => {
    const la = await theatre.visit('la', { javaScript: false })
    await la.page.goto('/phieu-khoi-phuc')
    await la.go(button(la, 'Hiện phiếu để chép hoặc in'))
    expect((await la.page.textContent('#sheet-code'))!.replace(/\D/g, '')).toHaveLength(48)
    await la.picture('sheet')
    await la.go(button(la, 'Tôi đã cất phiếu'))
    await la.page.goto('/toi')
    await la.go(button(la, 'Ra khỏi Tự Soi'))
    await la.go(la.page.getByRole('link', { name: 'Vào bằng mã PIN' }))
    await la.write(la.page.getByLabel('Mã PIN 6 số'), '111111')
    await la.go(button(la, 'Vào'))
    expect(await la.page.textContent('main')).toContain('Mã PIN chưa đúng')
    await la.picture('pin-wrong')
    await la.write(la.page.getByLabel('Mã PIN 6 số'), '270519')
    await la.go(button(la, 'Vào'))
    expect(await la.page.textContent('h1')).toContain('Kỳ họp 03/12')
  })
})

describe('typed and not yet sent', () => {
  test('Hải types a diary line, closes the page, and finds it again', async () => {
    const hai = await theatre.visit('hai')
    await hai.page.goto('/nhat-ky/moi')
    const saved = hai.page.waitForResponse((response) => response.request().method() === 'POST')
    await hai.write(hai.page.getByLabel('Nội dung'), 'Sáng nay ghé thăm nhà bác Tư cuối ấp.')
    await saved
    await hai.page.goto('/nhat-ky')
    expect(await hai.page.textContent('main')).toContain('Sáng nay ghé thăm nhà bác Tư cuối ấp.')
    await hai.picture('diary')
  })
})
