import { describe, expect, inject, test } from 'vitest'
import { flaws, NARROW } from './axe-walk.ts'
import { PHONE, useBrowser, type Visitor } from './browser.ts'

const theatre = useBrowser()
const { cells, people, feedback } = inject('stage')

const languageOf = ({ page }: Visitor) => page.locator('html').getAttribute('lang')

async function askForEnglish(v: Visitor, address: string): Promise<void> {
  await v.page.goto(address)
  await v.go(v.page.getByRole('button', { name: 'English' }))
  expect(await languageOf(v)).toBe('en')
}

describe('whoever asks for English', () => {
  test('reads their month in it, JavaScript off, with what is to be mended; the paper slip is in Vietnamese', async () => {
    const v = await theatre.visit('hai', { viewport: PHONE, javaScript: false })
    await askForEnglish(v, '/toi')
    await v.page.goto('/thang-nay')
    await v.go(v.page.getByRole('link', { name: /^(Start|Go on)/ }))
    await v.picture('english-month')
    expect(await languageOf(v)).toBe('en')
    await v.page.goto('/thang-nay/luot/1')
    await v.go(v.page.getByRole('button', { name: 'Continue' }))
    expect(await v.page.locator('.errors').innerText()).toContain('Please')
    await v.picture('english-skim')
    await v.page.goto('/phieu-trang')
    expect(await languageOf(v)).toBe('vi')
  })

  test.each([
    ['hai', '/toi', 4],
    ['huong', `/chi-bo/${cells.thanh}`, 5],
    ['phuc', '/dang-uy', 5],
    ['kiem', '/kiem-tra/gop-y', 5],
  ] as const)('%s has the bar in one row', async (name, address, entries) => {
    const v = await theatre.visit(name, { viewport: PHONE })
    await askForEnglish(v, '/toi')
    await v.page.goto(address)
    const tops = await v.page
      .locator('.bar a')
      .evaluateAll((all: HTMLElement[]) => all.map((entry) => entry.offsetTop))
    expect(tops).toEqual(Array(entries).fill(tops[0]))
  })

  test.each([
    [null, '/', ['/', '/vao', '/the', '/gop-y']],
    [
      'hai',
      '/toi',
      ['/thang-nay', '/thang-nay/luot/1', '/thang-nay/gui', '/nhat-ky', '/hop', '/toi', '/toi/du-lieu'],
    ],
    ['huong', '/toi', [`/chi-bo/${cells.thanh}`, `/chi-bo/${cells.thanh}/hop`]],
    ['phuc', '/toi', ['/dang-uy', '/dang-uy/muc-tieu', '/dang-uy/bao-cao', '/phong-trao']],
    ['kiem', '/toi', ['/kiem-tra/gop-y', `/kiem-tra/gop-y/${feedback.told}`]],
    ['quan', '/toi', ['/to-chuc', `/dang-vien/${people.minh}`]],
  ] as const)(
    'the pages of %s: axe finds nothing, and on a narrow phone nothing is cut off',
    async (name, first, pages) => {
      const v = await theatre.visit(name, { viewport: NARROW })
      await askForEnglish(v, first)
      const found: string[] = []
      for (const address of pages) {
        await v.page.goto(address)
        expect(await v.page.locator('h1').innerText()).not.toContain('no such page')
        found.push(...(await flaws(v)))
      }
      expect(found).toEqual([])
    },
  )
})
