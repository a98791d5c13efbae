import { join } from 'node:path'
import { serve } from '@hono/node-server'
import pino from 'pino'
import type { SignedIn } from '../../src/account/account.ts'
import { createApp } from '../../src/app.ts'
import { loadAssets } from '../../src/platform/assets.ts'
import type { Clock } from '../../src/platform/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { type ConnectedDatabase, connect } from '../../src/platform/database.ts'
import { root } from '../own-server.ts'

export interface Cookie {
  readonly name: string
  readonly value: string
}

/** What the browser of somebody who is signed in holds. */
export const cookiesOf = ({ device, secret, token }: SignedIn): Cookie[] => [
  { name: `may.${device.id}`, value: secret.toString('base64url') },
  { name: 'phien', value: token.toString('base64url') },
]

export interface OpenHouse {
  readonly address: string
  readonly db: ConnectedDatabase
  close(): Promise<void>
}

/** The whole app on loopback over a database that is running, for a real browser to visit. */
export async function openHouse(
  { appUrl, dataRoot }: { appUrl: string; dataRoot: string },
  clock: Clock,
  env: NodeJS.ProcessEnv = {},
): Promise<OpenHouse> {
  const db = connect(appUrl)
  const app = createApp({
    db,
    clock,
    config: { ...readConfig({ TUSOI_DATA: dataRoot, ...env }, { demo: false }), port: 0 },
    assets: loadAssets(join(root, 'build/assets')),
    log: pino({ level: 'silent' }),
  })
  const { server, port } = await new Promise<{ server: ReturnType<typeof serve>; port: number }>((ready) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (info) =>
      ready({ server, port: info.port }),
    )
  })
  return {
    address: `http://127.0.0.1:${port}`,
    db,
    close: async () => {
      await new Promise((done) => server.close(done))
      await db.close()
    },
  }
}
