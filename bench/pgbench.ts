import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunningPostgres } from '../src/platform/postgres/postgres.ts'
import type { Outcome } from './load.ts'
import type { Fields, Slot, Statement } from './statements.ts'

/** The newest pgbench of Debian's packages, or the one on the PATH. */
export function findPgbench(): string | null {
  const packaged = existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql')
        .sort((a, b) => Number(b) - Number(a))
        .map((major) => `/usr/lib/postgresql/${major}/bin/pgbench`)
    : []
  const onPath = (process.env.PATH ?? '').split(':').map((directory) => join(directory, 'pgbench'))
  return [...packaged, ...onPath].find((path) => existsSync(path)) ?? null
}

/** Members by number, so that a script can take the next one without a round trip of its own. */
export const memberTable = `
  create table bench_member (n int primary key, token_hash bytea, account uuid, person uuid, device uuid, cell uuid,
    tenant uuid, period uuid, ballot uuid);
  grant select on bench_member to tusoi_app`

export interface Script {
  readonly text: string
  readonly constants: Readonly<Record<string, string>>
}

/**
 * The statements as a pgbench script. The first look-up also fetches whose turn it is. Several statements in one
 * message, as the product sends `begin` with its setting, become a pipeline.
 */
export function scriptOf(statements: readonly Statement[], recorded: Fields): Script {
  const constants: Record<string, string> = {}
  const variable = (slot: Slot): string => {
    const asText = 'value' in slot ? textOf(slot.value) : null
    if (asText !== null) {
      const known = Object.keys(constants).find((name) => constants[name] === asText)
      const name = known ?? `c${Object.keys(constants).length}`
      constants[name] = asText
      return `:${name}`
    }
    if ('value' in slot) return 'null'
    const { field, before, after } = slot
    const own = `:${field}`
    return before || after ? `('${before}' || ${own} || '${after}')` : own
  }
  const filled = ({ text, values }: Statement) =>
    text
      .replace(/\$(\d+)/g, (_, n) => variable(values[Number(n) - 1]!))
      .replaceAll(`'${recorded.person}'`, ':person')
      .replace(/\s+/g, ' ')
      .trim()
  const [first, ...rest] = statements
  const lines = [
    '\\set i :i + 1',
    '\\set n (:client_id * :share + :i) % :all',
    `select m.* from bench_member m, lateral (${filled(first!).replaceAll(':token_hash', 'm.token_hash')}) q where m.n = :n \\gset`,
    ...rest.flatMap((statement) => {
      const parts = filled(statement).split(/; */)
      const sent = parts.map((part) => `${part};`)
      return parts.length > 1 ? ['\\startpipeline', ...sent, '\\endpipeline'] : sent
    }),
  ]
  return { text: lines.join('\n'), constants }
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  return Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : String(value)
}

/** As many connections as the product's own pool may open: its clients beyond that wait for one, and so do pgbench's. */
const CONNECTIONS = 10

export async function runPgbench(
  program: string,
  server: RunningPostgres,
  script: Script,
  { clients, transactions, members }: { clients: number; transactions: number; members: number },
): Promise<Outcome> {
  const directory = mkdtempSync(join(tmpdir(), 'tusoi-pgbench-'))
  try {
    const file = join(directory, 'submit.sql')
    writeFileSync(file, script.text)
    const { username, password } = new URL(server.appUrl)
    const at = Math.min(clients, CONNECTIONS)
    const each = Math.floor(transactions / at)
    const given = { ...script.constants, i: '-1', share: String(each), all: String(members) }
    const options = [
      '-n',
      '-M',
      'prepared',
      '-c',
      String(at),
      '-j',
      '1',
      '-t',
      String(each),
      '-l',
      '-f',
      file,
    ]
    const defined = Object.entries(given).flatMap(([name, value]) => ['-D', `${name}=${value}`])
    const place = ['-h', server.host, '-p', String(server.port), '-U', username, 'tusoi']
    const said = await run(program, [...options, ...defined, ...place], directory, password)
    const rate = /tps = ([\d.]+)/.exec(said)?.[1]
    const done = readdirSync(directory)
      .filter((name) => name.startsWith('pgbench_log'))
      .flatMap((name) => readFileSync(join(directory, name), 'utf8').trim().split('\n'))
    if (!rate || done.length !== each * at) throw new Error(`pgbench: ${said}`)
    const times = done.map((line) => Number(line.split(' ')[2]) / 1000)
    return { seconds: done.length / Number(rate), times, statuses: { done: done.length } }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

function run(program: string, options: string[], cwd: string, password: string): Promise<string> {
  const env = { ...process.env, PGPASSWORD: password }
  return new Promise((done, fail) => {
    execFile(program, options, { cwd, env, timeout: 120_000 }, (error, stdout, stderr) =>
      error ? fail(new Error(`pgbench: ${stderr}`)) : done(stdout + stderr),
    )
  })
}
