import { monthsOf } from '../movement/period.rules.ts'
import { unitById } from '../organisation/organisation.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import type { ReportRow } from '../report/report.queries.ts'
import { frozenReport } from '../report/report-paper.ts'
import { lastClosed } from '../round/compare.ts'
import { tallyFrom } from '../round/round.rules.ts'
import { FIGURES } from '../statistics/figures.rules.ts'
import { quarters } from '../statistics/release.ts'
import { toldOutside } from '../statistics/shown.rules.ts'
import { countRound } from '../statistics/tally.ts'
import { FEWEST_CONCLUDED } from '../statistics/target.rules.ts'
import { FORMAT, type RollUpFile, VERSION } from './roll-up-file.rules.ts'
import { signatureOf } from './signing.ts'
import { privateKeyOf, signingKeyOf } from './signing-key.ts'
import type { CommuneSaid, Statement } from './statement.rules.ts'

/** What an issued report says, out of what was frozen for it and out of releases made before it was issued. */
async function statementOf(db: Database, row: ReportRow & { issued_on: string }): Promise<Statement> {
  const { tenant } = row
  const [frozen, unit, lines] = await Promise.all([
    frozenReport(db, row),
    unitById(db, tenant),
    quarters(db, tenant, row.issued_at!),
  ])
  const totals = frozen.figures.filter((one) => one.unit === tenant)
  const released = lines.flatMap(({ release }) =>
    release &&
    release.released_at <= row.issued_at! &&
    monthsOf(release.quarter).every((month) => row.months.includes(month))
      ? [release]
      : [],
  )
  // A figure that was not counted yet when these were frozen is not in the file.
  const figures = FIGURES.slice(0, Math.min(...totals.map(({ counts }) => counts.length)))
  const issuer = { id: tenant, name: unit?.name ?? '' }
  return {
    file: row.id,
    follows: row.follows,
    issuer,
    span: { kind: row.kind, starts: row.starts, months: [...row.months] },
    number: row.number,
    issuedOn: row.issued_on,
    frozenOn: dayOf(row.frozen_at!),
    communes: [
      {
        ...issuer,
        months: totals.map(({ month, counts }) => ({ month, counts: [...counts] })),
        rounds: await lastRounds(
          db,
          tenant,
          frozen.rounds.map(({ round }) => round),
        ),
      },
    ],
    below: {
      kind: 'cell',
      all: row.cells,
      complete: row.complete,
      missing: [...new Map(frozen.missing.map(({ cell, name }) => [cell, name])).values()],
    },
    figures,
    months: totals.map(({ month, counts, feedback }) => ({
      month,
      counts: [...counts],
      feedback: feedback && { received: feedback.received, concluded: feedback.concluded },
    })),
    rounds: frozen.rounds.map(({ name, closed_on, counts }) => ({
      name,
      closedOn: closed_on,
      ...tallyFrom(counts),
    })),
    releases: released.map(({ quarter, catalogue, outcome, people, counts }) => ({
      quarter,
      catalogue,
      outcome,
      people,
      counts:
        counts &&
        Object.fromEntries(Object.entries(counts).map(([group, shown]) => [group, toldOutside(shown)])),
    })),
  }
}

/** Of the rounds of a report the last of each half-year, as it goes upward where the levels are online together. */
async function lastRounds(
  db: Database,
  tenant: string,
  told: readonly string[],
): Promise<CommuneSaid['rounds']> {
  const rounds = (await lastClosed(db, tenant))
    .filter(({ id }) => told.includes(id))
    .toSorted((a, b) => (`${b.closes_on} ${b.id}` < `${a.closes_on} ${a.id}` ? -1 : 1))
  const counted = await Promise.all(
    rounds.map(async (round) => ({ catalogue: round.catalogue, ...(await countRound(db, round)) })),
  )
  const last = [...Map.groupBy(counted, ({ half }) => half).values()].map(([latest]) => latest!)
  return last
    .filter(({ figures }) => figures.concluded >= FEWEST_CONCLUDED)
    .map(({ half, catalogue, figures, groups }) => ({
      half,
      catalogue,
      counts: { ...figures },
      groups: [...groups],
    }))
}

/** The signed file of an issued report; null before the unit has a key. */
export const rollUpFileOf = async (
  db: Database,
  row: ReportRow & { issued_on: string },
): Promise<string | null> => signedFile(db, row.tenant, () => statementOf(db, row))

/** What a unit says of a span, signed by its own key, as text that people can read too; null before it has a key. */
export async function signedFile(
  db: Database,
  unit: string,
  said: () => Promise<Statement>,
): Promise<string | null> {
  const key = await signingKeyOf(db, unit)
  if (!key) return null
  const statement = await said()
  const file: RollUpFile = {
    format: FORMAT,
    version: VERSION,
    key: key.public_key.toString('base64'),
    signature: signatureOf(statement, await privateKeyOf(db, unit, key.id)).toString('base64'),
    statement,
  }
  // Rows of numbers stand on one line: a large province's year would be several times as large. No text holds a line feed.
  const rows = /\[\n\s+(\d+(?:,\n\s+\d+)*)\n\s+\]/g
  const text = JSON.stringify(file, null, 2).replace(
    rows,
    (_, row: string) => `[${row.replace(/\s+/g, ' ')}]`,
  )
  return `${text}\n`
}
