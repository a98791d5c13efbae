import { expect, inject, test } from 'vitest'
import { LAPTOP, useBrowser } from './browser.ts'

const theatre = useBrowser()
const { rounds } = inject('stage').scene

test('without a script: the board sees what is missing, freezes a quarter, reads it and takes it away', async () => {
  const phuc = await theatre.visit('phuc', { javaScript: false })
  const { page } = phuc
  await page.goto('/dang-uy')
  await phuc.go(page.getByRole('link', { name: 'Lịch báo cáo' }))
  await phuc.picture('report-calendar')
  await page.goto('/dang-uy/bao-cao/chot/quarter.2026-04')
  await phuc.picture('report-freeze')
  const knows = page.getByLabel('Tôi biết còn thiếu và vẫn chốt')
  if (await knows.count()) await knows.check()
  await phuc.go(page.getByRole('button', { name: 'Chốt số liệu' }))
  expect(await page.locator('h1').textContent()).toBe('Báo cáo quý II/2026')
  await phuc.picture('report')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Tải tệp Excel', exact: true }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/)
})

test('the pages on a laptop', async () => {
  const phuc = await theatre.visit('phuc', { viewport: LAPTOP })
  const { page } = phuc
  for (const [name, address] of [
    ['calendar', '/dang-uy/bao-cao'],
    ['one', `/dang-uy/bao-cao/${rounds.report}`],
    ['print', `/dang-uy/bao-cao/${rounds.report}/in`],
    ['issue', `/dang-uy/bao-cao/${rounds.report}/phat-hanh`],
    ['settings', '/mac-dinh/bao-cao'],
  ] as const) {
    await page.goto(address)
    expect(await page.evaluate(() => globalThis.document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      1280,
    )
    await phuc.picture(`report-laptop-${name}`)
  }
})
