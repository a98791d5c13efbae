import { expect } from 'vitest'
import { paths } from '../src/paths.ts'
import type { CastName } from './cast.ts'
import { type Browser, fillForm, type Page, type World } from './harness.ts'

/** A PIN that is not the cast's own. */
export const NEW_PIN = '481526'

/** An officer prints a card for a member of a cell, as on the page; gives the code on it. */
export async function printFor(
  world: World,
  officer: CastName | Browser,
  member: CastName,
  cell: 'thanh' | 'loi' = 'thanh',
): Promise<string> {
  const browser = typeof officer === 'string' ? world.as(officer) : officer
  const page = await browser.get(paths.cellCards.to({ cell: world.cast.units[cell].id }))
  const cards = await fillForm(browser, page, { person: [world.cast.people[member].id] })
  expect(cards.status).toBe(200)
  return cards.dom.querySelector('.login-card .code')!.text
}

/** Types a card's code into a browser, as far as the page that asks for a PIN. */
export const typeCard = async (browser: Browser, code: string): Promise<Page> =>
  fillForm(browser, await browser.get('/the'), { code })

/** Enrols a browser of its own with a card. */
export async function enrolWith(
  world: World,
  code: string,
  { browser = world.as(), pin = NEW_PIN } = {},
): Promise<Browser> {
  const asked = await typeCard(browser, code)
  const enrolled = await fillForm(browser, asked, { pin, 'pin-again': pin })
  expect(enrolled.location, enrolled.text).toBe('/phieu-khoi-phuc')
  return browser
}

/** Makes a recovery sheet and says that it is kept; gives the code on it. */
export async function keepSheet(browser: Browser): Promise<string> {
  const paper = await fillForm(browser, await browser.get('/phieu-khoi-phuc'))
  const code = paper.dom.querySelector('#sheet-code')!.structuredText
  expect(await fillForm(browser, paper)).toMatchObject({ status: 303, location: '/' })
  return code.replace(/\s+/g, ' ').trim()
}

/** Writes a diary entry of these words. */
export async function note(browser: Browser, text: string): Promise<void> {
  const written = await fillForm(browser, await browser.get('/nhat-ky/moi'), { text })
  expect(written).toMatchObject({ status: 303, location: '/nhat-ky' })
}
