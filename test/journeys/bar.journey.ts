import { expect, inject, test } from 'vitest'
import { useBrowser, type Visitor } from './browser.ts'

const theatre = useBrowser()
const { cells } = inject('stage')

/** How many rows the entries at the foot of the page stand in. */
const rowsOf = (v: Visitor) =>
  v.page.evaluate(
    () => new Set([...document.querySelectorAll<HTMLElement>('.bar a')].map((entry) => entry.offsetTop)).size,
  )

test.each([
  ['hai', '/toi', 4],
  ['tam', `/chi-bo/${cells.loi}`, 5],
  ['phuc', '/dang-uy', 5],
] as const)(
  'the bar of %s takes one row, and with text twice as large at most two, icons and words kept',
  async (name, address, entries) => {
    const v = await theatre.visit(name, { viewport: { width: 360, height: 740 } })
    await v.page.goto(address)
    expect(await v.page.locator('.bar a').count()).toBe(entries)
    expect(await rowsOf(v)).toBe(1)
    await v.page.evaluate(() => {
      document.documentElement.style.fontSize = '40px'
    })
    expect(await rowsOf(v)).toBeLessThanOrEqual(2)
    expect(await v.page.locator('.bar a .icon').count()).toBe(entries)
    for (const entry of await v.page.locator('.bar a').all()) {
      const box = (await entry.boundingBox())!
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(48)
    }
    await v.picture(`bar-${name}-200`)
  },
)
