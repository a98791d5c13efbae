import { join } from 'node:path'
import { serve } from '@hono/node-server'
import pino from 'pino'
import { afterAll, beforeAll } from 'vitest'
import type { SignedIn } from '../../src/account/account.ts'
import { createApp } from '../../src/app.ts'
import { loadAssets } from '../../src/platform/assets.ts'
import { readConfig } from '../../src/platform/config.ts'
import { type ConnectedDatabase, connect } from '../../src/platform/database.ts'
import { runDue } from '../../src/timetable.ts'
import { type Cast, type CastName, castNames, makeCast, PIN } from '../cast.ts'
import { type OwnServer, ownServer, root } from '../own-server.ts'
import type { House, Visitor } from './browser.ts'

/** A house in which the story says what day it is, and the timetable runs when it says so. */
export interface OwnTime extends House {
  readonly cast: Cast
  readonly db: ConnectedDatabase
  /** Some moment later, with everything done that is due by then. */
  at(moment: string): Promise<void>
  /** Somebody opens the app on their own phone, weeks after the last time: their PIN, then this page. */
  comes(visitor: Visitor, path: string): Promise<void>
}

export function useOwnTime(opening: string): OwnTime {
  let now = new Date(opening)
  let server: OwnServer
  let http: ReturnType<typeof serve>
  const house = {} as { -readonly [K in keyof OwnTime]: OwnTime[K] }

  beforeAll(async () => {
    server = await ownServer()
    const db = connect(server.appUrl)
    house.db = db
    house.cast = await db.transaction((tx) => makeCast(tx, root, now))
    const app = createApp({
      db,
      clock: { now: () => now },
      config: { ...readConfig({ TUSOI_DATA: server.dataRoot }, { demo: false }), port: 0 },
      assets: loadAssets(join(root, 'build/assets')),
      log: pino({ level: 'silent' }),
    })
    house.address = await new Promise<string>((ready) => {
      http = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (info) =>
        ready(`http://127.0.0.1:${info.port}`),
      )
    })
    const held = ({ device, secret, token }: SignedIn) => [
      { name: `may.${device.id}`, value: secret.toString('base64url') },
      { name: 'phien', value: token.toString('base64url') },
    ]
    house.cookies = Object.fromEntries(
      castNames.map((name: CastName) => [name, held(house.cast.people[name].signedIn)]),
    )
    await runDue(db, now)
  })
  afterAll(async () => {
    await new Promise((done) => http.close(done))
    await house.db.close()
    await server.remove()
  })

  house.at = async (moment) => {
    now = new Date(moment)
    await runDue(house.db, now)
  }
  house.comes = async ({ page }, path) => {
    await page.goto(path)
    const pin = page.getByLabel('Mã PIN 6 số')
    if ((await pin.count()) > 0) {
      await pin.fill(PIN)
      await page.getByRole('button', { name: 'Vào' }).click()
      await page.waitForLoadState()
      await page.goto(path)
    }
  }
  return house
}
