import type { Ticks } from '../commitment/commitment.rules.ts'
import { wordingsOf } from '../commitment/commitment.ts'
import { cellPlansOf, conclusionsAbout } from '../conclusion/conclusion.queries.ts'
import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { YearFacts } from './fill.rules.ts'

/** Out of the year's record, what a member's form can begin with: all of it theirs, or concluded about them. */
export async function yearFacts(
  db: Database,
  person: string,
  year: number,
  ticks: Ticks,
): Promise<YearFacts> {
  const within = (day: string) => day.startsWith(`${year}-`)
  const [wordings, conclusions, plans, deeds, { months }] = await Promise.all([
    wordingsOf(db, person, year),
    conclusionsAbout(db, person),
    cellPlansOf(db, person),
    db.rows<{ day: string; words: string }>(sql`
      select d.day, d.words from good_deed d join meeting m on m.tenant = d.tenant and m.id = d.settled_at_meeting
      where d.person = ${person} and d.outcome = 'confirmed' and d.declined_on is null and m.ended_at is not null
        and extract(year from d.day) = ${year} order by d.day`),
    db.row<{ months: number }>(sql`
      select count(*)::int as months from review_done r join period p on p.tenant = r.tenant and p.id = r.period
      where r.person = ${person} and extract(year from p.month) = ${year}`),
  ])
  return {
    lines: wordings[0]?.lines ?? [],
    ticks,
    conclusions: conclusions
      .filter((one) => one.kind === 'sign' && one.outcome !== 'none-seen' && within(one.concluded_on))
      .reverse(),
    fixes: plans.filter((plan) => within(plan.opened_on) || within(plan.due)).reverse(),
    deeds,
    months,
  }
}
