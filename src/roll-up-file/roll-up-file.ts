import { monthsOf } from '../movement/period.rules.ts'
import { unitById } from '../organisation/organisation.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import type { ReportRow } from '../report/report.queries.ts'
import { frozenReport } from '../report/report-paper.ts'
import { tallyFrom } from '../round/round.rules.ts'
import { FIGURES } from '../statistics/figures.rules.ts'
import { quarters } from '../statistics/release.ts'
import { FORMAT, type RollUpFile, type Statement, VERSION } from './roll-up-file.rules.ts'
import { signatureOf } from './signing.ts'
import { privateKeyOf, signingKeyOf } from './signing-key.ts'

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
  return {
    file: row.id,
    follows: row.follows,
    issuer: { id: tenant, name: unit?.name ?? '' },
    span: { kind: row.kind, starts: row.starts, months: [...row.months] },
    number: row.number,
    issuedOn: row.issued_on,
    frozenOn: dayOf(row.frozen_at!),
    communes: 1,
    cells: {
      all: row.cells,
      complete: row.complete,
      missing: [...new Map(frozen.missing.map(({ cell, name }) => [cell, name])).values()],
    },
    // A figure that was not counted yet when these were frozen is not in the file.
    figures: FIGURES.slice(0, Math.min(...totals.map(({ counts }) => counts.length))),
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
      counts,
    })),
  }
}

/** The signed file of an issued report, as text that people can read too; null before the unit has a key. */
export async function rollUpFileOf(
  db: Database,
  row: ReportRow & { issued_on: string },
): Promise<string | null> {
  const key = await signingKeyOf(db, row.tenant)
  if (!key) return null
  const statement = await statementOf(db, row)
  const file: RollUpFile = {
    format: FORMAT,
    version: VERSION,
    key: key.public_key.toString('base64'),
    signature: signatureOf(statement, await privateKeyOf(db, row.tenant, key.id)).toString('base64'),
    statement,
  }
  return `${JSON.stringify(file, null, 2)}\n`
}
