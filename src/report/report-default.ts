import { record } from '../history/history.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { languages } from '../text/text.ts'
import type { ReportSettings } from './report-span.rules.ts'

const words = languages.vi.reporting.usual

/** What an organisation that has laid down nothing goes by: a report a quarter and one a year, with the minutes in. */
export const usualReports: ReportSettings = {
  kinds: ['quarter', 'year'],
  cutoffDay: 5,
  dueDay: 10,
  mark: words.mark,
  signer: { role: words.role, post: words.post },
  recipients: words.recipients,
}

export async function reportSettingsOn(db: Database, tenant: string, day: string): Promise<ReportSettings> {
  const row = await db.maybe<{ settings: ReportSettings }>(sql`
    select settings from report_default where tenant = ${tenant} and valid_from <= ${day}
    order by valid_from desc limit 1`)
  return row?.settings ?? usualReports
}

/** From today on; what was issued before keeps the words it was issued with. */
export async function setReportSettings(
  tx: Transaction,
  tenant: string,
  settings: ReportSettings,
  by: { person: string; now: Date; today: string },
): Promise<void> {
  await tx.run(sql`
    insert into report_default (tenant, valid_from, settings) values (${tenant}, ${by.today}, ${JSON.stringify(settings)})
    on conflict (tenant, valid_from) do update set settings = excluded.settings`)
  await record(tx, { tenant, at: by.now, actor: by.person, verb: 'report-defaults-set', about: { tenant } })
}
