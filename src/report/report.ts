import { record } from '../history/history.ts'
import { cellsOf } from '../organisation/organisation.ts'
import { addDays, dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import {
  beganIn,
  frozenFigures,
  frozenRounds,
  type IssuedBy,
  monthsDone,
  ordinaryMeetings,
  type ReportRow,
  reportById,
  roundsClosedIn,
} from './report.queries.ts'
import { unitFigures } from './report-figures.ts'
import { type FreezeRefusal, freezeRefusal, LONG, missingIn, type Span } from './report-span.rules.ts'

interface By {
  readonly person: string
  readonly now: Date
}

type Named = Pick<ReportRow, 'tenant' | 'id'>

/** What the cells still have to bring in for a span, and which cells there are. */
export async function missingFor(db: Database, tenant: string, span: Pick<Span, 'months'>, today: string) {
  const [cells, meetings, began] = await Promise.all([
    cellsOf(db, tenant),
    ordinaryMeetings(db, tenant, span.months),
    beganIn(db, tenant),
  ])
  return { cells, missing: missingIn(span, cells, meetings, { today, began: began ?? today }) }
}

export type AskRefusal = FreezeRefusal | 'nothing-new'
export type AskOutcome = { readonly id: string } | { readonly underWay: string } | AskRefusal

/**
 * Freezes the numbers of a span, or of a supplement where they were frozen before. Few of them at once; a long report is
 * left for the clock, a month at a time (`freezeNextMonth`).
 */
export async function askReport(
  tx: Transaction,
  tenant: string,
  span: Span,
  said: { readonly knows: boolean },
  by: By,
): Promise<AskOutcome> {
  const today = dayOf(by.now)
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`report ${tenant}`}, 7))`)
  const before = await tx.rows<{ id: string; frozen_at: Date | null }>(sql`
    select id, frozen_at from report
    where tenant = ${tenant} and kind = ${span.kind} and starts = ${span.starts} and cancelled_at is null order by nth`)
  const open = before.find(({ frozen_at }) => frozen_at === null)
  if (open) return { underWay: open.id }
  const { cells, missing } = await missingFor(tx, tenant, span, today)
  const refusal = freezeRefusal(span, { today, missing: missing.length, knows: said.knows })
  if (refusal) return refusal
  const id = newId(by.now)
  const named = { tenant, id }
  const late = new Set(missing.map(({ cell }) => cell.id))
  await tx.run(sql`
    insert into report (tenant, id, kind, starts, months, nth, follows, cutoff_on, due_on, cells, complete, asked_at, asked_by)
    values (${tenant}, ${id}, ${span.kind}, ${span.starts}, ${span.months}, ${before.length}, ${before.at(-1)?.id ?? null},
            ${span.cutoffOn}, ${span.dueOn}, ${cells.length}, ${cells.length - late.size}, ${by.now}, ${by.person})`)
  const place = new Map(cells.map((cell, i) => [cell.id, i + 1]))
  const rows = missing.map(({ cell, month, reason }) => ({
    month,
    cell: cell.id,
    place: place.get(cell.id),
    name: cell.name,
    reason,
  }))
  await tx.run(sql`
    insert into report_missing (tenant, report, month, cell, place, name, reason)
    select ${tenant}, ${id}, m.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as m (month date, cell uuid, place int, name text, reason text)`)
  const rounds = await roundsClosedIn(tx, tenant, { starts: span.starts, ends: span.ends })
  await tx.run(sql`
    insert into report_round (tenant, report, round, name, closed_on, counts)
    select ${tenant}, ${id}, r.* from jsonb_to_recordset(${JSON.stringify(rounds)}::jsonb)
      as r (round uuid, name text, closed_on date, counts int[])`)
  if (span.months.length * cells.length > LONG) {
    await deed(tx, named, 'report-asked', by)
    return { id }
  }
  for (const month of span.months) await freezeMonth(tx, named, month, by.now)
  if (!(await finish(tx, named, by.person, by.now))) return 'nothing-new'
  return { id }
}

async function freezeMonth(tx: Transaction, { tenant, id }: Named, month: string, now: Date): Promise<void> {
  const figures = await unitFigures(tx, tenant, month, now)
  const rows = figures.map((one, place) => ({ ...one, place }))
  await tx.run(sql`
    insert into report_figures (tenant, report, month, unit, place, name, counts, feedback)
    select ${tenant}, ${id}, ${month}, f.unit, f.place, f.name, f.counts, f.feedback
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as f (unit uuid, place int, name text, counts int[], feedback jsonb)`)
}

/** Seals the numbers. False, and nothing is sealed, where a supplement says what was reported before. */
async function finish(tx: Transaction, named: Named, person: string, now: Date): Promise<boolean> {
  const report = (await reportById(tx, named.tenant, named.id))!
  if (report.follows && (await same(tx, named, { tenant: named.tenant, id: report.follows }))) return false
  await tx.run(sql`update report set frozen_at = ${now} where tenant = ${named.tenant} and id = ${named.id}`)
  await deed(tx, named, 'report-frozen', { person, now })
  return true
}

async function same(db: Database, one: Named, other: Named): Promise<boolean> {
  const told = async (report: Named) =>
    JSON.stringify([
      (await frozenFigures(db, report)).map(({ month, unit, counts }) => [month, unit, counts]),
      (await frozenRounds(db, report)).map(({ round, counts }) => [round, counts]),
    ])
  return (await told(one)) === (await told(other))
}

/**
 * One month of one report that waits for its numbers; false when none does. Two servers never take the same one, and
 * what was cancelled meanwhile is left.
 */
export async function freezeNextMonth(db: Database, now: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    const next = await tx.maybe<Named & { asked_by: string; months: string[] }>(sql`
      select tenant, id, asked_by, array(select to_char(m, 'YYYY-MM-DD') from unnest(months) m order by m) as months
      from report where frozen_at is null and cancelled_at is null order by asked_at limit 1 for update skip locked`)
    if (!next) return false
    const done = new Set(await monthsDone(tx, next))
    const left = next.months.filter((month) => !done.has(month))
    if (left[0]) await freezeMonth(tx, next, left[0], now)
    if (left.length > 1) return true
    if (!(await finish(tx, next, next.asked_by, now))) {
      await tx.run(
        sql`update report set cancelled_at = ${now} where tenant = ${next.tenant} and id = ${next.id}`,
      )
      await deed(tx, next, 'report-cancelled', { person: null, now })
    }
    return true
  })
}

/** Stops a report that is still being put together. False when it was frozen meanwhile, or cancelled before. */
export async function cancelReport(tx: Transaction, named: Named, by: By): Promise<boolean> {
  const stopped = await tx.run(sql`
    update report set cancelled_at = ${by.now}, cancelled_by = ${by.person}
    where tenant = ${named.tenant} and id = ${named.id} and frozen_at is null and cancelled_at is null`)
  if (stopped === 0) return false
  await deed(tx, named, 'report-cancelled', by)
  return true
}

/** Gives the frozen report its number and day. Once: what went out is followed by a supplement, not by other numbers. */
export async function issueReport(
  tx: Transaction,
  named: Named,
  paper: { readonly number: string; readonly day: string; readonly signer: IssuedBy },
  by: By,
): Promise<boolean> {
  const issued = await tx.run(sql`
    update report set issued_on = ${paper.day}, issued_at = ${by.now}, issued_by = ${by.person}, number = ${paper.number},
      signer = ${JSON.stringify(paper.signer)}
    where tenant = ${named.tenant} and id = ${named.id} and frozen_at is not null and issued_at is null`)
  if (issued === 0) return false
  await deed(tx, named, 'report-issued', by)
  return true
}

/** The last day of the months a report tells of. */
export const endOf = ({ months }: Pick<ReportRow, 'months'>): string => {
  const last = months.at(-1)!
  return addDays(`${addDays(last, 31).slice(0, 7)}-01`, -1)
}

const deed = (
  tx: Transaction,
  { tenant, id }: Named,
  verb: string,
  by: { person: string | null; now: Date },
) => record(tx, { tenant, at: by.now, actor: by.person, verb, about: { report: id } })
