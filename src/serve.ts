import { join } from 'node:path'
import { serve as listen } from '@hono/node-server'
import { createApp } from './app.ts'
import { prepareDemo } from './demo/demo.ts'
import { demoList } from './demo/story.ts'
import { replayErasedCases } from './feedback/erase.ts'
import { replayErasures } from './my-data/erasures.ts'
import { startTelling } from './notification/notification.ts'
import { paths } from './paths.ts'
import { loadAssets } from './platform/assets.ts'
import { systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { connect } from './platform/database.ts'
import type { Log } from './platform/log.ts'
import type { OpenedDatabase } from './platform/open-database.ts'
import { offerToken } from './setup/setup.ts'
import { startTimetable } from './timetable.ts'

export interface Process {
  readonly config: Config
  readonly log: Log
  /** A line for the person who started it. */
  tell(line: string): void
  fail(error: unknown): void
  /** Runs when the process stops, the last that was given first. */
  atEnd(work: () => unknown): void
}

/** What a first start can read while PostgreSQL makes its data. */
export function readAhead(config: Config): void {
  if (config.demo) demoList(config.root)
}

/** createApp → listen. */
export async function serveApp(own: Process, { db, ownerUrl, appUrl }: OpenedDatabase): Promise<void> {
  const { config, log } = own
  const demo = config.demo ? await prepareDemo(db, config, ownerUrl, connect(appUrl)) : null
  const clock = demo?.clock ?? systemClock
  await replayErasures(db, config.dataRoot)
  await replayErasedCases(db, config.dataRoot)
  const app = createApp({
    db,
    clock,
    config,
    assets: loadAssets(join(config.root, 'build/assets')),
    log,
    demo: demo?.routes,
  })
  const telling = startTelling({ db, clock, config, log, ownerUrl })
  own.atEnd(telling.stop)
  const timetable = startTimetable({ db, clock, log, dataRoot: config.dataRoot, telling: telling.ready })
  own.atEnd(timetable.stop)
  const announce = async (port: number) => {
    const address = config.address.replace(/:0$/, `:${port}`)
    own.tell(`Tự Soi: ${address}${demo ? paths.demo.to() : ''}`)
    const token = demo ? null : await offerToken(db, clock.now())
    if (token)
      own.tell(
        `Thiết lập lần đầu / first run: ${address}${paths.setup.to()}  mã một lần / one-time token: ${token}`,
      )
  }
  const server = listen({ fetch: app.fetch, hostname: config.host, port: config.port }, ({ port }) => {
    announce(port).catch(own.fail)
  })
  own.atEnd(() => new Promise((done) => server.close(done)))
  server.on('error', (error: NodeJS.ErrnoException) => {
    const busy = `Cổng ${config.port} đang có chương trình khác dùng; đặt PORT khác. Port in use; set PORT.`
    own.fail(error.code === 'EADDRINUSE' ? new Error(busy) : error)
  })
}
