import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { readConfig } from '../src/platform/config.ts'
import { hasNpmAbove, memoryOf } from './memory.ts'
import { startServer } from './server-process.ts'
import { median, ms, table } from './table.ts'

const SECOND_STARTS = 3
/** Long enough for what runs once after a start to be over. */
const IDLE_MS = 5000

/** By the commands a person types: the first start makes the database, the later ones find it. */
export async function start(): Promise<void> {
  const rows: string[][] = []
  for (const command of ['bin/start', 'bin/demo']) rows.push(await measure(command))
  table(['command', 'first start', 'later start', 'memory idle', 'of which', 'npm above'], rows)
}

async function measure(command: string): Promise<string[]> {
  const { root } = readConfig({}, { demo: false })
  const dataRoot = mkdtempSync(join(tmpdir(), 'tusoi-start-'))
  try {
    const first = await once({ root, dataRoot, command })
    const later: number[] = []
    for (let i = 0; i < SECOND_STARTS; i++) later.push((await once({ root, dataRoot, command })).took)
    const { total, parts } = first.memory
    const shares = Object.entries(parts).map(([name, bytes]) => `${name} ${mb(bytes)}`)
    return [
      command,
      ms(first.took),
      ms(median(later)),
      mb(total),
      shares.join(', '),
      first.npm ? 'YES' : 'no',
    ]
  } finally {
    rmSync(dataRoot, { recursive: true, force: true })
  }
}

const mb = (bytes: number) => `${(bytes / 1048576).toFixed(0)} MB`

async function once(place: { root: string; dataRoot: string; command: string }) {
  const began = performance.now()
  const server = await startServer(place)
  try {
    const page = await fetch(server.address)
    await page.text()
    const took = performance.now() - began
    if (!page.ok) throw new Error(`first page answered ${page.status}`)
    await pause(IDLE_MS)
    return { took, memory: memoryOf(server.pid, place.dataRoot), npm: hasNpmAbove(server.pid) }
  } finally {
    await server.end('SIGINT')
  }
}
