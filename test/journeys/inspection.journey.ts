import { describe, expect, inject, test } from 'vitest'
import { LAPTOP, useBrowser } from './browser.ts'

const theatre = useBrowser()
const { feedback, cells } = inject('stage')

const PAGES = {
  kiem: {
    close: `/kiem-tra/gop-y/${feedback.founded}/lam/close`,
    cleared: `/kiem-tra/gop-y/${feedback.cleared}`,
    certificate: `/kiem-tra/gop-y/${feedback.cleared}/giay-xac-nhan`,
    thanks: `/kiem-tra/gop-y/${feedback.thanked}/viec-tot`,
    notes: '/dang-uy/du-luan',
    note: `/dang-uy/du-luan/${feedback.note}`,
    line: `/dang-uy/du-luan/${feedback.note}/dieu/${feedback.line}`,
    sent: `/dang-uy/du-luan/${feedback.sentNote}`,
    paper: `/dang-uy/du-luan/${feedback.sentNote}/in`,
    committee: '/kiem-tra/thuong-xuyen',
    committees: `/kiem-tra/thuong-xuyen/${feedback.committees}`,
    vote: `/kiem-tra/thuong-xuyen/${feedback.committees}/ket-luan`,
  },
  huong: {
    plan: `/chi-bo/${cells.thanh}/kiem-tra`,
    inspected: `/chi-bo/${cells.thanh}/kiem-tra/${feedback.inspected}`,
    result: `/chi-bo/${cells.thanh}/kiem-tra/${feedback.inspected}/du-thao`,
    prompts: `/chi-bo/${cells.thanh}/goi-y-kiem-diem`,
  },
  nam: {
    own: '/toi/kiem-tra',
    planned: `/toi/kiem-tra/${feedback.planned}`,
    report: `/toi/kiem-tra/${feedback.planned}/bao-cao`,
  },
} as const

describe('what follows from a case, the month’s note, regular inspection', () => {
  test.each([
    ['phone', { width: 360, height: 740 }],
    ['laptop', LAPTOP],
  ] as const)('on a %s', async (size, viewport) => {
    for (const [name, pages] of Object.entries(PAGES)) {
      const visitor = await theatre.visit(name as 'kiem', { viewport })
      for (const [page, address] of Object.entries(pages)) {
        await visitor.page.goto(address)
        expect(await visitor.page.locator('h1').count(), address).toBe(1)
        const wide = await visitor.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(wide, address).toBeLessThanOrEqual(0)
        await visitor.picture(`inspection-${size}-${name}-${page}`)
      }
    }
  })

  test('the certificate is made once, and as a paper', async () => {
    const kiem = await theatre.visit('kiem', { viewport: LAPTOP })
    await kiem.page.goto(`/kiem-tra/gop-y/${feedback.cleared}/giay-xac-nhan`)
    await kiem.go(kiem.page.getByRole('button', { name: 'Lập giấy để in' }))
    expect(await kiem.page.locator('.party-paper h1').count()).toBe(1)
    await kiem.page.emulateMedia({ media: 'print' })
    await kiem.picture('inspection-paper-certificate')
    await kiem.page.emulateMedia({ media: 'screen' })
    await kiem.page.goto(`/kiem-tra/gop-y/${feedback.cleared}/giay-xac-nhan`)
    expect(await kiem.page.getByText('Giấy chỉ in một lần').count()).toBe(1)
    expect(await kiem.page.locator('.party-paper').count()).toBe(0)
  })
})
