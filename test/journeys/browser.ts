import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import type { CastName } from '../cast.ts'
import type { Cookie } from './house.ts'
import { useOwnStage } from './own-stage.ts'

/** Debian's; another place can be named. */
const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium'

export const PHONE = { width: 360, height: 740 }
export const LAPTOP = { width: 1280, height: 800 }

export interface Visitor {
  readonly page: Page
  /** Presses something as a finger does, and counts it. */
  tap(target: Locator): Promise<void>
  /** A tap that leads to another page, and the wait until it is there. */
  go(target: Locator): Promise<void>
  /** Taps into a field, then types: one tap. */
  write(field: Locator, text: string): Promise<void>
  taps(): number
  /** A picture for a person to look at, in build/pictures. */
  picture(name: string): Promise<void>
}

export interface Theatre {
  visit(
    name: CastName | 'thu' | null,
    options?: { javaScript?: boolean; viewport?: { width: number; height: number } },
  ): Promise<Visitor>
  readonly address: string
}

/** Where a story plays, and what the browsers of its people hold. */
export interface House {
  readonly address: string
  readonly cookies: Partial<Record<CastName | 'thu', readonly Cookie[]>>
}

/**
 * One Chromium for the file; each visit is a fresh browser profile. The story plays on the file's own stage, or in the
 * house it hands in.
 */
export function useBrowser(house: () => House = useOwnStage()): Theatre {
  let browser: Browser
  const contexts: BrowserContext[] = []
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: EXECUTABLE,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    })
  })
  afterAll(async () => {
    for (const context of contexts) await context.close()
    await browser?.close()
  })
  return {
    get address() {
      return house().address
    },
    async visit(name, { javaScript = true, viewport = PHONE } = {}) {
      const context = await browser.newContext({
        viewport,
        javaScriptEnabled: javaScript,
        hasTouch: true,
        locale: 'vi-VN',
        baseURL: house().address,
      })
      contexts.push(context)
      if (name)
        await context.addCookies(
          (house().cookies[name] ?? []).map((cookie) => ({
            ...cookie,
            url: house().address,
            httpOnly: true,
            sameSite: 'Lax' as const,
          })),
        )
      const page = await context.newPage()
      let taps = 0
      const tap = async (target: Locator) => {
        taps += 1
        await target.tap()
      }
      return {
        page,
        tap,
        async go(target) {
          const arrived = page.waitForEvent('framenavigated')
          await tap(target)
          await arrived
          await page.waitForLoadState()
        },
        async write(field, text) {
          await tap(field)
          await field.fill(text)
        },
        taps: () => taps,
        async picture(file) {
          const directory = join(import.meta.dirname, '../../build/pictures')
          mkdirSync(directory, { recursive: true })
          await page.screenshot({ path: join(directory, `${file}.png`), fullPage: true })
        },
      }
    },
  }
}
