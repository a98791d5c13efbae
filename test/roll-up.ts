import { addUnit, type Unit } from '../src/organisation/organisation.ts'
import { randomId } from '../src/platform/ids.ts'
import { issueReport } from '../src/report/report.ts'
import { usualReports } from '../src/report/report-default.ts'
import { FORMAT, type RollUpFile, type Statement, VERSION } from '../src/roll-up-file/roll-up-file.rules.ts'
import { fingerprintOf, newSigningPair, type SigningPair, signatureOf } from '../src/roll-up-file/signing.ts'
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
export const statement = (changes: Partial<Statement> = {}): Statement => ({
  file: randomId(),
  follows: null,
  issuer: { id: randomId(), name: 'Đảng bộ xã Xa' },
  span: { kind: 'quarter', starts: QUARTER[0]!, months: QUARTER },
  number: '7-BC/ĐU',
  issuedOn: '2026-10-08',
  frozenOn: '2026-10-05',
  communes: 1,
  cells: { all: 4, complete: 3, missing: ['Chi bộ ấp Cuối'] },
  figures: [...FIGURES],
  months: QUARTER.map((month) => ({
    month,
    counts: FIGURES.map((name) => (name === 'met' ? 3 : name === 'reviewed' ? 40 : 0)),
    feedback: { received: { kind: 'few' as const }, concluded: { kind: 'count' as const, n: 6 } },
  })),
  rounds: [],
  releases: [],
  ...changes,
})

export const signedBy = (pair: SigningPair, content: Statement): RollUpFile => ({
  format: FORMAT,
  version: VERSION,
  key: pair.publicKey.toString('base64'),
  signature: signatureOf(content, pair.privateKey).toString('base64'),
  statement: content,
})

/** The province takes the pair's signature for a unit below it, after its fingerprint was typed. */
export async function signerFor({ db, cast, now }: Stage, child: string): Promise<SigningPair> {
  const pair = newSigningPair()
  const by = { person: cast.people.tinh.id, now }
  const file = signedBy(pair, statement())
  const outcome = await registerSigner(
    db,
    cast.units.province.id,
    { file, child, typed: fingerprintOf(pair.publicKey) },
    by,
  )
  if (outcome !== 'registered') throw new Error(outcome)
  return pair
}

/** A file of an offline commune that the province has taken in, and a signer. */
export async function takenFile(stage: Stage): Promise<{ file: string; signer: string }> {
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
  return { file: file.statement.file, signer: signer.id }
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
