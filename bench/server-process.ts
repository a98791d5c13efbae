import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** The product as its own process, as bin/start runs it, once it has printed its address. */
export interface ServerProcess {
  readonly pid: number
  readonly address: string
  /** Milliseconds until it printed the address. */
  readonly took: number
  /** Sends a signal to it alone and waits until it has ended. */
  end(signal: NodeJS.Signals): Promise<void>
}

const PATIENCE_MS = 120_000

export interface Options {
  readonly root: string
  readonly dataRoot: string
  readonly port?: number
  readonly demo?: boolean
  /** Runs bin/start or bin/demo instead of the built file itself. */
  readonly command?: string
}

export async function startServer({
  root,
  dataRoot,
  port = 0,
  demo,
  command,
}: Options): Promise<ServerProcess> {
  const began = performance.now()
  const [program, ...words] = command
    ? ['/bin/sh', join(root, command)]
    : [
        process.execPath,
        '--enable-source-maps',
        '--max-semi-space-size=8',
        join(root, 'build/main.js'),
        ...(demo ? ['--demo'] : []),
      ]
  const child = spawn(program, words, {
    env: { ...process.env, TUSOI_DATA: dataRoot, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const address = await addressOf(child)
  const took = performance.now() - began
  return {
    pid: child.pid!,
    address,
    took,
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill(signal)
      await ended
    },
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let said = ''
    const timer = setTimeout(() => fail(new Error(`no address after two minutes: ${said}`)), PATIENCE_MS)
    const read = (bytes: Buffer) => {
      said = (said + bytes.toString()).slice(-4000)
      const address = /Tự Soi: (http:\/\/[\d.:]+)/.exec(said)?.[1]
      if (!address) return
      clearTimeout(timer)
      done(address)
    }
    child.stdout!.on('data', read)
    child.stderr!.on('data', read)
    child.once('exit', (code) => fail(new Error(`ended with ${code}: ${said}`)))
  })
}
