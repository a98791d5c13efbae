import { openAccount } from '../src/account/account.ts'
import { addPerson, givePost, NO_FACTS } from '../src/membership/membership.ts'
import type { PostKind } from '../src/membership/powers.rules.ts'
import { addUnit, type Unit } from '../src/organisation/organisation.ts'
import { randomId } from '../src/platform/ids.ts'
import { issueReport } from '../src/report/report.ts'
import { usualReports } from '../src/report/report-default.ts'
import { SPAN_KINDS, spanByKey } from '../src/report/report-span.rules.ts'
import { issueSum } from '../src/roll-up-file/issue.ts'
import { FORMAT, type RollUpFile, VERSION } from '../src/roll-up-file/roll-up-file.rules.ts'
import { fingerprintOf, newSigningPair, type SigningPair, signatureOf } from '../src/roll-up-file/signing.ts'
import type { SignedStatement, Statement } from '../src/roll-up-file/statement.rules.ts'
import { registerSigner, takeFile } from '../src/roll-up-file/taking.ts'
import { FIGURES } from '../src/statistics/figures.rules.ts'
import type { World } from './harness.ts'
import { frozenReportOf } from './reports.ts'

type Stage = Pick<World, 'db' | 'cast' | 'now'>

/** A commune below the province whose cells are kept on another machine. */
export const offlineCommune = ({ db, cast, now }: Stage, name = 'Đảng bộ xã Xa'): Promise<Unit> =>
  addUnit(
    db,
    { kind: 'commune', name, parent: cast.units.province.id, from: '2020-01-01' },
    { person: null, now },
  )

const QUARTER = ['2026-07-01', '2026-08-01', '2026-09-01']

/** What a commune says of the third quarter: in each month 3 cells met, 40 members reviewed themselves. */
export function statement(changes: Partial<Statement> = {}): Statement {
  const months = changes.months ?? QUARTER.map((month) => ({ month, counts: THIRD, feedback: FEEDBACK }))
  const issuer = changes.issuer ?? { id: randomId(), name: 'Đảng bộ xã Xa' }
  return {
    file: randomId(),
    follows: null,
    issuer,
    span: { kind: 'quarter', starts: QUARTER[0]!, months: QUARTER },
    number: '7-BC/ĐU',
    issuedOn: '2026-10-08',
    frozenOn: '2026-10-05',
    communes: [{ ...issuer, months: months.map(({ month, counts }) => ({ month, counts })), rounds: [] }],
    below: { kind: 'cell', all: 4, complete: 3, missing: ['Chi bộ ấp Cuối'] },
    figures: [...FIGURES],
    months,
    rounds: [],
    releases: [],
    ...changes,
  }
}

const THIRD = FIGURES.map((name) => (name === 'met' ? 3 : name === 'reviewed' ? 40 : 0))
const FEEDBACK = { received: { kind: 'few' as const }, concluded: { kind: 'count' as const, n: 6 } }

/** What a province says of the same quarter, of communes that were under it in these months and closed a round. */
export function provinceStatement(
  communes: readonly {
    readonly id: string
    readonly name: string
    readonly months?: readonly string[]
    readonly rounds?: Statement['communes'][number]['rounds']
  }[],
  changes: Partial<Statement> = {},
): Statement {
  const said = communes.map(({ id, name, months = QUARTER, rounds = [] }) => ({
    id,
    name,
    months: months.map((month) => ({ month, counts: THIRD })),
    rounds,
  }))
  return statement({
    issuer: { id: randomId(), name: 'Đảng bộ tỉnh Xa' },
    number: '30-BC/TU',
    communes: said,
    below: { kind: 'commune', all: said.length, complete: said.length, missing: [] },
    months: QUARTER.map((month) => {
      const n = said.filter(({ months }) => months.some((one) => one.month === month)).length
      return { month, counts: THIRD.map((count) => count * n), feedback: null }
    }),
    ...changes,
  })
}

/** The file of a commune as it was in version 1: without communes and half-years. */
export function firstVersion(pair: SigningPair, content: Statement): RollUpFile {
  const { communes: _, below, ...rest } = content
  const { kind: __, ...cells } = below
  const said: SignedStatement = { ...rest, communes: 1, cells }
  return { ...signedBy(pair, content), version: 1, ...signature(pair, said) }
}

const signature = (pair: SigningPair, said: SignedStatement) => ({
  statement: said,
  signature: signatureOf(said, pair.privateKey).toString('base64'),
})

export const signedBy = (pair: SigningPair, content: Statement): RollUpFile => ({
  format: FORMAT,
  version: VERSION,
  key: pair.publicKey.toString('base64'),
  ...signature(pair, content),
})

/** The province takes the pair's signature for a unit below it, after its fingerprint was typed. */
export const signerFor = (stage: Stage, child: string): Promise<SigningPair> =>
  registeredBy(stage, stage.cast.units.province.id, child, stage.cast.people.tinh.id)

/** A file of an offline commune that the province has taken in, a signer, and what the province sent upward of it. */
export async function takenFile(stage: Stage): Promise<{ file: string; signer: string; sent: string }> {
  const child = await offlineCommune(stage)
  const pair = await signerFor(stage, child.id)
  const file = signedBy(pair, statement())
  const by = { person: stage.cast.people.tinh.id, now: stage.now }
  const outcome = await takeFile(stage.db, stage.cast.units.province.id, file, file.statement.span, by)
  if ('why' in outcome) throw new Error(outcome.why)
  const signer = await stage.db.row<{ id: string }>({
    text: 'select id from roll_up_signer where child = $1',
    values: [child.id],
    name: '',
  })
  const sent = await issueSum(
    stage.db,
    stage.cast.units.province,
    spanByKey('quarter.2026-07', { ...usualReports, kinds: SPAN_KINDS })!,
    { number: '30-BC/TU', knows: true },
    by,
  )
  if (typeof sent === 'string') throw new Error(sent)
  return { file: file.statement.file, signer: signer.id, sent: sent.id }
}

/** A report of the commune that was frozen and issued. */
export async function issuedReport(stage: Stage, key = 'quarter.2026-07'): Promise<string> {
  const { db, cast, now } = stage
  const id = await frozenReportOf(stage, { key, on: '2026-12-01' })
  const { signer, recipients } = usualReports
  await issueReport(
    db,
    { tenant: cast.units.commune.id, id },
    { number: '12-BC/ĐU', day: '2026-12-01', signer: { ...signer, name: '', recipients } },
    { person: cast.people.phuc.id, now },
  )
  return id
}

/** A nation on this machine, whose provinces are kept on others, and its secretary signed in. */
export async function nationOf(world: World, ...provinces: readonly string[]) {
  const by = { person: null, now: world.now }
  const nation = await addUnit(
    world.db,
    { kind: 'nation', name: 'Trung ương', parent: null, from: '2020-01-01' },
    by,
  )
  const below: Unit[] = []
  for (const name of provinces)
    below.push(await addUnit(world.db, { kind: 'province', name, parent: nation.id, from: '2020-01-01' }, by))
  const secretary = await officerAbove(world, nation.id, 'secretary')
  return { nation, provinces: below, ...secretary }
}

/** Somebody with a post in a unit above the communes, signed in. */
export async function officerAbove(world: World, unit: string, kind: PostKind) {
  const person = await addPerson(world.db, { ...NO_FACTS, fullName: 'Trần Ở Trên' }, world.now)
  const post = { tenant: unit, person, unit, kind, title: 'Ủy viên', from: '2026-01-01' }
  await givePost(world.db, post, { person: null, now: world.now })
  const account = { person, pinHash: 'x', label: 'máy', card: null, now: world.now }
  return { person, browser: world.asDevice(await openAccount(world.db, account)) }
}

/** A unit above takes a pair's signature for a unit below it. */
export async function registeredBy(
  { db, now }: Stage,
  unit: string,
  child: string,
  person: string,
): Promise<SigningPair> {
  const pair = newSigningPair()
  const typed = fingerprintOf(pair.publicKey)
  const file = signedBy(pair, statement())
  const outcome = await registerSigner(db, unit, { file, child, typed }, { person, now })
  if (outcome !== 'registered') throw new Error(outcome)
  return pair
}
