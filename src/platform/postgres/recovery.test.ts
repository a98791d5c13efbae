import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test, vi } from 'vitest'
import { serverAccount } from './account.ts'
import { startPostgres } from './postgres.ts'
import { isAlive, processesOf, sendSignal } from './processes.ts'
import {
  cleanUp,
  dataDirectory,
  launcherProcess,
  newDirectory,
  preparedRoot,
  query,
  serverPid,
  untilGone,
} from './testing/ground.ts'
import { waitFor } from './waiting.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })
afterAll(cleanUp)

/** A data root whose server was killed with a committed row in it, and nothing of it lives. */
async function crashedRoot(): Promise<string> {
  const dataRoot = await preparedRoot()
  const running = await startPostgres({ dataRoot })
  await query(running.ownerUrl, 'create table note (text text)')
  await query(running.ownerUrl, "insert into note values ('đã ghi')")
  const pid = serverPid(dataRoot)
  sendSignal(pid, 'SIGKILL')
  await untilGone(pid)
  await waitFor(() => processesOf(dataDirectory(dataRoot)).length === 0, 20_000)
  await running.stop()
  return dataRoot
}

async function startsWithTheRow(dataRoot: string): Promise<void> {
  const running = await startPostgres({ dataRoot })
  expect(running.adopted).toBe(false)
  expect(await query(running.ownerUrl, 'select text from note')).toEqual([{ text: 'đã ghi' }])
  await running.stop()
  expect(readFileSync(join(dataRoot, 'postgres.log'), 'utf8')).toContain('not properly shut down')
}

const lockFiles = (dataRoot: string) =>
  ['postmaster.pid', '.s.PGSQL.5432.lock'].map((name) => join(dataDirectory(dataRoot), name))

test('after a power cut: the recorded pid is of nobody', async () => {
  await startsWithTheRow(await crashedRoot())
})

test('the recorded pid now belongs to another program of the same user, which is left alone', async () => {
  const dataRoot = await crashedRoot()
  const stranger = spawn('sleep', ['600'], { ...serverAccount(dataDirectory(dataRoot)), stdio: 'ignore' })
  await once(stranger, 'spawn')
  for (const path of lockFiles(dataRoot)) {
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^\d+/, String(stranger.pid)))
  }
  await startsWithTheRow(dataRoot)
  expect(stranger.exitCode ?? stranger.signalCode).toBe(null)
  stranger.kill()
})

test.each(['', 'not a pid\n'])('the lock files hold only %j', async (text) => {
  const dataRoot = await crashedRoot()
  for (const path of lockFiles(dataRoot)) writeFileSync(path, text)
  await startsWithTheRow(dataRoot)
})

test('a busy child of the killed server still works in its memory: it is ended first', async () => {
  const dataRoot = await preparedRoot()
  const running = await startPostgres({ dataRoot })
  const { ownerUrl } = running
  await query(ownerUrl, 'create table note (text text)')
  await query(ownerUrl, "insert into note values ('đã ghi')")
  const client = new pg.Client({ connectionString: ownerUrl })
  client.on('error', () => {})
  await client.connect()
  const child: number = (await client.query('select pg_backend_pid() as pid')).rows[0].pid
  const cut = expect(client.query('do $$ begin loop end loop; end $$')).rejects.toThrow()
  await waitFor(async () => {
    const [row] = await query(ownerUrl, 'select state from pg_stat_activity where pid = $1', [child])
    return row.state === 'active'
  }, 20_000)
  const pid = serverPid(dataRoot)
  sendSignal(pid, 'SIGKILL')
  await untilGone(pid)
  await running.stop()
  expect(isAlive(child)).toBe(true)

  await startsWithTheRow(dataRoot)
  expect(isAlive(child)).toBe(false)
  await cut
})

test('the living server lost its postmaster.pid: it is stopped in order and started anew', async () => {
  const dataRoot = await preparedRoot()
  const launcher = launcherProcess(dataRoot)
  await launcher.said
  const pid = serverPid(dataRoot)
  sendSignal(launcher.pid, 'SIGKILL')
  await launcher.ended
  truncateSync(join(dataDirectory(dataRoot), 'postmaster.pid'))
  const running = await startPostgres({ dataRoot })
  expect(running.adopted).toBe(false)
  expect(isAlive(pid)).toBe(false)
  await running.stop()
})

test('a half-done initdb is begun anew, and what it left is removed', async () => {
  const dataRoot = join(newDirectory(), 'data')
  const killed = launcherProcess(dataRoot)
  killed.said.catch(() => {})
  const halfDone = await waitFor(() => {
    const names = readdirSync(join(dataRoot, '..')).includes('data') ? readdirSync(dataRoot) : []
    return names.find(
      (name) => name.startsWith('postgres-18.new-') && readdirSync(join(dataRoot, name)).length > 5,
    )
  }, 20_000)
  sendSignal(killed.pid, 'SIGKILL')
  await killed.ended
  expect(halfDone).toBeDefined()
  expect(readdirSync(dataRoot)).not.toContain('postgres-18')
  mkdirSync(join(dataRoot, 'postgres-18.new-older', 'base'), { recursive: true })

  const running = await startPostgres({ dataRoot })
  expect(await query(running.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  await running.stop()
  await (await startPostgres({ dataRoot })).stop()
  expect(readdirSync(dataRoot)).not.toContain('postgres-18.new-older')
})
