import { unitById } from '../organisation/organisation.ts'
import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { languages } from '../text/text.ts'
import { frozenFigures, frozenMissing, frozenRounds, type ReportRow, reportById } from './report.queries.ts'
import { reportSettingsOn } from './report-default.ts'
import { type FrozenReport, type ReportView, reportView } from './report-view.rules.ts'
import type { Head } from './word-head.ts'

/** A frozen report as a paper of the committee: head, title, numbers, who signs, whom it goes to. */
export interface ReportPaper {
  readonly head: Omit<Head, 'motto' | 'star'>
  readonly title: string
  readonly view: ReportView
  readonly signer: { readonly role: string; readonly post: string; readonly name: string }
  readonly recipients: readonly string[]
}

/** The words of papers: they are in Vietnamese whatever language the screen is in. */
const t = languages.vi

export async function frozenReport(db: Database, row: ReportRow): Promise<FrozenReport> {
  const [figures, missing, rounds, before] = await Promise.all([
    frozenFigures(db, row),
    frozenMissing(db, row),
    frozenRounds(db, row),
    reportById(db, row.tenant, row.follows),
  ])
  return {
    row,
    figures,
    missing,
    rounds,
    before: before && { row: before, figures: await frozenFigures(db, before) },
  }
}

/** As it was issued; before that as it would be today, with room for number and day. */
export async function reportPaper(db: Database, row: ReportRow, today: string): Promise<ReportPaper> {
  const [organisation, superior, settings, frozen] = await Promise.all([
    unitById(db, row.tenant),
    db.maybe<{ name: string }>(sql`
      select u.name from unit_closure c join unit u on u.id = c.ancestor
      where c.descendant = ${row.tenant} and c.depth = 1`),
    reportSettingsOn(db, row.tenant, today),
    frozenReport(db, row),
  ])
  const w = t.reporting.paper
  const name = organisation?.name ?? ''
  const place = t.minutes.placeOf(name)
  const [year, month, day] = (row.issued_on ?? '').split('-') as [string, string, string]
  return {
    head: {
      superior: superior?.name ?? '',
      body: w.body(name),
      number: row.number ? w.issuedNumber(row.number) : w.openNumber(settings.mark),
      placeAndDay: row.issued_on ? t.minutes.placeAndDay(place, day, month, year) : w.noDay(place),
    },
    title: row.nth === 0 ? w.title : w.supplementTitle,
    view: reportView(frozen, t),
    signer: row.signer ?? { ...settings.signer, name: '' },
    recipients: row.signer?.recipients ?? settings.recipients,
  }
}
