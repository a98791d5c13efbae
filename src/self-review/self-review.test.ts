import { describe, expect, test } from 'vitest'
import { type Browser, fillForm, type Page, useWorld } from '../../test/harness.ts'

const world = useWorld()

/** Walks the month with nothing to mark, as far as the page that sends. */
export async function nothingToMark(browser: Browser): Promise<Page> {
  let page = await browser.get('/thang-nay/luot/1')
  for (let hops = 0; hops < 20 && !page.url.endsWith('/gui'); hops++) {
    const sent = page.url.includes('/luot/')
      ? await fillForm(browser, page, { none: true })
      : await fillForm(browser, page, {}, { button: 'Không có' })
    expect(sent.status).toBe(303)
    page = await browser.get(sent.location!)
  }
  return page
}

describe('the month', () => {
  test('Nam, who has nothing to mark, sends his month and reads that it is sent', async () => {
    const nam = world.as('nam')
    const start = await nam.get('/thang-nay')
    expect(start.text).toContain('Kỳ họp 03/12')
    expect(start.text).toContain('Bắt đầu')
    const check = await nothingToMark(nam)
    expect(check.text).toContain('Không có điều nào được đánh dấu')
    const sent = await nam.follow(await fillForm(nam, check))
    expect(sent.text).toContain('Đồng chí đã tự soi cho kỳ họp 03/12')
  })
})
