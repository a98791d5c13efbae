import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a server says about itself in `postmaster.pid`; pid 0 if it says nothing that can be understood. */
export type PostmasterFile = { pid: number; port: number; host: string; ready: boolean }

const path = (dataDirectory: string) => join(dataDirectory, 'postmaster.pid')

export function readPostmasterFile(dataDirectory: string): PostmasterFile | undefined {
  let text: string
  try {
    text = readFileSync(path(dataDirectory), 'utf8')
  } catch {
    return undefined
  }
  const [pid, , , port, socketDirectory, address, , status] = text.split('\n').map((line) => line.trim())
  return {
    // Single-user mode writes its pid negated.
    pid: Math.abs(Number(pid)) || 0,
    port: Number(port),
    host: socketDirectory || address || '',
    ready: status === 'ready',
  }
}

/**
 * For PostgreSQL's environment, once it is known that no server runs over this directory: whatever process bears
 * the recorded pid by now, it is another program. Without it PostgreSQL would refuse to start; deleting the
 * file instead would also take away its own check of the shared memory.
 */
export function pidIsRecycled(dataDirectory: string): Record<string, string> {
  const pid = readPostmasterFile(dataDirectory)?.pid
  return pid && process.platform !== 'win32' ? { PG_GRANDPARENT_PID: String(pid) } : {}
}
