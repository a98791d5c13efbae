import { chmodSync, mkdirSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { chooseAddress, databaseUrl } from './address.ts'
import { type Binaries, embeddedBinaries, installedBinaries, runnable } from './binaries.ts'
import { createCluster, locateCluster, resetPasswords } from './cluster.ts'
import { type Credentials, createCredentials, readCredentials } from './credentials.ts'
import { refuseFullDisk } from './disk.ts'
import { homeOf } from './home.ts'
import { takeOwnership } from './ownership.ts'
import { explained, refusal } from './refusal.ts'
import { type Answering, ask, spawnServer, stopServer, untilReady } from './server.ts'
import { openServerLog } from './server-log.ts'
import { clearLockFiles, survivingServer } from './survivors.ts'
import { waitFor } from './waiting.ts'

export type RunningPostgres = {
  /** For migrations: owns the database and the schema. */
  ownerUrl: string
  /** For the application: owns nothing. */
  appUrl: string
  version: string
  /** The directory of the socket; on Windows the address. */
  host: string
  port: number
  /** The server was already running. */
  adopted: boolean
  stop(): Promise<void>
}

type Watching = {
  log?: (line: string) => void
  /** Called once PostgreSQL is at work by itself: the time to do something else rather than wait for it. */
  meanwhile?: () => void
}
type Options = Watching & { dataRoot: string }
type Serving = { answering: Answering; passwords: Credentials; adopted: boolean; stop(): Promise<void> }

/** Starts the PostgreSQL that npm installed with this project over `<dataRoot>/postgres-NN`. */
export function startPostgres({ dataRoot, ...watching }: Options): Promise<RunningPostgres> {
  return launch(embeddedBinaries(), dataRoot, watching)
}

/** The same with a PostgreSQL of the system's packages. */
export function startInstalledPostgres({
  binDir,
  dataRoot,
  ...watching
}: Options & { binDir: string }): Promise<RunningPostgres> {
  return launch(installedBinaries(binDir), dataRoot, watching)
}

/**
 * Brings the data directory into service, whatever state the last run left it in.
 *
 * A server that a launcher started belongs to the living process that holds `<dataRoot>/owner.lock`: its stop()
 * shuts the server down. When that process dies, the next start inherits the server and this duty. Everybody
 * else who starts meanwhile uses the server, and their stop() leaves it running; so does every stop() if
 * somebody started the server by hand.
 */
export async function launch(
  binaries: Binaries,
  path: string,
  watching: Watching = {},
): Promise<RunningPostgres> {
  const dataRoot = resolve(path)
  try {
    prepareRoot(dataRoot)
    const serving = await waitFor(async () => {
      const release = takeOwnership(dataRoot)
      return release ? own(binaries, dataRoot, release, watching) : useAnothers(binaries, dataRoot)
    }, 600_000)
    if (serving) return described(serving)
  } catch (error) {
    throw explained(error, dataRoot)
  }
  throw refusal(
    `Một tiến trình khác đang giữ ${dataRoot} nhưng PostgreSQL của nó không trả lời. Hãy dừng tiến trình đó rồi khởi động lại.`,
    `Another process holds ${dataRoot} but its PostgreSQL does not answer. Stop that process and start again.`,
  )
}

/**
 * The account that root lends to PostgreSQL must be able to pass through root's data root, though not to look into
 * it; each thing in it is closed by itself.
 */
function prepareRoot(dataRoot: string): void {
  const isRoot = process.getuid?.() === 0
  mkdirSync(dataRoot, { recursive: true, mode: isRoot ? 0o711 : 0o700 })
  const { uid, mode } = statSync(dataRoot)
  if (isRoot && uid === 0) chmodSync(dataRoot, (mode & 0o777) | 0o011)
}

/** Somebody else owns the server; it may still be starting, or just stopping. */
async function useAnothers(binaries: Binaries, dataRoot: string): Promise<Serving | undefined> {
  const passwords = readCredentials(dataRoot)
  const { directory, exists } = locateCluster(dataRoot, binaries.major)
  if (!passwords || !exists) return undefined
  const answering = await ask(directory, passwords)
  return answering && { answering, passwords, adopted: true, stop: async () => {} }
}

async function own(
  binaries: Binaries,
  dataRoot: string,
  release: () => void,
  watching: Watching,
): Promise<Serving> {
  try {
    const serving = (await inherited(binaries, dataRoot)) ?? (await started(binaries, dataRoot, watching))
    let stopped: Promise<void> | undefined
    return {
      ...serving,
      stop() {
        stopped ??= serving.stop().finally(release)
        return stopped
      },
    }
  } catch (error) {
    release()
    throw error
  }
}

/** Takes over a server whose owner died, or uses one that was started by hand. */
async function inherited(binaries: Binaries, dataRoot: string): Promise<Serving | undefined> {
  const { directory, exists } = locateCluster(dataRoot, binaries.major)
  const passwords = readCredentials(dataRoot)
  while (exists) {
    const survivor = await survivingServer(directory)
    const stop = async () => (survivor?.ours ? stopServer(survivor.pid) : undefined)
    if (passwords) {
      // Some systems do not show the process of a server started by hand; then its answer is the proof.
      const answering = survivor
        ? await untilReady(directory, survivor.pid, passwords)
        : await ask(directory, passwords)
      if (answering) return { answering, passwords, adopted: true, stop }
    } else {
      // Without passwords nobody can use it: stopped, it can be given new ones.
      await stop()
    }
    if (!survivor) return undefined
  }
  return undefined
}

async function started(
  binaries: Binaries,
  dataRoot: string,
  { log = () => {}, meanwhile = () => {} }: Watching,
): Promise<Serving> {
  let cluster = locateCluster(dataRoot, binaries.major)
  const known = readCredentials(dataRoot)
  const passwords = known ?? createCredentials(dataRoot)
  const home = await homeOf(cluster, dataRoot)
  refuseFullDisk(home, cluster.exists)
  const bin = await runnable(binaries, cluster.account, home)
  if (!cluster.exists) {
    log(`Tạo dữ liệu PostgreSQL ${cluster.major} trong ${home}. Creating the data of PostgreSQL in ${home}.`)
    cluster = await createCluster(cluster, bin, home, dataRoot, passwords, meanwhile)
  }
  const address = await chooseAddress(cluster)
  clearLockFiles(cluster.directory, address)
  if (!known) await resetPasswords(bin, cluster, passwords)
  const serverLog = openServerLog(dataRoot)
  const pid = await spawnServer(bin, cluster, address, serverLog.file)
  meanwhile()
  try {
    const answering = await untilReady(cluster.directory, pid, passwords)
    if (!answering) throw serverLog.whyItEnded()
    return { answering, passwords, adopted: false, stop: () => stopServer(pid, bin) }
  } catch (error) {
    await stopServer(pid, bin)
    throw error
  } finally {
    serverLog.close()
  }
}

function described({ answering: { address, version }, passwords, adopted, stop }: Serving): RunningPostgres {
  return {
    ownerUrl: databaseUrl(address, 'tusoi_owner', passwords.owner),
    appUrl: databaseUrl(address, 'tusoi_app', passwords.app),
    version,
    host: address.host,
    port: address.port,
    adopted,
    stop,
  }
}
