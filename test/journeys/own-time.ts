import { afterAll, beforeAll } from 'vitest'
import type { ConnectedDatabase } from '../../src/platform/database.ts'
import { runDue } from '../../src/timetable.ts'
import { type Cast, castNames, makeCast, PIN } from '../cast.ts'
import { type OwnServer, ownServer, root } from '../own-server.ts'
import type { House, Visitor } from './browser.ts'
import { cookiesOf, type OpenHouse, openHouse } from './house.ts'

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
  let open: OpenHouse
  const house = {} as { -readonly [K in keyof OwnTime]: OwnTime[K] }

  beforeAll(async () => {
    server = await ownServer()
    open = await openHouse(server, { now: () => now })
    house.address = open.address
    house.db = open.db
    house.cast = await house.db.transaction((tx) => makeCast(tx, root, now))
    house.cookies = Object.fromEntries(
      castNames.map((name) => [name, cookiesOf(house.cast.people[name].signedIn)]),
    )
    await runDue(house.db, now)
  })
  afterAll(async () => {
    await open?.close()
    await server?.remove()
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
