import type { Locator, Page } from 'playwright-core'
import { paths } from '../src/paths.ts'
import { inBrowser } from './chromium.ts'
import { table } from './table.ts'

/** One member's way through the month, counted as it goes. */
interface Walk {
  readonly page: Page
  taps: number
  screens: number
  /** What has to be read: headings, questions, labels, buttons. */
  asked: number
  /** Everything that is shown, with examples and explanations. */
  shown: number
}

const GROUPS = ['Ngại học lý luận, nghị quyết', 'Quan liêu, xa dân']
const PLANS = ['Khi có buổi học thì tôi đến đủ và ghi chép', 'Khi bà con phản ánh thì tôi đến xem ngay']

export async function month(): Promise<void> {
  await inBrowser(async (theatre) => {
    const rows: string[][] = []
    for (const [name, marks] of [
      ['nam', 0],
      ['lan', 2],
    ] as const) {
      const context = await theatre.visit(name)
      const walk: Walk = { page: await context.newPage(), taps: 0, screens: 0, asked: 0, shown: 0 }
      await walkMonth(walk, GROUPS.slice(0, marks))
      const what = marks === 0 ? 'nothing to mark' : '2 marks and 2 plans'
      rows.push([what, ...[walk.taps, walk.screens, walk.asked, walk.shown].map(String)])
      await context.close()
    }
    table(['a month with', 'taps', 'screens', 'syllables', 'all shown'], rows)
  })
}

async function walkMonth(walk: Walk, groups: readonly string[]): Promise<void> {
  const { page } = walk
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  await page.goto(paths.month.to())
  await count(walk)
  await go(walk, page.getByRole('link', { name: 'Bắt đầu' }))
  for (let screen = 0; /\/luot\//.test(page.url()); screen++) {
    const group = groups[screen]
    if (group) {
      await tap(walk, page.locator('label.choice', { hasText: group }))
      const marks = page.locator('.group', { hasText: group }).locator('.marks')
      await tap(walk, marks.locator('label', { hasText: 'Đôi lúc' }).first())
    } else await tap(walk, page.locator('label:has(#none)'))
    await go(walk, button('Tiếp tục'))
  }
  while (/soi-ky/.test(page.url())) await go(walk, button('Không có'))
  for (const text of PLANS.slice(0, groups.length)) {
    const field = page.getByLabel('Khi … thì tôi …')
    await tap(walk, field)
    await field.fill(text)
    await tap(walk, page.locator('label.choice', { hasText: 'Cuối tháng' }))
    await go(walk, button('Lưu cách sửa'))
  }
  await go(walk, button('Gửi'))
  const said = await page.textContent('main')
  if (!said?.includes('Đồng chí đã tự soi')) throw new Error(`the month was not sent: ${said}`)
}

async function tap(walk: Walk, target: Locator): Promise<void> {
  walk.taps += 1
  await target.tap()
}

async function go(walk: Walk, target: Locator): Promise<void> {
  const arrived = walk.page.waitForEvent('framenavigated')
  await tap(walk, target)
  await arrived
  await walk.page.waitForLoadState()
  await count(walk)
}

const ASKED = 'h1, h2, label, legend, summary, button, a[role=button], a.button, .question, .sign, .error'
/** Steps and ways that may be left out. */
const OPTIONAL = '.actions, li:has(.name .soft), summary'

/** A syllable is a word of Vietnamese writing: what stands between spaces and holds a letter. */
async function count(walk: Walk): Promise<void> {
  walk.screens += 1
  const texts = await walk.page.evaluate(
    ([asked, optional]) => {
      const main = document.querySelector('main')!
      const left = (element: Element) => element.closest(optional!) === null
      const outermost = [...main.querySelectorAll<HTMLElement>(asked!)].filter(
        (element) => left(element) && !element.parentElement?.closest(asked!) && element.checkVisibility(),
      )
      const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
      const all: string[] = []
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        if (node.parentElement && left(node.parentElement) && node.parentElement.checkVisibility())
          all.push(node.textContent ?? '')
      return { asked: outermost.map((element) => element.innerText).join(' '), all: all.join(' ') }
    },
    [ASKED, OPTIONAL],
  )
  walk.asked += syllables(texts.asked)
  walk.shown += syllables(texts.all)
}

const syllables = (text: string): number => text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length
