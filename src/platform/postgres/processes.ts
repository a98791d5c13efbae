import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { clusterName } from './cluster.ts'

/**
 * A living PostgreSQL process of one data directory: the server itself, one of the children it forked, or a
 * program that works on the directory alone (single-user mode). `ours`: a launcher started it.
 */
export type ServerProcess = { pid: number; kind: 'server' | 'child' | 'lone program'; ours: boolean }

type Found = { pid: number; uid: number; command: string; workingDirectory?: string }

/**
 * PostgreSQL works inside its data directory, so the proof that a process belongs here is the working directory
 * of a program called postgres. Where that cannot be read (macOS, root in a container without ptrace) the proof
 * is the cluster's name, which a launcher puts on the server's command line and the server into the titles of
 * its children.
 */
export function processesOf(directory: string): ServerProcess[] {
  const { uid } = statSync(directory)
  const name = clusterName(directory)
  const listed = process.platform === 'linux' ? fromProc() : fromPs()
  return listed
    .filter((found) => found.uid === uid)
    .map((found) => ({ ...found, ours: found.command.includes(name) }))
    .filter(({ workingDirectory, ours }) =>
      workingDirectory === undefined ? ours : workingDirectory === directory,
    )
    .map(({ pid, command, ours }) => ({ pid, kind: kindOf(command), ours }))
}

/** A process that ended but was not yet collected by its parent counts as dead. */
export function isAlive(pid: number): boolean {
  try {
    if (process.platform === 'linux') return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    // ESRCH: it ended by itself in the meantime.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

function kindOf(command: string): ServerProcess['kind'] {
  if (command.startsWith('postgres: ')) return 'child'
  return / --(single|boot|check)\b/.test(command) ? 'lone program' : 'server'
}

function fromProc(): Found[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => fromProcEntry(Number(name)) ?? [])
}

function fromProcEntry(pid: number): Found | undefined {
  try {
    if (readFileSync(`/proc/${pid}/comm`, 'utf8') !== 'postgres\n' || !isAlive(pid)) return undefined
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return { pid, uid: statSync(`/proc/${pid}`).uid, command, workingDirectory: workingDirectory(pid) }
  } catch {
    // It ended while we looked.
    return undefined
  }
}

function workingDirectory(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

/** Windows has no ps: there a server left behind is used if it answers, and not stopped. */
function fromPs(): Found[] {
  if (process.platform === 'win32') return []
  const lines = execFileSync('ps', ['-axww', '-o', 'pid=,uid=,command='], { encoding: 'utf8' }).split('\n')
  return lines.flatMap((line) => {
    const [, pid, uid, command] = /^\s*(\d+)\s+(\d+)\s+(.*postgres.*)$/.exec(line) ?? []
    return command ? [{ pid: Number(pid), uid: Number(uid), command }] : []
  })
}
