import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { chown, mkdir, open, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Account, serverAccount } from './account.ts'
import type { Credentials } from './credentials.ts'
import { pidIsRecycled } from './postmaster-file.ts'
import { run } from './program.ts'
import { refusal } from './refusal.ts'
import { clusterSql, passwordSql, schemaSql } from './roles.ts'
import { asArguments, settings } from './settings.ts'

/** A data directory: where it is, or will be once created, and who runs the server over it. */
export type Cluster = { directory: string; exists: boolean; major: number; account: Account }

/** Finds the data directory of this major version; refuses to leave one of another version behind. */
export function locateCluster(dataRoot: string, major: number): Cluster {
  const name = `postgres-${major}`
  const present = readdirSync(dataRoot).filter((entry) => /^postgres-\d+$/.test(entry))
  if (present.includes(name)) return existingCluster(join(dataRoot, name), major)
  const other = present[0]
  if (other) throw anotherVersion(join(dataRoot, other), other.replace('postgres-', ''), major)
  return { directory: join(dataRoot, name), exists: false, major, account: serverAccount(undefined) }
}

function existingCluster(path: string, major: number): Cluster {
  if (!existsSync(path)) throw nowhere(path, readlinkSync(path))
  const directory = realpathSync(path)
  const account = serverAccount(directory)
  const versionFile = join(directory, 'PG_VERSION')
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : '?'
  if (version !== String(major)) throw anotherVersion(directory, version, major)
  return { directory, exists: true, major, account }
}

/** Names the server in the titles of its processes, so that each can be told from those of another server. */
export function clusterName(directory: string): string {
  return `tusoi-${createHash('sha256').update(directory).digest('hex').slice(0, 12)}`
}

/** Makes the data directory with its roles and database beside its place and then renames it: all or nothing. */
export async function createCluster(
  cluster: Cluster,
  bin: string,
  home: string,
  dataRoot: string,
  passwords: Credentials,
  meanwhile: () => void,
): Promise<Cluster> {
  const { account, major } = cluster
  const name = `postgres-${major}`
  for (const left of await readdir(home)) {
    // An initdb whose launcher was killed may still write into its own; then the next start removes it.
    if (left.startsWith(`${name}.new-`))
      await rm(join(home, left), { recursive: true, force: true }).catch(() => {})
  }
  const fresh = join(home, `${name}.new-${randomBytes(4).toString('hex')}`)
  try {
    await mkdir(fresh, { mode: 0o700 })
    if (account) await chown(fresh, account.uid, account.gid)
    const making = run(join(bin, 'initdb'), ['-D', fresh, ...initdbArguments(major)], account)
    meanwhile()
    await making
    await writeFile(join(fresh, 'pg_hba.conf'), loginRules)
    await asSuperuser(bin, { ...cluster, directory: fresh }, 'postgres', clusterSql(passwords))
    await asSuperuser(bin, { ...cluster, directory: fresh }, 'tusoi', schemaSql)
  } catch (error) {
    await rm(fresh, { recursive: true, force: true })
    throw error
  }
  const directory = join(home, name)
  await rename(fresh, directory)
  await flush(home)
  if (home !== realpathSync(dataRoot)) {
    await symlink(directory, join(dataRoot, name))
    await flush(dataRoot)
  }
  return { ...cluster, directory, exists: true }
}

export async function resetPasswords(bin: string, cluster: Cluster, passwords: Credentials): Promise<void> {
  await asSuperuser(bin, cluster, 'postgres', passwordSql(passwords))
}

/** Single-user mode needs no running server and no password, so the superuser never gets one. */
async function asSuperuser(bin: string, cluster: Cluster, database: string, sql: string[]): Promise<void> {
  const values = { ...settings(cluster.major), exit_on_error: 'on', log_min_messages: 'error' }
  const options = ['--single', '-j', '-D', cluster.directory, ...asArguments(values), database]
  const input = `${sql.join(';\n\n')};\n\n`
  await run(join(bin, 'postgres'), options, cluster.account, { input, env: pidIsRecycled(cluster.directory) })
}

/** Both logins prove their password; the superuser has none and so cannot log in. */
const loginRules = `local all all scram-sha-256
host all all 127.0.0.1/32 scram-sha-256
`

function initdbArguments(major: number): string[] {
  const builtin = major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []
  // Only Linux promises a C.UTF-8 of its own; elsewhere the builtin provider alone decides.
  const locale = process.platform === 'linux' ? 'C.UTF-8' : 'C'
  return [
    '--username=postgres',
    '--encoding=UTF8',
    `--locale=${locale}`,
    ...builtin,
    '--data-checksums',
    '--auth=reject',
    '--no-instructions',
  ]
}

/** A rename is on the disk only when its directory is. */
async function flush(directory: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(directory)
  await handle.sync()
  await handle.close()
}

function anotherVersion(path: string, found: string, wanted: number): Error {
  return refusal(
    `${path} là dữ liệu của PostgreSQL ${found}, còn bản Tự Soi này dùng PostgreSQL ${wanted}. Hãy dùng bản Tự Soi cũ để sao lưu (bin/tusoi backup), chuyển thư mục đó đi nơi khác, rồi khôi phục bằng bản này (bin/tusoi restore).`,
    `${path} holds data of PostgreSQL ${found}, but this Tự Soi uses PostgreSQL ${wanted}. Make a backup with the old Tự Soi (bin/tusoi backup), move that directory away, then restore it with this one (bin/tusoi restore).`,
  )
}

function nowhere(link: string, target: string): Error {
  return refusal(
    `${link} trỏ tới ${target}, nhưng thư mục đó không còn. Hãy đưa dữ liệu về chỗ cũ, hoặc xoá liên kết này để bắt đầu với dữ liệu trống.`,
    `${link} points to ${target}, which is gone. Bring the data back, or delete this link to begin with empty data.`,
  )
}
