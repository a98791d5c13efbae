import pg from 'pg'
import { paths } from '../src/paths.ts'
import { randomId, sha256 } from '../src/platform/ids.ts'
import { bareHandler } from './bare.ts'
import type { Outcome } from './load.ts'
import { load, postOf } from './load-process.ts'
import { fillIn, layDownMembers, type Member } from './members.ts'
import { findPgbench, memberTable, runPgbench, scriptOf } from './pgbench.ts'
import { openStage, type Stage } from './stage.ts'
import { type Fields, recordStatements } from './statements.ts'
import { meanRatio, median, ms, quantile, say, table } from './table.ts'

const COMMUNES = 4
const EACH = 200
const ROUNDS = 3

const fieldsOf = ({ owner, period, cell, token }: Member): Fields => ({
  token_hash: sha256(token),
  account: owner.actor.account,
  person: owner.scope.person,
  device: owner.actor.device.id,
  cell,
  tenant: period.tenant,
  period: period.id,
  ballot: randomId(),
})

/** Product, bare handler and pgbench take turns, every member sending once in each; the medians are compared. */
export async function submit(): Promise<void> {
  const stage = await openStage()
  const owner = new pg.Client({ connectionString: stage.postgres.ownerUrl })
  await owner.connect()
  try {
    const now = stage.clock.now()
    const members = await layDownMembers(stage.db, {
      root: stage.config.root,
      now,
      communes: COMMUNES,
      each: EACH,
    })
    for (const member of members) await fillIn(stage.db, member, now)
    await owner.query(KEEP_DRAFTS)
    await compare(stage, owner, members)
  } finally {
    await owner.end()
    await stage.close()
  }
}

async function compare(stage: Stage, owner: pg.Client, members: Member[]): Promise<void> {
  const { root } = stage.config
  const all = members.map(fieldsOf)
  const sent = members.map((member) => requestOf(stage.address, paths.check.to(), member))
  // Twice beforehand, so that nothing is recorded which happens only once a process.
  await once(stage.address, members[1]!)
  const statements = await recordStatements(all[0]!, () => once(stage.address, members[0]!))
  const recorded = all[0]!
  const bare = bareHandler(
    stage.postgres.appUrl,
    statements,
    recorded,
    new Map(members.map((member, i) => [member.cookie, all[i]!])),
  )
  const bareAddress = await stage.beside(bare.fetch)
  stage.closing(bare.close)
  const bareSent = members.map((member) => requestOf(bareAddress, '/', member))
  await owner.query(memberTable)
  for (const [n, fields] of all.entries())
    await owner.query('insert into bench_member values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      n,
      ...Object.values(fields),
    ])
  const pgbench = findPgbench()
  if (!pgbench) say('!! pgbench is MISSING (Debian: postgresql-contrib): nothing to compare with below\n')
  const script = scriptOf(statements, recorded)
  const runs = {
    product: (clients: number) => load(root, { port: portOf(stage.address), clients, requests: sent }),
    'bare handler': (clients: number) =>
      load(root, { port: portOf(bareAddress), clients, requests: bareSent }),
    pgbench: (clients: number) =>
      runPgbench(pgbench!, stage.postgres, script, {
        clients,
        transactions: members.length,
        members: members.length,
      }),
  }
  const rows: string[][] = []
  const turns = Object.entries(runs).filter(([name]) => name !== 'pgbench' || pgbench)
  for (const clients of [1, 8, 32]) {
    const outcomes = new Map<string, Outcome[]>(turns.map(([name]) => [name, []]))
    // The first round warms up and is not counted.
    for (let round = 0; round <= ROUNDS; round++)
      for (const [name, run] of turns) {
        await owner.query(BACK_TO_DRAFTS)
        const outcome = await run(clients)
        await requireAll(owner, outcome, name)
        if (round > 0) outcomes.get(name)!.push(outcome)
      }
    for (const [name] of turns) rows.push(rowOf(name, clients, outcomes))
  }
  say(`${statements.length} messages to PostgreSQL a submit, ${COMMUNES} communes of ${EACH}\n`)
  table(['c', 'who', 'a second', 'p50', 'p99', 'product against it'], rows)
}

const portOf = (address: string) => Number(new URL(address).port)

const requestOf = (address: string, path: string, { cookie, owner, period }: Member) =>
  postOf(address, path, cookie, {
    'form-id': randomId(),
    'form-for': owner.actor.account,
    period: period.id,
    catalogue: period.catalogue,
  })

async function once(address: string, member: Member): Promise<void> {
  const { owner, period } = member
  const response = await fetch(address + paths.check.to(), {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: member.cookie, origin: address },
    body: new URLSearchParams({
      'form-id': randomId(),
      'form-for': owner.actor.account,
      period: period.id,
      catalogue: period.catalogue,
    }),
  })
  if (response.status !== 303) throw new Error(`submit answered ${response.status}`)
}

const rate = ({ times, seconds }: Outcome) => times.length / seconds

function rowOf(name: string, clients: number, outcomes: Map<string, Outcome[]>): string[] {
  const own = outcomes.get(name)!
  const product = outcomes.get('product')!
  const ratios = own.map((outcome, i) => rate(product[i]!) / rate(outcome))
  const times = own.flatMap((outcome) => outcome.times)
  return [
    String(clients),
    name,
    median(own.map(rate)).toFixed(0),
    ms(quantile(times, 0.5)),
    ms(quantile(times, 0.99)),
    name === 'product' ? '' : meanRatio(ratios).toFixed(2),
  ]
}

async function requireAll(owner: pg.Client, outcome: Outcome, name: string): Promise<void> {
  const { rows } = await owner.query('select count(*)::int as n from review_done')
  if (rows[0].n !== outcome.times.length)
    throw new Error(
      `${name}: ${rows[0].n} months of ${outcome.times.length}; ${JSON.stringify(outcome.statuses)}`,
    )
}

/** The owner is under the row policies too, but may lift them for itself: this database is thrown away. */
const asOwner = (statements: string) => `
  alter table self_review no force row level security;
  alter table ballot no force row level security;
  ${statements};
  alter table self_review force row level security;
  alter table ballot force row level security`

const KEEP_DRAFTS = asOwner('create table bench_draft as select * from self_review')
const BACK_TO_DRAFTS = asOwner(`
  truncate self_review, review_done, declared_line, ballot;
  insert into self_review select * from bench_draft;
  analyze self_review`)
