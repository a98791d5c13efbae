import { existsSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { readConfig } from './platform/config.ts'
import { makeLog } from './platform/log.ts'
import { openDatabase } from './platform/open-database.ts'

let stopping = false
/** What was opened, closed in the opposite order when the server stops, however far its start had come. */
const opened: (() => unknown)[] = []
const atEnd = (work: () => unknown) => void opened.push(work)

/** config → database → serve. The rest of the program is read while PostgreSQL is busy with itself. */
async function main(): Promise<void> {
  const config = readConfig(process.env, { demo: process.argv.includes('--demo') })
  const log = makeLog()
  const first = !existsSync(config.dataRoot)
  enableCompileCache(join(config.root, 'build/cache'))
  const readAhead = async () => {
    const serve = await import('./serve.ts')
    if (first) serve.readAhead(config)
  }
  // What can't be read is told where it is needed.
  const opening = openDatabase(config, log, () => void readAhead().catch(() => {}))
  atEnd(() =>
    opening.then(
      ({ close }) => close(),
      () => {},
    ),
  )
  const database = await opening
  const { serveApp } = await import('./serve.ts')
  if (!stopping) await serveApp({ config, log, tell, fail, atEnd }, database)
}

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

/** What breaks off because it was stopped is no failure. */
function fail(error: unknown): void {
  if (stopping) return
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  void stop(1)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0))
main().catch(fail)
