import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { embeddedBinaries } from './binaries.ts'
import { startPostgres } from './postgres.ts'
import { isAlive, sendSignal } from './processes.ts'
import {
  cleanUp,
  isRoot,
  lacking,
  launcherProcess,
  newDirectory,
  preparedRoot,
  query,
  serverByHand,
  serverPid,
  untilGone,
} from './testing/ground.ts'
import { waitFor } from './waiting.ts'

const log = (dataRoot: string) => readFileSync(join(dataRoot, 'postgres.log'), 'utf8')

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })
afterAll(cleanUp)

test('of two starts in one process the first owns the server; the second, and another process, leave it running', async () => {
  const dataRoot = await preparedRoot()
  const [one, other] = await Promise.all([startPostgres({ dataRoot }), startPostgres({ dataRoot })])
  const [owner, guest] = one.adopted ? [other, one] : [one, other]
  expect([owner.adopted, guest.adopted]).toEqual([false, true])
  await guest.stop()
  expect(await query(guest.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  const pid = serverPid(dataRoot)

  const third = launcherProcess(dataRoot)
  expect(await third.said).toMatchObject({ adopted: true })
  sendSignal(third.pid, 'SIGTERM')
  await third.ended
  expect(isAlive(pid)).toBe(true)
  await Promise.all([owner.stop(), owner.stop()])
  expect(isAlive(pid)).toBe(false)
})

test('of three processes that start at the same moment over nothing, one makes the data and owns it', async () => {
  const dataRoot = join(newDirectory(), 'data')
  const launchers = [launcherProcess(dataRoot), launcherProcess(dataRoot), launcherProcess(dataRoot)]
  const said = await Promise.all(launchers.map((launcher) => launcher.said))
  expect(said.map(({ adopted }) => adopted).sort()).toEqual([false, true, true])
  expect(new Set(said.map(({ appUrl }) => appUrl)).size).toBe(1)
  expect(await query(said[0]?.appUrl ?? '', 'select 1 as one')).toEqual([{ one: 1 }])
})

test('who starts after the owner was killed inherits the server and stops it', async () => {
  const dataRoot = await preparedRoot()
  const killed = launcherProcess(dataRoot)
  await killed.said
  const pid = serverPid(dataRoot)
  sendSignal(killed.pid, 'SIGKILL')
  await killed.ended
  expect(isAlive(pid)).toBe(true)

  const heir = await startPostgres({ dataRoot })
  expect(heir.adopted).toBe(true)
  expect(serverPid(dataRoot)).toBe(pid)
  await heir.stop()
  expect(isAlive(pid)).toBe(false)
})

test('a server that somebody started by hand is used and never stopped', async () => {
  const dataRoot = await preparedRoot()
  await serverByHand(embeddedBinaries(), dataRoot)
  const running = await startPostgres({ dataRoot })
  expect(running).toMatchObject({ adopted: true, port: 6001 })
  await running.stop()
  expect(await query(running.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('Ctrl-C reaches the launcher and not the server, which is then shut down in order', async () => {
  const dataRoot = await preparedRoot()
  const launcher = launcherProcess(dataRoot)
  const { ownerUrl = '' } = await launcher.said
  await query(ownerUrl, 'create table note (text text)')
  await query(ownerUrl, "insert into note values ('đã ghi')")
  const pid = serverPid(dataRoot)
  // The launcher leads its own group here, as a shell's job does in a terminal.
  process.kill(-launcher.pid, 'SIGINT')
  expect(await launcher.ended).toEqual([0, null])
  expect(isAlive(pid)).toBe(false)

  const running = await startPostgres({ dataRoot })
  expect(await query(running.ownerUrl, 'select text from note')).toEqual([{ text: 'đã ghi' }])
  await running.stop()
  expect(log(dataRoot)).toContain('received fast shutdown request')
  expect(log(dataRoot)).not.toContain('not properly shut down')
})

test('a start that meets a server on its way out waits for the end and starts it anew', async () => {
  const dataRoot = await preparedRoot()
  const killed = launcherProcess(dataRoot)
  const { appUrl = '' } = await killed.said
  const pid = serverPid(dataRoot)
  sendSignal(killed.pid, 'SIGKILL')
  await killed.ended
  const sleeping = query(appUrl, "select 'kept it open' as text from pg_sleep(1)")
  const busy = `select count(*)::int from pg_stat_activity where usename = 'tusoi_app' and pid <> pg_backend_pid()`
  await waitFor(async () => (await query(appUrl, busy))[0].count > 0, 20_000)
  // Smart shutdown: nobody new is let in, and the server ends when the last client has left.
  sendSignal(pid, 'SIGTERM')
  const running = await startPostgres({ dataRoot })
  expect(await sleeping).toEqual([{ text: 'kept it open' }])
  expect(running.adopted).toBe(false)
  expect(serverPid(dataRoot)).not.toBe(pid)
  await running.stop()
})

const noPtrace = ['setpriv', '--bounding-set=-sys_ptrace', '--inh-caps=-sys_ptrace']
const cannotLimitRoot = lacking('root and setpriv', isRoot && existsSync('/usr/bin/setpriv'))

test.skipIf(cannotLimitRoot)(
  'root that may not look into processes knows its server by its name',
  async () => {
    const dataRoot = await preparedRoot()
    const killed = launcherProcess(dataRoot)
    await killed.said
    const pid = serverPid(dataRoot)
    sendSignal(killed.pid, 'SIGKILL')
    await killed.ended
    const heir = launcherProcess(dataRoot, { through: noPtrace })
    expect(await heir.said).toMatchObject({ adopted: true })
    sendSignal(heir.pid, 'SIGTERM')
    await heir.ended
    await untilGone(pid)
  },
)
