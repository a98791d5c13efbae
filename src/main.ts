import { join } from 'node:path'
import { serve as listen } from '@hono/node-server'
import { createApp } from './app.ts'
import { replayErasures } from './my-data/erasures.ts'
import { paths } from './paths.ts'
import { loadAssets } from './platform/assets.ts'
import { systemClock } from './platform/clock.ts'
import { readConfig } from './platform/config.ts'
import { makeLog } from './platform/log.ts'
import { openDatabase } from './platform/open-database.ts'
import { offerToken } from './setup/setup.ts'
import { startTimetable } from './timetable.ts'

/** config → createApp → listen. Ctrl-C and SIGTERM finish what is under way, then stop the database. */
async function main(): Promise<void> {
  const demo = process.argv.includes('--demo')
  const config = readConfig(process.env, { demo })
  const log = makeLog()
  const opened = await openDatabase(config, log)
  const clock = systemClock
  await replayErasures(opened.db, config.dataRoot)
  const app = createApp({
    db: opened.db,
    clock,
    config,
    assets: loadAssets(join(config.root, 'build/assets')),
    log,
  })
  const timetable = startTimetable({ db: opened.db, clock, log })
  const server = listen({ fetch: app.fetch, hostname: config.host, port: config.port }, async (info) => {
    const address = config.address.replace(/:0$/, `:${info.port}`)
    const token = demo ? null : await offerToken(opened.db, clock.now())
    tell(`Tự Soi: ${address}${demo ? paths.demo.to() : ''}`)
    if (token)
      tell(
        `Thiết lập lần đầu / first run: ${address}${paths.setup.to()}  mã một lần / one-time token: ${token}`,
      )
  })
  server.on('error', (error: NodeJS.ErrnoException) => {
    tell(
      error.code === 'EADDRINUSE'
        ? `Cổng ${config.port} đang có chương trình khác dùng; đặt PORT khác. Port in use; set PORT.`
        : String(error),
    )
    void stop(1)
  })

  let stopping = false
  async function stop(code: number): Promise<void> {
    if (stopping) return
    stopping = true
    timetable.stop()
    await Promise.race([
      new Promise((done) => server.close(done)),
      new Promise((done) => setTimeout(done, 5000).unref()),
    ])
    await opened.close()
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0))
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
