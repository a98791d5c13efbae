import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a running server says about itself in `postmaster.pid`; every field may be missing while it starts. */
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
    pid: Math.abs(Number(pid)),
    port: Number(port),
    host: socketDirectory || address || '',
    ready: status === 'ready',
  }
}
