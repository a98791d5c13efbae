import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Process {
  readonly pid: number
  readonly parent: number
  readonly name: string
}

/** Proportional share of memory of a server, of everything it started, and of its PostgreSQL, in bytes. */
export function memoryOf(server: number, dataRoot: string): { total: number; parts: Record<string, number> } {
  const parts: Record<string, number> = {}
  for (const { pid, name } of familyOf([server, postmasterOf(dataRoot) ?? server]))
    parts[name] = (parts[name] ?? 0) + shareOf(pid)
  return { total: Object.values(parts).reduce((sum, bytes) => sum + bytes, 0), parts }
}

/** Whether one of the processes above it is npm. */
export function hasNpmAbove(server: number): boolean {
  const all = new Map(processes().map((one) => [one.pid, one]))
  for (let one = all.get(server); one && one.pid !== process.pid; one = all.get(one.parent))
    if (one.name.startsWith('npm')) return true
  return false
}

function familyOf(roots: readonly number[]): Process[] {
  const all = processes()
  const family = all.filter(({ pid }) => roots.includes(pid))
  for (const member of family) family.push(...all.filter(({ parent }) => parent === member.pid))
  return [...new Map(family.map((one) => [one.pid, one])).values()]
}

function processes(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const [, name, parent] = /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
        return [
          { pid: Number(pid), parent: Number(parent), name: name === 'MainThread' ? 'node' : (name ?? '') },
        ]
      } catch {
        // It ended while we looked.
        return []
      }
    })
}

function shareOf(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  return Number(/^Pss: +(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1024
}

/** The process of the database, which is no child of the server's: it outlives a server that dies. */
export function postmasterOf(dataRoot: string): number | null {
  const name = readdirSync(dataRoot).find((entry) => /^postgres-\d+$/.test(entry)) ?? ''
  try {
    return Number(readFileSync(join(dataRoot, name, 'postmaster.pid'), 'utf8').split('\n')[0]) || null
  } catch {
    return null
  }
}
