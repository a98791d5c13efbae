import { type FeedbackNumbers, feedbackNumbers } from '../feedback/numbers.ts'
import { addMonths } from '../movement/period.rules.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { type FeedbackFigures, feedbackFigures } from './feedback-figures.rules.ts'
import {
  addFigures,
  type FigureName,
  type Figures,
  figuresOfCounts,
  NO_FIGURES,
  type Window,
  windowOf,
} from './figures.rules.ts'
import { countedReviews, type Reviewed, reviewedSince } from './reviewed.ts'

export interface MonthFigures {
  readonly month: string
  /** Of the whole organisation. */
  readonly total: Figures
  /** By cell, also of cells that have ended since. A cell of which nothing is known is left out. */
  readonly cells: ReadonlyMap<string, Figures>
  readonly feedback: FeedbackFigures
  /** Nothing that comes later changes them. */
  readonly over: boolean
}

/** The places of `feedback` in a row of a tally; after them, of one organisation only, the median, which adds up to nothing. */
export const FEEDBACK_COUNTS = ['received', 'open', 'overdue', 'concluded'] as const

export const countsOfFeedback = (numbers: FeedbackNumbers): (number | null)[] => [
  ...FEEDBACK_COUNTS.map((name) => numbers[name]),
  numbers.medianDays,
]

/** The door of figures of feedback that stand in a tally. */
export const feedbackOfCounts = (counts: readonly (number | null)[] | null): FeedbackFigures => {
  const [received, open, overdue, concluded, medianDays] = counts ?? []
  return feedbackFigures({
    received: received ?? 0,
    open: open ?? 0,
    overdue: overdue ?? 0,
    concluded: concluded ?? 0,
    medianDays: medianDays ?? null,
  })
}

/**
 * An organisation's figures of a month, exact as of now: out of its tally where nothing was done since it was counted,
 * counted anew where something was.
 */
export async function figuresOf(
  db: Database,
  tenant: string,
  month: string,
  now: Date,
): Promise<MonthFigures> {
  const tally = await talliedMonth(db, tenant, month, dayOf(now))
  return tally ?? countedMonth(db, tenant, month, now)
}

/** The same of the organisation as a whole, for who does not show its cells. */
export async function totalOf(
  db: Database,
  tenant: string,
  month: string,
  now: Date,
): Promise<Pick<MonthFigures, 'total' | 'feedback'>> {
  const tally = await talliedMonth(db, tenant, month, dayOf(now), sql`and t.unit = t.tenant`)
  return tally ?? countedMonth(db, tenant, month, now)
}

async function countedMonth(db: Database, tenant: string, month: string, now: Date): Promise<MonthFigures> {
  const { cells, feedback, over } = await counted(db, tenant, month, now, (of) =>
    reviewedSince(db, of, dayOf(now)),
  )
  return { month, total: addFigures(cells.values()), cells, feedback: feedbackFigures(feedback), over }
}

async function talliedMonth(
  db: Database,
  tenant: string,
  month: string,
  today: string,
  only = sql``,
): Promise<MonthFigures | null> {
  const rows = await db.rows<{
    unit: string
    counts: number[]
    feedback: (number | null)[] | null
    frozen: boolean
  }>(sql`
    select t.unit, t.counts, t.feedback, t.frozen from tally t
    where t.tenant = ${tenant} and t.month = ${month} ${only} and (t.frozen or exists (
      select 1 from tally_mark k left join history_head h on h.tenant = k.tenant
      where k.tenant = ${tenant} and k.counted_on = ${today} and k.history_n = coalesce(h.n, 0)))`)
  const own = rows.find(({ unit }) => unit === tenant)
  if (!own) return null
  const cells = rows.filter(({ unit }) => unit !== tenant)
  return {
    month,
    total: figuresOfCounts(own.counts),
    cells: new Map(cells.map(({ unit, counts }) => [unit, figuresOfCounts(counts)])),
    feedback: feedbackOfCounts(own.feedback),
    over: own.frozen,
  }
}

/** The months of an organisation as they were counted last, newest first. */
export async function talliedMonths(
  db: Database,
  tenant: string,
  most: number,
): Promise<{ month: string; figures: Figures }[]> {
  const rows = await db.rows<{ month: string; counts: number[] }>(sql`
    select month, counts from tally where tenant = ${tenant} and unit = ${tenant} order by month desc limit ${most}`)
  return rows.map(({ month, counts }) => ({ month, figures: figuresOfCounts(counts) }))
}

/** What a tally is written from. Not shown: the numbers of feedback are those of cases. */
export interface MonthCounts {
  readonly cells: ReadonlyMap<string, Figures>
  readonly feedback: FeedbackNumbers
  readonly over: boolean
}

/** Counts a month as of now, whatever was counted before. */
export const monthCounts = (db: Database, tenant: string, month: string, now: Date): Promise<MonthCounts> =>
  counted(db, tenant, month, now, (of) => countedReviews(db, of))

async function counted(
  db: Database,
  tenant: string,
  month: string,
  now: Date,
  reviews: (of: Parameters<typeof countedReviews>[1]) => Promise<Reviewed[]>,
): Promise<MonthCounts> {
  const { window, period } = await windowFor(db, tenant, month, dayOf(now))
  const [matters, reviewed, feedback] = await Promise.all([
    countedMatters(db, tenant, period, window),
    reviews({ tenant, month, period, ref: window.ref }),
    feedbackNumbers(db, tenant, window, now),
  ])
  return { cells: figuresByCell(matters, reviewed), feedback, over: window.over }
}

/** The days a month of an organisation is counted by, and its period of self-review. */
export async function windowFor(
  db: Database,
  tenant: string,
  month: string,
  today: string,
): Promise<{ window: Window; period: string | null }> {
  const next = addMonths(month, 1)
  const periods = await db.rows<{ id: string; month: string; closes_at: Date }>(sql`
    select id, month, closes_at from period where tenant = ${tenant} and month in (${month}, ${next})`)
  const closes = (of: string) => {
    const period = periods.find((one) => one.month === of)
    // It closes with the first moment of the day after.
    return period ? dayOf(new Date(period.closes_at.getTime() - 1)) : null
  }
  return {
    window: windowOf(month, { closes: closes(month), nextCloses: closes(next) }, today),
    period: periods.find((one) => one.month === month)?.id ?? null,
  }
}

interface Matter {
  readonly cell: string | null
  readonly name: FigureName
  readonly n: number
}

/** The definition of figures.rules.ts, counted where the rows are: all of it that is not counted over people. */
const countedMatters = (
  db: Database,
  tenant: string,
  period: string | null,
  { month, from, to, ref, until, seen }: Window,
): Promise<Matter[]> =>
  db.rows<Matter>(sql`
    with held as (
      select id, cell, kind, opened_at is not null as opened, ended_at is not null as over, locked_at is not null as locked
      from meeting where tenant = ${tenant} and month = ${month} and dropped_at is null
    ),
    known as (
      select p.person, p.cell, p.origin, p.due, p.opened_on, p.confirmed_on, coalesce(p.confirmed_on <= ${until}, false) as confirmed,
             least(p.confirmed_on, ${until}::date) as day
      from cell_plan p
      where p.tenant = ${tenant} and p.opened_on <= ${until} and (p.withdrawn_on is null or p.withdrawn_on > ${until})
        and (p.due between ${from} and ${to} or p.confirmed_on is null or p.confirmed_on >= least(${from}::date, ${until}::date))
        and (p.origin <> 'concluded' or exists (
          select 1 from conclusion c
          where c.tenant = p.tenant and c.id = p.origin_id and c.withdrawn_at is null and exists (
            select 1 from meeting m where m.tenant = c.tenant and m.id = c.source_id and m.ended_at is not null)))
    ),
    promise as (
      select k.due, k.confirmed_on, k.confirmed, case
        when k.origin = 'concluded' then (
          select m.cell from membership m
          where m.tenant = ${tenant} and m.person = k.person and m.status <> 'left'
            and m.valid_from <= k.day and (m.valid_to is null or m.valid_to > k.day)
          order by m.cell = k.cell desc, m.valid_from desc, m.cell limit 1)
        when exists (
          select 1 from membership m
          where m.tenant = ${tenant} and m.person = k.person and m.cell = k.cell and m.status <> 'left'
            and m.valid_from <= k.day and (m.valid_to is null or m.valid_to > k.day))
         and not exists (
          select 1 from membership m
          where m.tenant = ${tenant} and m.person = k.person and (m.cell <> k.cell or m.status = 'left')
            and m.valid_from > k.opened_on and m.valid_from <= k.day) then k.cell
        end as cell
      from known k
    ),
    reminded as (
      select (first.said -> 'member' ->> 'cell')::uuid as cell, e.kind
      from reminder_event e
      join reminder_event first on first.tenant = e.tenant and first.reminder = e.reminder and first.n = 1
      where e.tenant = ${tenant} and e.kind in ('proposed', 'decided', 'closed') and e.on_day between ${from} and ${to}
    )
    select u.id as cell, 'cells' as name, 1 as n from unit u
    where u.tenant = ${tenant} and u.kind = 'cell'
      and ((u.founded_on <= ${ref} and (u.ended_on is null or u.ended_on > ${ref}))
        or exists (select 1 from held where held.cell = u.id and held.kind = 'ordinary' and held.opened))
    union all
    select cell, case kind when 'ordinary' then 'met' else 'thematic' end, count(*)::int from held where opened group by cell, kind
    union all
    select cell, 'locked', count(*)::int from held where locked and kind = 'ordinary' group by cell
    union all
    select held.cell, 'turns', count(*)::int
    from held join meeting_review r on r.tenant = ${tenant} and r.meeting = held.id and r.put_off_at is null
    where held.over group by held.cell
    union all
    select cell, 'ended', count(*)::int from period_closed where tenant = ${tenant} and period = ${period} group by cell
    union all
    select cell, 'promisesDue', count(*)::int from promise where due between ${from} and ${to} group by cell
    union all
    select cell, 'promisesKept', count(*)::int from promise
    where due between ${from} and ${to} and confirmed_on <= ${seen} group by cell
    union all
    select cell, 'promisesOpen', count(*)::int from promise where not confirmed group by cell
    union all
    select cell, 'promisesFixed', count(*)::int from promise where confirmed and confirmed_on >= ${from} group by cell
    union all
    select cell, 'promisesRaised', count(*)::int from cell_plan
    where tenant = ${tenant} and origin <> 'concluded' and opened_on between ${from} and ${until}
      and (withdrawn_on is null or withdrawn_on > ${until}) group by cell
    union all
    select cell, 'promisesLate', count(*)::int from promise where not confirmed and due < ${until} group by cell
    union all
    select cell, case kind when 'proposed' then 'remindersProposed' when 'decided' then 'remindersDecided'
                      else 'remindersClosed' end, count(*)::int from reminded group by cell, kind
    union all
    select d.cell, 'deeds', count(*)::int
    from good_deed d join meeting m on m.tenant = d.tenant and m.id = d.settled_at_meeting and m.locked_at is not null
    where d.tenant = ${tenant} and d.outcome = 'confirmed' and d.settled_on between ${from} and ${to} group by d.cell`)

function figuresByCell(matters: readonly Matter[], reviewed: readonly Reviewed[]): Map<string, Figures> {
  const cells = new Map<string, Record<FigureName, number>>()
  const of = (cell: string) => {
    const figures = cells.get(cell) ?? { ...NO_FIGURES }
    cells.set(cell, figures)
    return figures
  }
  for (const { cell, name, n } of matters) if (cell !== null) of(cell)[name] += n
  for (const { cell, ...counts } of reviewed) Object.assign(of(cell), counts)
  return cells
}
