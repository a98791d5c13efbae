import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { databaseUrl } from './address.ts'
import { type Binaries, embeddedBinaries, installedBinaries, runnable } from './binaries.ts'
import { createCluster, homeOf, locateCluster, resetPasswords } from './cluster.ts'
import { type Credentials, createCredentials, readCredentials } from './credentials.ts'
import { takeOwnership } from './ownership.ts'
import { isServer, processesOf } from './processes.ts'
import { explained, refusal } from './refusal.ts'
import { type Answering, ask, spawnServer, stopServer, untilReady } from './server.ts'
import { waitFor } from './waiting.ts'

export type RunningPostgres = {
  /** For migrations: owns the database and the schema. */
  ownerUrl: string
  /** For the application: owns nothing. */
  appUrl: string
  version: string
  /** The directory of the socket, or an address. */
  host: string
  port: number
  /** The server was already running. */
  adopted: boolean
  stop(): Promise<void>
}

type Options = { dataRoot: string; log?: (line: string) => void }

/** Starts the PostgreSQL that npm installed with this project over `<dataRoot>/postgres-NN`. */
export function startPostgres({ dataRoot, log }: Options): Promise<RunningPostgres> {
  return launch(embeddedBinaries(), dataRoot, log)
}

/** The same with a PostgreSQL of the system's packages. */
export function startInstalledPostgres({
  binDir,
  dataRoot,
  log,
}: Options & { binDir: string }): Promise<RunningPostgres> {
  return launch(installedBinaries(binDir), dataRoot, log)
}

/**
 * Brings the data directory into service, whatever state the last run left it in.
 *
 * A server that we or an earlier launcher started belongs to the living process that holds `owner.lock`: its
 * stop() shuts the server down. When that process dies, the next start inherits server and duty. Everybody
 * else who starts meanwhile uses the server, and their stop() leaves it running.
 */
async function launch(binaries: Binaries, path: string, log = (_: string) => {}): Promise<RunningPostgres> {
  const dataRoot = resolve(path)
  try {
    mkdirSync(dataRoot, { recursive: true })
    const running = await waitFor(async () => {
      const release = takeOwnership(dataRoot)
      return release ? own(binaries, dataRoot, release, log) : useAnothers(binaries, dataRoot)
    }, 600_000)
    if (running) return running
  } catch (error) {
    throw explained(error, dataRoot)
  }
  throw refusal(
    `Một tiến trình khác đang giữ ${dataRoot} nhưng PostgreSQL của nó không trả lời. Hãy dừng tiến trình đó rồi khởi động lại.`,
    `Another process holds ${dataRoot} but its PostgreSQL does not answer. Stop that process and start again.`,
  )
}

/** Somebody else owns the server; it may still be starting, or just stopping. */
async function useAnothers(binaries: Binaries, dataRoot: string): Promise<RunningPostgres | undefined> {
  const passwords = readCredentials(dataRoot)
  const { directory, exists } = locateCluster(dataRoot, binaries.major)
  if (!passwords || !exists) return undefined
  const answering = await ask(directory, passwords)
  return answering && { ...described(answering, passwords), adopted: true, stop: async () => {} }
}

async function own(
  binaries: Binaries,
  dataRoot: string,
  release: () => void,
  log: (line: string) => void,
): Promise<RunningPostgres> {
  try {
    const { pid, adopted, passwords, answering } = await serve(binaries, dataRoot, log)
    let stopped: Promise<void> | undefined
    const stop = () => {
      stopped ??= stopServer(pid).finally(release)
      return stopped
    }
    return { ...described(answering, passwords), adopted, stop }
  } catch (error) {
    release()
    throw error
  }
}

async function serve(binaries: Binaries, dataRoot: string, log: (line: string) => void) {
  let cluster = locateCluster(dataRoot, binaries.major)
  const known = readCredentials(dataRoot)
  const passwords = known ?? createCredentials(dataRoot)
  const survivor = cluster.exists ? processesOf(cluster.directory).find(isServer) : undefined
  if (survivor) {
    return {
      pid: survivor.pid,
      adopted: true,
      passwords,
      answering: await untilReady(cluster, survivor.pid, passwords, dataRoot),
    }
  }
  const home = await homeOf(cluster, dataRoot)
  const bin = await runnable(binaries, cluster.account, home)
  if (!cluster.exists) {
    log(`PostgreSQL ${binaries.release}: ${home}`)
    cluster = await createCluster(cluster, bin, home, dataRoot, passwords)
  } else if (!known) await resetPasswords(bin, cluster, passwords)
  const pid = await spawnServer(bin, cluster, dataRoot)
  return { pid, adopted: false, passwords, answering: await untilReady(cluster, pid, passwords, dataRoot) }
}

function described({ address, version }: Answering, passwords: Credentials) {
  return {
    ownerUrl: databaseUrl(address, 'tusoi_owner', passwords.owner),
    appUrl: databaseUrl(address, 'tusoi_app', passwords.app),
    version,
    host: address.host,
    port: address.port,
  }
}
