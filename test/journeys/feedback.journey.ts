import { describe, expect, inject, test } from 'vitest'
import { phonePhoto } from '../photos.ts'
import { LAPTOP, useBrowser } from './browser.ts'

const theatre = useBrowser()
const { feedback } = inject('stage')

describe('a villager with an old phone and no script', () => {
  test('tells it in under a minute; under 30 KB a page, 0 cookies, nothing stored, 0 requests elsewhere', async () => {
    const v = await theatre.visit(null, { javaScript: false })
    const requests: string[] = []
    let bytes = 0
    v.page.on('request', (request) => requests.push(request.url()))
    const session = await v.page.context().newCDPSession(v.page)
    await session.send('Network.enable')
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
    })
    await v.page.goto('/gop-y')
    expect(bytes).toBeGreaterThan(1000)
    expect(bytes).toBeLessThan(30_000)
    await v.picture('feedback-1-about')
    const button = (name: string) => v.page.getByRole('button', { name, exact: true })
    await v.tap(v.page.getByText('Tố cáo', { exact: true }))
    await v.go(button('Tiếp tục'))
    await v.picture('feedback-2-denounce')
    await v.go(v.page.getByRole('link', { name: 'Chọn lại' }))
    await v.tap(v.page.getByText('Một đảng viên, cán bộ ở ấp hoặc xã'))
    await v.go(button('Tiếp tục'))
    await v.page.getByLabel('Sự việc').fill('Cống ở đầu ấp hứa sửa từ tháng 8, nay mưa là ngập.')
    await v.page.getByLabel('Ở đâu?').fill('Đầu ấp Quới Thạnh')
    await v.picture('feedback-3-tell')
    await v.go(button('Xem lại'))
    await v.picture('feedback-4-check')
    // Nobody reads it in no time: the page asks to look again, with every word still there, and for the photo anew.
    while (await button('Gửi').count()) {
      const photo = { name: 'IMG_0042.jpg', mimeType: 'image/jpeg', buffer: phonePhoto(6, 1200, 900) }
      await v.page.getByLabel('Ảnh kèm theo').setInputFiles(photo)
      await v.go(button('Gửi'))
    }
    expect(await v.page.getByText('Đã nhận cả ảnh.').count()).toBe(1)
    await v.picture('feedback-5-receipt')
    const code = (await v.page.locator('#receipt').textContent())!.trim()
    await v.page.goto('/gop-y/ma')
    await v.page.getByLabel('Mã').fill(code)
    await v.go(button('Xem'))
    await v.picture('feedback-6-sender')
    expect(await v.page.context().cookies()).toEqual([])
    expect(requests.filter((url) => !url.startsWith(theatre.address))).toEqual([])
    expect((await v.page.context().storageState()).origins).toEqual([])
  })
})

describe('the pages of a case', () => {
  test('as the committee and as the member see them', async () => {
    for (const [size, viewport] of [
      ['phone', { width: 360, height: 740 }],
      ['laptop', LAPTOP],
    ] as const) {
      const kiem = await theatre.visit('kiem', { viewport })
      const pages = {
        cases: '/kiem-tra/gop-y',
        fresh: `/kiem-tra/gop-y/${feedback.fresh}`,
        opine: `/kiem-tra/gop-y/${feedback.fresh}/lam/opine`,
        told: `/kiem-tra/gop-y/${feedback.told}`,
        verify: `/kiem-tra/gop-y/${feedback.told}/lam/verify`,
        paper: `/kiem-tra/gop-y/${feedback.told}/giay-bao`,
        byHand: `/kiem-tra/gop-y/${feedback.told}/lam/answer-by-hand`,
        slip: `/kiem-tra/gop-y/${feedback.leaving}/phieu-chuyen`,
        readers: '/kiem-tra/gop-y/nguoi-xem',
        poster: '/kiem-tra/gop-y/to-dan',
        offices: '/kiem-tra/gop-y/manh-giay',
        times: '/kiem-tra/gop-y/thoi-han',
        enter: '/kiem-tra/gop-y/ghi-lai',
        split: `/kiem-tra/gop-y/${feedback.fresh}/lam/split`,
        guidance: `/kiem-tra/gop-y/${feedback.closed}/thu-chi-bo`,
      }
      for (const [name, address] of Object.entries(pages)) {
        await kiem.page.goto(address)
        expect(await kiem.page.locator('h1').count(), address).toBe(1)
        await kiem.picture(`feedback-${size}-${name}`)
      }
      const nam = await theatre.visit('nam', { viewport })
      await nam.page.goto('/toi/gop-y')
      await nam.picture(`feedback-${size}-own`)
      await nam.page.goto(`/toi/gop-y/${feedback.letter}`)
      expect(await nam.page.getByLabel('Trả lời của đồng chí').count()).toBe(1)
      await nam.picture(`feedback-${size}-letter`)
    }
  })
})
