import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import pino from 'pino'
import { createApp } from '../src/app.ts'
import { loadAssets } from '../src/platform/assets.ts'
import { type Clock, clockFrom } from '../src/platform/clock.ts'
import { type Config, readConfig } from '../src/platform/config.ts'
import { type ConnectedDatabase, connect } from '../src/platform/database.ts'
import { migrate } from '../src/platform/migrate.ts'
import { type RunningPostgres, startPostgres } from '../src/platform/postgres/postgres.ts'

/** Two days before the meeting of "Kỳ họp 03/12". */
export const OPENING = new Date('2026-12-01T09:00:00+07:00')

/** The product on an empty database of its own, served by this process. */
export interface Stage {
  readonly config: Config
  readonly clock: Clock
  readonly db: ConnectedDatabase
  readonly postgres: RunningPostgres
  /** 'http://127.0.0.1:41234' */
  readonly address: string
  /** Serves something else beside it, with the same server stack. */
  beside(fetch: (request: Request) => Response | Promise<Response>): Promise<string>
  /** Done when the stage closes, before its database stops. */
  closing(work: () => Promise<unknown>): void
  close(): Promise<void>
}

/** @param now where the clock stands; a server of its own, beside this one, has the day's own time */
export async function openStage(now = OPENING): Promise<Stage> {
  const dataRoot = mkdtempSync(join(tmpdir(), 'tusoi-bench-'))
  const postgres = await startPostgres({ dataRoot })
  const config = { ...readConfig({ TUSOI_DATA: dataRoot, PORT: '0' }, { demo: false }) }
  await migrate(postgres.ownerUrl, join(config.root, 'db/migrations'), now)
  const db = connect(postgres.appUrl)
  const clock = clockFrom(now)
  const assets = loadAssets(join(config.root, 'build/assets'))
  const app = createApp({ db, clock, config, assets, log: pino({ level: 'silent' }) })
  const servers: Server[] = []
  const closing: (() => Promise<unknown>)[] = []
  const beside: Stage['beside'] = (fetch) =>
    new Promise((ready) => {
      const server = serve({ fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
        ready(`http://127.0.0.1:${port}`),
      ) as Server
      servers.push(server)
    })
  return {
    config,
    clock,
    db,
    postgres,
    address: await beside(app.fetch as (request: Request) => Promise<Response>),
    beside,
    closing: (work) => closing.push(work),
    async close() {
      for (const server of servers) {
        server.closeAllConnections()
        await new Promise((done) => server.close(done))
      }
      for (const work of closing) await work()
      await db.close()
      await postgres.stop()
      rmSync(dataRoot, { recursive: true, force: true })
    },
  }
}
