import { join } from 'node:path'
import { serve as listen } from '@hono/node-server'
import { createApp } from './app.ts'
import { prepareDemo } from './demo/demo.ts'
import { replayErasures } from './my-data/erasures.ts'
import { paths } from './paths.ts'
import { loadAssets } from './platform/assets.ts'
import { systemClock } from './platform/clock.ts'
import { readConfig } from './platform/config.ts'
import { makeLog } from './platform/log.ts'
import { openDatabase } from './platform/open-database.ts'
import { offerToken } from './setup/setup.ts'
import { startTimetable } from './timetable.ts'

/** What was opened, closed in the opposite order when the server stops, however far its start had come. */
const opened: (() => unknown)[] = []

/** config → createApp → listen. */
async function main(): Promise<void> {
  const isDemo = process.argv.includes('--demo')
  const config = readConfig(process.env, { demo: isDemo })
  const log = makeLog()
  const { db, ownerUrl, close } = await openDatabase(config, log)
  opened.push(close)
  const demo = isDemo ? await prepareDemo(db, config, ownerUrl) : null
  const clock = demo?.clock ?? systemClock
  await replayErasures(db, config.dataRoot)
  const app = createApp({
    db,
    clock,
    config,
    assets: loadAssets(join(config.root, 'build/assets')),
    log,
    demo: demo?.routes,
  })
  const timetable = startTimetable({ db, clock, log })
  opened.push(timetable.stop)
  const server = listen({ fetch: app.fetch, hostname: config.host, port: config.port }, async (info) => {
    const address = config.address.replace(/:0$/, `:${info.port}`)
    tell(`Tự Soi: ${address}${demo ? paths.demo.to() : ''}`)
    const token = demo ? null : await offerToken(db, clock.now())
    if (token)
      tell(
        `Thiết lập lần đầu / first run: ${address}${paths.setup.to()}  mã một lần / one-time token: ${token}`,
      )
  })
  opened.push(() => new Promise((done) => server.close(done)))
  server.on('error', (error: NodeJS.ErrnoException) => {
    const busy = `Cổng ${config.port} đang có chương trình khác dùng; đặt PORT khác. Port in use; set PORT.`
    fail(error.code === 'EADDRINUSE' ? new Error(busy) : error)
  })
}

let stopping = false

/** Ctrl-C and SIGTERM let the requests under way finish, for five seconds at most, then stop the database. */
async function stop(code: number): Promise<void> {
  if (stopping) return
  stopping = true
  for (const close of opened.reverse())
    await Promise.race([close(), new Promise((done) => setTimeout(done, 5000).unref())])
  process.exit(code)
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`)
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  void stop(1)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0))
main().catch(fail)
