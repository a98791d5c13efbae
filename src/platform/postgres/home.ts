import { createHash } from 'node:crypto'
import { existsSync, realpathSync } from 'node:fs'
import { chmod, mkdir, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { canReach } from './account.ts'
import type { Cluster } from './cluster.ts'
import { stopServer } from './server.ts'
import { survivingServer } from './survivors.ts'

/**
 * The directory that holds the data directory: the data root, if the server's account may pass there. Root's own
 * home is closed to the account that must run PostgreSQL, and to open it is not ours to decide: then it is a
 * directory outside, to which `<dataRoot>/postgres-NN` will be a link.
 */
export async function homeOf(cluster: Cluster, dataRoot: string): Promise<string> {
  if (cluster.exists) return dirname(cluster.directory)
  const root = realpathSync(dataRoot)
  if (canReach(root, cluster.account)) return root
  const home = `/var/lib/tusoi/${createHash('sha256').update(root).digest('hex').slice(0, 12)}`
  await mkdir(home, { recursive: true })
  for (const path of [dirname(home), home]) await chmod(path, 0o755)
  await setAside(join(home, `postgres-${cluster.major}`))
  return home
}

/** Data outside whose data root was deleted, perhaps by mistake, are kept under another name. */
async function setAside(directory: string): Promise<void> {
  if (!existsSync(directory)) return
  const forgotten = await survivingServer(directory)
  if (forgotten) await stopServer(forgotten.pid)
  await rename(directory, `${directory}.set-aside-${Date.now()}`)
}
