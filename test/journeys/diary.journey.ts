import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readWord } from '../../src/report/testing/docx-reader.ts'
import { useBrowser, type Visitor } from './browser.ts'

const theatre = useBrowser()

const button = (v: Visitor, name: string) => v.page.getByRole('button', { name, exact: true })
const link = (v: Visitor, name: string) => v.page.getByRole('link', { name, exact: true })
const main = (v: Visitor) => v.page.textContent('main')

describe('a diary of most of a year', () => {
  test('Kiểm finds a day by words without marks, looks further back, and nothing of it stands in the address', async () => {
    const kiem = await theatre.visit('kiem')
    await kiem.page.goto('/nhat-ky')
    await kiem.picture('diary')
    expect(await kiem.page.locator('article').count()).toBe(30)
    await kiem.tap(kiem.page.getByText('Tìm trong nhật ký'))
    await kiem.picture('diary-search')
    await kiem.write(kiem.page.getByLabel('Có chữ'), 'ba sau')
    await kiem.go(button(kiem, 'Tìm'))
    expect(await main(kiem)).toContain('Có 9 mục.')
    expect(await kiem.page.getByLabel('Có chữ').inputValue()).toBe('ba sau')
    await kiem.picture('diary-found')
    await kiem.go(link(kiem, 'Bỏ tìm'))
    await kiem.go(button(kiem, 'Tháng 04/2026 (5 mục)'))
    expect(await kiem.page.locator('article').count()).toBe(5)
    await kiem.picture('diary-month')
    expect(await kiem.page.evaluate(() => [location.href, document.title, history.length])).toEqual([
      `${theatre.address}/nhat-ky#entry`,
      'Nhật ký · Tự Soi',
      expect.any(Number),
    ])
  })

  for (const javaScript of [true, false])
    test(`Kiểm${javaScript ? '' : ', without JavaScript,'} takes two of its entries into the month`, async () => {
      const kiem = await theatre.visit('kiem', { javaScript })
      await kiem.page.goto('/thang-nay/hoc-tap')
      if (javaScript) await kiem.picture('learning')
      await kiem.write(kiem.page.getByLabel('Điều tôi đã làm'), 'Tôi gõ dở câu này.')
      await kiem.go(button(kiem, 'Lấy từ nhật ký'))
      await kiem.tap(kiem.page.getByText('Tìm trong nhật ký'))
      if (javaScript) await kiem.picture('diary-choose')
      await kiem.tap(kiem.page.locator('label.choice', { hasText: 'Chở bà Sáu' }).first())
      await kiem.write(kiem.page.getByLabel('Có chữ'), 'tat den')
      await kiem.go(button(kiem, 'Tìm'))
      await kiem.tap(kiem.page.locator('label.choice', { hasText: 'tắt bớt đèn' }).first())
      if (javaScript) await kiem.picture('diary-chosen')
      await kiem.go(button(kiem, 'Chép vào tháng này'))
      expect(await kiem.page.getByLabel('Điều tôi đã làm').inputValue()).toBe(
        'Tôi gõ dở câu này.\nChở bà Sáu đi trạm y tế.\nĐọc lại chuyện Bác tắt bớt đèn. Ở nhà cũng nhắc mấy cháu.',
      )
      if (javaScript) await kiem.picture('learning-copied')
    })

  test('Kiểm takes it home as a Word file under a name that says nothing', async () => {
    const kiem = await theatre.visit('kiem')
    await kiem.page.goto('/nhat-ky')
    await kiem.go(link(kiem, 'Tải nhật ký về'))
    await kiem.picture('diary-export')
    await kiem.write(kiem.page.getByLabel('Từ ngày'), '01/11/2026')
    const coming = kiem.page.waitForEvent('download')
    await kiem.tap(button(kiem, 'Tải về'))
    const download = await coming
    expect(download.suggestedFilename()).toBe('Nhật ký.docx')
    const file = readWord(readFileSync(await download.path()))
    expect(file.paragraphs.slice(0, 2).map(({ text }) => text)).toEqual(['NHẬT KÝ', 'Đỗ Thị Kiểm'])
  })

  test('with one entry open on two phones, the one that is behind is told as soon as it types', async () => {
    const [phone, tablet] = [await theatre.visit('kiem'), await theatre.visit('kiem')]
    await phone.page.goto('/nhat-ky')
    const address = (await phone.page.locator('article a').first().getAttribute('href'))!
    for (const one of [phone, tablet]) await one.page.goto(address)
    await tablet.picture('diary-entry')
    await phone.page.getByLabel('Nội dung').pressSequentially(' Thêm ở điện thoại.')
    await phone.page.waitForResponse((answer) => answer.status() === 204)
    const told = tablet.page.waitForEvent('framenavigated')
    await tablet.page.getByLabel('Nội dung').pressSequentially(' Thêm ở máy kia.')
    await told
    await tablet.page.waitForLoadState()
    expect(await main(tablet)).toContain('Thêm ở điện thoại.')
    expect(await main(tablet)).toContain('Thêm ở máy kia.')
    await tablet.picture('diary-two-pages')
    await tablet.go(button(tablet, 'Lưu bản này'))
    expect(await main(tablet)).toContain('Thêm ở máy kia.')
  })
})
