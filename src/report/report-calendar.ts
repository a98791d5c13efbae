import { cellsOf } from '../organisation/organisation.ts'
import type { Database } from '../platform/database.ts'
import { secretariesOf } from '../statistics/committee.queries.ts'
import { beganIn, frozenMissing, ordinaryMeetings, type ReportRow, reportsOf } from './report.queries.ts'
import { reportSettingsOn } from './report-default.ts'
import { calendarSpans, type Missing, missingIn, type Span } from './report-span.rules.ts'

export type SpanState = 'running' | 'waits' | 'to-freeze' | 'overdue' | 'under-way' | 'frozen' | 'issued'

export interface CalendarSpan {
  readonly span: Span
  readonly state: SpanState
  readonly cells: number
  readonly complete: number
  /** The newest report or supplement, also one that is being put together. */
  readonly report: ReportRow | null
  /** Cells that were missing when the numbers were frozen, and are no more. */
  readonly cameLater: readonly string[]
}

export interface Calendar {
  readonly spans: readonly CalendarSpan[]
  /** Each cell that keeps a report waiting, once, with whom to call. */
  readonly toCall: readonly {
    readonly id: string
    readonly name: string
    readonly missing: readonly Missing[]
    readonly secretary: { name: string; phone: string | null } | null
  }[]
  readonly reports: readonly ReportRow[]
}

export function stateOf(span: Span, report: ReportRow | null, today: string): SpanState {
  if (report) return report.issued_on ? 'issued' : report.frozen_at ? 'frozen' : 'under-way'
  if (today <= span.ends) return 'running'
  if (today < span.cutoffOn) return 'waits'
  return today <= span.dueOn ? 'to-freeze' : 'overdue'
}

/** What is due to the superior level and what is missing for it; null before the practice has begun. */
export async function reportCalendar(db: Database, tenant: string, today: string): Promise<Calendar | null> {
  const began = await beganIn(db, tenant)
  if (!began) return null
  const spans = calendarSpans(await reportSettingsOn(db, tenant, today), { today, began })
  const months = [...new Set(spans.flatMap((span) => span.months))]
  const [cells, meetings, reports, secretaries] = await Promise.all([
    cellsOf(db, tenant),
    ordinaryMeetings(db, tenant, months),
    reportsOf(db, tenant),
    secretariesOf(db, tenant, today),
  ])
  const told = await Promise.all(
    spans.map(async (span) => {
      const missing = missingIn(span, cells, meetings, { today, began })
      const late = new Set(missing.map(({ cell }) => cell.id))
      const report = reports.find(
        (one) => one.kind === span.kind && one.starts === span.starts && !one.cancelled_at,
      )
      const then = report?.frozen_at ? await frozenMissing(db, report) : []
      const here = new Set(cells.map(({ id }) => id))
      return {
        missing,
        span,
        state: stateOf(span, report ?? null, today),
        cells: cells.length,
        complete: cells.length - late.size,
        report: report ?? null,
        cameLater: [
          ...new Set(then.flatMap(({ cell, name }) => (here.has(cell) && !late.has(cell) ? [name] : []))),
        ],
      }
    }),
  )
  const waiting = new Map(
    told.flatMap(({ missing }) => missing).map((one) => [`${one.cell.id} ${one.month}`, one]),
  )
  const byCell = Map.groupBy([...waiting.values()], ({ cell }) => cell.id)
  return {
    spans: told.map(({ missing: _, ...span }) => span),
    toCall: cells
      .filter(({ id }) => byCell.has(id))
      .map(({ id, name }) => ({
        id,
        name,
        missing: byCell.get(id)!.toSorted((a, b) => (a.month < b.month ? -1 : 1)),
        secretary: secretaries.get(id) ?? null,
      })),
    reports,
  }
}
