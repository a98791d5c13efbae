import { expect } from 'vitest'
import { type Browser, fillForm, type Page } from './harness.ts'

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
