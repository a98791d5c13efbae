import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { type Address, databaseUrl, listenSettings } from './address.ts'
import { type Cluster, clusterName } from './cluster.ts'
import type { Credentials } from './credentials.ts'
import { pidIsRecycled, readPostmasterFile } from './postmaster-file.ts'
import { isAlive, sendSignal } from './processes.ts'
import { environment, run } from './program.ts'
import { refusal } from './refusal.ts'
import { asArguments, settings } from './settings.ts'
import { waitFor } from './waiting.ts'

const MINUTE = 60_000

/** A server that answered the application's login. */
export type Answering = { address: Address; version: string }

/** Starts the server in a session of its own, so that a Ctrl-C in the terminal reaches us and not it. */
export async function spawnServer(
  bin: string,
  cluster: Cluster,
  address: Address,
  logFile: number,
): Promise<number> {
  const values = {
    ...settings(cluster.major),
    ...listenSettings(address),
    cluster_name: clusterName(cluster.directory),
  }
  const child = spawn(join(bin, 'postgres'), ['-D', cluster.directory, ...asArguments(values)], {
    ...cluster.account,
    cwd: cluster.directory,
    env: { ...environment, ...pidIsRecycled(cluster.directory) },
    detached: true,
    stdio: ['ignore', logFile, logFile],
    windowsHide: true,
  })
  // It outlives us if we die without stopping it; the next start takes it over.
  child.unref()
  await once(child, 'spawn')
  return child.pid ?? 0
}

/** Waits through start and crash recovery, up to ten minutes. Undefined if the server ended instead. */
export async function untilReady(
  directory: string,
  pid: number,
  passwords: Credentials,
): Promise<Answering | undefined> {
  const found = await waitFor(async () => (isAlive(pid) ? ask(directory, passwords) : 'ended'), 10 * MINUTE)
  if (found) return found === 'ended' ? undefined : found
  throw refusal(
    `PostgreSQL (tiến trình ${pid}) vẫn chưa sẵn sàng sau 10 phút. Hãy xem postgres.log và khởi động lại sau.`,
    `PostgreSQL (process ${pid}) is still not ready after 10 minutes. See postgres.log and start again later.`,
  )
}

/** One try: whatever serves this data directory, if it is ready and lets the application in. */
export async function ask(directory: string, passwords: Credentials): Promise<Answering | undefined> {
  const file = readPostmasterFile(directory)
  if (!file?.ready) return undefined
  const address = { host: file.host, port: file.port }
  const client = new pg.Client({ connectionString: databaseUrl(address, 'tusoi_app', passwords.app) })
  try {
    await client.connect()
    const { rows } = await client.query('SHOW server_version')
    return { address, version: String(rows[0].server_version).split(' ')[0] ?? '' }
  } catch (error) {
    if (isWrongLogin(error)) throw wrongLogin(directory, error)
    return undefined
  } finally {
    await client.end().catch(() => {})
  }
}

/**
 * A fast shutdown: open transactions are rolled back, everything committed is on the disk. Windows has no signals;
 * there PostgreSQL's own program passes it on.
 */
export async function stopServer(pid: number, bin?: string): Promise<void> {
  if (process.platform === 'win32' && bin)
    await run(join(bin, 'pg_ctl'), ['kill', 'INT', String(pid)], undefined)
  else sendSignal(pid, 'SIGINT')
  if (await waitFor(() => !isAlive(pid), 2 * MINUTE)) return
  throw refusal(
    `PostgreSQL (tiến trình ${pid}) chưa tắt xong sau 2 phút. Đừng tắt máy; hãy xem postgres.log.`,
    `PostgreSQL (process ${pid}) has not finished its shutdown after 2 minutes. Leave the machine on and see postgres.log.`,
  )
}

/** 28P01: wrong password; 28000: no such login or no rule for it; 3D000: no such database. */
function isWrongLogin(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['28P01', '28000', '3D000'].includes(String(error.code))
}

function wrongLogin(directory: string, cause: unknown): Error {
  return refusal(
    `PostgreSQL của ${directory} không nhận mật khẩu trong credentials.json. Hãy tắt PostgreSQL, xoá credentials.json rồi khởi động lại: mật khẩu mới sẽ được đặt.`,
    `The PostgreSQL of ${directory} does not accept the password in credentials.json. Stop it, delete credentials.json and start again: new passwords will be set.`,
    cause,
  )
}
