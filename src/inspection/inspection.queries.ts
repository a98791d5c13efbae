import type { Outcome } from '../conclusion/conclusion.rules.ts'
import type { Database } from '../platform/database.ts'
import { isId } from '../platform/ids.ts'
import { type Sql, sql } from '../platform/sql.ts'
import { type InspectionFacts, type Said, type Stage, stageOf } from './inspection.rules.ts'

export interface PlanRow {
  readonly tenant: string
  readonly id: string
  readonly unit: string
  readonly year: number
  readonly drafted_by_name: string
  readonly drafted_on: string
  readonly adopted_on: string | null
  readonly adopted_paper: string
}

export interface Report {
  readonly n: number
  readonly said: Said
  readonly sent_on: string
  readonly entered_by_name: string | null
}

export interface Ask {
  readonly n: number
  readonly body: string
  readonly name: string
  readonly asked_on: string
  /** How many reports there were when it was asked. */
  readonly after: number
}

export interface Result {
  readonly n: number
  readonly outcome: Outcome
  readonly body: string
  readonly fix: string
  readonly fix_by: string | null
  readonly name: string
  readonly made_on: string
  readonly seen_on: string | null
  readonly said: string
  readonly after: number
}

interface Stored {
  readonly tenant: string
  readonly id: string
  readonly plan: string
  readonly unit: string
  readonly year: number
  readonly adopted_on: string | null
  readonly person: string
  readonly name: string
  readonly theme: string
  readonly month: string
  readonly told_on: string | null
  readonly told_at_meeting: string | null
  readonly dropped_on: string | null
  readonly dropped_reason: string
  readonly reports: readonly Report[]
  readonly asks: readonly Ask[]
  readonly results: readonly Result[]
  readonly concluded_on: string | null
  readonly conclusion: string | null
}

/** One member's inspection with all that was said and written of it. */
export interface Inspection extends Stored {
  readonly stage: Stage
  readonly result: Result | null
}

const inspections = (condition: Sql) => sql`
  select i.tenant, i.id, i.plan, p.unit, p.year, p.adopted_on, i.person, person.full_name as name, i.theme, i.month, i.told_on,
         i.told_at_meeting, i.dropped_on, i.dropped_reason, c.id as conclusion, c.concluded_on,
         (select coalesce(jsonb_agg(jsonb_build_object('n', r.n, 'said', r.said, 'sent_on', r.sent_on,
            'entered_by_name', e.full_name) order by r.n), '[]')
          from inspection_report r left join person e on e.id = r.entered_by
          where r.tenant = i.tenant and r.inspection = i.id) as reports,
         (select coalesce(jsonb_agg(jsonb_build_object('n', a.n, 'body', a.body, 'name', b.full_name, 'asked_on', a.asked_on,
            'after', a.after_report) order by a.n), '[]')
          from inspection_ask a join person b on b.id = a.asked_by
          where a.tenant = i.tenant and a.inspection = i.id) as asks,
         (select coalesce(jsonb_agg(jsonb_build_object('n', d.n, 'outcome', d.outcome, 'body', d.body, 'fix', d.fix,
            'fix_by', d.fix_by, 'name', m.full_name, 'made_on', d.made_on, 'seen_on', d.seen_on, 'said', d.said,
            'after', d.after_report) order by d.n), '[]')
          from inspection_result d join person m on m.id = d.made_by
          where d.tenant = i.tenant and d.inspection = i.id) as results
  from inspection i join inspection_plan p on p.tenant = i.tenant and p.id = i.plan
  join person on person.id = i.person
  left join conclusion c on c.tenant = i.tenant and c.inspection = i.id and c.withdrawn_at is null
  where ${condition} order by i.month, person.full_name, i.id`

function read(row: Stored): Inspection {
  const result = row.results.at(-1) ?? null
  const facts: InspectionFacts = {
    adopted: row.adopted_on !== null,
    told_on: row.told_on,
    reports: row.reports,
    asks: row.asks,
    result,
    resultAfter: result?.after ?? 0,
    concluded: row.conclusion !== null,
    dropped: row.dropped_on !== null,
  }
  return { ...row, result, stage: stageOf(facts) }
}

export const inspectionsOf = async (db: Database, tenant: string, unit: string): Promise<Inspection[]> =>
  (await db.rows<Stored>(inspections(sql`i.tenant = ${tenant} and p.unit = ${unit}`))).map(read)

/** Of a person, once the plan is adopted: before, it is a draft of officers. */
export const inspectionsAbout = async (db: Database, person: string): Promise<Inspection[]> =>
  (await db.rows<Stored>(inspections(sql`i.person = ${person} and p.adopted_on is not null`))).map(read)

export async function inspectionById(
  db: Database,
  tenant: string,
  id: string | undefined,
): Promise<Inspection | null> {
  if (!isId(id)) return null
  const row = await db.maybe<Stored>(inspections(sql`i.tenant = ${tenant} and i.id = ${id}`))
  return row && read(row)
}

/** What a meeting of the cell did: told beforehand, adopted, concluded. */
export const inspectionsAt = async (db: Database, tenant: string, meeting: string): Promise<Inspection[]> =>
  (
    await db.rows<Stored>(
      inspections(sql`i.tenant = ${tenant} and (i.told_at_meeting = ${meeting} or c.source_id = ${meeting})`),
    )
  ).map(read)

export const plansOf = (db: Database, tenant: string, unit: string): Promise<PlanRow[]> =>
  db.rows(sql`
    select p.tenant, p.id, p.unit, p.year, d.full_name as drafted_by_name, p.drafted_on, p.adopted_on, p.adopted_paper
    from inspection_plan p join person d on d.id = p.drafted_by
    where p.tenant = ${tenant} and p.unit = ${unit} order by p.adopted_on nulls first, p.year desc, p.id`)

export const plansAdoptedAt = (db: Database, tenant: string, meeting: string): Promise<PlanRow[]> =>
  db.rows(sql`
    select p.tenant, p.id, p.unit, p.year, d.full_name as drafted_by_name, p.drafted_on, p.adopted_on, p.adopted_paper
    from inspection_plan p join person d on d.id = p.drafted_by
    where p.tenant = ${tenant} and p.adopted_at_meeting = ${meeting} order by p.id`)

/** Members who may be inspected: of one cell, or of all. */
export const membersFor = (
  db: Database,
  tenant: string,
  cell: string | null,
  today: string,
): Promise<{ person: string; name: string; cell: string; cell_name: string }[]> =>
  db.rows(sql`
    select m.person, p.full_name as name, m.cell, u.name as cell_name from membership m
    join person p on p.id = m.person join unit u on u.id = m.cell
    where m.tenant = ${tenant} and (${cell}::uuid is null or m.cell = ${cell}) and m.status not in ('left', 'exempt', 'suspended')
      and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to > ${today})`)
