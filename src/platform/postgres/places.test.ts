import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { embeddedBinaries } from './binaries.ts'
import { launch, startPostgres } from './postgres.ts'
import { sendSignal } from './processes.ts'
import {
  cleanUp,
  isRoot,
  lacking,
  launcherProcess,
  NOBODY,
  newDirectory,
  nobodysRoot,
  preparedRoot,
  query,
  serverPid,
} from './testing/ground.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })
afterAll(cleanUp)

const notRoot = lacking('root, to become somebody else', isRoot)

const serverOf = (dataRoot: string) => {
  const pid = serverPid(dataRoot)
  return { program: realpathSync(readlinkSync(`/proc/${pid}/exe`)), uid: statSync(`/proc/${pid}`).uid }
}

/** The package as npm leaves it when its install script did not run: without the symbolic links. */
function withoutLinks(mode: number): string {
  const home = join(newDirectory(), 'native')
  const isFile = (path: string) => !lstatSync(path).isSymbolicLink()
  cpSync(embeddedBinaries().home, home, { recursive: true, filter: isFile })
  chmodSync(join(home, 'lib'), mode)
  return home
}

const links = (home: string) =>
  readdirSync(join(home, 'lib')).filter((name) => lstatSync(join(home, 'lib', name)).isSymbolicLink())

test('missing links are made where the package may be written to', async () => {
  const home = withoutLinks(0o755)
  const dataRoot = await preparedRoot()
  const running = await launch({ ...embeddedBinaries(), home }, dataRoot)
  expect(links(home)).toContain('libicuuc.so.60')
  expect(serverOf(dataRoot).program).toBe(join(home, 'bin', 'postgres'))
  await running.stop()
})

test('a package that may not be written to is left as it is, and a whole copy is used', async () => {
  const home = withoutLinks(0o555)
  const dataRoot = await nobodysRoot()
  const launcher = launcherProcess(dataRoot, { ...(isRoot ? NOBODY : {}), home })
  expect(await launcher.said).toMatchObject({ adopted: false })
  expect(links(home)).toEqual([])
  expect(serverOf(dataRoot).program).toMatch(`${dataRoot}/binaries-18`)
  sendSignal(launcher.pid, 'SIGTERM')
  await launcher.ended
  chmodSync(join(home, 'lib'), 0o755)
})

test.skipIf(notRoot)(
  'root: the package lies under a private home, so a copy is lent to the server',
  async () => {
    const privateHome = newDirectory()
    chmodSync(privateHome, 0o700)
    const home = join(privateHome, 'native')
    cpSync(embeddedBinaries().home, home, { recursive: true })
    const dataRoot = await preparedRoot()
    mkdirSync(join(dataRoot, 'binaries-17.0.0'))
    for (const _ of ['first copies', 'second finds the copy']) {
      const running = await launch({ ...embeddedBinaries(), home }, dataRoot)
      expect(serverOf(dataRoot).program).toMatch(`${dataRoot}/binaries-18`)
      expect(serverOf(dataRoot).uid).not.toBe(0)
      await running.stop()
    }
    expect(readdirSync(dataRoot).filter((name) => name.startsWith('binaries-'))).toHaveLength(1)
  },
)

test.skipIf(notRoot)(
  'root: even the data lies under a private home, so they get a place of their own',
  async () => {
    const privateHome = newDirectory()
    chmodSync(privateHome, 0o700)
    const dataRoot = join(privateHome, 'data')
    const running = await startPostgres({ dataRoot })
    const real = realpathSync(join(dataRoot, 'postgres-18'))
    try {
      expect(real).toMatch(/^\/var\/lib\/tusoi\/\w+\/postgres-18$/)
      expect(serverOf(dataRoot).uid).toBe(statSync(real).uid)
      await query(running.ownerUrl, 'create table note (text text)')
      await running.stop()
      const again = await startPostgres({ dataRoot })
      expect(await query(again.ownerUrl, 'select * from note')).toEqual([])
      expect(statSync(privateHome).mode & 0o777).toBe(0o700)

      rmSync(dataRoot, { recursive: true })
      // Its server still runs, but the lock of its owner went with the directory.
      const anew = await startPostgres({ dataRoot })
      await expect(query(anew.ownerUrl, 'select * from note')).rejects.toThrow('does not exist')
      await anew.stop()
      expect(readdirSync(dirname(real)).some((name) => name.startsWith('postgres-18.set-aside-'))).toBe(true)
    } finally {
      await running.stop()
      rmSync(dirname(real), { recursive: true })
      if (readdirSync('/var/lib/tusoi').length === 0) rmdirSync('/var/lib/tusoi')
    }
  },
)

test.skipIf(notRoot)(
  'an ordinary user runs the server as themselves, and root takes it over as that user',
  async () => {
    const dataRoot = await nobodysRoot()
    const launcher = launcherProcess(dataRoot, NOBODY)
    expect(await launcher.said).toMatchObject({ adopted: false })
    expect(serverOf(dataRoot).uid).toBe(NOBODY.uid)
    sendSignal(launcher.pid, 'SIGTERM')
    await launcher.ended

    const running = await startPostgres({ dataRoot })
    expect(serverOf(dataRoot).uid).toBe(NOBODY.uid)
    await running.stop()
  },
)

test.skipIf(notRoot)(
  "an ordinary user is told plainly about root's directory and about somebody else's data",
  async () => {
    const closed = launcherProcess(newDirectory(), NOBODY)
    expect((await closed.said).refused).toMatch(/Không có quyền.*No permission/s)

    const dataRoot = await preparedRoot()
    for (const name of ['.', 'owner.lock', 'credentials.json']) {
      chownSync(join(dataRoot, name), NOBODY.uid, NOBODY.gid)
    }
    const stranger = launcherProcess(dataRoot, NOBODY)
    expect((await stranger.said).refused).toMatch(/thuộc về một người dùng khác.*belongs to another user/s)
  },
)

const weakRoot = ['setpriv', '--bounding-set=-setuid,-setgid']
test.skipIf(notRoot || lacking('setpriv', existsSync('/usr/bin/setpriv')))(
  'root of a container that may not become anybody else is told to be an ordinary user',
  async () => {
    const launcher = launcherProcess(newDirectory(), { through: weakRoot })
    expect((await launcher.said).refused).toMatch(/bằng người dùng thường.*as an ordinary user/s)
  },
)

/** A file system of this size for one launcher, which goes with it. */
const tiny = (dataRoot: string, size: string, first = 'true') => [
  'unshare',
  '--mount',
  'sh',
  '-c',
  `mount -t tmpfs -o size=${size},mode=755 none "${dataRoot}" && ${first} && exec "$@"`,
  'sh',
]
const canMount = () => {
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
const cannotMount = lacking(
  'root that may mount a small disk',
  isRoot && existsSync('/usr/bin/unshare') && canMount(),
)

test.skipIf(cannotMount)('a full disk is named as such, before and while data are made', async () => {
  const dataRoot = newDirectory()
  const full = launcherProcess(dataRoot, { through: tiny(dataRoot, '60m') })
  expect((await full.said).refused).toMatch(/đã đầy.*is full/s)

  const prepared = await preparedRoot()
  const filled = launcherProcess(dataRoot, {
    through: tiny(dataRoot, '70m', `cp -a "${prepared}/." "${dataRoot}"`),
  })
  expect((await filled.said).refused).toMatch(/đã đầy.*is full/s)
})
