import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { clusterName } from './cluster.ts'

export type ServerProcess = { pid: number; parent: number; command: string[] }

/**
 * The living PostgreSQL processes of this data directory. PostgreSQL works inside its data directory, so the
 * proof is the working directory of a program called postgres; where we may not read that (root in a
 * container without ptrace), it is the command line: `-D` for the server, the cluster's name in the titles of
 * its children.
 */
export function processesOf(directory: string): ServerProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => readProcess(Number(pid), directory) ?? [])
}

export function isServer({ command }: ServerProcess): boolean {
  return command.includes('-D') && !command.includes('--single')
}

export function isAlive(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

function readProcess(pid: number, directory: string): ServerProcess | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    if (!stat.includes('(postgres) ') || / [ZX] /.test(stat)) return undefined
    if (statSync(`/proc/${pid}`).uid !== statSync(directory).uid) return undefined
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    const parent = Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2])
    return belongs(pid, command, directory) ? { pid, parent, command } : undefined
  } catch {
    // It ended while we looked.
    return undefined
  }
}

function belongs(pid: number, command: string[], directory: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === directory
  } catch {
    const title = command[0] ?? ''
    return (
      command[command.indexOf('-D') + 1] === directory ||
      title.startsWith(`postgres: ${clusterName(directory)}: `)
    )
  }
}
