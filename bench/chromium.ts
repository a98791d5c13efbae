import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { type Cast, type CastName, makeCast } from '../test/cast.ts'
import { openStage, type Stage } from './stage.ts'

const OPTIONS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface Theatre {
  /** A fresh browser profile at 360 × 740 in which this person is signed in. */
  visit(name: CastName): Promise<BrowserContext>
}

/** The cast on a stage, and a real browser, for as long as `work` takes. */
export async function inBrowser(work: (theatre: Theatre) => Promise<void>): Promise<void> {
  const stage = await openStage()
  let browser: Browser | undefined
  try {
    const cast = await stage.db.transaction((tx) => makeCast(tx, stage.config.root, stage.clock.now()))
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: OPTIONS,
    })
    const opened = browser
    await work({ visit: (name) => visit(opened, stage, cast, name) })
  } finally {
    await browser?.close()
    await stage.close()
  }
}

async function visit(browser: Browser, stage: Stage, cast: Cast, name: CastName): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    locale: 'vi-VN',
    baseURL: stage.address,
  })
  const { device, secret, token } = cast.people[name].signedIn
  const cookies = { phien: token, [`may.${device.id}`]: secret }
  await context.addCookies(
    Object.entries(cookies).map(([key, value]) => ({
      name: key,
      value: value.toString('base64url'),
      url: stage.address,
      httpOnly: true,
      sameSite: 'Lax' as const,
    })),
  )
  return context
}
