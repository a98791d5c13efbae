import AxeBuilder from '@axe-core/playwright'
import { expect, test } from 'vitest'
import type { CastName } from '../cast.ts'
import type { Theatre, Visitor } from './browser.ts'

/** Pages by who comes to them. Those with a form are also seen with its errors. */
export interface Walk {
  readonly as: CastName | null
  readonly pages: readonly string[]
  readonly wrong?: readonly string[]
}

export const NARROW = { width: 320, height: 740 }
const WIDE = { width: 1280, height: 800 }

/** What axe finds on the page as it stands. Our pages hold no frames, so its one-page mode sees all of them. */
export async function violations({ page }: Visitor): Promise<string[]> {
  // The bar at the foot lies over whatever is scrolled under it; everything can be scrolled clear of it.
  await page.evaluate(() =>
    document.querySelector<HTMLElement>('.bar')?.style.setProperty('position', 'static'),
  )
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({
      runOnly: {
        type: 'tag',
        values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      },
      rules: { 'color-contrast-enhanced': { enabled: true } },
    })
    .analyze()
  return violations.flatMap((one) =>
    one.nodes.map((node) => `${page.url()} ${one.id}: ${node.html.slice(0, 140)}`),
  )
}

/** Says so when the page is wider than its window: something is cut off or has to be pushed sideways. */
async function cutOff({ page }: Visitor, how: string): Promise<string[]> {
  const width = await page.evaluate(() =>
    document.documentElement.scrollWidth > document.documentElement.clientWidth + 1
      ? document.documentElement.scrollWidth
      : 0,
  )
  return width ? [`${page.url()} is ${width} px wide at ${how}`] : []
}

/** What is wrong with the page for people who see little or listen: on a narrow phone, there with text twice as large, on a laptop. */
export async function flaws(v: Visitor): Promise<string[]> {
  const textOf = (size: string) =>
    v.page.evaluate((px) => {
      document.documentElement.style.fontSize = px
    }, size)
  const found = await violations(v)
  found.push(...(await cutOff(v, '320 px')))
  await textOf('40px')
  found.push(...(await cutOff(v, '320 px and 200 % text')))
  await textOf('')
  await v.page.setViewportSize(WIDE)
  found.push(...(await cutOff(v, '1280 px')))
  await v.page.setViewportSize(NARROW)
  return found
}

export function walkThrough(theatre: Theatre, walks: readonly Walk[]): void {
  for (const { as, pages, wrong } of walks)
    test(`the pages of ${as ?? 'somebody signed out'}: axe finds nothing, at 320 px and at 200 % text nothing is cut off`, async () => {
      const found: string[] = []
      const v = await theatre.visit(as, { viewport: NARROW })
      for (const address of pages) {
        await v.page.goto(address)
        found.push(...(await flaws(v)))
      }
      for (const address of wrong ?? []) {
        await v.page.goto(address)
        // A form that only takes something away has nothing to be wrong in it.
        await v.page
          .locator('main form:not(:has(input[name=remove]))')
          .first()
          .evaluate((form: HTMLFormElement) => form.requestSubmit())
        await v.page.waitForSelector('.errors')
        found.push(...(await violations(v)))
      }
      expect(found).toEqual([])
    }, 900_000)
}
