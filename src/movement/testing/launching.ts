import { type Browser, fillForm, type Page } from '../../../test/harness.ts'

export const WHO = {
  name: 'Thực hiện Nghị quyết Trung ương 4',
  by: 'own',
  document: 'Kế hoạch thực hiện',
  number: '03-KH/ĐU',
  'document-on': '20/11/2026',
}

/** Through the pages, from who to what to the preview; the last page that was shown. */
export async function walk(
  browser: Browser,
  address: string,
  who: Record<string, string>,
  laid: Record<string, string>,
): Promise<Page> {
  const terms = await fillForm(browser, await browser.get(address), who, { button: 'Tiếp tục' })
  if (!terms.text.includes('Phong trào yêu cầu gì')) return terms
  return fillForm(browser, terms, laid, { button: 'Tiếp tục' })
}
