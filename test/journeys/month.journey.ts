import { describe, expect, test } from 'vitest'
import { useBrowser, type Visitor } from './browser.ts'

const theatre = useBrowser()

const button = (v: Visitor, name: string) => v.page.getByRole('button', { name, exact: true })

/** The skim screens with nothing chosen, then the close looks with "Không có". */
async function nothingFound(v: Visitor, picture?: string): Promise<void> {
  for (let screen = 1; screen <= 3; screen++) {
    if (picture && screen === 1) await v.picture(`${picture}-skim`)
    await v.tap(v.page.locator('label:has(#none)'))
    await v.go(button(v, 'Tiếp tục'))
  }
  while (/soi-ky/.test(v.page.url())) {
    if (picture && v.page.url().endsWith('/1')) await v.picture(`${picture}-close`)
    await v.go(button(v, 'Không có'))
  }
}

describe('a month at 360 × 740', () => {
  test('Nam has nothing to mark: at most 16 taps', async () => {
    const nam = await theatre.visit('nam')
    await nam.page.goto('/thang-nay')
    await nam.picture('nam-month')
    await nam.go(nam.page.getByRole('link', { name: 'Bắt đầu' }))
    await nothingFound(nam, 'nam')
    await nam.picture('nam-check')
    await nam.go(button(nam, 'Gửi'))
    expect(await nam.page.textContent('main')).toContain('Đồng chí đã tự soi cho kỳ họp 03/12')
    await nam.picture('nam-sent')
    expect(nam.taps()).toBeLessThanOrEqual(16)
  })

  for (const javaScript of [true, false])
    test(`${javaScript ? 'Lan' : 'Minh, without JavaScript,'} marks 2 signs and plans 2 fixes: at most 24 taps`, async () => {
      const lan = await theatre.visit(javaScript ? 'lan' : 'minh', { javaScript })
      const { page } = lan
      await page.goto('/thang-nay')
      await lan.go(page.getByRole('link', { name: 'Bắt đầu' }))
      for (const group of ['Ngại học lý luận, nghị quyết', 'Quan liêu, xa dân']) {
        await lan.tap(page.locator('label.choice', { hasText: group }))
        await lan.tap(
          page.locator('.group', { hasText: group }).locator('.marks label', { hasText: 'Đôi lúc' }).first(),
        )
        if (javaScript) await lan.picture(`lan-marked-${group.length}`)
        await lan.go(button(lan, 'Tiếp tục'))
      }
      await lan.tap(page.locator('label:has(#none)'))
      await lan.go(button(lan, 'Tiếp tục'))
      while (/soi-ky/.test(page.url())) await lan.go(button(lan, 'Không có'))
      for (const text of [
        'Khi có buổi học thì tôi đến đủ và ghi chép',
        'Khi bà con phản ánh thì tôi đến xem ngay',
      ]) {
        await lan.write(page.getByLabel('Khi … thì tôi …'), text)
        await lan.tap(page.locator('label.choice', { hasText: 'Cuối tháng' }))
        if (javaScript) await lan.picture('lan-plan')
        await lan.go(button(lan, 'Lưu cách sửa'))
      }
      expect(await page.textContent('main')).toContain('Khi có buổi học thì tôi đến đủ')
      if (javaScript) await lan.picture('lan-check')
      await lan.go(button(lan, 'Gửi'))
      expect(await page.textContent('main')).toContain('Đồng chí đã tự soi cho kỳ họp 03/12')
      expect(lan.taps()).toBeLessThanOrEqual(24)
    })
})
