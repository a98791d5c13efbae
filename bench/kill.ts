import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { paths } from '../src/paths.ts'
import { readConfig } from '../src/platform/config.ts'
import { connect } from '../src/platform/database.ts'
import { randomId } from '../src/platform/ids.ts'
import { migrate } from '../src/platform/migrate.ts'
import { startPostgres } from '../src/platform/postgres/postgres.ts'
import { type Faults, faultsOf } from './kill-count.ts'
import { fillIn, layDownMembers, type Member } from './members.ts'
import { postmasterOf } from './memory.ts'
import { type ServerProcess, startServer } from './server-process.ts'
import { median, ms, quantile, table } from './table.ts'

/** Acknowledged months between one kill and the next. */
const GAP = 12
const WORKERS = 4
const LONGEST_MS = 600_000

export interface Outcome extends Faults {
  readonly kills: { readonly server: number; readonly database: number }
  readonly acknowledged: number
  /** Answers that were neither the acknowledgement nor 503. */
  readonly unexpected: readonly string[]
  /** Milliseconds from a kill of the database to the next acknowledgement, without anybody's help. */
  readonly recoveries: readonly number[]
}

/** Members send their months one after the other while the server and its database are killed in turn. */
export async function killUnderLoad(kills: number): Promise<Outcome> {
  const { root } = readConfig({}, { demo: false })
  const dataRoot = mkdtempSync(join(tmpdir(), 'tusoi-kill-'))
  try {
    const members = await prepare(root, dataRoot, kills * GAP + WORKERS)
    const sending = await sendThroughKills({ root, dataRoot, port: await freePort() }, members, kills)
    return { ...sending, ...(await faultsOf(dataRoot, members)) }
  } finally {
    rmSync(dataRoot, { recursive: true, force: true })
  }
}

async function prepare(root: string, dataRoot: string, count: number): Promise<Member[]> {
  const postgres = await startPostgres({ dataRoot })
  await migrate(postgres.ownerUrl, join(root, 'db/migrations'))
  const db = connect(postgres.appUrl)
  const now = new Date()
  const members = await layDownMembers(db, { root, now, communes: 1, each: count })
  for (const member of members) await fillIn(db, member, now)
  await db.close()
  await postgres.stop()
  return members
}

async function sendThroughKills(
  place: { root: string; dataRoot: string; port: number },
  members: readonly Member[],
  kills: number,
) {
  let server: ServerProcess = await startServer(place)
  const waiting = [...members]
  const unexpected: string[] = []
  const recoveries: number[] = []
  const done = { server: 0, database: 0 }
  let acknowledged = 0
  let killedAt: number | null = null
  const deadline = performance.now() + LONGEST_MS

  const worker = async () => {
    for (let member = waiting.shift(); member; member = waiting.shift()) {
      const answer = await sendUntilAnswered(place.port, member, deadline)
      if (answer !== 303) {
        unexpected.push(String(answer))
        continue
      }
      acknowledged += 1
      if (killedAt !== null) recoveries.push(performance.now() - killedAt)
      killedAt = null
    }
  }
  const killer = async () => {
    for (let n = 0; n < kills; n++) {
      const target = (n + 1) * GAP
      while (acknowledged + unexpected.length < target || killedAt !== null)
        if (performance.now() > deadline) throw new Error('months were not acknowledged in time')
        else await pause(2)
      if (n % 2 === 0) {
        await server.end('SIGKILL')
        done.server += 1
        server = await startServer(place)
      } else {
        const postmaster = postmasterOf(place.dataRoot)
        if (!postmaster) throw new Error('no database to kill')
        killedAt = performance.now()
        process.kill(postmaster, 'SIGKILL')
        done.database += 1
      }
    }
  }
  try {
    await Promise.all([killer(), ...Array.from({ length: WORKERS }, worker)])
  } finally {
    await server.end('SIGINT')
  }
  return { kills: done, acknowledged, unexpected, recoveries }
}

/** As a browser's outbox does: the same form again, with its id, until the server has answered. */
async function sendUntilAnswered(port: number, member: Member, deadline: number): Promise<number | string> {
  const address = `http://127.0.0.1:${port}`
  const body = new URLSearchParams({
    'form-id': randomId(),
    'form-for': member.owner.actor.account,
    period: member.period.id,
    catalogue: member.period.catalogue,
  }).toString()
  const headers = {
    cookie: member.cookie,
    origin: address,
    'content-type': 'application/x-www-form-urlencoded',
  }
  while (performance.now() < deadline) {
    const { status } = await fetch(address + paths.check.to(), {
      method: 'POST',
      redirect: 'manual',
      headers,
      body,
      signal: AbortSignal.timeout(20_000),
    }).catch(() => ({ status: 503 }))
    if (status !== 503) return status
    await pause(20)
  }
  return 'no answer'
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })
}

export async function kill(kills: number): Promise<void> {
  const outcome = await killUnderLoad(kills)
  const { recoveries } = outcome
  table(
    ['what', 'count'],
    [
      ['server killed', String(outcome.kills.server)],
      ['database killed', String(outcome.kills.database)],
      ['months acknowledged', String(outcome.acknowledged)],
      ['of them lost', String(outcome.lost.length)],
      ['of them there twice', String(outcome.doubled.length)],
      ['ballots missing or too many', String(outcome.ballots)],
      ['answers neither 303 nor 503', String(outcome.unexpected.length)],
      ['history verifies', outcome.historyHolds ? 'yes' : 'NO'],
      ['database back by itself, median', ms(median(recoveries))],
      ['database back by itself, slowest', ms(quantile(recoveries, 1))],
    ],
  )
}
