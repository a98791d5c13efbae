import { createHash } from 'node:crypto'
import { chownSync, lstatSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Cluster } from './cluster.ts'
import { refusal } from './refusal.ts'

/** Where a server listens: a directory for its socket, or on Windows the loopback address. */
export type Address = { host: string; port: number }

/** The kernel's room for a socket's path, without the closing zero. */
const LONGEST_SOCKET_PATH = process.platform === 'darwin' ? 103 : 107

/**
 * The socket lies in the data directory itself, which is closed to everybody else; where that path is too long,
 * in a directory of its own under the system's temporary one.
 */
export async function chooseAddress(cluster: Cluster): Promise<Address> {
  if (process.platform === 'win32') return { host: '127.0.0.1', port: await freePort() }
  const port = 5432
  const tooLong = Buffer.byteLength(`${cluster.directory}/.s.PGSQL.${port}`) > LONGEST_SOCKET_PATH
  return { host: tooLong ? shortDirectory(cluster) : cluster.directory, port }
}

export function listenSettings({ host, port }: Address): Record<string, string> {
  if (!host.startsWith('/'))
    return { listen_addresses: host, port: String(port), unix_socket_directories: '' }
  return {
    listen_addresses: '',
    port: String(port),
    unix_socket_directories: `"${host.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
  }
}

export function databaseUrl({ host, port }: Address, role: string, password: string): string {
  return `postgresql://${role}:${password}@${encodeURIComponent(host)}:${port}/tusoi`
}

/** Anybody may have made a directory of this name first: it is used only if it is closed and the server's own. */
function shortDirectory(cluster: Cluster): string {
  const hash = createHash('sha256').update(cluster.directory).digest('hex').slice(0, 16)
  const base = Buffer.byteLength(tmpdir()) > 60 ? '/tmp' : tmpdir()
  const path = join(base, `tusoi-${hash}`)
  const uid = cluster.account?.uid ?? process.getuid?.()
  try {
    mkdirSync(path, { mode: 0o700 })
    if (cluster.account) chownSync(path, cluster.account.uid, cluster.account.gid)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const found = lstatSync(path)
  if (found.isDirectory() && found.uid === uid && (found.mode & 0o077) === 0) return path
  throw refusal(
    `${path} đã bị người dùng khác tạo trước. Hãy xoá nó, hoặc chọn thư mục dữ liệu có đường dẫn ngắn hơn.`,
    `${path} was made by somebody else first. Remove it, or choose a data directory with a shorter path.`,
  )
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer()
    server.on('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? done(address.port) : fail(new Error('no port')),
      )
    })
  })
}
