import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { serverAccount } from './account.ts'
import { type RunningPostgres, startPostgres } from './postgres.ts'
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

/** One data root for the whole file, as in life: it survives one accident after the other. */
let dataRoot: string
beforeAll(async () => {
  dataRoot = await preparedRoot()
})

async function startedWithARow(): Promise<RunningPostgres> {
  const running = await startPostgres({ dataRoot })
  await query(running.ownerUrl, 'drop table if exists note')
  await query(running.ownerUrl, 'create table note (text text)')
  await query(running.ownerUrl, "insert into note values ('đã ghi')")
  return running
}

/** The server is killed after it confirmed a row, and nothing of it lives. */
async function crash(): Promise<void> {
  const running = await startedWithARow()
  const pid = serverPid(dataRoot)
  sendSignal(pid, 'SIGKILL')
  await untilGone(pid)
  await waitFor(() => processesOf(dataDirectory(dataRoot)).length === 0, 20_000)
  await running.stop()
}

async function startsWithTheRow(): Promise<void> {
  const running = await startPostgres({ dataRoot })
  expect(running.adopted).toBe(false)
  expect(await query(running.ownerUrl, 'select text from note')).toEqual([{ text: 'đã ghi' }])
  await running.stop()
  const log = join(dataRoot, 'postgres.log')
  expect(readFileSync(log, 'utf8')).toContain('not properly shut down')
  rmSync(log)
}

const lockFiles = () =>
  ['postmaster.pid', '.s.PGSQL.5432.lock'].map((name) => join(dataDirectory(dataRoot), name))

test('after a power cut: the recorded pid is of nobody', async () => {
  await crash()
  await startsWithTheRow()
})

test('the recorded pid now belongs to another program of the same user, which is left alone', async () => {
  await crash()
  const stranger = spawn('sleep', ['600'], { ...serverAccount(dataDirectory(dataRoot)), stdio: 'ignore' })
  onTestFinished(() => {
    stranger.kill()
  })
  await once(stranger, 'spawn')
  for (const path of lockFiles()) {
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^\d+/, String(stranger.pid)))
  }
  await startsWithTheRow()
  expect(stranger.exitCode ?? stranger.signalCode).toBe(null)
})

test.each(['', 'not a pid\n'])('the lock files hold only %j', async (text) => {
  await crash()
  for (const path of lockFiles()) writeFileSync(path, text)
  await startsWithTheRow()
})

test('a busy child of the killed server still works in its memory: it is ended first', async () => {
  const running = await startedWithARow()
  const { ownerUrl } = running
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

  await startsWithTheRow()
  expect(isAlive(child)).toBe(false)
  await cut
})

test('the living server lost its postmaster.pid: it is stopped in order and started anew', async () => {
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
  const fresh = join(newDirectory(), 'data')
  const killed = launcherProcess(fresh)
  killed.said.catch(() => {})
  const halfDone = await waitFor(() => {
    const names = readdirSync(join(fresh, '..')).includes('data') ? readdirSync(fresh) : []
    return names.find(
      (name) => name.startsWith('postgres-18.new-') && readdirSync(join(fresh, name)).length > 5,
    )
  }, 20_000)
  sendSignal(killed.pid, 'SIGKILL')
  await killed.ended
  expect(halfDone).toBeDefined()
  expect(readdirSync(fresh)).not.toContain('postgres-18')
  mkdirSync(join(fresh, 'postgres-18.new-older', 'base'), { recursive: true })

  const running = await startPostgres({ dataRoot: fresh })
  expect(await query(running.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  await running.stop()
  await (await startPostgres({ dataRoot: fresh })).stop()
  expect(readdirSync(fresh)).not.toContain('postgres-18.new-older')
})
