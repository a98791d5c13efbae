import { sql } from '../src/platform/sql.ts'
import { askReport } from '../src/report/report.ts'
import { usualReports } from '../src/report/report-default.ts'
import { type SpanKind, spanByKey } from '../src/report/report-span.rules.ts'
import type { CastName } from './cast.ts'
import type { World } from './harness.ts'

type Stage = Pick<World, 'db' | 'cast'>

/** The practice of the commune as if it had begun with a month, so that its reports await something. */
export async function begunIn({ db, cast }: Stage, ...months: string[]): Promise<void> {
  for (const month of months)
    await db.run(sql`
      insert into period (tenant, id, month, meeting_on, opens_at, closes_at, catalogue, form)
      select tenant, gen_random_uuid(), ${month}, ${`${month.slice(0, 8)}03`},
             ${month}::date - 28, ${month}::date + 10, catalogue, form
      from period where tenant = ${cast.units.commune.id} limit 1 on conflict do nothing`)
}

/** An ordinary meeting of a cell in a month, its minutes locked unless it is only held. */
export async function ordinaryMeeting(
  { db, cast }: Stage,
  cell: 'thanh' | 'loi',
  month: string,
  state: 'locked' | 'held' = 'locked',
): Promise<string> {
  const by = cast.people.huong.id
  const day = `${month.slice(0, 8)}03`
  const at = new Date(`${day}T19:30:00+07:00`)
  const { id } = await db.row<{ id: string }>(sql`
    insert into meeting (tenant, id, cell, kind, month, day, at_time, place, kept, planned_at, planned_by, opened_at, opened_by,
                         ended_at, ended_by, chair, clerk, locked_at)
    values (${cast.units.commune.id}, gen_random_uuid(), ${cast.units[cell].id}, 'ordinary', ${month}, ${day}, '19:30', '',
            'live', ${at}, ${by}, ${at}, ${by}, ${at}, ${by}, ${by}, ${by}, ${state === 'locked' ? at : null})
    returning id`)
  return id
}

/** A report whose numbers are frozen: of a month, on a day after its cut-off. */
export async function frozenReportOf(
  { db, cast }: Stage,
  {
    key = 'month.2026-11',
    on = '2026-12-06',
    by = 'phuc',
  }: { key?: string; on?: string; by?: CastName } = {},
): Promise<string> {
  const settings = { ...usualReports, kinds: ['month', 'quarter', 'half', 'year'] satisfies SpanKind[] }
  const made = await askReport(
    db,
    cast.units.commune.id,
    spanByKey(key, settings)!,
    { knows: true },
    { person: cast.people[by].id, now: new Date(`${on}T08:00:00+07:00`) },
  )
  if (typeof made === 'string' || !('id' in made)) throw new Error(`no report: ${JSON.stringify(made)}`)
  return made.id
}
