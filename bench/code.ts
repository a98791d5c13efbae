import { Agent, request } from 'node:http'
import { join } from 'node:path'
import pino from 'pino'
import { createApp } from '../src/app.ts'
import { eraseCase } from '../src/feedback/erase.ts'
import type { Pace } from '../src/feedback/pace.ts'
import { receive } from '../src/feedback/receive.ts'
import { caseOfCode } from '../src/feedback/sender.ts'
import { paths } from '../src/paths.ts'
import { loadAssets } from '../src/platform/assets.ts'
import { dayOf } from '../src/platform/clock.ts'
import { randomId } from '../src/platform/ids.ts'
import { sql } from '../src/platform/sql.ts'
import { newCode } from '../src/seal/code.ts'
import { newKeyPair } from '../src/seal/keys.ts'
import { openStage, type Stage } from './stage.ts'
import { median, ms, quantile, say, table } from './table.ts'

const CLIENTS = 24
const CASES = 200

/** Lets everything through: what is measured is the answer, not the wait before it. */
const open: Pace = {
  ticket: async () => '',
  checkTicket: async () => 'good',
  take: async () => true,
  same: async () => null,
  sameHeld: async () => null,
  remember: async () => {},
}

interface Answer {
  readonly kind: number
  readonly time: number
  readonly bytes: number
  readonly status: number
}

/** Welch's t over codes that are known (twice), unknown and erased. Below 4.5, twenty thousand answers tell nothing. */
export async function code(times: number): Promise<void> {
  const stage = await openStage()
  try {
    const kinds = await layCodes(stage)
    const { config, clock, db } = stage
    const assets = loadAssets(join(config.root, 'build/assets'))
    const app = createApp({ db, clock, config, assets, log: pino({ level: 'silent' }), pace: open })
    const address = await stage.beside(app.fetch as (request: Request) => Promise<Response>)
    const names = Object.keys(kinds)
    const order = names.flatMap((_, kind) => Array.from({ length: times }, () => kind))
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(Math.random() * (i + 1))
      ;[order[i], order[j]] = [order[j]!, order[i]!]
    }
    await ask(address, order.slice(0, 200), Object.values(kinds))
    const answers = await ask(address, order, Object.values(kinds))
    const of = (kind: number) => answers.filter((one) => one.kind === kind)
    const rows = names.map((name, kind) => {
      const mine = of(kind)
      const all = mine.map((one) => one.time)
      const sizes = [...new Set(mine.map((one) => `${one.status} ${one.bytes}`))].join(', ')
      return [name, ms(median(all)), ms(quantile(all, 0.99)), welch(timesOf(of(0)), all).toFixed(2), sizes]
    })
    table(['code', 'p50', 'p99', 't against the first', 'status and bytes'], rows)
    say(`${answers.length} answers`)
  } finally {
    await stage.close()
  }
}

const timesOf = (answers: readonly Answer[]) => answers.map((one) => one.time)

/** A commune with two readers; codes that are known, the same kind again, never given out, and erased. */
async function layCodes({ db, clock }: Stage): Promise<Record<string, string[]>> {
  const tenant = randomId()
  const today = dayOf(clock.now())
  for (let n = 0; n < 2; n++)
    await db.run(sql`
      insert into feedback_reader (tenant, account, person, key_version, public_key, since)
      values (${tenant}, ${randomId()}, ${randomId()}, 1, ${newKeyPair().publicKey}, ${today})`)
  const take = (text: string) =>
    db.transaction((tx) => receive(tx, tenant, { text }, { source: 'form', enteredBy: null, today }))
  const known: string[] = []
  const erased: string[] = []
  for (let n = 0; n < CASES; n++) {
    known.push((await take(`Việc thứ ${n}: ${'xe tải chạy trên đê. '.repeat(n % 40)}`)).code)
    const gone = await take('Việc đã xóa.')
    erased.push(gone.code)
    await db.transaction((tx) => eraseCase(tx, tenant, gone.which.id))
  }
  if (!(await caseOfCode(db, known[0]!))) throw new Error('a known code is not known')
  const unknown = Array.from({ length: CASES }, () => newCode(5))
  return { known, 'known again': known, unknown, erased }
}

async function ask(address: string, order: readonly number[], codes: readonly string[][]): Promise<Answer[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })
  const answers: Answer[] = []
  let next = 0
  const client = async () => {
    while (next < order.length) {
      const kind = order[next++]!
      const of = codes[kind]!
      answers.push(await post(address, agent, of[Math.floor(Math.random() * of.length)]!, kind))
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  agent.destroy()
  return answers
}

function post(address: string, agent: Agent, typed: string, kind: number): Promise<Answer> {
  const body = new URLSearchParams({ code: typed, step: 'look' }).toString()
  const headers = {
    origin: address,
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    'accept-encoding': 'gzip, br',
  }
  return new Promise((done, fail) => {
    const sent = performance.now()
    const out = request(address + paths.feedbackCode.to(), { method: 'POST', agent, headers }, (answer) => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      answer.on('end', () =>
        done({ kind, bytes, status: answer.statusCode ?? 0, time: performance.now() - sent }),
      )
    })
    // A connection that the server let go of in that very moment; asked anew it is another measure.
    out.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' ? done(post(address, agent, typed, kind)) : fail(error),
    )
    out.end(body)
  })
}

/** Welch's t of two samples. */
function welch(a: readonly number[], b: readonly number[]): number {
  const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / of.length
  const [ma, mb] = [mean(a), mean(b)]
  const spread = (of: readonly number[], m: number) =>
    of.reduce((sum, one) => sum + (one - m) ** 2, 0) / (of.length - 1) / of.length
  return (ma - mb) / Math.sqrt(spread(a, ma) + spread(b, mb))
}
