import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { databaseUrl } from '../address.ts'
import { type Binaries, runnable } from '../binaries.ts'
import { locateCluster } from '../cluster.ts'
import { type RunningPostgres, startPostgres } from '../postgres.ts'
import { isAlive, processesOf, sendSignal } from '../processes.ts'
import { waitFor } from '../waiting.ts'

export const isRoot = process.getuid?.() === 0
export const NOBODY = { uid: 65534, gid: 65534 }
export const INSTALLED = '/usr/lib/postgresql/15/bin'

const directories: string[] = []
const launchers: ChildProcess[] = []
let template: string | undefined

/** A directory that the account of the server can reach, removed at the end with every server in it. */
export function newDirectory(): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'tusoi-launcher-')))
  if (isRoot) chmodSync(path, 0o711)
  directories.push(path)
  return path
}

/** A data root with a stopped server's data, copied because making one takes more than a second. */
export async function preparedRoot(at = newDirectory()): Promise<string> {
  if (!template) {
    template = newDirectory()
    await (await startPostgres({ dataRoot: template })).stop()
  }
  execFileSync('cp', ['-a', `${template}/.`, at])
  return at
}

/** The same as nobody would have made it. */
export async function nobodysRoot(): Promise<string> {
  const dataRoot = await preparedRoot()
  if (isRoot) execFileSync('chown', ['-R', `${NOBODY.uid}:${NOBODY.gid}`, dataRoot])
  return dataRoot
}

export function dataDirectory(dataRoot: string): string {
  return locateCluster(dataRoot, 18).directory
}

export function serverPid(dataRoot: string): number {
  const server = processesOf(dataDirectory(dataRoot)).find(({ kind }) => kind === 'server')
  if (!server) throw new Error(`no server over ${dataRoot}`)
  return server.pid
}

export async function untilGone(pid: number): Promise<void> {
  if (!(await waitFor(() => !isAlive(pid), 20_000))) throw new Error(`process ${pid} is still there`)
}

/** Says loudly what this machine cannot show; for test.skipIf. */
export function lacking(what: string, present: boolean): boolean {
  if (!present) process.stderr.write(`\n!!! SKIPPED, this machine lacks: ${what}\n\n`)
  return !present
}

export async function query(url: string, sql: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql, values)).rows
  } finally {
    await client.end()
  }
}

/**
 * A server over a prepared directory as an administrator would start it: with none of the launcher's settings, on
 * port 6001, and open to the superuser. Gives the superuser's URL.
 */
export async function serverByHand(binaries: Binaries, dataRoot: string): Promise<string> {
  const { directory, account } = locateCluster(dataRoot, binaries.major)
  const rules = join(directory, 'pg_hba.conf')
  writeFileSync(rules, `local all postgres trust\n${readFileSync(rules, 'utf8')}`)
  const bin = await runnable(binaries, account, dataRoot)
  const args = ['-D', directory, '-c', 'listen_addresses=', '-k', directory, '-p', '6001']
  spawn(join(bin, 'postgres'), args, { ...account, cwd: '/', stdio: 'ignore' }).unref()
  const url = databaseUrl({ host: directory, port: 6001 }, 'postgres', '')
  const ready = () => query(url, 'select 1').catch(() => undefined)
  if (!(await waitFor(ready, 20_000))) throw new Error('the server started by hand does not answer')
  return url
}

export type Said = Omit<RunningPostgres, 'stop'> & { refused?: string }
type How = { uid?: number; gid?: number; home?: string; through?: string[] }

/** Another process that starts PostgreSQL; `through` runs it by another program, for instance setpriv. */
export function launcherProcess(dataRoot: string, { home, through = [], ...account }: How = {}) {
  const script = fileURLToPath(new URL('./launcher-process.ts', import.meta.url))
  const [program = '', ...args] = [...through, process.execPath, script, dataRoot, ...(home ? [home] : [])]
  const child = spawn(program, args, { ...account, stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  launchers.push(child)
  const ended = once(child, 'exit')
  const said = once(createInterface(child.stdout), 'line').then(([line]): Said => JSON.parse(line))
  return { pid: child.pid ?? 0, said, ended }
}

/** Ends what the tests started, found by process id and by the test's own directories, and removes it all. */
export async function cleanUp(): Promise<void> {
  for (const child of launchers.splice(0)) if (child.exitCode === null) child.kill('SIGKILL')
  for (const root of directories.splice(0)) {
    // A test may have moved it into another one.
    if (!existsSync(root)) continue
    const found = execFileSync('find', [
      root,
      '-maxdepth',
      '4',
      '-name',
      'PG_VERSION',
      '-path',
      '*postgres-*',
    ])
    for (const file of String(found).split('\n').filter(Boolean)) {
      const directory = file.replace(/\/PG_VERSION$/, '')
      for (const { pid } of processesOf(directory)) sendSignal(pid, 'SIGKILL')
      await waitFor(() => processesOf(directory).length === 0, 20_000)
    }
    rmSync(root, { recursive: true, force: true, maxRetries: 5 })
  }
  template = undefined
}
